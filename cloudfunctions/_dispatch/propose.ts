import type { OrderDoc } from '@core/contract/documents'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import type { Plan, PlannedOrder } from '@core/domain/dispatch/plan-batch'
import { planBatch, Uncertified } from '@core/domain/dispatch/plan-batch'
import { pairsOf } from '@core/domain/dispatch/pairs'
import { RETRY_MS } from '@core/domain/dispatch/plan-ahead'
import type { DuePlan } from '@core/domain/dispatch/plan-due'
import { planDue } from '@core/domain/dispatch/plan-due'
import { mayBeAsked } from '@core/domain/dispatch/policies'
import type { Route } from '@core/domain/dispatch/routing'
import { isOf, routeFor } from '@core/domain/dispatch/routing'
import { AppError } from '../_kit/app-error'
import { logWarning } from '../_kit/log'
import type { Desk } from './dispatch-desk'

/** Whom invitations may go on to; who is needed beyond is a case for a wider ring. */
const NEXT = 12

/** What is proposed for one order, before it becomes words or invitations. */
export interface Proposal { readonly doc: OrderDoc; readonly order: OrderFacts; readonly planned: PlannedOrder; readonly ranked: readonly MemberFacts[]; readonly route?: Route }

/** The rules of an order's community. */
export type RoutesOf = (communityId: string) => readonly Route[]

/** The best for these orders and nothing else. Throws PLAN_UNPROVED where the search returns without its proof: such a plan is no plan. */
export function propose(desk: Desk, docs: readonly OrderDoc[], routesOf: RoutesOf, solve?: Solver): { readonly plan: Plan; readonly proposals: readonly Proposal[] } {
  const known = docs.map((doc) => knownOf(desk, doc, routesOf))
  const plan = proved(() => planBatch({ roster: desk.roster(), orders: known.map(({ order }) => order), model: desk.model, now: desk.now, ...(solve === undefined ? {} : { solve }) }))
  const byId = new Map(plan.orders.map((planned) => [planned.orderId, planned]))
  const ranked = rankedFor(desk, known.map(({ order }) => order))
  const proposals = known.map((each) => ({ ...each, planned: byId.get(each.order.id) as PlannedOrder, ranked: ranked(each.order.id) }))
  return { plan, proposals: proposals.sort((a, b) => a.doc.dueAt - b.doc.dueAt || (a.doc._id < b.doc._id ? -1 : 1)) }
}

/** An order that waits, and when its window ends, epoch ms. */
export interface Waiting { readonly doc: OrderDoc; readonly due: number }

/** What goes out now of all that waits in a street, and when the rest is looked at again; see plan-due.ts. Throws PLAN_UNPROVED. */
export function proposeDue(desk: Desk, waiting: readonly Waiting[], routesOf: RoutesOf, solve?: Solver): { readonly proposals: readonly Proposal[]; readonly next: DuePlan['next'] } {
  const known = waiting.map(({ doc, due }) => ({ ...knownOf(desk, doc, routesOf), due }))
  const plan = proved(() => planDue({ roster: desk.ahead(), orders: known, model: desk.model, now: desk.now, ...(solve === undefined ? {} : { solve }) }))
  const sent = known.filter(({ order }) => plan.sent.has(order.id))
  const ranked = rankedFor(desk, sent.map(({ order }) => order))
  const proposals = sent.map((each) => {
    const [seats, able] = [plan.sent.get(each.order.id) ?? [], ranked(each.order.id)]
    return { ...each, ranked: able, planned: { orderId: each.order.id, eligible: able.length, state: 'complete' as const, seats: seats.map(({ memberId, value }) => ({ memberId, value })) } }
  })
  return { proposals, next: plan.next }
}

/** The same, for whom nobody waits at a screen: a plan without its proof is not carried out but reported, and made again later; no order is lost by it. */
export function proposeDueOrReport(desk: Desk, waiting: readonly Waiting[], routesOf: RoutesOf, solve?: Solver): ReturnType<typeof proposeDue> {
  try {
    return proposeDue(desk, waiting, routesOf, solve)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'PLAN_UNPROVED') throw error
    logWarning({ fn: 'clock', warning: error.code, what: waiting[0]?.doc.streetId ?? '' })
    return { proposals: [], next: new Map(waiting.map(({ doc }) => [doc._id, desk.now + RETRY_MS])) }
  }
}

type Solver = NonNullable<Parameters<typeof planBatch>[0]['solve']>

function knownOf(desk: Desk, doc: OrderDoc, routesOf: RoutesOf): Pick<Proposal, 'doc' | 'order' | 'route'> {
  const facts = desk.factsOf(doc)
  return { doc, ...routed(desk, facts, routeFor(routesOf(doc.communityId), { ...doc, categoryId: facts.categoryId })) }
}

function proved<T>(plan: () => T): T {
  try {
    return plan()
  } catch (error) {
    if (!(error instanceof Uncertified)) throw error
    throw new AppError('PLAN_UNPROVED', { cause: error })
  }
}

/** Everybody who may be asked for each of these, best first. */
function rankedFor({ roster, model, now }: Desk, orders: readonly OrderFacts[]): (orderId: string) => readonly MemberFacts[] {
  const { members } = roster()
  const { start, member, value, who } = pairsOf({ roster: roster(), orders, model, now, perBatch: 1 })
  const places = new Map(orders.map(({ id }, at) => [id, at]))
  return (orderId) => {
    const at = places.get(orderId) ?? NaN
    const able = Array.from({ length: (start[at + 1] ?? 0) - (start[at] ?? 0) }, (_, n) => (start[at] ?? 0) + n).map((pair) => ({ member: members[who[member[pair] ?? 0] ?? 0] as MemberFacts, value: value[pair] ?? 0 }))
    return able.sort((a, b) => b.value - a.value || (a.member.id < b.member.id ? -1 : 1)).map((each) => each.member)
  }
}

/** Whom a rule of the community names goes before everybody else; where nobody of them may be asked, the rule says nothing. */
function routed(desk: Desk, order: OrderFacts, route: Route | undefined): { readonly order: OrderFacts; readonly route?: Route } {
  if (route === undefined) return { order }
  const theirs = desk.members.filter((member) => isOf(route, member, desk.unitOf(member.id)))
  if (!theirs.some((member) => mayBeAsked(member, order, desk.now))) return { order }
  const kept = new Set(theirs.map(({ id }) => id))
  return { order: { ...order, askedIds: [...order.askedIds, ...desk.members.flatMap(({ id }) => (kept.has(id) ? [] : [id]))] }, route }
}

/** Everybody who is proposed for an order of this plan. */
export const proposedIn = (proposals: readonly Proposal[]): ReadonlySet<string> => new Set(proposals.flatMap(({ planned }) => planned.seats.map(({ memberId }) => memberId)))

/** Whom the invitations for an order go on to: the next best who are not proposed for this or another one. */
export const nextFor = ({ ranked }: Proposal, proposed: ReadonlySet<string>): readonly MemberFacts[] => ranked.filter(({ id }) => !proposed.has(id)).slice(0, NEXT)
