import type { OrderDoc } from '@core/contract/documents'
import type { CallableAction } from '@core/contract/order-payloads'
import type { Receipt } from '@core/contract/order-views'
import type { Payload } from '@core/domain/order/order'
import type { Ctx } from '../../_kit/serve'
import { actorOf, holderOf } from '../../_kit/viewer'
import type { ActorKind } from '@core/domain/order/order-states'
import { transitionOf } from '@core/domain/order/order-states'
import { seatIdOf } from '@core/domain/order/seats'
import { AppError } from '../../_kit/app-error'
import { catalogue, serviceIn } from '../../_data/directory'
import { changeOrder } from '../../_order/change-order'
import { checkArrival } from '../rules/check-arrival'
import { isLocked, notLocked } from '../rules/code-tries'
import { refuseOnShift } from '../rules/refuse-on-shift'

/** The input of every action that is nothing but a row of the table. */
export interface ActInput {
  readonly as: Exclude<ActorKind, 'system'>
  readonly orderId: string
  readonly photos?: readonly string[] | undefined
  readonly [key: string]: unknown
}

/** Rows with a step of their own before the rules: what only the order can say. */
const PREPARE: Partial<Record<CallableAction, (doc: OrderDoc, input: ActInput, ctx: Ctx) => Payload>> = {
  // Kept in the history line: the main order is told by it to let this one go.
  unmerge: (doc) => (doc.mergedInto === undefined ? {} : { targetId: doc.mergedInto }),
  checkIn: (doc, input, ctx) => {
    // Whether the code was right is for the holder of the seat to hear; the rules refuse everybody else.
    const seatId = seatIdOf(doc, ctx.personId)
    if (seatId === undefined) return {}
    if (input['way'] === 'code' && isLocked(doc, seatId, ctx.now)) throw new AppError('CODE_TRIED_TOO_OFTEN')
    const { happenedAt } = input as Payload
    // Nobody came before they had promised to.
    return { ...checkArrival(doc, input), ...(happenedAt === undefined ? {} : { happenedAt: Math.max(happenedAt, doc.seats[seatId]?.takenAt ?? 0) }) }
  },
}

const STAGE_OF: Partial<Record<CallableAction, OrderDoc['photos'][number]['stage']>> = { checkIn: 'before', reportAbsent: 'before', finish: 'after', answerInfo: 'submit' }

/** Takes an action of the order's table in the name of the caller. */
export function actOnOrder(action: CallableAction) {
  return async (input: ActInput, ctx: Ctx): Promise<Receipt> => {
    const { as, orderId, photos, ...payload } = input
    if (action === 'proposeTime') await refuseOnShift((input as Payload).time, ctx)
    const { serviceId } = payload
    const listed = typeof serviceId === 'string' ? await catalogue(ctx.now) : undefined
    const limitsOf = (): Payload => {
      const limits = listed && typeof serviceId === 'string' ? serviceIn(listed, serviceId).limits : undefined
      return limits === undefined ? {} : { limits }
    }
    const stage = STAGE_OF[action]
    const bySeat = transitionOf(action).needs?.includes('holdsSeat') === true
    return changeOrder({
      orderId, action, actor: as === 'member' && bySeat ? holderOf(ctx, '') : await actorOf(ctx, as), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: payload as Payload,
      prepare: (doc) => ({ ...limitsOf(), ...PREPARE[action]?.(doc, input, ctx) }),
      ...(action === 'checkIn' && payload['way'] === 'code' ? { alsoGuard: (doc) => notLocked(seatIdOf(doc, ctx.personId) ?? 's1', ctx.now) } : {}),
      ...(photos && stage ? { alsoSet: (doc) => ({ photos: [...doc.photos, ...photos.map((fileId) => ({ fileId, stage, by: ctx.personId }))] }) } : {}),
    })
  }
}
