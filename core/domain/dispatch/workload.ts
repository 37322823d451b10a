/**
 * What the members of a street were asked, said and did: folded, line by line, from the histories of its orders. Days are
 * Asia/Shanghai day numbers; whoever folds sees to it that a line is folded once.
 */
import type { Offer, Order, TimeWindow } from '../order/order'
import type { OrderAction } from '../order/order-states'
import { dayNumberAt, HOUR_MS, MINUTE_MS } from '../time/day'
import type { AcceptanceModel } from './acceptance'
import { learn, NEW_MODEL } from './acceptance'
import { DETOUR } from './facts'
import { hoursOf } from './hours-of'

/** Of one day: offers received, minutes between check-in and finish, orders taken. */
export type DayCounts = readonly [offers: number, minutes: number, taken: number]

export interface MemberRecord {
  /** By day number, of the last `DAYS_KEPT` days. */
  readonly days: Readonly<Record<string, DayCounts>>
  /** Home visits and others, ever finished. */
  readonly visits: number
  /** Stars (1–5) of the rated services they had a part in. */
  readonly ratings: { readonly count: number; readonly sum: number }
  readonly lastVisitEnd?: number
}

/** A place somebody holds in an order that is not over, with the time agreed. */
export interface Held { readonly memberId: string; readonly time?: TimeWindow }

/** Somebody who was asked by name and may still answer, until then. */
export interface Waiting { readonly to: string; readonly until: number }

export interface Workload {
  readonly members: Readonly<Record<string, MemberRecord>>
  /** By order. */
  readonly held: Readonly<Record<string, readonly Held[]>>
  /** Invitations that stand, by order. */
  readonly waiting?: Readonly<Record<string, readonly Waiting[]>>
  readonly model: AcceptanceModel
}

export const NO_WORK: Workload = { members: {}, held: {}, model: NEW_MODEL }
export const NO_RECORD: MemberRecord = { days: {}, visits: 0, ratings: { count: 0, sum: 0 } }

/** A month of fairness, and a week to be asked about late. */
export const DAYS_KEPT = 35
/** Nobody serves longer at a stretch: a finish pressed the next morning is not a night's work. */
const LONGEST_MS = 8 * HOUR_MS

/** A line of a history as far as work is told from it. */
export interface WorkLine {
  readonly action: OrderAction
  readonly at: number
  readonly by: { readonly kind: string; readonly id: string }
  readonly round: number
  readonly data?: Readonly<Record<string, string | number | boolean>> | undefined
}

export type WorkOrder = Pick<Order, 'offers' | 'seats' | 'appeals'> & { readonly _id: string; readonly open: boolean; readonly appointment?: TimeWindow | undefined }

/** The workload after one more line; `lines`: the order's history up to and with it. `categoryId`: of its service. */
export function foldLine(work: Workload, order: WorkOrder, lines: readonly WorkLine[], categoryId: string): Workload {
  const line = lines[lines.length - 1]
  if (line === undefined) return work
  return folded(namesIn(line.data?.['offered']).reduce((next, to) => count(next, to, line.at, [1, 0, 0]), work), order, lines, line, categoryId)
}

function folded(work: Workload, order: WorkOrder, lines: readonly WorkLine[], line: WorkLine, categoryId: string): Workload {
  const { id } = line.by
  switch (line.action) {
    case 'take': {
      const taken = count(work, id, line.at, [0, 0, 1])
      const offer = answeredOffer(order, id, line)
      return offer === undefined ? taken : answer(taken, offer, categoryId, true)
    }
    case 'decline': {
      const offer = answeredOffer(order, id, line)
      return offer === undefined ? work : answer(work, offer, categoryId, false)
    }
    case 'lapseOffer':
      return lapsedBy(order, lines).reduce((next, offer) => answer(next, offer, categoryId, false), work)
    case 'acceptTransfer':
      return count(work, id, line.at, [0, 0, 1])
    case 'release': {
      // What was given back was not taken: the week's limit is about work.
      const taken = lastBefore(lines, (each) => each.action === 'take' && each.by.id === id && each.round === line.round)
      return taken === undefined ? work : count(work, id, taken.at, [0, 0, -1])
    }
    case 'finish':
      return finished(work, id, line, lines)
    case 'rate':
      return rated(work, lines, line, 1)
    case 'upholdAppeal': {
      const appeal = order.appeals[String(line.data?.['appealId'] ?? '')]
      const rating = appeal?.target === 'rating' ? lastBefore(lines, (each) => each.action === 'rate') : undefined
      return rating === undefined ? work : rated(work, lines, rating, -1)
    }
    default:
      return work
  }
}

/** Who holds places in this order now; nobody once it is over. */
export function withHeld(work: Workload, order: WorkOrder): Workload {
  const { [order._id]: _before, ...others } = work.held
  const now = order.open ? Object.values(order.seats).filter((seat) => seat.memberId !== undefined && seat.state !== 'done') : []
  if (now.length === 0) return _before === undefined ? work : { ...work, held: others }
  const held = now.map(({ memberId = '', scheduled = order.appointment }) => ({ memberId, ...(scheduled === undefined ? {} : { time: { from: scheduled.from, to: scheduled.to } }) }))
  return { ...work, held: { ...others, [order._id]: held } }
}

/** Who was asked for this order by name and has not answered; nobody once it is over. */
export function withWaiting(work: Workload, { _id, open, offers }: WorkOrder): Workload {
  const { [_id]: before, ...others } = work.waiting ?? {}
  const now = open ? Object.values(offers).filter(({ state, to }) => state === 'open' && !to.startsWith('pool:')).map(({ to, until }) => ({ to, until })) : []
  if (now.length === 0) return before === undefined ? work : { ...work, waiting: others }
  return { ...work, waiting: { ...others, [_id]: now } }
}

/** For which orders each member's answer is waited for at this moment, made once for all of a street. */
export function waitingFor({ waiting = {} }: Workload, now: number): ReadonlyMap<string, ReadonlySet<string>> {
  const orders = new Map<string, Set<string>>()
  for (const [orderId, asked] of Object.entries(waiting)) {
    for (const { to, until } of asked) if (until > now) orders.set(to, (orders.get(to) ?? new Set()).add(orderId))
  }
  return orders
}

/** Without the days that count no more. */
export function pruned(work: Workload, now: number): Workload {
  const from = dayNumberAt(now) - DAYS_KEPT
  const members = Object.fromEntries(Object.entries(work.members).map(([id, record]) => [id, { ...record, days: Object.fromEntries(Object.entries(record.days).filter(([day]) => Number(day) > from)) }]))
  return { ...work, members }
}

/** Sums over the last `days` days, today with them. */
export function lately({ days }: Pick<MemberRecord, 'days'>, now: number, span: number): DayCounts {
  const from = dayNumberAt(now) - span
  let [offers, minutes, taken] = [0, 0, 0]
  for (const [day, counts] of Object.entries(days)) {
    if (Number(day) <= from) continue
    offers += counts[0]
    minutes += counts[1]
    taken += counts[2]
  }
  return [offers, minutes, taken]
}

const change = (work: Workload, id: string, make: (record: MemberRecord) => MemberRecord): Workload => ({ ...work, members: { ...work.members, [id]: make(work.members[id] ?? NO_RECORD) } })

function count(work: Workload, id: string, at: number, [offers, minutes, taken]: DayCounts): Workload {
  const day = String(dayNumberAt(at))
  return change(work, id, (record) => {
    const before = record.days[day] ?? [0, 0, 0]
    return { ...record, days: { ...record.days, [day]: [before[0] + offers, before[1] + minutes, Math.max(0, before[2] + taken)] } }
  })
}

function finished(work: Workload, id: string, line: WorkLine, lines: readonly WorkLine[]): Workload {
  const began = lastBefore(lines, (each) => each.action === 'checkIn' && each.by.id === id && each.round === line.round)
  const minutes = began === undefined ? 0 : Math.round(Math.min(LONGEST_MS, Math.max(0, line.at - began.at)) / MINUTE_MS)
  return change(count(work, id, line.at, [0, minutes, 0]), id, (record) => ({ ...record, visits: record.visits + 1, lastVisitEnd: Math.max(record.lastVisitEnd ?? 0, line.at) }))
}

function rated(work: Workload, lines: readonly WorkLine[], rating: WorkLine, sign: 1 | -1): Workload {
  const stars = (Number(rating.data?.['attitude'] ?? 0) + Number(rating.data?.['speed'] ?? 0)) / 2
  const helpers = new Set(lines.filter((each) => each.action === 'finish' && each.round === rating.round && each.at <= rating.at).map((each) => each.by.id))
  return [...helpers].reduce((next, id) => change(next, id, (record) => ({ ...record, ratings: { count: record.ratings.count + sign, sum: record.ratings.sum + sign * stars } })), work)
}

/** What they said of an offer made to them by name. What a pool is answered says nothing of the silent. */
function answer(work: Workload, offer: Offer, categoryId: string, yes: boolean): Workload {
  const recentOffers = lately(work.members[offer.to] ?? NO_RECORD, offer.at, 7)[0]
  const metres = offer.distanceM === undefined ? {} : { metres: offer.distanceM * DETOUR }
  return { ...work, model: learn(work.model, { memberId: offer.to, categoryId, ...hoursOf(offer.at), ...metres, skilled: offer.skilled === true, recentOffers }, yes) }
}

function answeredOffer({ offers }: WorkOrder, memberId: string, { at, round }: WorkLine): Offer | undefined {
  return Object.values(offers).filter((offer) => offer.to === memberId && offer.round === round && offer.at <= at).sort((a, b) => b.at - a.at)[0]
}

/** The offers this very line let lapse: those whose time was over by it, and not yet by the lapse before. */
function lapsedBy({ offers }: WorkOrder, lines: readonly WorkLine[]): readonly Offer[] {
  const line = lines[lines.length - 1] as WorkLine
  const before = lastBefore(lines.slice(0, -1), (each) => each.action === 'lapseOffer')?.at ?? 0
  return Object.values(offers).filter((offer) => offer.state === 'lapsed' && !offer.to.startsWith('pool:') && offer.until > before && offer.until <= line.at)
}

const namesIn = (offered: unknown): readonly string[] => (typeof offered === 'string' ? offered.split(',').filter((to) => to !== '' && !to.startsWith('pool:')) : [])

function lastBefore(lines: readonly WorkLine[], fits: (line: WorkLine) => boolean): WorkLine | undefined {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]
    if (line !== undefined && fits(line)) return line
  }
  return undefined
}
