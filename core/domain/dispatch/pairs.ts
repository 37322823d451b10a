/** Every pair of an order and a member who may be asked for it, with its points: what a plan chooses from. */
import type { Ring } from '../order/order'
import type { AcceptanceModel, ChancePart } from './acceptance'
import { chanceFrom, memberPart, offerPart, wayPart } from './acceptance'
import type { AssignmentInstance } from './certificate'
import type { MemberFacts, OrderFacts } from './facts'
import { DETOUR, walk, walkingMetres } from './facts'
import { hoursOf } from './hours-of'
import { mayBeAsked } from './policies'
import type { Roster } from './roster'
import { acceptancePoints, distancePoints } from './score'
import { planeOf, STANDING, standingOf, standingsAt } from './roster'

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
  /** Roster number of each of the instance's members. */
  readonly who: Int32Array
}

/** A search on the plane is wider than the walk it stands for by no more than this. */
const SLACK = 1.02
const ROOM_PER_ORDER = 64

export function pairsOf(input: PairsInput): Pairs {
  const { orders } = input
  const batch = new Batch(input)
  const start = new Int32Array(orders.length + 1)
  orders.forEach((order, at) => {
    batch.add(order)
    start[at + 1] = batch.count
  })
  return { ...batch.columns(), needs: Int32Array.from(orders, ({ need }) => need), start }
}

/** The walk of a pair; undefined where one of the two places is unknown. */
export function metresOf({ members }: Roster, { who, member }: Pick<Pairs, 'who' | 'member'>, pair: number, order: Pick<OrderFacts, 'point'>): number | undefined {
  const point = members[who[member[pair] ?? 0] ?? 0]?.point
  return point === undefined || order.point === undefined ? undefined : walkingMetres(point, order.point)
}

export { hoursOf } from './hours-of'

const NEAR: Readonly<Record<Ring, number>> = { grid: 1, community: 2, neighbours: 4, street: 8 }

class Batch {
  count = 0
  private member: Int32Array
  private value: Float64Array
  private readonly number: Int32Array
  private readonly met: number[] = []
  private readonly standing: Uint8Array
  private readonly mean: Float64Array
  private readonly variance: Float64Array
  private readonly way: (metres: number | undefined) => ChancePart
  private found = new Int32Array(1024)

  constructor(private readonly input: PairsInput) {
    const { roster, orders, model, now } = input
    this.member = new Int32Array(Math.max(16, orders.length * ROOM_PER_ORDER))
    this.value = new Float64Array(this.member.length)
    this.number = new Int32Array(roster.members.length)
    this.standing = standingsAt(roster, now)
    this.mean = new Float64Array(roster.members.length)
    this.variance = new Float64Array(roster.members.length)
    this.way = wayPart(model)
  }

  columns(): Pick<Pairs, 'member' | 'value' | 'capacities' | 'who'> {
    const { roster, perBatch } = this.input
    const who = Int32Array.from(this.met)
    const capacities = Int32Array.from(this.met, (at) => {
      const { openMax, open, weeklyMax, takenThisWeek } = roster.members[at] as MemberFacts
      return Math.min(perBatch, openMax - open, weeklyMax - takenThisWeek)
    })
    return { who, capacities, member: this.member.subarray(0, this.count), value: this.value.subarray(0, this.count) }
  }

  add(order: OrderFacts): void {
    const { roster, model, now } = this.input
    const trade = roster.trades.get(order.skill ?? '')
    if (trade === undefined) return
    const offer = offerPart(model, { categoryId: order.categoryId, ...hoursOf(now), skilled: order.skill !== undefined })
    const near = this.nearness(order)
    const admits = this.admitter(order)
    for (const at of trade.placeless) if (near(at) && admits(at)) this.push(at, order, undefined, offer)
    for (const { who, tree, farthest } of trade.near) {
      if (order.point === undefined) {
        for (const at of who) if (near(at) && admits(at)) this.push(at, order, undefined, offer)
        continue
      }
      if (this.found.length < who.length) this.found = new Int32Array(who.length)
      const { lng, lat } = order.point
      const hits = tree.withinInto(...planeOf(roster.origin, order.point), (farthest / DETOUR) * SLACK, this.found)
      for (let n = 0; n < hits; n += 1) {
        const at = who[this.found[n] ?? 0] ?? 0
        if ((this.standing[at] === STANDING.out && !isByRule(order)) || !near(at)) continue
        const metres = walk(roster.lng[at] ?? 0, roster.lat[at] ?? 0, lng, lat)
        if (metres <= (roster.radius[at] ?? 0) && admits(at)) this.push(at, order, metres, offer)
      }
    }
  }

  /** Whether somebody lives in a ring that may be asked, from columns alone. */
  private nearness({ rings, gridId, communityId, streetId, neighbours }: OrderFacts): (at: number) => boolean {
    const { grid, community, street, codes } = this.input.roster
    const bits = rings.reduce((sum, ring) => sum | NEAR[ring], 0)
    const codeOf = (id: string): number => codes.get(id) ?? -1
    const [ownGrid, own, ownStreet, next] = [codeOf(gridId), codeOf(communityId), codeOf(streetId), neighbours.map(codeOf)]
    return (at) => {
      if (street[at] !== ownStreet && community[at] !== own && grid[at] !== ownGrid) return false
      const ring = grid[at] === ownGrid ? NEAR.grid : community[at] === own ? NEAR.community : next.includes(community[at] ?? -1) ? NEAR.neighbours : NEAR.street
      return (ring & bits) !== 0
    }
  }

  /** What is left of the rules. An order with an hour or a certificate of its own is asked of them one by one; for others most members differ in little. */
  private admitter(order: OrderFacts): (at: number) => boolean {
    const { roster, now, spared } = this.input
    const asked = new Set([...order.askedIds, ...order.residentIds])
    const byRule = isByRule(order)
    return (at) => {
      const standing = this.standingOf(at, byRule)
      if (standing === STANDING.out || (standing === STANDING.quiet && order.urgency !== 'p0')) return false
      const member = roster.members[at] as MemberFacts
      if (asked.has(member.id) || spared?.has(member.id) === true) return false
      return (roster.particular[at] === 0 && !byRule) || mayBeAsked(member, order, now)
    }
  }

  private standingOf(at: number, byRule: boolean): number {
    // Duty and mute at another hour than now: left to the rules.
    if (byRule) return STANDING.in
    const known = this.standing[at] ?? STANDING.unknown
    if (known !== STANDING.unknown) return known
    return (this.standing[at] = standingOf(this.input.roster.members[at] as MemberFacts, this.input.now))
  }

  private push(at: number, { urgency }: OrderFacts, metres: number | undefined, offer: ChancePart): void {
    const { roster, model } = this.input
    const { weights } = roster
    if ((this.number[at] ?? 0) === 0) {
      const { id: memberId, recentOffers } = roster.members[at] as MemberFacts
      const part = memberPart(model, { memberId, recentOffers })
      this.mean[at] = part.mean
      this.variance[at] = part.variance
      this.number[at] = this.met.push(at)
    }
    const road = this.way(metres)
    const chance = chanceFrom(offer.mean + road.mean + (this.mean[at] ?? 0), offer.variance + road.variance + (this.variance[at] ?? 0))
    if (this.count === this.member.length) this.grow()
    this.member[this.count] = (this.number[at] ?? 0) - 1
    this.value[this.count] = distancePoints(metres, weights) + acceptancePoints(chance, weights) + (roster.own[at] ?? 0) + weights.urgency[urgency]
    this.count += 1
  }

  private grow(): void {
    const [member, value] = [new Int32Array(2 * this.count), new Float64Array(2 * this.count)]
    member.set(this.member)
    value.set(this.value)
    this.member = member
    this.value = value
  }
}

const isByRule = ({ appointment, certificate }: OrderFacts): boolean => appointment !== undefined || certificate !== undefined
