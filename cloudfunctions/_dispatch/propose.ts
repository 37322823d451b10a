import type { OrderDoc } from '@core/contract/documents'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import type { Plan, PlannedOrder } from '@core/domain/dispatch/plan-batch'
import { planBatch, Uncertified } from '@core/domain/dispatch/plan-batch'
import { shareNext } from '@core/domain/dispatch/share-next'
import { mayBeAsked } from '@core/domain/dispatch/policies'
import type { Route } from '@core/domain/dispatch/routing'
import { isOf, routeFor } from '@core/domain/dispatch/routing'
import { AppError } from '../_kit/app-error'
import type { Desk } from './dispatch-desk'
import { standingOf } from './dispatch-desk'

/** Whom invitations may go on to; who is needed beyond is a case for a wider ring. */
const NEXT = 12

/** What is proposed for one order, before it becomes words or invitations. `open`: the order as it is for everybody, whomever a rule names; `passed`: a rule whose people are too few. */
export interface Proposal { readonly doc: OrderDoc; readonly order: OrderFacts; readonly planned: PlannedOrder; readonly ranked: readonly MemberFacts[]; readonly route?: Route; readonly open: OrderFacts; readonly passed?: Route }

/** Throws PLAN_UNPROVED where the search returns without its proof: such a plan is no plan. */
export function propose(desk: Desk, docs: readonly OrderDoc[], routes: readonly Route[], passedBy: ReadonlySet<string> = new Set()): { readonly plan: Plan; readonly proposals: readonly Proposal[] } {
  const known = docs.map((doc) => {
    const facts = desk.factsOf(doc)
    const route = routeFor(routes, { ...doc, categoryId: facts.categoryId })
    return { doc, open: facts, ...(passedBy.has(doc._id) ? { order: facts, ...(route === undefined ? {} : { passed: route }) } : routed(desk, facts, route)) }
  })
  const plan = proved(desk, known.map(({ order }) => order))
  const byId = new Map(plan.orders.map((planned) => [planned.orderId, planned]))
  // Whom a rule names may be needed elsewhere in the same plan: a rule is no reason to leave somebody without help.
  const short = known.filter(({ doc, route }) => route !== undefined && byId.get(doc._id)?.state !== 'complete').map(({ doc }) => doc._id)
  if (short.length > 0) return propose(desk, docs, routes, new Set([...passedBy, ...short]))
  const proposals = known.map(({ doc, order, route, open, passed }) => {
    const ranked = desk.members.filter((member) => mayBeAsked(member, order, desk.now)).map((member) => ({ member, value: standingOf(member, order, desk).score.value }))
    ranked.sort((a, b) => b.value - a.value || (a.member.id < b.member.id ? -1 : 1))
    return { doc, order, planned: byId.get(order.id) as PlannedOrder, ranked: ranked.map(({ member }) => member), open, ...(route === undefined ? {} : { route }), ...(passed === undefined ? {} : { passed }) }
  })
  return { plan, proposals: proposals.sort((a, b) => a.doc.dueAt - b.doc.dueAt || (a.doc._id < b.doc._id ? -1 : 1)) }
}

function proved(desk: Desk, orders: readonly OrderFacts[]): Plan {
  try {
    return planBatch({ roster: desk.roster, orders, model: desk.model, now: desk.now })
  } catch (error) {
    if (!(error instanceof Uncertified)) throw error
    throw new AppError('PLAN_UNPROVED', { cause: error })
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
