import type { InputOf } from '@core/contract/api'
import type { ServiceView } from '@core/contract/catalogue'
import type { AddressDraft } from '@/components/address-fields'
import { addressErrors, addressOf, contactErrors, wordErrors } from '@/components/address-fields/address'
import type { TimeSpan } from '@/components/china-time'

type SubmitInput = InputOf<'orders', 'submit'>

/** What somebody said on the telephone or at the counter. */
export interface PhoneDraft extends AddressDraft {
  readonly channel: 'phone' | 'visit' | 'hotline'
  readonly serviceId: string
  readonly title: string
  readonly text: string
  /** By question id: whoever changes the service keeps what fits. */
  readonly answers: Readonly<Record<string, string>>
  readonly relation: string
  readonly name: string
  readonly phone: string
  readonly appointment?: TimeSpan
}

export const SELF = '本人'
export const BLANK: PhoneDraft = {
  channel: 'phone', serviceId: '', title: '', text: '', answers: {}, relation: SELF, name: '', phone: '', compoundId: '', compound: '', building: '', unit: '', room: '',
}

/** What is missing, under the server's names: said here it saves a call while somebody waits on the line. */
export function errorsOf(draft: PhoneDraft, service: ServiceView | undefined): Record<string, string> {
  const errors: Record<string, string> = { ...wordErrors({ ...draft, answers: Object.fromEntries((service?.questions ?? []).map(({ id }) => [id, draft.answers[id] ?? ''])) }), ...addressErrors(draft), ...contactErrors(draft) }
  if (!service) errors['serviceId'] = '请选一项服务'
  if (!draft.title.trim()) errors['title'] = '请写一句话'
  for (const { id, required, kind } of service?.questions ?? []) {
    if (required && !draft.answers[id]?.trim()) errors[`answers.${id}`] = kind === 'choice' ? '请选一个' : '请填写'
  }
  return errors
}

export function inputOf(draft: PhoneDraft, service: ServiceView): SubmitInput {
  const title = draft.title.trim()
  return {
    as: 'staff',
    channel: draft.channel,
    serviceId: service.id,
    title,
    text: draft.text.trim() || title,
    answers: service.questions.flatMap(({ id }) => {
      const value = draft.answers[id]?.trim()
      return value ? [{ id, value }] : []
    }),
    photos: [],
    address: addressOf(draft),
    contact: { name: draft.name.trim(), phone: draft.phone.trim() },
    ...(draft.appointment ? { appointment: draft.appointment } : {}),
    ...(draft.relation === SELF ? {} : { onBehalf: { relation: draft.relation } }),
  }
}
