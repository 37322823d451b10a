import type { OrderDoc } from '../../../core/contract/documents'
import { NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import { pairsOf } from '../../../core/domain/dispatch/pairs'
import { makeRoster } from '../../../core/domain/dispatch/roster'
import { WEIGHTS } from '../../../core/domain/dispatch/score'
import type { Workload } from '../../../core/domain/dispatch/workload'
import { NO_RECORD } from '../../../core/domain/dispatch/workload'
import { dayNumberAt, MINUTE_MS } from '../../../core/domain/time/day'
import { makeRandom } from '../../../local/seed/random'
import type { StreetMember } from '../../../cloudfunctions/_data/street-members-repo'
import type { Desk } from '../../../cloudfunctions/_dispatch/dispatch-desk'
import { propose, proposeDue } from '../../../cloudfunctions/_dispatch/propose'
import { streetRoster } from '../../../cloudfunctions/_dispatch/street-roster'
import { makeMembers, makeOrder, MEMBERS, MORNING } from './district'

/** A street of the district, and the orders of one plan. */
const STREET = 1043
const ORDERS = 50
const RUNS = 31

/** What the product does when somebody dispatches in a street, without the database: milliseconds, the middle of the runs. */
export interface DeskSpeed {
  readonly members: number
  readonly orders: number
  /** From documents and folded work to a roster: by an instance that is new, and by one that has looked before, three members' work having changed. */
  readonly coldMs: number
  readonly warmMs: number
  /** The staff's plan with everybody who may be asked, ranked; and what the timer sends. */
  readonly proposeMs: number
  readonly proposeDueMs: number
}

export function benchDesk(): DeskSpeed {
  const random = makeRandom(11)
  const facts = makeMembers(random, STREET).map((member) => ({ ...member, streetId: 's', duty: [] }))
  const people = facts.map(({ id: _id, label, communityId, gridId, streetId, point, skills, radiusM, mute, weeklyMax }) => ({ _id, label, communityId, gridId, streetId, member: { status: 'active', point, skills, radiusM, mute, weeklyMax } })) as unknown as readonly StreetMember[]
  const orders = Array.from({ length: ORDERS }, (_, n) => ({ ...makeOrder(random, n, 1, random.int(0, 124)), streetId: 's' }))
  const today = dayNumberAt(MORNING)
  const records = Object.fromEntries(facts.map(({ id }) => [id, { ...NO_RECORD, visits: 3, days: Object.fromEntries(Array.from({ length: 12 }, () => [String(today - random.int(0, 34)), [1, 60, 1] as const])) }]))
  let work: Workload = { members: records, held: {}, model: NEW_MODEL }
  const byId = new Map(orders.map((order) => [order.id, order]))
  const docs = orders.map(({ id, gridId, communityId }) => ({ _id: id, streetId: 's', communityId, gridId, createdAt: MORNING, dueAt: MORNING }) as OrderDoc)
  const open = (street: string): Desk => {
    const { facts: members, byId: known, roster, ahead } = streetRoster(street, people, work, MORNING)
    roster()
    ahead()
    return { now: MORNING, orders: [], members, byId: known, roster, ahead, model: NEW_MODEL, categories: [], resting: [], isAskedElsewhere: () => false, scaleOf: () => undefined, unitOf: () => undefined, factsOf: ({ _id }) => byId.get(_id) ?? orders[0] ?? makeOrder(random, 0, 1, 0) }
  }
  const cold = middle((run) => void open(`cold ${run}`))
  const desk = open('warm')
  const warm = middle((run) => {
    const changed = facts.slice(3 * run, 3 * run + 3).map(({ id }) => [id, { ...NO_RECORD, ...work.members[id], visits: 4 + run }] as const)
    work = { ...work, members: { ...work.members, ...Object.fromEntries(changed) }, held: { ...work.held, [`o${run}`]: changed.slice(0, 1).map(([memberId]) => ({ memberId, since: MORNING })) } }
    open('warm')
  })
  return {
    members: STREET, orders: ORDERS, coldMs: cold, warmMs: warm,
    proposeMs: middle(() => void propose(desk, docs, () => [])), proposeDueMs: middle(() => void proposeDue(desk, docs.map((doc) => ({ doc, due: MORNING, spares: MORNING })), () => [])),
  }
}

export interface NearSpeed { readonly members: number; readonly orders: number; readonly pairs: number; /** Everybody of the street and trade looked at, and found by the tree. */ readonly lookMs: number; readonly treeMs: number }

/** One street in which everybody of a district knows the trade and is there: by a look at each, and by a tree (kdbush). */
export function benchNear(): readonly NearSpeed[] {
  return [250, 1000, MEMBERS].map((members) => {
    const random = makeRandom(3)
    const all = makeMembers(random, members, { streetId: 's', skills: ['t0'], duty: [] })
    const orders = Array.from({ length: 200 }, (_, n) => ({ ...makeOrder(random, n, 1, random.int(0, 124)), streetId: 's', skill: 't0' }))
    const timed = (treeFrom: number): readonly [ms: number, pairs: number] => {
      const roster = makeRoster(all, WEIGHTS, treeFrom)
      const find = () => pairsOf({ roster, orders, model: NEW_MODEL, now: MORNING + MINUTE_MS, perBatch: 1 })
      const pairs = find().member.length
      return [middle(() => void find()), pairs]
    }
    const [[lookMs, pairs], [treeMs, same]] = [timed(Infinity), timed(1)]
    if (pairs !== same) throw new Error('the tree finds others')
    return { members, orders: orders.length, pairs, lookMs, treeMs }
  })
}

function middle(work: (run: number) => void): number {
  const all = Array.from({ length: RUNS }, (_, run) => {
    const began = performance.now()
    work(run)
    return performance.now() - began
  })
  return Number((all.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN).toFixed(2))
}
