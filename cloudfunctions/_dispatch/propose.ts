import type { OrderDoc } from '@core/contract/documents'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import type { Plan, PlannedOrder } from '@core/domain/dispatch/plan-batch'
import { planBatch, Uncertified } from '@core/domain/dispatch/plan-batch'
import { pairsOf } from '@core/domain/dispatch/pairs'
import { RETRY_MS } from '@core/domain/dispatch/plan-ahead'
import type { DueOrder, DuePlan } from '@core/domain/dispatch/plan-due'
import { planDue } from '@core/domain/dispatch/plan-due'
import { shareNext } from '@core/domain/dispatch/share-next'
import { mayBeAsked } from '@core/domain/dispatch/policies'
import type { Route } from '@core/domain/dispatch/routing'
import { isOf, routeFor } from '@core/domain/dispatch/routing'
import { AppError } from '../_kit/app-error'
import { logWarning } from '../_kit/log'
import type { Desk } from './dispatch-desk'

/** Whom invitations may go on to; who is needed beyond is a case for a wider ring. */
const NEXT = 12

/** What is proposed for one order, before it becomes words or invitations. `open`: the order as it is for everybody, whomever a rule names; `passed`: a rule whose people are too few. */
export interface Proposal { readonly doc: OrderDoc; readonly order: OrderFacts; readonly planned: PlannedOrder; readonly ranked: readonly MemberFacts[]; readonly route?: Route; readonly open: OrderFacts; readonly passed?: Route }

/** The rules of an order's community. */
export type RoutesOf = (communityId: string) => readonly Route[]

/** The best for these orders and nothing else. Throws PLAN_UNPROVED where the search returns without its proof: such a plan is no plan. */
export function propose(desk: Desk, docs: readonly OrderDoc[], routesOf: RoutesOf, solve?: Solver, passedBy: ReadonlySet<string> = NOBODY): { readonly plan: Plan; readonly proposals: readonly Proposal[] } {
  const known = docs.map((doc) => knownOf(desk, doc, routesOf, passedBy))
  const plan = proved(() => planBatch({ roster: desk.roster(), orders: known.map(({ order }) => order), model: desk.model, now: desk.now, ...(solve === undefined ? {} : { solve }) }))
  const byId = new Map(plan.orders.map((planned) => [planned.orderId, planned]))
  // Whom a rule names may be needed elsewhere in the same plan: a rule is no reason to leave somebody without help.
  const short = known.filter(({ doc, route }) => route !== undefined && byId.get(doc._id)?.state !== 'complete').map(({ doc }) => doc._id)
  if (short.length > 0) return propose(desk, docs, routesOf, solve, new Set([...passedBy, ...short]))
  const ranked = rankedFor(desk, known.map(({ order }) => order))
  const proposals = known.map((each) => ({ ...each, planned: byId.get(each.order.id) as PlannedOrder, ranked: ranked(each.order.id) }))
  return { plan, proposals: proposals.sort((a, b) => a.doc.dueAt - b.doc.dueAt || (a.doc._id < b.doc._id ? -1 : 1)) }
}

/** An order that waits; `due` and `spares` as in plan-due.ts. */
export interface Waiting extends Omit<DueOrder, 'order'> { readonly doc: OrderDoc }

/** What goes out now of all that waits in a street, and when the rest is looked at again; see plan-due.ts. Throws PLAN_UNPROVED. */
export function proposeDue(desk: Desk, waiting: readonly Waiting[], routesOf: RoutesOf, solve?: Solver, passedBy: ReadonlySet<string> = NOBODY): { readonly proposals: readonly Proposal[]; readonly next: DuePlan['next'] } {
  const known = waiting.map(({ doc, ...times }) => ({ ...knownOf(desk, doc, routesOf, passedBy), ...times }))
  const plan = proved(() => planDue({ roster: desk.ahead(), orders: known, model: desk.model, now: desk.now, ...(solve === undefined ? {} : { solve }) }))
  // Whom a rule names may be kept for what must not wait: that passes in a while, and is no reason to ask others.
  const short = known.filter(({ order, route, due }) => route !== undefined && due <= desk.now && !plan.sent.has(order.id) && !plan.kept.has(order.id)).map(({ doc }) => doc._id)
  if (short.length > 0) return proposeDue(desk, waiting, routesOf, solve, new Set([...passedBy, ...short]))
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

const NOBODY: ReadonlySet<string> = new Set()

/** `passedBy`: orders whose rule was found to leave them without enough people. */
function knownOf(desk: Desk, doc: OrderDoc, routesOf: RoutesOf, passedBy: ReadonlySet<string>): Pick<Proposal, 'doc' | 'order' | 'route' | 'open' | 'passed'> {
  const open = desk.factsOf(doc)
  const route = routeFor(routesOf(doc.communityId), { ...doc, categoryId: open.categoryId })
  return { doc, open, ...(passedBy.has(doc._id) ? { order: open, ...(route === undefined ? {} : { passed: route }) } : routed(desk, open, route)) }
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
function rankedFor({ roster: of, model, now }: Desk, orders: readonly OrderFacts[]): (orderId: string) => readonly MemberFacts[] {
  const roster = of()
  const { members } = roster
  const { start, member, value, who } = pairsOf({ roster, orders, model, now, perBatch: 1 })
  const places = new Map(orders.map(({ id }, at) => [id, at]))
  return (orderId) => {
    const at = places.get(orderId) ?? NaN
    const able = Array.from({ length: (start[at + 1] ?? 0) - (start[at] ?? 0) }, (_, n) => (start[at] ?? 0) + n).map((pair) => ({ member: members[who[member[pair] ?? 0] ?? 0] as MemberFacts, value: value[pair] ?? 0 }))
    return able.sort((a, b) => b.value - a.value || (a.member.id < b.member.id ? -1 : 1)).map((each) => each.member)
  }
}

/** Whom a rule of the community names goes before everybody else; where too few of them may be asked, the rule is passed over and that is said. */
function routed(desk: Desk, order: OrderFacts, route: Route | undefined): { readonly order: OrderFacts; readonly route?: Route; readonly passed?: Route } {
  if (route === undefined) return { order }
  const theirs = desk.members.filter((member) => isOf(route, member, desk.unitOf(member.id)))
  if (theirs.filter((member) => mayBeAsked(member, order, desk.now)).length < order.need) return { order, passed: route }
  const kept = new Set(theirs.map(({ id }) => id))
  return { order: { ...order, askedIds: [...order.askedIds, ...desk.members.flatMap(({ id }) => (kept.has(id) ? [] : [id]))] }, route }
}

/** Everybody who is proposed for an order of this plan. */
export const proposedIn = (proposals: readonly Proposal[]): ReadonlySet<string> => new Set(proposals.flatMap(({ planned }) => planned.seats.map(({ memberId }) => memberId)))

/** Whom the invitations for each order go on to: the next best who are not proposed for this or another one, and stand in no more lists than they have room for. */
export function nextFor(proposals: readonly Proposal[]): ReadonlyMap<string, readonly MemberFacts[]> {
  const proposed = proposedIn(proposals)
  return shareNext(proposals.map(({ doc, ranked }) => ({ id: doc._id, ranked: ranked.filter(({ id }) => !proposed.has(id)) })), NEXT)
}
