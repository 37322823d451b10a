import * as z from 'zod'
import { REMEDIES } from '../domain/dispatch/shortfall'
import { APPEAL_TARGETS, CLOCK_KINDS, FINISH_RESULTS, MARK_KINDS, REACHES } from '../domain/order/order'
import { EXTENSION_STATES, FORWARD_ANSWERS, RETURN_STATES, SUPERVISION_STATES } from '../domain/order/oversight'
import { ORDER_ACTIONS, ORDER_STATES } from '../domain/order/order-states'
import { actorKind, id, point, time, timeWindow, urgency } from './common'
import { seatFacts, seen, takeFacts } from './order-payloads'

/** What a caller gets to see. Output schemas strip: a new field of the document leaks nothing until it is named here. */
export const orderState = z.enum(ORDER_STATES)
export const orderAction = z.enum(ORDER_ACTIONS as [string, ...string[]])
const dueKind = z.enum([...CLOCK_KINDS, 'offer', 'none'])

export const receipt = z.object({ orderId: id, version: z.int(), head: z.string(), state: orderState, at: time })
export type Receipt = z.infer<typeof receipt>

/** One row of a list: ≤ 300 bytes, so that twenty fit in 6 KB. */
export const orderCard = z.object({
  id,
  no: z.string(),
  title: z.string(),
  state: orderState,
  urgency,
  /** First-level category, in words. */
  category: z.string(),
  /** Compound and building only; the door is for the assignee and the community. */
  place: z.string(),
  dueAt: time.optional(),
  dueKind: dueKind.optional(),
  late: z.boolean().optional(),
  /** Officials: members brought it back, so it stands in 退回 and not in the queue of its state. */
  back: z.literal(true).optional(),
  /** Officials: street or district have asked what becomes of it, and have not accepted an answer yet. */
  supervised: z.literal(true).optional(),
  /** The deadline was counted through a year whose holidays are not published yet. */
  estimated: z.literal(true).optional(),
  /** Seats held / seats, only for orders of several. */
  seats: z.tuple([z.int(), z.int()]).optional(),
  /** The main things this viewer may do now, most urgent first, at most three. */
  actions: z.array(orderAction),
  /** Resident and members: the visit that is agreed, and the one that waits for the resident's word. */
  scheduled: timeWindow.optional(),
  proposal: timeWindow.optional(),
  /** Only on an offer that waits for this member's answer. `distanceM`: a walk, as the staff saw it; `pool`: whoever answers first, so how far it is each reckons for themself. */
  offer: z.object({ id, distanceM: z.int().optional(), pool: z.object({ point: point.optional() }).optional(), seen, facts: takeFacts.optional(), appointment: timeWindow.optional(), reasons: z.array(z.string()) }).optional(),
})
export type OrderCard = z.infer<typeof orderCard>

export const timelineEntry = z.object({
  seq: z.int(),
  at: time,
  action: orderAction,
  to: orderState,
  /** «您», «社区工作人员», «党员 12 号», «系统» — never a name. */
  who: z.string(),
  byKind: z.enum(['resident', 'member', 'staff', 'street', 'district', 'system']),
  note: z.string().optional(),
  reason: z.string().optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  internal: z.boolean().optional(),
})

/** Lines of a very long history that were left out, after the one with this number. */
const timelineGap = z.object({ after: z.int(), lines: z.int() }).optional()

export const orderDetail = orderCard.omit({ offer: true }).extend({
  version: z.int(),
  head: z.string(),
  as: actorKind,
  text: z.string(),
  serviceId: z.string(),
  service: z.string(),
  round: z.int(),
  createdAt: time,
  channel: z.string(),
  onBehalf: z.object({ relation: z.string() }).optional(),
  answers: z.array(z.object({ label: z.string(), value: z.string() })),
  photos: z.array(z.object({ fileId: z.string(), stage: z.enum(['submit', 'before', 'after']) })),
  address: z.object({ compound: z.string(), building: z.string(), door: z.string().optional(), point: point.optional() }),
  /** Present only for the active assignee, the community's staff and the resident themself. */
  contact: z.object({ name: z.string(), phone: z.string() }).optional(),
  appointment: timeWindow.optional(),
  transfer: z.object({ label: z.string(), toMe: z.boolean() }).optional(),
  promise: z.object({ unit: z.string(), dueAt: time.optional() }),
  /** How long this order has stood still in all its pauses, ms. */
  pausedMs: z.int().optional(),
  /** Officials: how far invitations have to reach, since nearer ones failed. */
  reach: z.enum(REACHES).optional(),
  level: z.int(),
  /** The order this one was merged into, as far as it concerns whoever follows it: no words of its resident, and not its id. */
  following: z.object({ no: z.string(), state: orderState, dueAt: time.optional(), estimated: z.literal(true).optional(), timeline: z.array(timelineEntry), timelineGap }).optional(),
  /** Officials: how many residents follow this order. */
  followers: z.int().optional(),
  leadUnit: z.string().optional(),
  /** 首接负责: the community that leads it to its end, in words. */
  lead: z.string().optional(),
  /** Outside units it was forwarded to: they help. */
  assisting: z.array(z.string()).optional(),
  /** To others than officials only where it was approved. */
  extension: z.object({ state: z.enum(EXTENSION_STATES), from: time, until: time, reason: z.string() }).optional(),
  /** Officials. `overdue`: the day is past and nothing was answered. */
  supervision: z.object({ state: z.enum(SUPERVISION_STATES), by: z.enum(['street', 'district']), reason: z.string(), at: time, asks: z.int(), dueAt: time.optional(), overdue: z.literal(true).optional(), answer: z.string().optional(), answeredAt: time.optional(), count: z.int() }).optional(),
  /** Officials: the return the street has to decide, or has decided, of the community that has it. `owner`: whose it is, in words; `ownerId` where that is a community. */
  unitReturn: z.object({ state: z.enum(RETURN_STATES), at: time, reason: z.string(), owner: z.string(), ownerId: z.string().optional() }).optional(),
  /** Officials: the newest link for an outside unit, and what became of it. */
  forwardLink: z.object({ until: time, answeredAt: time.optional(), withdrawnAt: time.optional() }).optional(),
  seatList: z.array(z.object({ id: z.string(), state: z.string(), label: z.string().optional(), mine: z.boolean(), flagged: z.boolean().optional(), way: z.string().optional(), since: time.optional() })),
  offers: z.array(z.object({ id: z.string(), label: z.string(), state: z.string(), until: time })).optional(),
  offer: orderCard.shape.offer,
  /** For the holder of the only seat: to be sent back with checkIn and finish. */
  facts: seatFacts.optional(),
  timeline: z.array(timelineEntry),
  timelineGap,
  result: z.enum(FINISH_RESULTS).optional(),
  rating: z.object({ solved: z.string(), attitude: z.int(), speed: z.int(), words: z.string().optional(), struck: z.literal(true).optional() }).optional(),
  dispute: z.object({ at: time, reason: z.string() }).optional(),
  reopen: z.object({ asks: z.int(), refusals: z.int(), reason: z.string() }).optional(),
  suspension: z.object({ until: time, reason: z.string(), approved: z.boolean() }).optional(),
  /** Officials: 先不派, left out of plans until then. */
  heldUntil: time.optional(),
  forwardedTo: z.string().optional(),
  mergedInto: z.string().optional(),
  children: z.array(z.string()).optional(),
  parentId: z.string().optional(),
  /** What this viewer may appeal against now; with `fileAppeal` among the actions. */
  appealTargets: z.array(z.enum(APPEAL_TARGETS)).optional(),
  appeals: z.array(z.object({ id: z.string(), target: z.string(), reason: z.string(), state: z.string(), answer: z.string().optional(), mine: z.boolean() })),
  urges: z.int(),
  /** Its words, contact and pictures were taken away: the time they may be kept is over. */
  erasedAt: time.optional(),
  /** Noted against the member who looks: given back too late, or did not call or come; and whether that counts no more. */
  mark: z.object({ kind: z.enum(MARK_KINDS), at: time, agreed: time.optional(), reversed: z.literal(true).optional() }).optional(),
  /** The four digits the resident shows at the door; only ever sent to the resident. */
  startCode: z.string().optional(),
  now: time,
})
export type OrderDetail = z.infer<typeof orderDetail>
export type TimelineEntry = z.infer<typeof timelineEntry>

/** What an outside unit sees by its link: what it is about and where, as far as the work needs it; nobody's name, phone, door or pictures. */
export const forwardedView = z.object({
  state: z.enum(['open', 'answered', 'withdrawn', 'expired', 'over']),
  /** Only while it can be answered. */
  order: z.object({ no: z.string(), title: z.string(), text: z.string(), service: z.string(), place: z.string(), unit: z.string(), reason: z.string(), dueAt: time.optional() }).optional(),
  community: z.string(),
  phone: z.string().optional(),
  until: time,
  answered: z.object({ at: time, answer: z.enum(FORWARD_ANSWERS).optional() }).optional(),
  now: time,
})
export type ForwardedView = z.infer<typeof forwardedView>

/** A link as it is shown to who issued it: once, and never again. */
export const issuedLink = z.object({ token: z.string(), until: time })
export type IssuedLink = z.infer<typeof issuedLink>

export const homeView = z.object({
  as: actorKind,
  label: z.string(),
  community: z.string(),
  area: z.string(),
  phone: z.string().optional(),
  station: z.object({ name: z.string(), hours: z.string().optional() }).optional(),
  /** Staff: orders per queue, from the folded roll-up (≤ 60 s old). Member: served this week. */
  counts: z.record(z.string(), z.int()),
  /** Everything that happened up to then is in `counts`. */
  countsAt: time.optional(),
  orders: z.array(orderCard),
  /** Resident: how many more are under way than are shown; `beyond`: and some that were not counted. */
  more: z.object({ count: z.int(), beyond: z.boolean() }).optional(),
  /** Version of the catalogue: a phone that keeps this one need not ask for it. */
  catalogue: z.int(),
  now: time,
})
export type HomeView = z.infer<typeof homeView>

export const candidate = z.object({
  memberId: id,
  label: z.string(),
  unit: z.string().optional(),
  distanceM: z.int().optional(),
  reasons: z.array(z.object({ tone: z.enum(['ok', 'warn', 'muted']), text: z.string() })),
})
export type Candidate = z.infer<typeof candidate>

/** What would bring more people in, and how many; see core/domain/dispatch/shortfall.ts. */
/** `whose`: the unit or grid whose members they are. */
export const remedy = z.object({ remedy: z.enum(REMEDIES), gained: z.int(), whose: z.string().optional() })
/** Another open order of the community, and how likely it is the same matter. */
export const similarOrder = z.object({
  id,
  no: z.string(),
  title: z.string(),
  state: orderState,
  place: z.string(),
  /** 0–1, to two places. */
  score: z.number(),
  /** Likely enough to be put before the staff unasked. */
  likely: z.boolean(),
  /** «同一栋楼 · 同一类 · 说法相近 · 2 小时前» */
  why: z.string(),
})
export type SimilarOrder = z.infer<typeof similarOrder>

export const sortingView = z.object({
  /** At most three, likeliest first; shares of all services, 0–1. Empty where the words say nothing. */
  services: z.array(z.object({ serviceId: id, share: z.number() })),
  /** Only where it is clear. */
  urgency: urgency.optional(),
  /** How many decisions of this community's staff it is learned from; 0 says that only the catalogue's words speak. */
  learnedFrom: z.int(),
})
export type SortingView = z.infer<typeof sortingView>
