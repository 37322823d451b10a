import * as z from 'zod'
import { POST_REACHES, POST_STATES } from '../domain/post/post'
import { POST_REFUSALS } from '../domain/post/refusals'
import { PRESENCE_WAYS, SHIFT_STATES } from '../domain/post/shift'
import { CERTIFICATES, SKILLS } from '../domain/order/skills'
import { action, clockTime, cursor, id, phone, point, time, words } from './common'
import type { ActionContract } from './common'
import { recordBase, recordReceipt } from './records'
import { bareTime, coverActions } from './covers'
import { swapActions } from './swaps'
import { unitShiftActions } from './unit-shifts'

const NEEDS = [...SKILLS.map(({ id: skill }) => `skill:${skill}`), ...CERTIFICATES.map(({ id: certificate }) => `cert:${certificate}`)]
const need = z.string().refine((value) => NEEDS.includes(value), '没有这一项要求')
const places = z.int().min(1).max(5_000)

/** Shifts of a usual week: days 1 Monday … 7 Sunday. */
const weeklyShift = z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: clockTime, to: clockTime, places })

/** `areaId`: the compound or grid whose point check-in goes by, where none was given. */
const postPlace = z.strictObject({ name: words(40), point: point.optional(), stationId: id.optional(), areaId: id.optional() })
export const postFields = z.strictObject({
  title: words(20),
  role: words(12),
  about: words(300),
  place: postPlace,
  needs: z.array(need).max(5),
  approval: z.boolean(),
  reach: z.enum(POST_REACHES),
  weekly: z.array(weeklyShift).max(14),
  leastAWeek: z.int().min(0).max(1_000),
  contact: z.strictObject({ name: words(12), phone }).optional(),
})

const contact = z.object({ name: z.string(), phone: z.string() })
export const postDoc = recordBase.extend({
  kind: z.literal('post'), state: z.enum(POST_STATES), title: z.string(), role: z.string(), about: z.string(),
  place: z.object({ name: z.string(), point: point.optional(), stationId: z.string().optional(), areaId: z.string().optional() }), needs: z.array(z.string()), approval: z.boolean(), reach: z.enum(POST_REACHES),
  weekly: z.array(z.object({ days: z.array(z.int()), from: z.string(), to: z.string(), places: z.int() })), leastAWeek: z.int(), contact: contact.optional(),
  /** Of a surge post: the emergency it was made for. */
  emergencyId: z.string().optional(),
})
export type PostDoc = z.infer<typeof postDoc>

/** How the reader stands to a shift. */
export const MY_PART = ['none', 'asked', 'held', 'promised', 'waiting'] as const

const whyNot = z.object({ code: z.enum(POST_REFUSALS), detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional() })

/** All that a claim is decided by, as it was seen; sent back with the claim. */
const seenTerms = { needs: z.array(need).max(5), openTo: z.array(id).max(3), approval: z.boolean(), startsAt: time, endsAt: time, opensAt: time, closesAt: time, parts: z.int().min(1).max(200) }

export const shiftCard = z.object({
  shiftId: id, postId: id, title: z.string(), role: z.string(), place: z.string(), community: z.string(),
  distanceM: z.number().optional(),
  ...seenTerms,
  state: z.enum(SHIFT_STATES),
  capacity: z.int(), left: z.int(), waiting: z.int(),
  mine: z.enum(MY_PART),
  /** Of a promise: until when to confirm. Of waiting: how many are before. */
  until: time.optional(), ahead: z.int().optional(),
  /** When the reader came and went. */
  cameAt: time.optional(), wentAt: time.optional(),
  /** Why it cannot be claimed now; empty: it can. */
  why: z.array(whyNot),
})
export type ShiftCard = z.infer<typeof shiftCard>

/** What the member may do; the page draws exactly these. */
export const SHIFT_ACTIONS = ['claim', 'release', 'swap', 'wait', 'stopWaiting', 'confirmPlace', 'checkIn', 'checkOut'] as const
export const shiftDetail = shiftCard.extend({
  /** Whom to ring up: of the post for who has a place, else the community. */
  about: z.string(), contact: contact.optional(), point: point.optional(), actions: z.array(z.enum(SHIFT_ACTIONS)), freeUntil: time,
  with: z.array(z.string()),
  /** The unit that claimed it for the reader. */
  byUnit: z.string().optional(),
})
export type ShiftDetail = z.infer<typeof shiftDetail>

const pass = z.string().regex(/^[A-Za-z0-9_-]{1,6000}\.[A-Za-z0-9_-]{1,100}$/, '页面旧了，请下拉刷新')
const standing = z.object({ shiftId: id, mine: z.enum(MY_PART), at: time, until: time.optional(), ahead: z.int().optional(), pass: pass.optional() })
const shiftRef = { shiftId: id }
const staffRef = { as: z.literal('staff') }
const reason = words(100)

export const placeCode = z.string().regex(/^[A-Za-z0-9_-]{1,300}\.[A-Za-z0-9_-]{1,100}$/, '这不是签到码，请扫现场的那一个')
const presence = z.strictObject({ ...shiftRef, way: z.enum(['position', 'code']), position: point.extend({ accuracyM: z.number().min(0).max(100_000) }).optional(), code: placeCode.optional(), at: time.optional() })
/** `reason`: why it is flagged, where it came by itself. */
const presenceMark = z.object({ shiftId: id, which: z.enum(['in', 'out']), at: time, way: z.enum(PRESENCE_WAYS), flagged: z.boolean(), reason: z.string().optional() })

const postCard = z.object({ postId: id, title: z.string(), role: z.string(), place: z.string(), state: z.enum(POST_STATES), shifts: z.int(), capacity: z.int(), taken: z.int(), next: time.optional(), leastAWeek: z.int(), thisWeek: z.int() })
export type PostCard = z.infer<typeof postCard>
const claimView = z.object({ memberId: id, label: z.string(), state: z.enum(['asked', 'held', 'promised']), at: time, until: time.optional(), came: z.int(), held: z.int(), in: presenceMark.omit({ shiftId: true, which: true }).optional(), out: presenceMark.omit({ shiftId: true, which: true }).optional() })
const shiftRow = z.object({
  shiftId: id, startsAt: time, endsAt: time, place: z.object({ name: z.string(), stationId: z.string().optional(), areaId: z.string().optional() }), state: z.enum(SHIFT_STATES), capacity: z.int(), left: z.int(), waiting: z.int(),
  risk: z.enum(['none', 'watch', 'high']), expected: z.number(), missing: z.int(), claims: z.array(claimView),
  /** Nobody can claim before. */
  opensAt: time.optional(),
})
export type ShiftRow = z.infer<typeof shiftRow>

export const postsContract = {
  /** Shifts the member could do, soonest first: one page of ten. `pass` goes back with a claim and saves its reads. */
  shifts: action({
    who: 'person', writes: false,
    input: z.strictObject({ which: z.enum(['open', 'mine']).default('open'), day: time.optional(), cursor: cursor.optional() }),
    output: z.object({ items: z.array(shiftCard), next: z.string().optional(), pass, now: time }),
  }),
  shift: action({ who: 'person', writes: false, input: z.strictObject(shiftRef), output: z.object({ shift: shiftDetail, pass, now: time }) }),
  /** One guarded write. Sent again, the same answer. Refused by name: SHIFT_FULL, SHIFTS_OVERLAP, NEEDS_CERTIFICATE … */
  claim: action({ who: 'person', writes: true, input: z.strictObject({ ...shiftRef, seen: z.strictObject(seenTerms), pass: pass.optional() }), output: standing }),
  /** The guarded reverse; the place goes to who waits first. */
  release: action({ who: 'person', writes: true, input: z.strictObject({ ...shiftRef, reason: reason.optional() }), output: standing }),
  wait: action({ who: 'person', writes: true, input: z.strictObject(shiftRef), output: standing }),
  stopWaiting: action({ who: 'person', writes: true, input: z.strictObject(shiftRef), output: standing }),
  confirmPlace: action({ who: 'person', writes: true, input: z.strictObject(shiftRef), output: standing }),

  ...swapActions,
  ...unitShiftActions,
  ...coverActions,

  /** Evidence of this shift: by position within the fence, or by the code shown there. `at`: when it happened, where the phone could not tell it then. */
  checkIn: action({ who: 'person', writes: true, input: presence, output: presenceMark }),
  checkOut: action({ who: 'person', writes: true, input: presence, output: presenceMark }),
  /** The code an organiser shows: a new one every half minute. */
  placeCode: action({ who: 'person', writes: false, input: z.strictObject({ ...staffRef, ...shiftRef }), output: z.object({ code: z.string(), until: time, now: time }) }),
  markPresence: action({ who: 'person', writes: true, input: z.strictObject({ ...staffRef, ...shiftRef, memberId: id, which: z.enum(['in', 'out']), at: time, reason }), output: presenceMark }),

  posts: action({ who: 'person', writes: false, input: z.strictObject({ ...staffRef, state: z.enum(POST_STATES).optional() }), output: z.object({ items: z.array(postCard), now: time }) }),
  post: action({
    who: 'person', writes: false, input: z.strictObject({ ...staffRef, postId: id }),
    output: z.object({ post: postFields.extend({ postId: id, state: z.enum(POST_STATES), communityId: id, version: z.int() }), actions: z.array(z.string()), shifts: z.array(shiftRow), /** Shifts to come that say something else than the post does now. */ behind: z.int(), history: z.array(z.object({ at: time, said: z.string(), by: z.string(), reason: z.string().optional() })), now: time }),
  }),
  /** A new post, or another text of one. Shifts that stand keep what they say. */
  savePost: action({ who: 'person', writes: true, input: z.strictObject({ ...staffRef, communityId: id, postId: id.optional(), fields: postFields }), output: recordReceipt }),
  publishPost: action({ who: 'person', writes: true, input: z.strictObject({ ...staffRef, postId: id }), output: recordReceipt }),
  closePost: action({ who: 'person', writes: true, input: z.strictObject({ ...staffRef, postId: id, reason }), output: recordReceipt }),
  /** Shifts of the usual week for so many weeks, or a week copied, or single ones. The same span twice is one shift. */
  addShifts: action({
    who: 'person', writes: true,
    input: z.strictObject({
      ...staffRef, postId: id, opensAt: time.optional(),
      weeks: z.int().min(1).max(8).optional(),
      copy: z.strictObject({ weekOf: time, weeks: z.int().min(1).max(8) }).optional(),
      spans: z.array(z.strictObject({ startsAt: time, endsAt: time, places })).max(20).optional(),
    }),
    output: z.object({ added: z.int(), there: z.int() }),
  }),
  /** What the post says now, in all its shifts that have not begun; everybody who claimed is told. `told`: how many. */
  renewShifts: action({ who: 'person', writes: true, input: z.strictObject({ ...staffRef, postId: id, reason }), output: z.object({ postId: id, shifts: z.int(), told: z.int() }) }),
  /** Another time, place or number of places; everybody who claimed is told, and may give theirs back without a mark. */
  changeShift: action({ who: 'person', writes: true, input: z.strictObject({ ...staffRef, ...shiftRef, startsAt: time.optional(), endsAt: time.optional(), place: postPlace.optional(), places: places.optional(), reason }), output: z.object({ shiftId: id, changed: z.boolean() }) }),
  cancelShift: action({ who: 'person', writes: true, input: z.strictObject({ ...staffRef, ...shiftRef, reason }), output: z.object({ shiftId: id, told: z.int() }) }),
  /** Of a post with approval: the community says yes or no to who asked. */
  decideClaim: action({ who: 'person', writes: true, input: z.strictObject({ ...staffRef, ...shiftRef, memberId: id, agree: z.boolean(), reason: reason.optional() }), output: z.object({ shiftId: id, memberId: id, agreed: z.boolean() }) }),
  /** Shifts of the next fourteen days that will probably lack people, posts below their least a week, and stations and grids below theirs at a time of the coming week. */
  atRisk: action({
    who: 'person', writes: false, input: z.strictObject({ as: z.enum(['staff', 'street', 'district']) }),
    output: z.object({
      shifts: z.array(z.object({ shiftId: id, postId: id, title: z.string(), place: z.string(), community: z.string(), startsAt: time, capacity: z.int(), taken: z.int(), expected: z.number(), missing: z.int(), risk: z.enum(['watch', 'high']) })),
      thin: z.array(z.object({ postId: id, title: z.string(), place: z.string(), community: z.string(), least: z.int(), planned: z.int(), claimed: z.int() })),
      bare: z.array(bareTime),
      /** How many there are, where not all are shown. */
      total: z.object({ shifts: z.int(), thin: z.int(), bare: z.int() }), now: time,
    }),
  }),
} as const satisfies Record<string, ActionContract>
