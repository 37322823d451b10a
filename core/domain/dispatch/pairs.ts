/** Every pair of an order and a member who may be asked for it, with its points: what a plan chooses from. */
import type { Ring } from '../order/order'
import type { AcceptanceModel, ChancePart } from './acceptance'
import { chanceFrom, offerPart, wayPart } from './acceptance'
import type { AssignmentInstance } from './certificate'
import type { MemberFacts, OrderFacts } from './facts'
import { DETOUR, METRES_PER_DEGREE, RAD, walk, walkingMetres } from './facts'
import { foundBy, streetsAround } from './hoods'
import { hoursOf } from './hours-of'
import { mayBeAsked, POLICIES } from './policies'
import type { MemberParts, Roster } from './roster'
import { FLAG, learnPart, partsFor, scratchOf, STANDING, standingsAt, thereOf, treeFor } from './roster'
import { acceptancePoints, distancePoints } from './score'
import { isAtOnce } from './window'

export interface PairsInput {
  readonly roster: Roster
  readonly orders: readonly OrderFacts[]
  readonly model: AcceptanceModel
  readonly now: number
  /** Orders one member may be asked for in this batch at most. */
  readonly perBatch: number
  /** Members who are not asked in this batch at all. */
  readonly spared?: ReadonlySet<string>
}

/** The solver's instance; its members are those who may be asked for anything, numbered as they were met. */
export interface Pairs extends AssignmentInstance {
  readonly member: Int32Array
  readonly value: Float64Array
  /** Roster number of each of the instance's members. */
  readonly who: Int32Array
}

/** Beyond the radius by more than this on the plane, nobody is within it on the sphere. */
const SLACK = 1.01
const ROOM_PER_ORDER = 24

export function pairsOf(input: PairsInput): Pairs {
  const { orders } = input
  const batch = new Batch(input)
  const start = new Int32Array(orders.length + 1)
  orders.forEach((order, at) => {
    batch.add(order, at + 1)
    start[at + 1] = batch.count
  })
  return { ...batch.columns(), needs: Int32Array.from(orders, ({ need }) => need), start }
}

/** The walk of a pair; undefined where one of the two places is unknown. */
export function metresOf({ members }: Roster, { who, member }: Pick<Pairs, 'who' | 'member'>, pair: number, order: Pick<OrderFacts, 'point'>): number | undefined {
  const point = members[who[member[pair] ?? 0] ?? 0]?.point
  return point === undefined || order.point === undefined ? undefined : walkingMetres(point, order.point)
}

const NEAR: Readonly<Record<Ring, number>> = { grid: 1, community: 2, neighbours: 4, street: 8 }
const NOBODY = -1
const ALL_SPARED = Infinity
/** Points of who comes last: still better than nobody. */
const LAST = 1

/** What of an order is the same for everybody it may ask. */
interface Asking {
  readonly order: OrderFacts
  readonly offer: ChancePart
  readonly lng: number
  readonly lat: number
  /** Metres of a degree to the east, here. */
  readonly east: number
  readonly rings: number
  readonly grid: number
  readonly community: number
  readonly street: number
  readonly neighbours: readonly number[]
  /** An order with an hour or a certificate of its own is asked of the rules one by one; for others most members differ in little. */
  readonly byRule: boolean
  /** About a life: the night is no reason not to ask, and it is no matter of fairness. */
  readonly urgent: boolean
  readonly alone: boolean
  readonly points: number
}

class Batch {
  count = 0
  private member: Int32Array
  private value: Float64Array
  /** One more than the number of each in the instance; 0: not met yet. */
  private readonly number: Int32Array
  private who = new Int32Array(1024)
  private met = 0
  /** Pairs of this order with somebody who has had more than their share. */
  private cappedMet = 0
  private readonly standing: Uint8Array
  private readonly parts: MemberParts
  private readonly unknownWay: ChancePart
  private readonly kilometre: ChancePart
  private readonly hours: ReturnType<typeof hoursOf>
  /** The last order that must not ask them; `ALL_SPARED`: none may. */
  private readonly refusedBy: Float64Array
  private readonly offers = { skilled: new Map<string, ChancePart>(), plain: new Map<string, ChancePart>() }
  private found = new Int32Array(0)

  constructor(private readonly input: PairsInput) {
    const { roster, orders, model, now, spared } = input
    this.member = new Int32Array(Math.max(16, orders.length * ROOM_PER_ORDER))
    this.value = new Float64Array(this.member.length)
    const { number, refusedBy } = scratchOf(roster)
    this.number = number
    this.standing = standingsAt(roster, now)
    this.parts = partsFor(roster, model)
    const way = wayPart(model)
    this.unknownWay = way(undefined)
    this.kilometre = way(1000)
    this.hours = hoursOf(now)
    this.refusedBy = refusedBy
    for (const id of spared ?? []) this.refuse(id, ALL_SPARED)
  }

  columns(): Pick<Pairs, 'member' | 'value' | 'capacities' | 'who'> {
    const { roster, perBatch } = this.input
    const who = this.who.subarray(0, this.met)
    const capacities = new Int32Array(this.met)
    for (let n = 0; n < this.met; n += 1) capacities[n] = Math.min(perBatch, roster.room[who[n] ?? 0] ?? 0)
    return { who, capacities, member: this.member.subarray(0, this.count), value: this.value.subarray(0, this.count) }
  }

  /** `turn`: the orders' numbers from 1. */
  add(order: OrderFacts, turn: number): void {
    const { roster } = this.input
    const trade = roster.codes.trade.get(order.skill ?? '')
    if (trade === undefined) return
    const asking = this.askingOf(order)
    const before = this.count
    for (const id of order.askedIds) this.refuse(id, turn)
    for (const id of order.residentIds) this.refuse(id, turn)
    for (const street of streetsAround(roster, order)) {
      const hood = street * roster.codes.trade.size + trade
      const found = order.point === undefined ? undefined : treeFor(roster, hood, asking.byRule)
      if (found !== undefined && order.point !== undefined) {
        if (this.found.length < found.size) this.found = new Int32Array(found.size)
        this.look(asking, turn, this.found, 0, foundBy(found.tree, order.point, isAtOnce(order.urgency), this.found))
      } else if (asking.byRule) this.look(asking, turn, roster.list, roster.from[hood] ?? 0, roster.from[hood + 1] ?? 0)
      else {
        const there = thereOf(roster, hood)
        this.look(asking, turn, there, 0, there.length)
      }
    }
    if (this.cappedMet > 0 && !isAtOnce(order.urgency)) this.cap(before)
    this.cappedMet = 0
  }

  /** Who has had more than their share is worth next to nothing beside peers who may be asked as well: no best plan sends them while one of these is free. */
  private cap(before: number): void {
    const { capped, peers: { group } } = this.input.roster
    const fresh = new Set<number>()
    const at = (pair: number): number => this.who[this.member[pair] ?? 0] ?? 0
    for (let pair = before; pair < this.count; pair += 1) if (capped[at(pair)] === 0) fresh.add(group[at(pair)] ?? 0)
    for (let pair = before; pair < this.count; pair += 1) if (capped[at(pair)] === 1 && fresh.has(group[at(pair)] ?? 0)) this.value[pair] = LAST
  }

  private refuse(id: string, turn: number): void {
    const at = this.input.roster.numberOf.get(id)
    if (at !== undefined) this.refusedBy[at] = Math.max(this.refusedBy[at] ?? 0, turn)
  }

  private askingOf(order: OrderFacts): Asking {
    const { roster } = this.input
    const { categoryId, skill, point, rings, gridId, communityId, streetId, neighbours, homeVisit, experiencedAboard, need, urgency } = order
    const { codes } = roster
    return {
      order, offer: this.offerOf(categoryId, skill !== undefined),
      lng: point?.lng ?? NaN, lat: point?.lat ?? NaN, east: point === undefined ? NaN : METRES_PER_DEGREE * Math.cos(point.lat * RAD),
      rings: rings.reduce((sum, ring) => sum | NEAR[ring], 0), grid: codes.grid.get(gridId) ?? NOBODY, community: codes.community.get(communityId) ?? NOBODY, street: codes.street.get(streetId) ?? NOBODY, neighbours: neighbours.map((id) => codes.community.get(id) ?? NOBODY),
      byRule: order.appointment !== undefined || order.certificate !== undefined, urgent: urgency === 'p0', alone: homeVisit && !experiencedAboard && need === 1, points: roster.weights.urgency[urgency],
    }
  }

  private offerOf(categoryId: string, skilled: boolean): ChancePart {
    const known = this.offers[skilled ? 'skilled' : 'plain']
    const offer = known.get(categoryId) ?? offerPart(this.input.model, { categoryId, ...this.hours, skilled })
    known.set(categoryId, offer)
    return offer
  }

  /** Looks at some of the roster one by one, cheapest questions first, and takes in whom the order may ask. */
  private look(asking: Asking, turn: number, list: Int32Array, from: number, to: number): void {
    const { roster, now } = this.input
    const { lng, lat, grid, community, street, habit, flags } = roster
    const { standing, refusedBy } = this
    const { order, rings, neighbours, byRule, urgent, alone, east } = asking
    const radius = isAtOnce(order.urgency) ? roster.farRadius : roster.radius
    // Taken out of their tables once: this loop is where a batch spends its time.
    const [{ out, quiet }, north, perMetre] = [STANDING, METRES_PER_DEGREE, SLACK / DETOUR]
    for (let n = from; n < to; n += 1) {
      const at = list[n] ?? 0
      const hours = standing[habit[at] ?? 0] ?? 0
      if (!byRule && (hours === out || (hours === quiet && !urgent))) continue
      const ring = grid[at] === asking.grid ? NEAR.grid : community[at] === asking.community ? NEAR.community : street[at] !== asking.street ? 0 : neighbours.includes(community[at] ?? NOBODY) ? NEAR.neighbours : NEAR.street
      if ((ring & rings) === 0) continue
      const reach = (radius[at] ?? 0) * perMetre
      const dx = ((lng[at] ?? 0) - asking.lng) * east
      const dy = ((lat[at] ?? 0) - asking.lat) * north
      // Not so where a place is unknown: nothing is farther than anything then.
      if (dx * dx + dy * dy > reach * reach) continue
      const metres = walk(lng[at] ?? 0, lat[at] ?? 0, asking.lng, asking.lat)
      const flag = flags[at] ?? 0
      if (metres > (radius[at] ?? 0) || (refusedBy[at] ?? 0) >= turn) continue
      if (byRule ? !mayBeAsked(roster.members[at] as MemberFacts, order, now) : (alone && (flag & FLAG.newcomer) !== 0) || ((flag & FLAG.particular) !== 0 && !isParticularlyWelcome(roster.members[at] as MemberFacts, order, now))) continue
      this.push(at, metres, asking)
    }
  }

  private push(at: number, metres: number, { offer, urgent, points }: Asking): void {
    const { input: { roster, model }, parts, kilometre, unknownWay } = this
    if (this.number[at] === 0) this.meet(at)
    if (parts.there[at] === 0) learnPart(parts, model, roster.members[at] as MemberFacts, at)
    const isKnown = metres >= 0
    const km = Math.min(metres, 5000) / 1000
    const mean = offer.mean + (isKnown ? kilometre.mean * km : unknownWay.mean) + (parts.mean[at] ?? 0)
    const variance = offer.variance + (isKnown ? kilometre.variance * km * km : unknownWay.variance) + (parts.variance[at] ?? 0)
    if (this.count === this.member.length) this.grow()
    if (roster.capped[at] === 1) this.cappedMet += 1
    this.member[this.count] = (this.number[at] ?? 0) - 1
    this.value[this.count] = distancePoints(isKnown ? metres : undefined, roster.weights) + acceptancePoints(chanceFrom(mean, variance), roster.weights) + ((urgent ? roster.rated[at] : roster.own[at]) ?? 0) + points
    this.count += 1
  }

  private meet(at: number): void {
    if (this.met === this.who.length) this.who = grown(this.who, new Int32Array(2 * this.met))
    this.who[this.met] = at
    this.met += 1
    this.number[at] = this.met
  }

  private grow(): void {
    this.member = grown(this.member, new Int32Array(2 * this.count))
    this.value = grown(this.value, new Float64Array(2 * this.count))
  }
}

function grown<T extends Int32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}

/** What columns do not hold. */
const PARTICULAR_RULES = ['appetite', 'rest', 'kin', 'busy'] as const
function isParticularlyWelcome(member: MemberFacts, order: OrderFacts, now: number): boolean {
  for (const name of PARTICULAR_RULES) if (!POLICIES[name](member, order, now)) return false
  return true
}
