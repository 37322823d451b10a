import type { OrderDoc } from '@core/contract/documents'
import type { MemberFacts } from '@core/domain/dispatch/facts'
import { makeRoster } from '@core/domain/dispatch/roster'
import type { DispatchMode } from '@core/domain/dispatch/routing'
import { RETRY_MS } from '@core/domain/dispatch/plan-ahead'
import { modeFor } from '@core/domain/dispatch/routing'
import { WEIGHTS } from '@core/domain/dispatch/score'
import { KEPT_SHARE, windowMs } from '@core/domain/dispatch/window'
import { isHeldBack } from '@core/domain/order/held-back'
import type { LimitOverride } from '@core/domain/order/limits'
import { limitFor } from '@core/domain/order/limits'
import type { Asked, Payload } from '@core/domain/order/order'
import { dueAt } from '@core/domain/time'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { catalogue } from '../../_data/directory'
import type { SettingsDoc } from '../../_data/dispatch-settings-repo'
import { allSettings } from '../../_data/dispatch-settings-repo'
import { ordersToDispatch } from '../../_data/orders-repo'
import { askedFrom, poolOf } from '../../_dispatch/asked-of'
import { asksOf } from '../../_dispatch/asks-of'
import type { Desk } from '../../_dispatch/dispatch-desk'
import { openDesk } from '../../_dispatch/dispatch-desk'
import type { Proposal } from '../../_dispatch/propose'
import { byTurn, inTurns, TURN_VERSION, turnWeights } from '@core/domain/dispatch/turn'
import { withRoom } from '@core/domain/dispatch/coming-free'
import type { Waiting } from '../../_dispatch/propose'
import { nextFor, proposedIn, proposeDueOrReport } from '../../_dispatch/propose'
import { modelName } from '../../_dispatch/street-work'
import { districtCalendar } from '../../_kit/calendar'
import { SYSTEM } from '../../_order/carry-out'
import { changeOrderAndRead } from '../../_order/change-order'
import type { Glance } from '../rules/glance'
import { foldedTo, rulesChangedAt } from './fold-log'

/** Orders of one street in one batch; what is left waits a minute. */
const BATCH = 200

let settings: { readonly rulesAt: number; readonly of: ReadonlyMap<string, SettingsDoc> } | undefined
/** Whether what waits was looked for since there are rules. */
let ruled = false
/** Orders that wait, by id: when their window ends, until when they spare the last ones of a place, when to look at them next, and where. Undefined: this instance has not looked yet. */
let waiting: Map<string, { readonly due: number; readonly spares: number; readonly at: number; readonly streetId: string }> | undefined

/**
 * 抢单, 轮派, 混合: categories a community lets dispatch themselves. Urgent orders at once, others together when their window
 * ends. Decided here and written by the one way orders change: cut off in between, it is decided again and nobody is asked twice.
 */
export async function dispatchByMode(now: number, glance: Glance): Promise<number> {
  // Where nothing came to be dispatched, and nothing waits, nobody's rules are asked for.
  const since = foldedTo()
  const fresh = since === undefined ? undefined : await glance.changed(since)
  const same = settings !== undefined && settings.rulesAt === rulesChangedAt()
  if (same && fresh !== undefined && waiting?.size === 0 && !fresh.some(({ state }) => state === 'accepted')) return 0
  let rules = await kept()
  if (![...rules.values()].some(({ modes }) => Object.values(modes).some((mode) => mode !== 'assign'))) {
    waiting = new Map()
    ruled = false
    return 0
  }
  const { categories } = await catalogue(now)
  const modeOf = (doc: OrderDoc): DispatchMode => modeFor(rules.get(doc.communityId)?.modes ?? {}, asksOf(doc, categories).categoryId)
  await watch(now, fresh, [...rules.keys()], modeOf)
  const due = [...(waiting ?? [])].filter(([, { at }]) => at <= now)
  if (due.length === 0) return 0
  // What is about to be sent goes by the rules as they stand now: nobody is asked by one that was taken back.
  rules = await readRules()
  let sent = 0
  for (const streetId of new Set(due.map(([, each]) => each.streetId))) {
    const ids = lookedAt(streetId)
    const desk = await openDesk(streetId, ids, now)
    const here = desk.orders.filter((doc) => doc.state === 'accepted' && modeOf(doc) !== 'assign')
    for (const id of ids) if (!here.some(({ _id }) => _id === id)) waiting?.delete(id)
    // What staff hold back keeps nobody free either.
    const docs = here.filter((doc) => !isHeldBack(doc, now))
    for (const doc of here) if (isHeldBack(doc, now)) lookAgain(doc, doc.heldBack?.until ?? now)
    sent += await dispatchAll(desk, docs, rules, modeOf, glance)
  }
  return sent
}

/** All that waits in a street is planned together, whosever community it is, and also what is not due yet: what comes soon keeps its best member free. */
function lookedAt(streetId: string): readonly string[] {
  return [...(waiting ?? [])].filter(([, each]) => each.streetId === streetId).sort(([, a], [, b]) => a.at - b.at).slice(0, BATCH).map(([id]) => id)
}

/** Read when they have changed, and not otherwise. */
async function kept(): Promise<ReadonlyMap<string, SettingsDoc>> {
  const rulesAt = rulesChangedAt()
  if (settings !== undefined && rulesAt !== undefined && settings.rulesAt === rulesAt) return settings.of
  // Under other rules other orders wait.
  ruled = false
  return readRules()
}

async function readRules(): Promise<ReadonlyMap<string, SettingsDoc>> {
  const rulesAt = rulesChangedAt() ?? -1
  settings = { rulesAt, of: new Map((await allSettings()).map((doc) => [doc._id, doc])) }
  return settings.of
}

/** What was accepted, or came back, since the last firing; all that waits, for an instance that is new. */
async function watch(now: number, fresh: readonly OrderDoc[] | undefined, communities: readonly string[], modeOf: (doc: OrderDoc) => DispatchMode): Promise<void> {
  const changed = fresh !== undefined && ruled ? fresh : await ordersToDispatch(communities, 1000)
  ruled = true
  waiting ??= new Map()
  for (const doc of changed) {
    if (doc.state !== 'accepted' || modeOf(doc) === 'assign' || !communities.includes(doc.communityId)) waiting.delete(doc._id)
    else {
      const window = modeOf(doc) === 'grab' ? 0 : windowOf(doc, now)
      const due = (doc.clocks.dispatch?.startedAt ?? now) + window
      waiting.set(doc._id, { due, spares: due + KEPT_SHARE * window, at: Math.max(due, doc.heldBack?.until ?? 0), streetId: doc.streetId })
    }
  }
}

function windowOf({ urgency, limits, appointment }: OrderDoc, now: number): number {
  const limit = dueAt(now, limitFor(urgency, 'offer', limits as LimitOverride | undefined), districtCalendar) - now
  return windowMs({ urgency, ...(appointment === undefined ? {} : { appointment }) }, limit, now)
}

async function dispatchAll(desk: Desk, docs: readonly OrderDoc[], rules: ReadonlyMap<string, SettingsDoc>, modeOf: (doc: OrderDoc) => DispatchMode, glance: Glance): Promise<number> {
  let sent = 0
  const send = async (doc: OrderDoc, invited: Sending) => {
    if (await write(doc, invited, desk, glance)) {
      waiting?.delete(doc._id)
      sent += 1
    } else lookAgain(doc, desk.now + RETRY_MS)
  }
  const isDue = ({ _id }: OrderDoc): boolean => (waiting?.get(_id)?.at ?? desk.now) <= desk.now
  for (const doc of docs) if (toPool(doc, modeOf(doc)) && isDue(doc)) await send(doc, { offers: [poolOf(doc.communityId)], weights: WEIGHTS.version })
  const planned = docs.filter((doc) => !toPool(doc, modeOf(doc)))
  // One plan for the street: two communities never ask the same neighbour in one minute.
  const rulesOf = (communityId: string) => rules.get(communityId)?.routes ?? []
  const waits = (doc: OrderDoc): Waiting => ({ doc, ...timesOf(doc._id, desk.now) })
  const inTurn = planned.filter((doc) => modeOf(doc) === 'rotate')
  const plan = proposeDueOrReport(desk, planned.filter((doc) => modeOf(doc) !== 'rotate').map(waits), rulesOf)
  const turns = inTurn.length === 0 ? undefined : proposeDueOrReport(turnDesk(desk, proposedIn(plan.proposals)), inTurn.map((doc) => ({ doc, due: timesOf(doc._id, desk.now).due })), rulesOf)
  const proposals = [...plan.proposals, ...(turns?.proposals ?? [])]
  const next = nextFor(proposals)
  for (const [orderId, at] of [...plan.next, ...(turns?.next ?? [])]) waiting?.set(orderId, { ...timesOf(orderId, desk.now), at, streetId: planned[0]?.streetId ?? '' })
  for (const proposal of proposals) await send(proposal.doc, invitedBy(modeOf(proposal.doc), proposal, next.get(proposal.doc._id) ?? [], desk))
  return sent
}

const timesOf = (orderId: string, now: number): Required<Omit<Waiting, 'doc'>> => {
  const { due = now, spares = now } = waiting?.get(orderId) ?? {}
  return { due, spares }
}
const lookAgain = ({ _id, streetId }: OrderDoc, at: number): void => void waiting?.set(_id, { ...timesOf(_id, at), at, streetId })

/** 轮派 is a plan too, in which nothing but the turn counts, and nobody is kept for later: nobody has two turns in one batch, a team is a team. */
function turnDesk(desk: Desk, taken: ReadonlySet<string>): Desk {
  const members = desk.members.filter(({ id }) => !taken.has(id))
  const [turns, weights] = [inTurns(members), turnWeights(members.length)]
  return { ...desk, members, roster: () => makeRoster(turns, weights), ahead: () => makeRoster(turns.map(withRoom), weights) }
}

const wasAsked = (doc: OrderDoc, fits: (to: string) => boolean): boolean => Object.values(doc.offers).some(({ to, round }) => round === doc.round && fits(to))

/** 抢单 begins with the pool, 混合 goes to it once when those who were asked by name have not said yes. */
function toPool(doc: OrderDoc, mode: DispatchMode): boolean {
  if (wasAsked(doc, (to) => to === poolOf(doc.communityId).to)) return false
  return mode === 'grab' || (mode === 'mixed' && wasAsked(doc, () => true))
}

/** Whom an order is sent to, and the version of the weights by which they were chosen. */
type Sending = Pick<Payload, 'offers' | 'next'> & { readonly weights: string }

/** Whom the mode asks. Nobody is asked for half a team: that is for staff to decide. */
function invitedBy(mode: DispatchMode, proposal: Proposal, next: readonly MemberFacts[], desk: Desk): Sending {
  const { order, planned } = proposal
  const askedOf = (members: readonly MemberFacts[]): readonly Asked[] => members.map((member) => askedFrom(member, order, desk))
  return { weights: mode === 'rotate' ? TURN_VERSION : WEIGHTS.version, offers: askedOf(planned.seats.flatMap(({ memberId }) => desk.byId.get(memberId) ?? [])), next: askedOf(mode === 'rotate' ? [...next].sort(byTurn) : next) }
}

async function write(doc: OrderDoc, { weights, ...invited }: Sending, desk: Desk, glance: Glance): Promise<boolean> {
  const payload: Payload = { ...invited, basis: { weights, model: modelName(desk.model), by: 'mode' } }
  try {
    glance.note((await changeOrderAndRead({ orderId: doc._id, action: 'dispatch', actor: SYSTEM, now: desk.now, requestKey: hash22('mode', doc._id, String(doc.version)), payload, prepare: unchangedSince(doc), loaded: doc })).doc)
    return true
  } catch (error) {
    // Somebody acted in this very moment: the next firing sees what they did.
    if (error instanceof AppError) return false
    throw error
  }
}

/** What was decided about an order goes to that order: where somebody was quicker, it is not sent on top of what they did. */
const unchangedSince = ({ version }: OrderDoc) => (now: OrderDoc): Payload => {
  if (now.version !== version) throw new AppError('SENT_MEANWHILE')
  return {}
}
