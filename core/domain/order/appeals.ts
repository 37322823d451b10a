import { appealableMark, isMarkKind } from './marks'
import type { Appeal, AppealTarget, Order, RuleContext } from './order'
import { APPEALED_BY } from './order'
import type { Refusal } from './refusals'
import { stopClock } from './visits'

/** Has a seat, or had one in whatever round. */
export function heldSeat(order: Order, personId: string): boolean {
  return Object.values(order.seats).some((seat) => seat.memberId === personId) || [...(order.holders ?? []), ...(order.served ?? [])].includes(personId)
}

/** Why somebody has nothing to appeal against in how the order ended; of marks made on the way see marks.ts. */
export function endRefusal(order: Order, { actor, now }: RuleContext): Refusal | null {
  if (actor.kind !== 'resident') {
    if (!heldSeat(order, actor.id)) return 'NOT_ASSIGNEE'
    return order.state === 'closed' || order.state === 'rated' ? null : 'WRONG_STATE'
  }
  if (actor.id !== order.residentId && actor.id !== order.submittedBy) return 'NOT_YOURS'
  if (order.state === 'closed') return null
  if (order.state !== 'rejected') return 'WRONG_STATE'
  // Its personal data clock begins when nothing can be said against the rejection any more.
  const { personalData } = order.clocks
  return personalData === undefined || now < personalData.startedAt ? null : 'APPEAL_EXPIRED'
}

/** Past one of its limits (not: an answer to the street), with a red card that stands: an upheld appeal takes it away, a new round begins without. */
export const wasLate = ({ cards }: Pick<Order, 'cards'>): boolean => Object.entries(cards).some(([kind, card]) => card === 'red' && kind !== 'supervise')

/** Why what the actor names is nothing of theirs to appeal against. */
export function targetRefusal(order: Order, ctx: RuleContext): Refusal | null {
  const { appealTarget: target } = ctx.payload
  if (target === undefined) return 'APPEAL_TARGET_REQUIRED'
  if (isMarkKind(target)) return ctx.actor.kind === 'member' && appealableMark(order, ctx.actor.id, ctx, target) !== undefined ? null : 'NO_MARK'
  if (!APPEALED_BY[ctx.actor.kind === 'resident' ? 'resident' : 'member'].includes(target)) return 'APPEAL_TARGET_REQUIRED'
  return endRefusal(order, ctx) ?? (target === 'overdue' && !wasLate(order) ? 'NOT_OVERDUE' : null)
}

/** What a page offers to be named: only what is there. Of a closed order only a refused reopening is a refusal; points are not kept yet. */
export function appealTargetsOf(order: Order, ctx: Omit<RuleContext, 'payload' | 'action'>): readonly AppealTarget[] {
  const refused = order.state === 'rejected' || (order.reopen?.refusals ?? 0) > 0
  const rated = order.rating !== undefined && order.rating.struck !== true
  const isThere = (target: AppealTarget): boolean => (target === 'rejection' ? refused : target === 'rating' ? rated : target !== 'credit')
  const named = APPEALED_BY[ctx.actor.kind === 'resident' ? 'resident' : 'member']
  return named.filter((appealTarget) => isThere(appealTarget) && targetRefusal(order, { ...ctx, action: 'fileAppeal', payload: { appealTarget } }) === null)
}

export const hasOpenAppeal = (order: Order): boolean => Object.values(order.appeals).some((appeal) => appeal.state === 'open')
export const hasOpenAppealBy = (order: Order, personId: string): boolean => Object.values(order.appeals).some((appeal) => appeal.state === 'open' && appeal.by === personId)

/** The appeal an action names, if it is this order's. */
export function appealOf(order: Order, { payload }: RuleContext): Appeal | undefined {
  const id = payload.appealId
  return id !== undefined && Object.hasOwn(order.appeals, id) ? order.appeals[id] : undefined
}

/** Settles the named appeal; with the last open one the clock stops. */
export function settleAppeal(order: Order, ctx: RuleContext, change: (appeal: Appeal) => Appeal): Order {
  const appeal = appealOf(order, ctx)
  if (appeal === undefined || ctx.payload.appealId === undefined) return order
  const next: Order = { ...order, appeals: { ...order.appeals, [ctx.payload.appealId]: change(appeal) } }
  return hasOpenAppeal(next) ? next : stopClock(next, 'appeal')
}
