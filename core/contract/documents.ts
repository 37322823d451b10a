import * as z from 'zod'
import { APPEAL_STATES, APPEAL_TARGETS, CHECK_IN_WAYS, CLOCK_KINDS, FINISH_RESULTS, MARK_KINDS, OFFER_STATES, REACHES, RINGS, SEAT_STATES } from '../domain/order/order'
import { EXTENSION_STATES, RETURN_STATES, SUPERVISION_STATES } from '../domain/order/oversight'
import { DECIDERS } from '../domain/order/derived'
import { QUEUES } from '../domain/order/queues'
import { ACTOR_KINDS, ORDER_ACTIONS, ORDER_STATES } from '../domain/order/order-states'
import type { OrderAction } from '../domain/order/order-states'
import { limitOverride, limitUnit, point, timeWindow, urgency } from './common'

/** What the database holds. Read through these schemas: a document that does not fit is an error, never a guess. */

const state = z.enum(ORDER_STATES)
const orderAction = z.enum(ORDER_ACTIONS as unknown as readonly [OrderAction, ...OrderAction[]])
const clock = z.object({
  startedAt: z.number(),
  dueAt: z.number(),
  unit: limitUnit,
  pausedAt: z.number().optional(),
  left: z.number().optional(),
  pausedFor: z.number().optional(),
})
const checkIn = z.object({ at: z.number(), way: z.enum(CHECK_IN_WAYS), flagged: z.boolean(), distanceM: z.number().optional() })
const seat = z.object({
  state: z.enum(SEAT_STATES),
  memberId: z.string().optional(),
  label: z.string().optional(),
  takenAt: z.number().optional(),
  scheduled: timeWindow.optional(),
  reminded: z.int().optional(),
  contactedAt: z.number().optional(),
  checkIn: checkIn.optional(),
  doneAt: z.number().optional(), newcomer: z.boolean().optional(),
})
const offer = z.object({
  seatId: z.string(),
  to: z.string(),
  label: z.string().optional(),
  state: z.enum(OFFER_STATES),
  at: z.number(),
  until: z.number(),
  round: z.number(),
  distanceM: z.number().optional(),
  skilled: z.boolean().optional(),
  ring: z.enum(RINGS).optional(),
  chance: z.number().optional(),
  declinedBy: z.array(z.string()).optional(), newcomer: z.boolean().optional(), fitUntil: z.number().optional(),
})
const asked = offer.pick({ to: true, label: true, distanceM: true, skilled: true, ring: true, chance: true, newcomer: true, fitUntil: true }).extend({ until: z.number().optional() })
const appeal = z.object({
  target: z.enum(APPEAL_TARGETS),
  by: z.string(),
  reason: z.string(),
  at: z.number(),
  state: z.enum(APPEAL_STATES),
  decidedBy: z.string().optional(),
  answer: z.string().optional(),
  about: z.string().optional(),
})
export const logEntryDoc = z.object({
  seq: z.int(),
  action: orderAction,
  at: z.number(),
  by: z.object({ kind: z.enum(ACTOR_KINDS), id: z.string(), label: z.string() }),
  from: state,
  to: state,
  round: z.int(),
  note: z.string().optional(),
  reason: z.string().optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Holds the words of the line to `wordsDigest`; gone with them. Lines without any words, and lines from before, have neither. */
  salt: z.string().optional(),
  wordsDigest: z.string().optional(),
  requestKey: z.string(),
  digest: z.string().optional(),
  prev: z.string(),
  hash: z.string(),
})

export const orderDoc = z.object({
  _id: z.string(),
  no: z.string(),
  version: z.int(),
  head: z.string(),
  log: z.array(logEntryDoc),
  /** Number of older log segments sealed into `order_log`. */
  segments: z.int(),

  state,
  urgency,
  serviceId: z.string(),
  limits: limitOverride.optional(),
  since: z.number().optional(),
  pausedMs: z.number().optional(),
  communityId: z.string(),
  streetId: z.string(),
  gridId: z.string(),
  /** Whose account it belongs to; empty where staff took it down for a caller, and `ownerIds` with it. */
  residentId: z.string(),
  submittedBy: z.string().optional(),
  title: z.string(),
  text: z.string(),
  answers: z.array(z.object({ label: z.string(), value: z.string() })),
  photos: z.array(z.object({ fileId: z.string(), stage: z.enum(['submit', 'before', 'after']), by: z.string() })),
  channel: z.string(),
  onBehalf: z.object({ relation: z.string() }).optional(),
  place: z.object({ compoundId: z.string(), compound: z.string(), building: z.string(), point: point.optional() }),
  /** Sealed: unit and room; name; phone. `phoneIndex` finds orders of the same caller without opening anything; `doorIndex` tells neighbours through one door. */
  sealed: z.object({ door: z.string(), name: z.string(), phone: z.string(), phoneIndex: z.string(), doorIndex: z.string().optional() }).optional(),
  appointment: timeWindow.optional(),

  seats: z.record(z.string(), seat),
  seatCount: z.int(),
  /** By seat: wrong start codes of the last hour, and until when no more are heard. `total` guards the next one. */
  codeTries: z.record(z.string(), z.object({ total: z.int(), times: z.array(z.number()), lockedUntil: z.number() })).optional(),
  offers: z.record(z.string(), offer),
  clocks: z.partialRecord(z.enum(CLOCK_KINDS), clock),
  cards: z.partialRecord(z.enum(CLOCK_KINDS), z.enum(['yellow', 'red'])),
  round: z.int(),
  level: z.int(),
  alarm: z.boolean().optional(),
  waited: z.object({ at: z.number(), clock, alarm: z.boolean().optional() }).optional(),
  reach: z.enum(REACHES).optional(),
  heldBack: z.object({ until: z.number(), by: z.string() }).optional(),
  /** Whom to ask one after the other, best first. */
  inviting: z.object({ startedAt: z.number(), within: z.number(), queue: z.array(asked) }).optional(),
  previous: state.optional(),
  proposal: z.object({ from: z.number(), to: z.number(), seatId: z.string() }).optional(),
  transfer: z.object({ seatId: z.string(), from: z.string(), to: z.string(), label: z.string(), at: z.number() }).optional(),
  suspension: z.object({ until: z.number(), reason: z.string(), by: z.string(), approved: z.boolean() }).optional(),
  suspensions: z.int(),
  lapsedAt: z.number().optional(),
  mergedInto: z.string().optional(), mergedAt: z.number().optional(),
  /** Orders that were merged into this one: their residents follow it. */
  followers: z.array(z.object({ id: z.string(), residentId: z.string(), since: z.number(), title: z.string() })).optional(),
  served: z.array(z.string()).optional(),
  holders: z.array(z.string()).optional(),
  marks: z.record(z.string(), z.object({ kind: z.enum(MARK_KINDS), by: z.string(), at: z.number(), round: z.int(), agreed: z.number().optional(), reverses: z.string().optional() })).optional(),
  children: z.array(z.string()).optional(),
  parentId: z.string().optional(),
  dispute: z.object({ at: z.number(), reason: z.string() }).optional(),
  result: z.enum(FINISH_RESULTS).optional(),
  closedAt: z.number().optional(),
  rating: z.object({ solved: z.enum(['yes', 'partly', 'no']), attitude: z.number(), speed: z.number(), words: z.string().optional(), at: z.number(), struck: z.literal(true).optional() }).optional(),
  reopen: z.object({ asks: z.int(), refusals: z.int(), reason: z.string(), refusedAt: z.number().optional() }).optional(),
  deciders: z.array(z.string()).optional(),
  forwardedTo: z.string().optional(),
  /** Digests only: nobody can answer by what is stored. */
  forwardLinks: z.array(z.object({ digest: z.string(), at: z.number(), until: z.number(), answeredAt: z.number().optional(), withdrawnAt: z.number().optional() })).optional(),
  leadId: z.string().optional(),
  leadUnit: z.string().optional(),
  assisting: z.array(z.string()).optional(),
  assignedAt: z.number().optional(),
  returns: z.record(z.string(), z.object({ state: z.enum(RETURN_STATES), at: z.number(), reason: z.string(), ownerId: z.string().optional(), owner: z.string().optional() })).optional(),
  supervision: z.object({ state: z.enum(SUPERVISION_STATES), by: z.enum(['street', 'district']), reason: z.string(), at: z.number(), asks: z.int(), answer: z.string().optional(), answeredAt: z.number().optional() }).optional(),
  supervisions: z.int().optional(),
  extension: z.object({ state: z.enum(EXTENSION_STATES), by: z.string(), reason: z.string(), from: z.number(), until: z.number(), at: z.number() }).optional(),
  urges: z.int(),
  urgedAt: z.number().optional(),
  appeals: z.record(z.string(), appeal),
  erasedAt: z.number().optional(),

  queue: z.enum(QUEUES),
  late: z.boolean(),
  open: z.boolean(),
  decides: z.enum(DECIDERS),
  nextAt: z.number(),
  dueAt: z.number(),
  dueKind: z.string(),
  offeredTo: z.array(z.string()),
  passedBy: z.array(z.string()).default([]),
  takenBy: z.array(z.string()),
  ownerIds: z.array(z.string()),
  /** When its resident agreed to the privacy notice for this order. */
  consentAt: z.number().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type OrderDoc = z.infer<typeof orderDoc>
export type LogEntryDoc = z.infer<typeof logEntryDoc>

export const areaKind = z.enum(['district', 'street', 'community', 'grid', 'compound'])
export const area = z.object({
  id: z.string(),
  kind: areaKind,
  name: z.string(),
  parentId: z.string().nullish(),
  point: point.optional(),
  named: z.boolean().optional(),
  phone: z.string().optional(),
  buildings: z.number().optional(),
})
export type Area = z.infer<typeof area>
export const areasDoc = z.object({ _id: z.string(), version: z.int(), areas: z.array(area) })
