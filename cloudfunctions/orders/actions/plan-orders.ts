import type * as z from 'zod'
import type { PlannedOrderView, PlanView } from '@core/contract/dispatch'
import type { OrderDoc } from '@core/contract/documents'
import type { ordersContract } from '@core/contract/orders'
import { NEVER } from '@core/domain/order/derived'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import type { Plan, PlannedOrder } from '@core/domain/dispatch/plan-batch'
import { planBatch, Uncertified } from '@core/domain/dispatch/plan-batch'
import { mayBeAsked } from '@core/domain/dispatch/policies'
import { reasonsFor } from '@core/domain/dispatch/reasons'
import { makeRoster } from '@core/domain/dispatch/roster'
import type { Route } from '@core/domain/dispatch/routing'
import { isOf, routeFor } from '@core/domain/dispatch/routing'
import { shortfallOf } from '@core/domain/dispatch/shortfall'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory } from '../../_data/directory'
import { ordersToDispatch } from '../../_data/orders-repo'
import { loadSettings } from '../../_data/dispatch-settings-repo'
import type { Desk } from '../../_dispatch/dispatch-desk'
import { openDesk, standingOf } from '../../_dispatch/dispatch-desk'
import { modelName } from '../../_dispatch/street-work'
import { signPlan } from '../rules/plan-token'

type Input = z.output<(typeof ordersContract)['plan']['input']>

/** One plan at a time; what is left waits for the next. */
export const PLAN_MAX = 50
const OTHERS = 5
/** Whom invitations may go on to; who is needed beyond is a case for a wider ring. */
const NEXT = 12

/** What is proposed for one order, before it becomes words or invitations. */
export interface Proposal { readonly doc: OrderDoc; readonly order: OrderFacts; readonly planned: PlannedOrder; readonly ranked: readonly MemberFacts[]; readonly route?: Route }

/** The plan of the moment: who is asked for which order, proved to be the best there is. Writes nothing. */
export async function planOrders(input: Input, ctx: Ctx): Promise<PlanView> {
  const { scopeIds } = await actorOf(ctx, 'staff')
  const dir = await directory(ctx.now)
  const [communityId] = scopeIds
  const streetId = dir.byId.get(communityId ?? '')?.parentId
  if (communityId === undefined || streetId == null) throw new AppError('FORBIDDEN')
  const waiting = input.orderIds === undefined ? await ordersToDispatch(scopeIds, PLAN_MAX) : []
  const [desk, { routes }] = await Promise.all([openDesk(streetId, input.orderIds ?? [], ctx.now), loadSettings(communityId)])
  const docs = [...waiting, ...desk.orders].filter((doc) => doc.streetId === streetId && scopeIds.includes(doc.communityId) && isWaiting(doc))
  const { plan, proposals } = propose(desk, docs, routes)
  return {
    orders: proposals.map((proposal) => viewOf(proposal, proposals, desk)),
    certificate: { certified: true, value: plan.value, dual: plan.dual, pairs: plan.pairs, members: desk.members.length, weights: plan.weights, model: plan.model, answers: desk.model.answers },
    plan: signPlan({ weights: plan.weights, model: modelName(desk.model) }, proposals.map(({ planned }) => ({ orderId: planned.orderId, memberIds: planned.seats.map(({ memberId }) => memberId) })), ctx.now),
    now: ctx.now,
  }
}

const isWaiting = ({ state, seats }: OrderDoc): boolean => (state === 'accepted' || state === 'offered') && Object.values(seats).some((seat) => seat.state === 'open')

/** Throws PLAN_UNPROVED where the search returns without its proof: such a plan is no plan. */
export function propose(desk: Desk, docs: readonly OrderDoc[], routes: readonly Route[]): { readonly plan: Plan; readonly proposals: readonly Proposal[] } {
  const known = docs.map((doc) => {
    const facts = desk.factsOf(doc)
    const route = routeFor(routes, { ...doc, categoryId: facts.categoryId })
    return { doc, ...routed(desk, facts, route) }
  })
  const plan = proved(desk, known.map(({ order }) => order))
  const byId = new Map(plan.orders.map((planned) => [planned.orderId, planned]))
  const proposals = known.map(({ doc, order, route }) => {
    const ranked = desk.members.filter((member) => mayBeAsked(member, order, desk.now)).map((member) => ({ member, value: standingOf(member, order, desk).score.value }))
    ranked.sort((a, b) => b.value - a.value || (a.member.id < b.member.id ? -1 : 1))
    return { doc, order, planned: byId.get(order.id) as PlannedOrder, ranked: ranked.map(({ member }) => member), ...(route === undefined ? {} : { route }) }
  })
  return { plan, proposals: proposals.sort((a, b) => a.doc.dueAt - b.doc.dueAt || (a.doc._id < b.doc._id ? -1 : 1)) }
}

function proved(desk: Desk, orders: readonly OrderFacts[]): Plan {
  try {
    return planBatch({ roster: makeRoster(desk.members), orders, model: desk.model, now: desk.now })
  } catch (error) {
    if (!(error instanceof Uncertified)) throw error
    throw new AppError('PLAN_UNPROVED', { cause: error })
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

/** Whom the invitations for an order go on to: the next best who are not proposed for another one. */
export function nextFor({ planned, ranked }: Proposal, all: readonly Proposal[]): readonly MemberFacts[] {
  const elsewhere = new Set(all.flatMap((each) => each.planned.seats.map(({ memberId }) => memberId)))
  const own = new Set(planned.seats.map(({ memberId }) => memberId))
  return ranked.filter(({ id }) => !own.has(id) && !elsewhere.has(id)).slice(0, NEXT)
}

function viewOf(proposal: Proposal, all: readonly Proposal[], desk: Desk): PlannedOrderView {
  const { doc, order, planned, route } = proposal
  const next = nextFor(proposal, all)
  const propose = (member: MemberFacts): PlannedOrderView['seats'][number] => {
    const { metres, ring, score } = standingOf(member, order, desk)
    return { memberId: member.id, label: member.label, reasons: [...reasonsFor(member, order, { metres, ring })], value: score.value, ...(metres === undefined ? {} : { distanceM: metres }) }
  }
  const short = planned.state === 'complete' ? undefined : shortfallOf(desk.members, order, desk.now)
  return {
    orderId: doc._id, no: doc.no, title: doc.title, place: `${doc.place.compound} ${doc.place.building}`.trim(), service: serviceName(doc, desk), urgency: doc.urgency,
    ...(doc.dueAt === NEVER ? {} : { dueAt: doc.dueAt }),
    need: order.need, state: planned.state, eligible: planned.eligible,
    seats: planned.seats.flatMap(({ memberId }) => { const member = desk.byId.get(memberId); return member === undefined ? [] : [propose(member)] }),
    others: next.slice(0, OTHERS).map(propose),
    next: next.map(({ id }) => id),
    ...(route === undefined ? {} : { route: route.name }),
    ...(order.rings.length > 2 ? { ring: order.rings[order.rings.length - 1] } : {}),
    ...(short === undefined ? {} : { removed: { ...short.removed, ...(desk.paused > 0 ? { paused: desk.paused } : {}) }, remedies: [...short.remedies] }),
  }
}

function serviceName({ serviceId }: OrderDoc, { categories }: Desk): string {
  return categories.flatMap(({ services }) => services).find(({ id }) => id === serviceId)?.name ?? ''
}
