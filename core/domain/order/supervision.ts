/**
 * 督办单: the street (or the district) asks the community in writing what became of an order, with a day by which it answers.
 * One at a time; it has a clock of its own, outlives the order it is about, and is over only when who asked says so.
 */
import { closeOfDay, dueAt } from '../time'
import { CASE_LIMITS } from './limits'
import type { Order, RuleContext } from './order'
import type { Supervision } from './oversight'
import type { Refusal } from './refusals'
import { setClock, stopClock } from './visits'

/** Asked and not accepted yet: unanswered, or answered and not looked at. */
export const isSupervised = ({ supervision }: Pick<Order, 'supervision'>): boolean => supervision !== undefined && supervision.state !== 'closed'

/** Who above the community has to look: at an answer, or at the silence after the day it was due. */
export function awaitsSupervisor({ supervision, cards }: Pick<Order, 'supervision' | 'cards'>): Supervision['by'] | undefined {
  if (supervision === undefined || supervision.state === 'closed') return undefined
  return supervision.state === 'answered' || cards.supervise === 'red' ? supervision.by : undefined
}

/** The day by which the community answers: it lies ahead, and not farther than a case is left alone. */
export function answerDateRefusal({ payload: { until }, now, calendar }: RuleContext): Refusal | null {
  if (until === undefined) return 'ANSWER_DATE_REQUIRED'
  if (closeOfDay(until, calendar) <= now) return 'ANSWER_DATE_PAST'
  return until > dueAt(now, CASE_LIMITS.superviseAhead, calendar) ? 'ANSWER_DATE_FAR' : null
}

/** What the district asked for is the district's to accept. */
export function supervisorRefusal({ supervision }: Order, { actor }: RuleContext): Refusal | null {
  return supervision?.by === 'district' && actor.kind === 'street' ? 'SUPERVISED_BY_DISTRICT' : null
}

export function openSupervision(order: Order, ctx: RuleContext): Order {
  const asked: Supervision = { state: 'open', by: ctx.actor.kind === 'district' ? 'district' : 'street', reason: ctx.payload.reason ?? '', at: ctx.now, asks: 1 }
  return ring({ ...order, supervision: asked, supervisions: (order.supervisions ?? 0) + 1 }, ctx)
}

export function repeatSupervision(order: Order, ctx: RuleContext): Order {
  if (order.supervision === undefined) return order
  const { answer: _not, answeredAt: _yet, ...asked } = order.supervision
  return ring({ ...order, supervision: { ...asked, state: 'open', reason: ctx.payload.reason ?? '', at: ctx.now, asks: asked.asks + 1 } }, ctx)
}

export function answerSupervision(order: Order, { payload, now }: RuleContext): Order {
  if (order.supervision === undefined) return order
  return stopClock({ ...order, supervision: { ...order.supervision, state: 'answered', answer: payload.note ?? '', answeredAt: now } }, 'supervise')
}

export function closeSupervision(order: Order): Order {
  return order.supervision === undefined ? order : stopClock({ ...order, supervision: { ...order.supervision, state: 'closed' } }, 'supervise')
}

/** Until the close of the day named; counted in working days, so that the yellow card falls one of them before. */
function ring(order: Order, { payload, now, calendar }: RuleContext): Order {
  return setClock(order, 'supervise', { startedAt: now, dueAt: closeOfDay(payload.until ?? now, calendar), unit: 'workingDays' })
}
