import type { InputOf } from '@core/contract/api'
import type { ServiceView } from '@core/contract/catalogue'
import type { Me } from '@core/contract/people'
import { type AddressDraft } from '@/components/address-fields'
import { addressErrors, addressOf, contactErrors, wordErrors } from '@/components/address-fields/address'
import type { TimeSpan } from '@/components/china-time'
import { MAX } from '@/components/field/too-long'

/** The form as it is kept on the phone. Photos are not: what the phone shows of them is gone with the page. */
export interface OrderDraft extends AddressDraft {
  readonly title: string
  readonly text: string
  /** By question id, over all services: whoever changes the service keeps what fits. */
  readonly answers: Readonly<Record<string, string>>
  readonly forOther: boolean
  readonly relation: string
  readonly name: string
  readonly phone: string
  readonly appointment?: TimeSpan
}

export const BLANK: OrderDraft = {
  title: '', text: '', answers: {}, forOther: false, relation: '', name: '', phone: '',
  compoundId: '', compound: '', building: '', unit: '', room: '',
}

type SubmitInput = InputOf<'orders', 'submit'>
export type FieldErrors = Readonly<Record<string, string>>

/** What somebody ordered with the last time; never over what they typed. */
export function prefilled(draft: OrderDraft, profile: Me['profile']): Partial<OrderDraft> {
  if (!profile || draft.forOther) return {}
  const { name, phone, address } = profile
  const home = draft.compoundId ? {} : { compoundId: address.compoundId, compound: address.compound, building: address.building, unit: address.unit ?? '', room: address.room ?? '' }
  return { ...home, ...(draft.name ? {} : { name }), ...(draft.phone ? {} : { phone }) }
}

/** Of a long answer its beginning: “旧书柜，两个人抬得动” is about a bookcase. */
const firstClause = (answer: string | undefined) => answer?.trim().split(/[，。；！？,;!?\n]/)[0]?.trim()

/** Typing is the hardest part for many: without words of their own, what they answered is the title. */
export function titleOf(draft: OrderDraft, service: ServiceView): string {
  const written = draft.title.trim()
  if (written) return written
  const said = service.questions.filter(({ kind }) => kind !== 'number').map(({ id }) => firstClause(draft.answers[id])).filter(Boolean)
  return `${service.name}${said.length > 0 ? `：${said.join('、')}` : ''}`.slice(0, MAX.title)
}

const isPast = (span: TimeSpan | undefined, now: number) => span !== undefined && span.from <= now

/** What is missing or wrong, under the same names as the server uses. The server decides; this saves the trip. */
export function errorsOf(draft: OrderDraft, service: ServiceView, now: number): FieldErrors {
  const unanswered = service.questions.filter(({ id, required }) => required && !draft.answers[id]?.trim())
  const asked = Object.fromEntries(service.questions.map(({ id }) => [id, draft.answers[id] ?? '']))
  return {
    ...wordErrors({ ...draft, answers: asked }),
    ...Object.fromEntries(unanswered.map(({ id, kind }) => [`answers.${id}`, kind === 'choice' ? '请选一个' : '请填写'])),
    ...(draft.forOther && !draft.relation.trim() ? { 'onBehalf.relation': '请说明您替谁点' } : {}),
    ...addressErrors(draft),
    ...contactErrors(draft),
    ...(isPast(draft.appointment, now) ? { appointment: '这个时间已经过了，请另选一个' } : {}),
  }
}

/** The contract's input. Answers of other services that are still in the draft stay behind. */
export function inputOf(draft: OrderDraft, service: ServiceView, photos: readonly string[]): SubmitInput {
  const answers = service.questions.flatMap(({ id }) => {
    const value = draft.answers[id]?.trim()
    return value ? [{ id, value }] : []
  })
  const title = titleOf(draft, service)
  return {
    serviceId: service.id,
    title,
    text: draft.text.trim() || title,
    answers,
    photos: [...photos],
    address: addressOf(draft),
    contact: { name: draft.name.trim(), phone: draft.phone.trim() },
    // The form is not sent before; here it is said for this very order.
    consent: true,
    ...(draft.appointment ? { appointment: draft.appointment } : {}),
    ...(draft.forOther ? { onBehalf: { relation: draft.relation.trim() }, channel: 'proxy' as const } : {}),
  }
}

/** The server names an answer by its place in the list; the form knows it by its question. */
export function namedByQuestion(fields: FieldErrors, input: SubmitInput): FieldErrors {
  return Object.fromEntries(Object.entries(fields).map(([path, said]) => {
    const place = /^answers\.(\d+)\b/.exec(path)
    const id = place ? input.answers?.[Number(place[1])]?.id : undefined
    if (id) return [`answers.${id}`, said]
    return [path.startsWith('appointment') ? 'appointment' : path, said]
  }))
}
