import type * as z from 'zod'
import type { PlannedOrderView, PlanView } from '@core/contract/dispatch'
import type { OrderDoc } from '@core/contract/documents'
import type { ordersContract } from '@core/contract/orders'
import { NEVER, queueOf } from '@core/domain/order/derived'
import { isHeldBack } from '@core/domain/order/held-back'
import { calibrationOf } from '@core/domain/dispatch/calibration'
import type { MemberFacts } from '@core/domain/dispatch/facts'
import { reasonsFor } from '@core/domain/dispatch/reasons'
import type { DispatchMode } from '@core/domain/dispatch/routing'
import { modeFor } from '@core/domain/dispatch/routing'
import { shortfallOf } from '@core/domain/dispatch/shortfall'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory, streetOf } from '../../_data/directory'
import { countToDispatch, loadOrder, ordersToDispatch, READ_MOST } from '../../_data/orders-repo'
import { loadSettings } from '../../_data/dispatch-settings-repo'
import type { Desk } from '../../_dispatch/dispatch-desk'
import { openDesk, standingOf } from '../../_dispatch/dispatch-desk'
import type { Proposal } from '../../_dispatch/propose'
import { nextFor, propose } from '../../_dispatch/propose'
import { modelName } from '../../_dispatch/street-work'
import { signPlan } from '../rules/plan-token'
import type { NameOfTeam } from '../views/remedies-view'
import { remediesView, teamNames } from '../views/remedies-view'

type Input = z.output<(typeof ordersContract)['plan']['input']>

/** One plan at a time; what is left waits for the next, and is counted. */
const PLAN_MAX = 300
const OTHERS = 5

/** The plan of the moment: who is asked for which order, proved to be the best there is. Writes nothing. */
export async function planOrders(input: Input, ctx: Ctx): Promise<PlanView> {
  const { scopeIds } = await actorOf(ctx, 'staff')
  const dir = await directory(ctx.now)
  const waiting = input.orderIds === undefined ? await ordersToDispatch(scopeIds, READ_MOST) : []
  // One street at a time, the one that waits longest; who works in two has the other one next.
  const streets = new Set(scopeIds.flatMap((id) => streetOf(dir, id) ?? []))
  const streetId = streets.size > 1 ? waiting[0]?.streetId ?? (await streetAsked(input.orderIds)) ?? [...streets][0] : [...streets][0]
  if (streetId === undefined) throw new AppError('FORBIDDEN')
  const [desk, settings] = await Promise.all([openDesk(streetId, input.orderIds ?? [], ctx.now), settingsOf(scopeIds)])
  const all = [...waiting, ...desk.orders].filter((doc) => doc.streetId === streetId && scopeIds.includes(doc.communityId) && isWaiting(doc))
  // 先不派: nobody is proposed for it before then, whoever asks for a plan.
  const [held, open] = [all.filter((doc) => isHeldBack(doc, ctx.now)), all.filter((doc) => !isHeldBack(doc, ctx.now))]
  const docs = open.slice(0, PLAN_MAX)
  const { plan, proposals } = propose(desk, docs, (communityId) => settings.get(communityId)?.routes ?? [])
  const next = nextFor(proposals)
  const nameOfTeam = await teamNames(ctx.now)
  // What is not read is counted.
  const unread = waiting.length < READ_MOST ? 0 : (await countToDispatch(scopeIds)) - waiting.length
  const beyond = open.length - docs.length + unread
  return {
    orders: proposals.map((proposal) => viewOf(proposal, next.get(proposal.doc._id) ?? [], desk, modeFor(settings.get(proposal.doc.communityId)?.modes ?? {}, proposal.order.categoryId), nameOfTeam)),
    certificate: { certified: true, value: plan.value, dual: plan.dual, pairs: plan.pairs, members: desk.members.length, weights: plan.weights, model: plan.model, answers: desk.model.answers },
    calibration: calibrated(desk.model),
    plan: signPlan({ weights: plan.weights, model: modelName(desk.model) }, proposals.map(({ planned }) => ({ orderId: planned.orderId, memberIds: planned.seats.map(({ memberId }) => memberId) })), ctx.now),
    ...(held.length === 0 ? {} : { held: held.map((doc) => heldOf(doc, ctx)).sort((a, b) => a.until - b.until || (a.orderId < b.orderId ? -1 : 1)) }),
    ...(beyond > 0 ? { beyond } : {}),
    now: ctx.now,
  }
}

/** The rules of each community the caller works for: an order goes by those of its own. */
const settingsOf = async (communityIds: readonly string[]) => new Map(await Promise.all([...new Set(communityIds)].map(async (id) => [id, await loadSettings(id)] as const)))

/** Where the orders are that were asked for; undefined where none was. */
async function streetAsked(orderIds: readonly string[] = []): Promise<string | undefined> {
  const [first] = orderIds
  return first === undefined ? undefined : (await loadOrder(first))?.streetId
}

const calibrated = (model: Desk['model']): PlanView['calibration'] => { const { tenths, ...all } = calibrationOf(model); return { ...all, tenths: [...tenths] } }

const heldOf = ({ _id: orderId, no, title, queue, heldBack }: OrderDoc, { now, personId }: Ctx): NonNullable<PlanView['held']>[number] => ({ orderId, no, title, queue, until: heldBack?.until ?? now, mine: heldBack?.by === personId })

const isWaiting = ({ state, seats }: OrderDoc): boolean => (state === 'accepted' || state === 'offered') && Object.values(seats).some((seat) => seat.state === 'open')

function viewOf(proposal: Proposal, next: readonly MemberFacts[], desk: Desk, mode: DispatchMode, nameOfTeam: NameOfTeam): PlannedOrderView {
  const { doc, order, planned, route, passed } = proposal
  const described = (member: MemberFacts): PlannedOrderView['seats'][number] => {
    const { metres, ring, score } = standingOf(member, order, desk)
    return { memberId: member.id, label: member.label, reasons: [...reasonsFor(member, order, { metres, ring, asked: desk.isAskedElsewhere(member.id, order.id) })], value: score.value, ...(metres === undefined ? {} : { distanceM: metres }) }
  }
  const short = planned.state === 'complete' ? undefined : shortfallOf(desk.members, proposal.open, desk.now, desk.unitOf)
  return {
    orderId: doc._id, version: doc.version, no: doc.no, title: doc.title, place: `${doc.place.compound} ${doc.place.building}`.trim(), service: serviceName(doc, desk), urgency: doc.urgency, queue: queueOf(doc),
    ...(doc.dueAt === NEVER ? {} : { dueAt: doc.dueAt }),
    need: order.need, state: planned.state, eligible: planned.eligible,
    seats: planned.seats.flatMap(({ memberId }) => { const member = desk.byId.get(memberId); return member === undefined ? [] : [described(member)] }),
    others: next.slice(0, OTHERS).map(described),
    next: next.map(({ id }) => id),
    ...(mode === 'assign' ? {} : { byItself: mode }),
    ...(route === undefined ? {} : { route: route.name }),
    ...(passed === undefined ? {} : { passedRoute: passed.name }),
    ...(order.rings.length > 2 ? { ring: order.rings[order.rings.length - 1] } : {}),
    ...(short === undefined ? {} : { removed: { ...short.removed, ...(desk.resting.length > 0 ? { paused: desk.resting.length } : {}) }, remedies: remediesView(short.remedies, nameOfTeam) }),
  }
}

function serviceName({ serviceId }: OrderDoc, { categories }: Desk): string {
  return categories.flatMap(({ services }) => services).find(({ id }) => id === serviceId)?.name ?? ''
}
