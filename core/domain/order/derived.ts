import type { WorkCalendar } from '../time'
import { hasOpenAppeal } from './appeals'
import { nextDue, shownDue } from './clocks'
import { TOP_LEVEL } from './limits'
import type { ClockKind, Order } from './order'
import type { OrderState } from './order-states'
import { ORDER_TRANSITIONS, TERMINAL_STATES } from './order-states'
import type { Queue } from './queues'
import { QUEUE_OF } from './queues'
import { awaitsSupervisor } from './supervision'
import { nextVisitReminder } from './visit-reminders'

/** `both`: the street has something to settle, and the district's own 督办单 waits for the district. */
export const DECIDERS = ['none', 'street', 'district', 'both'] as const
export type Decider = (typeof DECIDERS)[number]

/** «Never» for an index that must not hold nulls (a missing field counts as null there). */
export const NEVER = 9_000_000_000_000_000

/** Index fields: what lists and the timer search by. Always recomputed from the order, never edited. */
export interface Derived {
  readonly queue: Queue
  /** A card is shown on a clock that still runs. */
  readonly late: boolean
  readonly open: boolean
  /** Who above the community must decide something now: an escalation, a suspension, an extension, a return, an appeal, a second refusal, an answer to 督办 or its silence. */
  readonly decides: Decider
  readonly nextAt: number
  readonly dueAt: number
  readonly dueKind: ClockKind | 'offer' | 'none'
  /** Members and pools who may answer now: an invitation, or a colleague's wish to hand a task on. */
  readonly offeredTo: readonly string[]
  /** Members who said no to a pool that is still asked: it is not theirs to answer any more, though their pool is named. */
  readonly passedBy: readonly string[]
  readonly takenBy: readonly string[]
}

const isOver = (state: OrderState): boolean => [...TERMINAL_STATES, 'closed', 'rated'].includes(state)

/** A hand-over can be answered only while a table row says so: not from a suspended or cancelled order. */
function mayChangeHands(order: Order): order is Order & { readonly transfer: NonNullable<Order['transfer']> } {
  const from: readonly OrderState[] = ORDER_TRANSITIONS.acceptTransfer.from
  return order.transfer !== undefined && from.includes(order.state)
}

function deciderOf(order: Order): Decider {
  const [ruler, supervisor] = [rulerOf(order), awaitsSupervisor(order) ?? 'none'] as const
  if (ruler === 'none' || ruler === supervisor) return supervisor
  return supervisor === 'none' ? ruler : 'both'
}

function rulerOf(order: Order): 'none' | 'street' | 'district' {
  if (order.state === 'escalated') return order.level >= TOP_LEVEL ? 'district' : 'street'
  const proposed: readonly OrderState[] = ORDER_TRANSITIONS.suspend.from
  const toSuspend = order.suspension?.approved === false && proposed.includes(order.state)
  const refusedBefore = order.state === 'reopenRequested' && (order.reopen?.refusals ?? 0) > 0
  const extendable: readonly OrderState[] = ORDER_TRANSITIONS.approveExtension.from
  const toExtend = order.extension?.state === 'asked' && extendable.includes(order.state)
  return order.state === 'returned' || toSuspend || toExtend || refusedBefore || hasOpenAppeal(order) ? 'street' : 'none'
}

/** Where the community finds an order, and where it is counted. */
export const queueOf = ({ state, alarm }: Pick<Order, 'state' | 'alarm'>): Queue => (state === 'accepted' && alarm === true ? 'back' : QUEUE_OF[state])

export function derive(order: Order, calendar: WorkCalendar): Derived {
  const shown = shownDue(order)
  const free = Object.values(order.seats).some((seat) => seat.state === 'offered')
  const late = Object.keys(order.cards).some((kind) => {
    const clock = order.clocks[kind as ClockKind]
    return clock !== undefined && clock.pausedAt === undefined
  })
  const offers = free ? Object.values(order.offers).filter((offer) => offer.state === 'open') : []
  const named = [...offers.map((offer) => offer.to), ...(mayChangeHands(order) ? [order.transfer.to] : [])]
  return {
    queue: queueOf(order),
    late: late && !isOver(order.state),
    open: !isOver(order.state),
    decides: deciderOf(order),
    nextAt: Math.min(nextDue(order, calendar)?.at ?? NEVER, nextVisitReminder(order) ?? NEVER),
    dueAt: shown?.dueAt ?? NEVER,
    dueKind: shown?.kind ?? 'none',
    offeredTo: named,
    passedBy: offers.flatMap((offer) => offer.declinedBy ?? []).filter((id) => !named.includes(id)),
    takenBy: Object.values(order.seats).flatMap((seat) => (seat.memberId === undefined ? [] : [seat.memberId])),
  }
}
