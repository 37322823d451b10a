import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import { tellingRefusal } from '@core/domain/check-in/presence'
import type { OrderAction } from '@core/domain/order/order-states'
import type { Payload } from '@core/domain/order/order'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { holderOf } from '../../_kit/viewer'
import { database } from '../../_data/db'
import type { UnreadChange } from '../../_order/change-unread'
import { changeUnread } from '../../_order/change-unread'
import { startCodeOf } from '../../_order/start-code'
import { checkArrival } from '../rules/check-arrival'
import { countWrongCode, notLocked } from '../rules/code-tries'
import { finishGuard } from '../rules/finish-guard'
import type { ActInput } from './act-on-order'
import { actOnOrder } from './act-on-order'

type CheckIn = z.output<(typeof ordersContract)['checkIn']['input']>
type Finish = z.output<(typeof ordersContract)['finish']['input']>

/** 签到. The holder of the only seat, with the view in hand, needs no read; every other case goes the ordinary way. */
export async function checkIn(input: CheckIn, ctx: Ctx): Promise<Receipt> {
  refuseTelling(input, ctx)
  const { seen, facts, ...rest } = input
  // A wrong code is only ever called wrong on the ordinary way: to the holder of the seat, and counted.
  const provable = facts !== undefined && (rest.way !== 'code' || rest.code === startCodeOf(input.orderId, facts.round))
  if (seen !== undefined && provable && facts.state !== 'checkedIn') {
    const arrived = checkArrival({ _id: input.orderId, round: facts.round, place: { point: facts.point } }, rest)
    const _ = database().command
    const point = facts.point ? { 'place.point.lng': facts.point.lng, 'place.point.lat': facts.point.lat } : {}
    const promised = rest.happenedAt === undefined ? {} : { 'seats.s1.takenAt': _.lte(rest.happenedAt) }
    const guard = { ...point, ...promised, ...(rest.way === 'code' ? notLocked('s1', ctx.now) : {}) }
    const cleared = { 'clocks.contact': _.remove(), 'clocks.arrive': _.remove(), proposal: _.remove(), transfer: _.remove() }
    const done = await atOnlySeat(input, ctx, 'checkIn', { ...arrived, ...happened(rest), ...(rest.reason === undefined ? {} : { reason: rest.reason }) }, guard, { ...cleared, ...photosOf(input.photos, 'before', ctx) })
    if (done !== null) return done
  }
  try {
    return await actOnOrder('checkIn')(rest as ActInput, ctx)
  } catch (error) {
    if (error instanceof AppError && error.code === 'CODE_WRONG') await countWrongCode(input.orderId, ctx.personId, ctx.now)
    throw error
  }
}

/** 办结, likewise. */
export async function finish(input: Finish, ctx: Ctx): Promise<Receipt> {
  refuseTelling(input, ctx)
  const { seen, facts, ...rest } = input
  if (seen !== undefined && facts?.state === 'checkedIn') {
    const _ = database().command
    const payload = { result: rest.result, ...happened(rest), ...(rest.note === undefined ? {} : { note: rest.note }) }
    const done = await atOnlySeat(input, ctx, 'finish', payload, { result: _.exists(false) }, photosOf(input.photos, 'after', ctx))
    if (done !== null) return done
  }
  return actOnOrder('finish')(rest as ActInput, ctx)
}

/** A moment kept on the phone is believed for a day, as in a shift, and never one that is still to come. */
function refuseTelling({ happenedAt }: Pick<CheckIn, 'happenedAt'>, ctx: Ctx): void {
  const refusal = tellingRefusal(happenedAt ?? ctx.now, ctx.now)
  if (refusal !== null) throw new AppError(refusal)
}

const happened = ({ happenedAt }: Pick<CheckIn, 'happenedAt'>): Payload => (happenedAt === undefined ? {} : { happenedAt })

async function atOnlySeat(
  { orderId, seen, facts }: Pick<CheckIn, 'orderId' | 'seen' | 'facts'>, ctx: Ctx, action: OrderAction, payload: Payload,
  guard: Readonly<Record<string, unknown>>, also: UnreadChange['also'] & object,
): Promise<Receipt | null> {
  if (seen === undefined || facts === undefined) return null
  return changeUnread({
    orderId, seen, action, payload, also, actor: holderOf(ctx, facts.label), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    known: {
      state: facts.state, round: facts.round, seats: { s1: { state: facts.state, memberId: ctx.personId, label: facts.label } },
      clocks: { finish: facts.finish }, cards: facts.card ? { finish: facts.card } : {},
    },
    guard: { seatCount: 1, 'seats.s1.state': facts.state, 'seats.s1.memberId': ctx.personId, 'seats.s1.label': facts.label, ...finishGuard(facts), ...guard },
  })
}

function photosOf(fileIds: readonly string[] | undefined, stage: 'before' | 'after', ctx: Ctx): Record<string, unknown> {
  if (fileIds === undefined || fileIds.length === 0) return {}
  return { photos: database().command.push(fileIds.map((fileId) => ({ fileId, stage, by: ctx.personId }))) }
}
