/**
 * Inviting in phases: who is asked next, and when, once a list of whom to ask was given with the dispatch. A refusal or a
 * silence brings the next one forward, a yes ends it; nobody is asked twice. The reckoning is dispatch/invitation.ts.
 */
import type { OpenInvitation } from '../dispatch/invitation'
import { askNext, INVITATION_PLAN } from '../dispatch/invitation'
import { dueAt } from '../time'
import { MINUTE_MS } from '../time/day'
import { limitOf } from './effect-tools'
import { isAlone, offerFrom } from './newcomers'
import type { Asked, Inviting, Offer, Order, RuleContext } from './order'
import { askedByName, placesFree, seatIdOf, seatsAfterOffers } from './seats'
import { without } from './visits'

/** Of who was asked without a reckoning, by staff of their own accord [own: a third says yes, as before any answer was seen]. */
const CHANCE_UNKNOWN = 0.35

/** Starts a list of whom to ask; `within`: minutes in which somebody should have said yes, the order's own limit for an answer. */
export function startInviting(order: Order, ctx: RuleContext): Order {
  const { next = [] } = ctx.payload
  if (next.length === 0) return order
  const within = Math.max(1, Math.round((dueAt(ctx.now, limitOf(order, 'offer'), ctx.calendar) - ctx.now) / MINUTE_MS))
  return inviteNext({ ...order, inviting: { startedAt: ctx.now, within, queue: next } }, ctx)
}

/** Asks as many of the list as it is worth to ask now; a list that is used up is put away. */
export function inviteNext(order: Order, ctx: RuleContext): Order {
  const { inviting } = order
  if (inviting === undefined) return order
  const until = dueAt(ctx.now, limitOf(order, 'offer'), ctx.calendar)
  let [next, queue] = [order, inviting.queue.filter((each) => mayStillBeAsked(order, each, ctx.now) && ctx.payload.unable?.includes(each.to) !== true)]
  // A timer that comes late asks for whom it was due, whatever the reckoning says by now: it would ring for ever.
  let owed = ctx.action === 'inviteMore' ? nextInviteAt(order) : undefined
  for (;;) {
    const [first] = queue
    const seatId = first === undefined ? undefined : (seatToAskFor(next, inviting, first, ctx.now) ?? (owed === undefined ? undefined : seatToAskFor(next, inviting, first, owed) ?? placesFree(next)[0]))
    owed = undefined
    if (first === undefined || seatId === undefined) break
    const offer = offerFrom(first, { seatId, state: 'open', at: ctx.now, until, round: order.round })
    next = { ...next, offers: { ...next.offers, [`o${Object.keys(next.offers).length + 1}`]: offer } }
    queue = queue.slice(1)
  }
  const kept: Order = queue.length === 0 ? without(next, 'inviting') : { ...next, inviting: { ...inviting, queue } }
  return { ...kept, seats: seatsAfterOffers(kept) }
}

/** When the next one is to be asked if nobody answers before; undefined where nobody is left, or it is never worth it. */
export function nextInviteAt(order: Order): number | undefined {
  const { inviting } = order
  const [first] = inviting?.queue ?? []
  if (inviting === undefined || first === undefined || order.state !== 'offered') return undefined
  const from = Math.max(inviting.startedAt, ...openOffers(order).map(({ at }) => at))
  // By the minute, as the timer comes. Past the limit nothing changes any more: then it is asked, or never.
  for (let at = from; at <= inviting.startedAt + (inviting.within + 1) * MINUTE_MS; at += MINUTE_MS) {
    if (seatToAskFor(order, inviting, first, at) !== undefined) return at
  }
  return undefined
}

/** The free place that somebody more should be asked for at this moment. */
function seatToAskFor(order: Order, { startedAt, within }: Inviting, first: Asked, at: number): string | undefined {
  const free = placesFree(order)
  const plan = { ...INVITATION_PLAN, withinMinutes: within }
  const minutes = (at - startedAt) / MINUTE_MS
  // Every open invitation may win any free place: they are shared out evenly.
  const open = openOffers(order)
  return free.find((_, place) => {
    const own: readonly OpenInvitation[] = open.filter((__, n) => n % free.length === place).map(({ chance = CHANCE_UNKNOWN, at: asked }) => ({ chance, minutesAgo: (at - asked) / MINUTE_MS }))
    return askNext(minutes, own, first.chance ?? CHANCE_UNKNOWN, plan)
  })
}

const openOffers = ({ offers }: Order): readonly Offer[] => Object.values(offers).filter(({ to, state }) => state === 'open' && !to.startsWith('pool:'))

function mayStillBeAsked(order: Order, { to, until, fitUntil = Infinity, newcomer = false }: Asked, now: number): boolean {
  // What was so when the list was made may be so no more.
  if (fitUntil <= now || (newcomer && isAlone(order))) return false
  const asked = askedByName(order).includes(to)
  const holds = seatIdOf(order, to) !== undefined
  // A life is not kept waiting for the morning.
  return !asked && !holds && !order.served?.includes(to) && (order.urgency === 'p0' || until === undefined || now < until)
}
