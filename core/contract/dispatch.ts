import * as z from 'zod'
import { RINGS } from '../domain/order/order'
import { QUEUES } from '../domain/order/queues'
import { DISPATCH_MODES, ROUTE_TARGETS } from '../domain/dispatch/routing'
import type { ActionContract } from './common'
import { action, clockTime, id, point, time, urgency, words } from './common'
import { candidate, remedy } from './order-views'

/** Days of the week (1 Monday … 7 Sunday) and a span of the day; `to` before `from` goes over midnight. */
export const duty = z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: clockTime, to: clockTime })
/** As it is taken in: what ends as it begins says nothing, though it was taken once and is read as the whole day. */
export const givenDuty = duty.refine(({ from, to }) => from !== to, '开始和结束是同一个时间，算不出是哪一段。整天都行的，写 00:00 到 23:59')

export const routeShape = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, '编号不对'),
  name: words(20),
  categoryId: id.optional(),
  gridId: id.optional(),
  time: duty.optional(),
  to: z.strictObject({ kind: z.enum(ROUTE_TARGETS), id }),
})
const routes = z.array(routeShape.extend({ time: givenDuty.optional() })).max(40, '最多四十条规则')
const modes = z.record(z.string().regex(/^(\*|[A-Za-z0-9_-]{1,64})$/, '编号不对'), z.enum(DISPATCH_MODES))

/** A member proposed for a place; `value`: points of this pair, see docs/glossary.md. */
const proposed = candidate.extend({ value: z.int() })
const plannedOrder = z.object({
  orderId: id,
  /** Its version when the plan was made: sent back with the dispatch. */
  version: z.int(),
  no: z.string(),
  title: z.string(),
  place: z.string(),
  service: z.string(),
  urgency,
  queue: z.enum(QUEUES),
  dueAt: time.optional(),
  need: z.int(),
  state: z.enum(['complete', 'incomplete', 'nobody']),
  /** Who may be asked for it, in all. */
  eligible: z.int(),
  seats: z.array(proposed),
  /** The next best, who are not proposed for another order of this plan. */
  others: z.array(proposed),
  /** Whom the invitations go on to, in this order. */
  next: z.array(id),
  /** Its category dispatches itself, by this mode: left alone it goes out without staff. */
  byItself: z.enum(['grab', 'rotate', 'mixed']).optional(),
  /** The rule of the community that chose whom to ask, by name. */
  route: z.string().optional(),
  /** A rule that was passed over: whom it names cannot fill all the places. */
  passedRoute: z.string().optional(),
  ring: z.enum(RINGS).optional(),
  /** Where places stay empty: how many each rule left out, and what would bring more in. */
  removed: z.record(z.string(), z.int()).optional(),
  remedies: z.array(remedy).optional(),
})
export type PlannedOrderView = z.infer<typeof plannedOrder>

export const planView = z.object({
  orders: z.array(plannedOrder),
  /** The proof: no plan over these pairs is worth more than `dual`. */
  certificate: z.object({ certified: z.literal(true), value: z.number(), dual: z.number(), pairs: z.int(), members: z.int(), weights: z.string(), model: z.string(), answers: z.int() }),
  /** What the model said of a yes before each answer on this street, by tenths, beside what came; `error` 0–1, missing while there are too few to tell. */
  calibration: z.object({ answers: z.int(), error: z.number().optional(), tenths: z.array(z.object({ count: z.int(), said: z.number(), yes: z.int() })) }),
  /** To be sent back with the dispatch: says what was proposed. */
  plan: z.string(),
  /** 先不派: left out of this plan, and of what the timer sends, until then; by the caller or by a colleague. */
  held: z.array(z.object({ orderId: id, no: z.string(), title: z.string(), queue: z.enum(QUEUES), until: time, mine: z.boolean() })).optional(),
  /** Orders that wait as well, and are more than one plan holds; none: these are all. */
  beyond: z.int().optional(),
  now: time,
})
export type PlanView = z.infer<typeof planView>

const settingsView = z.object({
  communityId: id,
  version: z.int(),
  modes,
  routes: z.array(routeShape),
  /** What the members are called whom a rule names. */
  members: z.array(z.object({ id, label: z.string() })),
  /** Whom and where a rule may name. */
  grids: z.array(z.object({ id, name: z.string() })),
  units: z.array(z.object({ id, name: z.string(), members: z.int() })),
  history: z.array(z.object({ version: z.int(), at: time, note: z.string().optional(), routes: z.int(), mine: z.boolean() })),
})
export type SettingsView = z.infer<typeof settingsView>
/** One of the versions that are kept: what it said, and what the one it is held against did; `before` missing: that one is kept no more. */
const settingsVersion = z.object({
  version: z.int(), at: time, by: z.string(), mine: z.boolean(), note: z.string().optional(),
  modes, routes: z.array(routeShape),
  before: z.object({ version: z.int(), modes, routes: z.array(routeShape) }).optional(),
  members: z.array(z.object({ id, label: z.string() })),
})
export type SettingsVersionView = z.infer<typeof settingsVersion>

const trial = z.object({
  orders: z.int(), unrouted: z.int(), changed: z.int(),
  /** Orders by who would have dispatched them, and how many that is another than now. */
  modes: z.object({ assign: z.int(), grab: z.int(), rotate: z.int(), mixed: z.int() }),
  moved: z.int(),
  /** Older orders of those days were more than are read. */
  capped: z.literal(true).optional(),
  /** To be sent back with the rules when they are saved: that these very rules were tried. */
  tried: z.string(),
  routes: z.array(z.object({ id: z.string(), orders: z.int(), newly: z.int(), reachable: z.int() })),
})

export type TrialView = z.infer<typeof trial>

const share = z.object({ memberId: id, label: z.string(), hours: z.number(), offers: z.int(), open: z.int(), resting: z.literal(true).optional() })
const balanceView = z.object({
  /** All of the community's, and how many of them asked for quiet for now. */
  members: z.int(),
  resting: z.int(),
  /** Of hours and of offers in 28 days: how many members lie in each span; `from` ascending, 0 alone first. */
  hours: z.array(z.object({ from: z.number(), members: z.int() })),
  offers: z.array(z.object({ from: z.number(), members: z.int() })),
  /** Among members of one trade, where five or more were needed at all. */
  trades: z.array(z.object({ skill: z.string(), members: z.int(), hours: z.number(), gini: z.number() })),
  /** Asked most, to be spared; and how many of those who may be asked were not asked at all. */
  most: z.array(share),
  /** 轮派: of each trade that goes by turns here, whose turn it is next; `lastAt`: the end of their last service, none: never. */
  turns: z.array(z.object({ trade: z.string(), next: z.array(z.object({ memberId: id, label: z.string(), hours: z.number(), offers: z.int(), lastAt: time.optional() })) })),
  /** Whose members they are, to look at one unit alone; `unit`: the one that is looked at. */
  units: z.array(z.object({ id, name: z.string(), members: z.int() })),
  unit: z.string().optional(),
  unasked: z.int(),
  now: time,
})
export type BalanceView = z.infer<typeof balanceView>

const unserved = z.object({ orderId: id, no: z.string(), title: z.string(), skill: z.string(), urgency, communityId: id, community: z.string(), grid: z.string(), since: time, state: z.enum(['accepted', 'escalated']), reach: z.string(), asked: z.int(), pooled: z.boolean() })
const gapsView = z.object({
  /** The first of `total`; `capped`: there may be more than were read. */
  items: z.array(unserved),
  total: z.int(),
  capped: z.literal(true).optional(),
  bySkill: z.array(z.object({ skill: z.string(), orders: z.int(), members: z.int().optional() })),
  byGrid: z.array(z.object({ gridId: id, name: z.string(), community: z.string(), orders: z.int(), point: point.optional() })),
  now: time,
})
export type GapsView = z.infer<typeof gapsView>

const staffIn = { as: z.literal('staff'), communityId: id }
export const dispatchContract = {
  /** The best plan for these orders, or for all of the community that wait; proved, or refused. Writes nothing. */
  plan: action({ who: 'person', writes: false, input: z.strictObject({ as: z.literal('staff'), orderIds: z.array(id).min(1).max(300).optional() }), output: planView }),
  /** How the work of 28 days is spread over a community's members. For staff; nobody is ranked, and no member sees it. */
  balance: action({ who: 'person', writes: false, input: z.strictObject({ ...staffIn, unitId: id.optional() }), output: balanceView }),
  /** Where nobody could be found: orders that every ring so far has left, by trade and by grid. */
  gaps: action({ who: 'person', writes: false, input: z.strictObject({ as: z.enum(['staff', 'street', 'district']) }), output: gapsView }),
  settings: action({ who: 'person', writes: false, input: z.strictObject(staffIn), output: settingsView }),
  /** `since`: the version it is held against; the one before it unless said. */
  settingsVersion: action({ who: 'person', writes: false, input: z.strictObject({ ...staffIn, version: z.int().min(1), since: z.int().min(0).optional() }), output: settingsVersion }),
  /** What these rules and ways would have done with the orders of the last 30 days; `modes` missing: those in force. */
  tryRoutes: action({ who: 'person', writes: false, input: z.strictObject({ ...staffIn, routes, modes: modes.optional() }), output: trial }),
  /** `version`: the one that was edited; refused where somebody saved meanwhile. */
  saveSettings: action({ who: 'person', writes: true, input: z.strictObject({ ...staffIn, version: z.int().min(0), modes, routes, tried: z.string().regex(/^[A-Za-z0-9_-]{1,300}\.[A-Za-z0-9_-]{1,100}$/, '请先把规则试一遍再存'), note: words(60).optional() }), output: settingsView }),
} as const satisfies Record<string, ActionContract>
