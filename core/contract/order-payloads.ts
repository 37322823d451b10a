import * as z from 'zod'
import { APPEAL_TARGETS, CHECK_IN_WAYS, FINISH_RESULTS } from '../domain/order/order'
import type { OrderAction } from '../domain/order/order-states'
import { actorKind, fileId, id, limitUnit, point, time, timeWindow, urgency, words } from './common'

/** What each action of the order's table asks of the person who takes it, beside the order itself. */
const reason = words(300)
const note = words(500)
const fileIds = z.array(fileId).max(6).optional()
const rating = z.strictObject({
  solved: z.enum(['yes', 'partly', 'no']),
  attitude: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  speed: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  words: words(300).optional(),
})

/** The system's own rows of the table, and `submit`, have no payload here: nobody can call them. */
export type SystemAction = 'submit' | 'absorb' | 'detach' | 'spawn' | 'lapseInfo' | 'inviteMore' | 'lapseOffer' | 'lapseContact' | 'dropMember' | 'closeSilent' | 'archive' | 'erasePersonal' | 'raiseCard' | 'answerForward'
export type CallableAction = Exclude<OrderAction, SystemAction>

const nothing = {}
export const ORDER_PAYLOADS = {
  releaseContent: nothing,
  blockContent: { reason },
  amend: { title: words(40), text: words(2000) },
  accept: { urgency: urgency.optional(), serviceId: id.optional() },
  askInfo: { note },
  answerInfo: { note, photos: fileIds },
  restore: nothing,
  reject: { reason, channel: words(60) },
  recategorise: { urgency: urgency.optional(), serviceId: id.optional() },
  merge: { targetId: id },
  unmerge: nothing,
  split: { parts: z.array(z.strictObject({ title: words(40), text: words(2000), serviceId: id })).min(1).max(5) },
  /** `next`: whom to ask after these, one by one, when nobody says yes. `version`: of the order, as it was looked at; without it only an order nobody is asked for is sent. */
  dispatch: { version: z.int().min(0).optional(), memberIds: z.array(id).max(20).optional(), next: z.array(id).max(30).optional(), pool: z.boolean().optional() },
  holdBack: { until: time },
  endHold: nothing,
  withdrawOffer: nothing,
  decline: { offerId: id.optional(), reason: reason.optional() },
  proposeTime: { time: timeWindow },
  agreeTime: nothing,
  refuseTime: nothing,
  logContact: { note: note.optional() },
  release: { reason },
  offerTransfer: { memberId: id },
  acceptTransfer: nothing,
  refuseTransfer: nothing,
  /** `happenedAt`: when it was, where the phone could not tell it then. */
  checkIn: { way: z.enum(CHECK_IN_WAYS), position: point.extend({ accuracyM: z.number().min(0).max(100_000) }).optional(), code: z.string().regex(/^\d{4}$/, '开始码是 4 位数字').optional(), reason: reason.optional(), photos: fileIds, happenedAt: time.optional() },
  reportAbsent: { note, photos: fileIds },
  reportUnable: { reason },
  reportUnsafe: { reason },
  finish: { result: z.enum(FINISH_RESULTS), note: note.optional(), photos: fileIds, happenedAt: time.optional() },
  confirm: { note: note.optional() },
  dispute: { reason },
  ruleDispute: { backTo: z.enum(['checkedIn', 'accepted']), reason },
  requestReopen: { reason },
  agreeReopen: { note: note.optional() },
  refuseReopen: { reason },
  cancel: { reason: reason.optional() },
  proposeSuspension: { reason, until: time },
  refuseSuspension: { reason: reason.optional() },
  suspend: nothing,
  resume: { note: note.optional() },
  escalate: { reason },
  rule: { unit: words(60), note },
  forward: { unit: words(60), reason },
  returnForward: { note },
  issueLink: nothing,
  withdrawLink: nothing,
  returnWrongUnit: { reason, communityId: id.optional(), unit: words(60).optional() },
  reassign: { communityId: id, note: note.optional() },
  refuseReturn: { reason },
  requestExtension: { reason, until: time },
  approveExtension: nothing,
  refuseExtension: { reason },
  supervise: { reason, until: time },
  answerSupervision: { note },
  superviseAgain: { reason, until: time },
  closeSupervision: { note: note.optional() },
  closeUnresolved: { reason },
  urge: { note: note.optional() },
  noteInternal: { note },
  postUpdate: { note },
  fileAppeal: { appealTarget: z.enum(APPEAL_TARGETS), reason },
  upholdAppeal: { appealId: id, reason },
  dismissAppeal: { appealId: id, reason },
  withdrawAppeal: { appealId: id },
  take: { offerId: id, time: timeWindow.optional() },
  rate: { rating },
} as const satisfies Record<CallableAction, z.ZodRawShape>

/** Clock kinds of time-limited work, as the wire shows them to the one who is asked to take it. */
const finishFacts = {
  finish: z.strictObject({ startedAt: time, dueAt: time, unit: limitUnit, pausedFor: z.number().min(0).max(4_102_444_800_000).optional() }),
  card: z.enum(['yellow', 'red']).optional(),
}
export const takeFacts = z.strictObject({
  urgency,
  round: z.int().min(1).max(99),
  to: z.string().regex(/^(pool:)?[A-Za-z0-9_-]{1,64}$/, '邀请对象不对'),
  until: time,
  /** By which the answer asks again whether the one who gives it is fit. */
  serviceId: id.optional(),
  ...finishFacts,
})
export type TakeFacts = z.infer<typeof takeFacts>

/** The same for the one who holds the only seat: what `checkIn` and `finish` rest on. */
export const seatFacts = z.strictObject({
  round: z.int().min(1).max(99),
  state: z.enum(['taken', 'scheduled', 'checkedIn']),
  label: z.string().regex(/^[^\p{Cc}\p{Cf}\p{Cs}]{1,40}$/u, '称呼不对'),
  point: point.optional(),
  ...finishFacts,
})
export type SeatFacts = z.infer<typeof seatFacts>

/** What the view showed; the guard of the write repeats it, so that `take` and `rate` need no read. */
export const seen = z.strictObject({ version: z.int().min(1), head: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

export const orderRef = { as: actorKind, orderId: id }
