import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { OrderDoc } from '@core/contract/documents'
import { timeRefusal } from '@core/domain/order/bounds'
import type { Actor } from '@core/domain/order/order'
import { AppError } from '../../_kit/app-error'
import { config } from '../../_kit/config'
import { hash22 } from '../../_kit/ids'
import { blindIndex, doorIndexOf, seal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { checkText } from '../../_data/content-check'
import { above, directory, findService } from '../../_data/directory'
import { findEntry, insertOrder, loadOrder } from '../../_data/orders-repo'
import { districtCalendar } from '../../_kit/calendar'
import { repeated } from '../../_order/change-order'
import { newOrder } from '../../_order/new-order'
import { answersOf } from '../rules/answers-of'
import { hasTooManyOpen, noteSubmitted } from '../rules/open-quota'

type Input = z.output<(typeof ordersContract)['submit']['input']>

/** The mini-program's own ways in; the others say that somebody of the community wrote it down. */
const OWN_CHANNELS: readonly Input['channel'][] = ['app', 'proxy']

/** 点单. One insert whose id is the intent itself: a retry finds the same order and gets the same answer. */
export async function submitOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, input.as)
  // Staff say for the caller what is written down, and tell them.
  if (input.as === 'resident' && input.consent !== true) throw new AppError('INVALID_INPUT', { fields: { consent: '请先看过并同意隐私说明' } })
  const id = hash22('order', ctx.requestKey)
  const stored = await placed(input, actor, id, ctx).then(insertOrder).catch(async (error: unknown) => {
    // What was taken in once is answered again, whatever left the catalogue or was filled up since.
    const before = error instanceof AppError ? await loadOrder(id) : null
    if (before === null) throw error
    return before
  })
  if (input.as === 'resident') noteSubmitted(ctx.personId, config().OPEN_ORDERS_MAX)
  // A retry may come when the first line has long been sealed away.
  const first = await findEntry(stored, ctx.requestKey)
  if (first === null) throw new AppError('REQUEST_ID_REUSED')
  return repeated(id, first, 'submit', ctx.digest)
}

/** The order as it is to be stored, or why it cannot be. */
async function placed(input: Input, actor: Actor, id: string, ctx: Ctx): Promise<OrderDoc> {
  if (input.as === 'resident' && !OWN_CHANNELS.includes(input.channel)) throw new AppError('INVALID_INPUT', { fields: { channel: '电话、来访和热线的单由社区工作人员代记' } })
  const [{ service, limits }, dir] = await Promise.all([findService(input.serviceId, ctx.now), directory(ctx.now)])
  const chain = above(dir, input.address.compoundId)
  const [compound] = chain
  const find = (kind: string) => chain.find((area) => area.kind === kind)?.id
  const [gridId, communityId, streetId] = [find('grid'), find('community'), find('street')]
  if (compound?.kind !== 'compound' || gridId === undefined || communityId === undefined || streetId === undefined) throw new AppError('ADDRESS_UNKNOWN')
  if (input.as === 'staff' && !actor.scopeIds.includes(communityId)) throw new AppError('OUT_OF_SCOPE')
  const refusal = input.appointment === undefined ? null : timeRefusal(input.appointment, { now: ctx.now, calendar: districtCalendar })
  if (refusal !== null) throw new AppError(refusal)
  if (input.as === 'resident') await refuseTooMany(ctx)
  const answers = answersOf(input.answers, service.questions)
  const told = [input.title, input.text, ...input.answers.map(({ value }) => value), input.onBehalf?.relation ?? '', input.address.building]
  const risky = await checkText(told.join('\n'), ctx.openid)

  return newOrder({
    id, requestKey: ctx.requestKey, digest: ctx.digest, now: ctx.now, actor, action: 'submit', service, limits, payload: { risky, channel: input.channel },
    placed: {
      communityId, streetId, gridId, ...ownersOf(input, ctx.personId), channel: input.channel,
      title: input.title, text: input.text, answers,
      photos: input.photos.map((fileId) => ({ fileId, stage: 'submit' as const, by: ctx.personId })),
      place: { compoundId: compound.id, compound: compound.name, building: input.address.building, ...(compound.point ? { point: compound.point } : {}) },
      sealed: {
        door: seal([input.address.unit, input.address.room].filter(Boolean).join(' '), 'door'),
        name: seal(input.contact.name, 'name'),
        phone: seal(input.contact.phone, 'phone'),
        phoneIndex: blindIndex(input.contact.phone, 'phone'),
        ...doorIndexOf(input.address),
      },
      ...(input.onBehalf ? { onBehalf: input.onBehalf } : {}),
      ...(input.consent === true ? { consentAt: ctx.now } : {}),
      ...(input.appointment ? { appointment: input.appointment } : {}),
    },
  })
}

/** What staff take down for a caller belongs to nobody's account: least of all may they confirm or rate it as the resident. */
function ownersOf({ as, onBehalf }: Input, personId: string): Pick<OrderDoc, 'residentId' | 'ownerIds' | 'submittedBy'> {
  if (as === 'staff') return { residentId: '', ownerIds: [] }
  return { residentId: personId, ownerIds: [personId], ...(onBehalf ? { submittedBy: personId } : {}) }
}

async function refuseTooMany(ctx: Ctx): Promise<void> {
  const max = config().OPEN_ORDERS_MAX
  if (await hasTooManyOpen(ctx.personId, max)) throw new AppError('TOO_MANY_OPEN', { detail: { max } })
}
