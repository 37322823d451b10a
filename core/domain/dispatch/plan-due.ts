/**
 * What the timer carries out of a street's waiting orders at this moment, and when it looks at the others again: the one rule
 * of categories that dispatch themselves, and what the measured days go by.
 */
import type { AcceptanceModel } from './acceptance'
import { assignSeats } from './assign-seats'
import { freeAt, VISIT_MS } from './coming-free'
import { lossesOf } from './cover'
import type { MemberFacts, OrderFacts } from './facts'
import type { Pairs } from './pairs'
import { pairsOf } from './pairs'
import type { Ahead } from './plan-ahead'
import { planAhead } from './plan-ahead'
import { PLAN_POINTS } from './plan-points'
import { isMixed, Uncertified } from './plan-batch'
import type { Roster } from './roster'
import { STANDING, standingsAt } from './roster'
import { isAtOnce, PATIENCE_MS } from './window'

/** `due`: when its window ends; `spares`: until then it leaves the last ones of a place for what must not wait, and later as far as somebody else can go; none: whoever is the best goes. Epoch ms. */
export interface DueOrder { readonly order: OrderFacts; readonly due: number; readonly spares?: number }

export interface DueInput {
  /** Members with room now or later; see `withRoom`. */
  readonly roster: Roster
  readonly orders: readonly DueOrder[]
  readonly model: AcceptanceModel
  readonly now: number
  /** When a member may be sent to an order; by their facts, if nobody says otherwise. */
  readonly free?: (member: MemberFacts, order: Pick<OrderFacts, 'appointment'>) => number
  readonly solve?: typeof assignSeats
}

export interface DuePlan extends Pick<Ahead, 'value' | 'dual' | 'certified'> {
  /** By order: whom to send now. */
  readonly sent: ReadonlyMap<string, readonly { readonly memberId: string; readonly value: number }[]>
  /** Due, and not sent though somebody is free: who is, is kept for what must not wait. */
  readonly kept: ReadonlySet<string>
  /** By order that is not sent: when to look at it again, epoch ms. */
  readonly next: ReadonlyMap<string, number>
  /** Teams that are not whole: staff decide. */
  readonly incomplete: readonly string[]
}

/** Throws `Uncertified` where the search returns without its proof: such a plan is no plan. Equal facts give equal plans, in whatever order they come. */
export function planDue(input: DueInput): DuePlan {
  const { roster, model, now, free = (member, order) => freeAt(member, order, now), solve = assignSeats } = input
  const orders = [...input.orders].sort((a, b) => (a.order.id < b.order.id ? -1 : 1))
  const pairs = pairsOf({ roster, orders: orders.map(({ order }) => order), model, now, perBatch: 1 })
  const memberOf = (pair: number): MemberFacts => roster.members[pairs.who[pairs.member[pair] ?? 0] ?? 0] as MemberFacts
  const times = new Float64Array(pairs.member.length)
  eachPair(orders, pairs, (pair, { order }) => (times[pair] = free(memberOf(pair), order)))
  const waiting = orders.map(({ order, due }) => ({ due, until: untilOf(due, now), urgent: isAtOnce(order.urgency), need: order.need, ...(isMixed(order) ? { newcomersMost: order.need - 1 } : {}) }))
  const price = sparing(orders, pairs, roster, now, free)
  const value = pairs.value.map((points, pair) => points - (price[pair] ?? 0))
  const plan = planAhead({ pairs: { ...pairs, value }, orders: waiting, freeAt: (pair) => times[pair] ?? now, isNewcomer: (pair) => memberOf(pair).visits === 0, now, visitMs: VISIT_MS, solve })
  if (!plan.certified) throw new Uncertified(plan.value, plan.dual)
  const idOf = (order: number): string => orders[order]?.order.id ?? ''
  const sent = new Map<string, { memberId: string; value: number }[]>()
  for (const { order, pair } of plan.now) sent.set(idOf(order), [...(sent.get(idOf(order)) ?? []), { memberId: memberOf(pair).id, value: pairs.value[pair] ?? 0 }])
  const kept = new Set<string>()
  eachPair(orders, pairs, (pair, { order, due }) => {
    if (due <= now && (times[pair] ?? now) <= now && (value[pair] ?? 0) + PLAN_POINTS.served <= 0 && !sent.has(order.id)) kept.add(order.id)
  })
  return {
    value: plan.value, dual: plan.dual, certified: plan.certified, sent, incomplete: plan.incomplete.map(idOf), kept,
    next: new Map(orders.flatMap(({ order: { id }, spares }, at) => (sent.has(id) ? [] : [[id, Math.min(plan.next[at] ?? now, spares !== undefined && spares > now ? spares : Infinity)] as const]))),
  }
}

function eachPair(orders: readonly DueOrder[], { start }: Pick<Pairs, 'start'>, look: (pair: number, order: DueOrder) => void): void {
  orders.forEach((order, at) => {
    for (let pair = start[at] ?? 0; pair < (start[at + 1] ?? 0); pair += 1) look(pair, order)
  })
}

/** What it costs that somebody goes who is the last for others: whoever can wait waits a while for somebody else, and what must not takes somebody else who is nearly as near. */
function sparing(orders: readonly DueOrder[], pairs: Pairs, roster: Roster, now: number, free: NonNullable<DueInput['free']>): Float64Array {
  const standing = standingsAt(roster, now)
  const there = roster.members.flatMap((member, at) => (standing[roster.habit[at] ?? 0] === STANDING.in && free(member, {}) <= now ? [at] : []))
  const losses = lossesOf(roster, there)
  const price = new Float64Array(pairs.value.length)
  eachPair(orders, pairs, (pair, { order, spares }) => {
    if (spares === undefined) return
    const most = isAtOnce(order.urgency) ? PLAN_POINTS.sparedByUrgent : now < spares ? PLAN_POINTS.keptMost : PLAN_POINTS.sparedMost
    price[pair] = Math.min(most, Math.round(PLAN_POINTS.bare * (losses.get(pairs.who[pairs.member[pair] ?? 0] ?? 0) ?? 0)))
  })
  return price
}

/** Whoever has waited longer than anybody should waits as long as anybody may from now on. */
const untilOf = (due: number, now: number): number => (due + PATIENCE_MS > now ? due : now) + PATIENCE_MS
