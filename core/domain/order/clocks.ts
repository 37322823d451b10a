import type { Clock } from '../time'
import { cardAt } from '../time'
import type { WorkCalendar } from '../time'
import { hasOpenAppeal } from './appeals'
import { nextInviteAt } from './inviting'
import { TOP_LEVEL } from './limits'
import type { ClockKind, Order, RuleContext } from './order'
import type { OrderAction, OrderState } from './order-states'
import { ORDER_STATES, TERMINAL_STATES } from './order-states'
import { isSupervised } from './supervision'

/** What the timer owes an order next: at `at`, the system performs `action`. */
export interface Due {
  readonly at: number
  readonly action: OrderAction
  readonly clock?: ClockKind
  readonly card?: 'yellow' | 'red'
}

/** Where a clock rings, and what its ringing means. `raiseCard` rings twice: shortly before the limit and at it. */
export const CLOCK_RINGS = {
  accept: { in: ['submitted', 'contentHold'], action: 'raiseCard' },
  dispatch: { in: ['accepted'], action: 'raiseCard' },
  contact: { in: ['accepted', 'offered', 'taken', 'scheduled'], action: 'lapseContact' },
  arrive: { in: ['accepted', 'offered', 'taken', 'scheduled'], action: 'lapseContact' },
  // The total clock runs wherever it is not paused; in `done` only against a dispute.
  finish: { in: ['contentHold', 'submitted', 'accepted', 'offered', 'taken', 'scheduled', 'checkedIn', 'done', 'escalated', 'forwarded', 'returned'], action: 'raiseCard' },
  info: { in: ['infoNeeded'], action: 'lapseInfo' },
  confirm: { in: ['done'], action: 'closeSilent' },
  dispute: { in: ['done'], action: 'raiseCard' },
  resume: { in: ['suspended'], action: 'resume' },
  level: { in: ['escalated'], action: 'raiseCard' },
  return: { in: ['returned'], action: 'raiseCard' },
  reopen: { in: ['reopenRequested'], action: 'raiseCard' },
  archive: { in: ['closed', 'rated'], action: 'archive' },
  appeal: { in: ORDER_STATES, action: 'raiseCard' },
  supervise: { in: ORDER_STATES, action: 'raiseCard' },
  personalData: { in: TERMINAL_STATES, action: 'erasePersonal' },
} as const satisfies Partial<Record<ClockKind, { readonly in: readonly OrderState[]; readonly action: OrderAction }>>

type RingingKind = keyof typeof CLOCK_RINGS

function ring(order: Order, kind: RingingKind, clock: Clock, calendar: WorkCalendar): Due | undefined {
  const rule = CLOCK_RINGS[kind]
  const states: readonly OrderState[] = rule.in
  if (!states.includes(order.state) || clock.pausedAt !== undefined) return undefined
  // What is appealed against, or asked about from above, stays open to the answer.
  if ((kind === 'archive' || kind === 'personalData') && (hasOpenAppeal(order) || isSupervised(order))) return undefined
  // Work that is done is late only for who says that it is not done.
  if (kind === 'finish' && order.state === 'done' && order.dispute === undefined) return undefined
  // Everybody within reach was asked: who is above decides, at once.
  if (kind === 'dispatch' && order.reach === 'none' && order.level === 0) return { at: clock.startedAt, action: 'escalate', clock: kind }
  if (rule.action !== 'raiseCard') return { at: clock.dueAt, action: rule.action, clock: kind }

  const shown = order.cards[kind]
  if (shown === undefined) return { at: cardAt(clock, calendar).yellow, action: 'raiseCard', clock: kind, card: 'yellow' }
  if (shown === 'yellow') return { at: clock.dueAt, action: 'raiseCard', clock: kind, card: 'red' }
  // Past its limit with nobody on the way: the street must look, once per round. Past the street's own: the district.
  const stuck = kind === 'finish' && order.level === 0 && (order.state === 'accepted' || order.state === 'offered')
  const unruled = kind === 'level' && order.level < TOP_LEVEL
  return stuck || unruled ? { at: clock.dueAt, action: 'escalate', clock: kind } : undefined
}

function offerDues(order: Order): readonly Due[] {
  if (order.state !== 'offered') return []
  return Object.values(order.offers)
    .filter((offer) => offer.state === 'open')
    .map((offer) => ({ at: offer.until, action: 'lapseOffer' }))
}

function inviteDues(order: Order): readonly Due[] {
  const at = nextInviteAt(order)
  return at === undefined ? [] : [{ at, action: 'inviteMore' }]
}

/** The order's next appointment with the timer, or none. This is the stored `nextAt`: the timer never scans. */
export function nextDue(order: Order, calendar: WorkCalendar): Due | undefined {
  const dues: Due[] = []
  for (const kind of Object.keys(CLOCK_RINGS) as RingingKind[]) {
    const clock = order.clocks[kind]
    const due = clock && ring(order, kind, clock, calendar)
    if (due) dues.push(due)
  }
  dues.push(...offerDues(order), ...inviteDues(order))
  return dues.reduce<Due | undefined>((first, due) => (first === undefined || due.at < first.at ? due : first), undefined)
}

/** True when the very action the system is about to perform is due: a late or doubled timer changes nothing. */
export function clockDue(order: Order, ctx: RuleContext): boolean {
  const { clock, card } = ctx.payload
  if (clock === undefined) return [...offerDues(order), ...inviteDues(order)].some((due) => due.action === ctx.action && due.at <= ctx.now)
  if (!(clock in CLOCK_RINGS)) return false
  const kind = clock as RingingKind
  const running = order.clocks[kind]
  const due = running && ring(order, kind, running, ctx.calendar)
  return due !== undefined && due.action === ctx.action && due.at <= ctx.now && due.card === card
}

const SHOWN_CLOCK: Partial<Record<OrderState, readonly ClockKind[]>> = {
  contentHold: ['accept'],
  submitted: ['accept'],
  returned: ['return', 'finish'],
  infoNeeded: ['info'],
  accepted: ['dispatch', 'finish'],
  offered: ['finish'],
  taken: ['contact', 'arrive', 'finish'],
  scheduled: ['arrive', 'finish'],
  checkedIn: ['finish'],
  done: ['dispute', 'confirm'],
  suspended: ['resume'],
  escalated: ['level', 'finish'],
  forwarded: ['finish'],
  reopenRequested: ['reopen'],
  closed: ['appeal'],
  rated: ['appeal'],
  rejected: ['appeal'],
}

/** The limit that people watching this state should see counting down. */
export function shownDue(order: Order): { readonly dueAt: number; readonly kind: ClockKind | 'offer' } | undefined {
  if (order.state === 'offered') {
    const untils = Object.values(order.offers).filter((offer) => offer.state === 'open').map((offer) => offer.until)
    if (untils.length > 0) return { dueAt: Math.max(...untils), kind: 'offer' }
  }
  for (const kind of SHOWN_CLOCK[order.state] ?? []) {
    const clock = order.clocks[kind]
    if (clock && clock.pausedAt === undefined) return { dueAt: clock.dueAt, kind }
  }
  return undefined
}
