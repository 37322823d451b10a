import * as z from 'zod'
import { ADJUSTMENT_MOST, ADJUSTMENT_STATES } from '../domain/points/adjustment-life'
import { plainCertificateCode } from '../domain/points/certificate-code'
import { CERTIFICATE_STATES } from '../domain/points/certificate-life'
import { GIFT_MOST, GIFT_STATES } from '../domain/points/gift-life'
import { REWARD_STATES, STOCK_MOST } from '../domain/points/reward-life'
import { SERVICE_KINDS } from '../domain/points/rules'
import { ITEM_STATES } from '../domain/points/wallet-life'
import { action, id, phone, time, words } from './common'
import type { ActionContract } from './common'
import { unit } from './points-documents'
import { recordReceipt } from './records'

const service = z.enum(SERVICE_KINDS)
const minutesByKind = z.array(z.object({ kind: service, minutes: z.int() }))
const dayView = z.object({ day: time, minutes: z.int(), points: z.number(), kinds: minutesByKind })
export type ServiceDay = z.infer<typeof dayView>

const station = z.object({ id, name: z.string() })
const note = words(200)

const kept = z.object({ id, kind: z.enum(['reward', 'gift']), state: z.enum(ITEM_STATES), title: z.string(), unit, amount: z.number(), at: time, until: time, station: z.string().optional(), code: z.string().optional() })
export type KeptView = z.infer<typeof kept>

const rewardView = z.object({ id, state: z.enum(REWARD_STATES), title: z.string(), about: z.string(), station: z.string(), unit, price: z.number(), left: z.int(), kept: z.int(), handed: z.int() })
export type RewardView = z.infer<typeof rewardView>
const price = z.int('要整数').min(1).max(10_000)
const rewardFields = z.strictObject({ title: words(30), about: words(200), stationId: id, unit, price })

const adjustmentView = z.object({ id, state: z.enum(ADJUSTMENT_STATES), label: z.string(), day: time, service, minutes: z.int(), points: z.number(), why: z.string(), by: z.string(), byMe: z.boolean(), at: time, decided: z.object({ by: z.string(), byMe: z.boolean(), at: time }).optional(), until: time.optional(), actions: z.array(z.string()) })
export type AdjustmentView = z.infer<typeof adjustmentView>

/** Who left the gift's number as their own, in the gift's community: the staff know which of them was asked. */
const elder = z.object({ personId: id, label: z.string(), name: z.string(), where: z.string() })
const giftView = z.object({ id, state: z.enum(GIFT_STATES), minutes: z.int(), giver: z.string(), phone: z.string(), name: z.string().optional(), at: time, until: time.optional(), elders: z.array(elder), actions: z.array(z.string()) })
export type GiftView = z.infer<typeof giftView>

const perKind = z.strictObject({ order: z.number().min(0).max(24), shift: z.number().min(0).max(24), activity: z.number().min(0).max(24) })
const rulesView = z.object({ version: z.int(), fromDay: time.optional(), perHour: perKind, capPerDay: perKind, now: z.boolean(), by: z.string().optional(), note: z.string().optional() })
export type RulesView = z.infer<typeof rulesView>

const certificateView = z.object({ id, state: z.enum(CERTIFICATE_STATES), number: z.string(), code: z.string(), from: time, to: time, kinds: minutesByKind, minutes: z.int(), issuer: z.string(), issuedAt: time })
export type CertificateView = z.infer<typeof certificateView>
/** What anybody sees who has the code: what the paper says, the name covered, and whether it still stands. */
const checked = certificateView.omit({ id: true, code: true }).extend({ name: z.string(), /** Whether staff confirmed it, or they wrote it themselves. */ nameConfirmed: z.boolean(), /** What the ledger says today of the same days: as much in every kind, more, or less in one. */ books: z.enum(['same', 'more', 'less']) })

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请选一个日子')
const official = z.enum(['staff', 'street'])

export const pointsContract = {
  /** A member's own hours and points, folded from the ledger: settled each night, newest day first. Nobody else sees them. */
  mine: action({
    who: 'person', writes: false, input: z.strictObject({}),
    output: z.object({ minutes: z.int(), served: z.int(), points: z.number(), available: z.object({ points: z.number(), minutes: z.int() }), days: z.array(dayView), today: z.array(z.object({ kind: service, minutes: z.int() })), /** Up to when the nights have come; 0: none has. */ settledTo: time, now: time }),
  }),
  /** What is kept for me, and what the stations of my street have. */
  wallet: action({
    who: 'person', writes: false, input: z.strictObject({}),
    output: z.object({ available: z.object({ points: z.number(), minutes: z.int() }), /** Of the minutes, what may be spent at a station: hours that were given. */ given: z.int(), kept: z.array(kept), rewards: z.array(rewardView), giftLeft: z.int(), now: time }),
  }),
  keepReward: action({ who: 'person', writes: true, input: z.strictObject({ rewardId: id, /** As it was seen: another one is not paid unasked. */ price: price.optional() }), output: kept }),
  cancelKept: action({ who: 'person', writes: true, input: z.strictObject({ itemId: id }), output: recordReceipt }),
  /** Hours to an elder of a community, called by their number; the community confirms who that is. In whole hours. */
  giveHours: action({ who: 'person', writes: true, input: z.strictObject({ communityId: id, phone, /** What the elder is called, where the number is their family's. */ name: words(20).optional(), hours: z.int('要整小时').min(1).max(GIFT_MOST.givenMinutes / 60) }), output: kept }),

  certificates: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ items: z.array(certificateView), /** The first day there is something to certify. */ since: time.optional(), now: time }) }),
  issueCertificate: action({ who: 'person', writes: true, input: z.strictObject({ from: day, to: day }), output: certificateView }),
  withdrawCertificate: action({ who: 'person', writes: true, input: z.strictObject({ as: z.enum(['member', 'staff']), certificateId: id, note: note.optional() }), output: recordReceipt }),
  checkCertificate: action({ who: 'anyone', writes: false, input: z.strictObject({ code: z.string().max(60, '证明的码不对').transform((said) => plainCertificateCode(said) ?? '').pipe(z.string().min(1, '证明的码不对')) }), output: checked }),

  /** What of one's service others may see: nothing, unless one says so. */
  honours: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ wall: z.enum(['no', 'number', 'name']), appraisal: z.boolean() }) }),
  saveHonours: action({ who: 'person', writes: true, input: z.strictObject({ wall: z.enum(['no', 'number', 'name']), appraisal: z.boolean() }), output: z.object({ wall: z.enum(['no', 'number', 'name']), appraisal: z.boolean() }) }),
  /** 荣誉墙 of a community: who agreed to stand there, by number; how much only as a mark that was passed, and no order by it. */
  wall: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ community: z.string(), items: z.array(z.object({ who: z.string(), passed: z.int() })), now: time }) }),
  /** 民主评议 input: the year's hours of those members of a unit who agreed to it. */
  appraisal: action({ who: 'person', writes: false, input: z.strictObject({ year: z.int().min(2020).max(2100) }), output: z.object({ items: z.array(z.object({ label: z.string(), unit: z.string(), minutes: z.int() })), agreed: z.int(), members: z.int(), now: time }) }),

  rewards: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ items: z.array(rewardView), stations: z.array(station), now: time }) }),
  offerReward: action({ who: 'person', writes: true, input: rewardFields.extend({ pieces: z.int('要整数').min(1).max(STOCK_MOST) }), output: recordReceipt }),
  changeReward: action({ who: 'person', writes: true, input: z.strictObject({ rewardId: id, fields: rewardFields.pick({ title: true, about: true, price: true }) }), output: recordReceipt }),
  restockReward: action({ who: 'person', writes: true, input: z.strictObject({ rewardId: id, pieces: z.int('要整数').min(-STOCK_MOST).max(STOCK_MOST), note }), output: recordReceipt }),
  closeReward: action({ who: 'person', writes: true, input: z.strictObject({ rewardId: id }), output: recordReceipt }),
  reopenReward: action({ who: 'person', writes: true, input: z.strictObject({ rewardId: id }), output: recordReceipt }),
  /** What somebody's code stands for, and handing it over. */
  findKept: action({ who: 'person', writes: false, input: z.strictObject({ code: z.string().regex(/^\d{8}$/, '取货码是 8 位数字') }), output: kept.extend({ label: z.string() }) }),
  collectKept: action({ who: 'person', writes: true, input: z.strictObject({ code: z.string().regex(/^\d{8}$/, '取货码是 8 位数字') }), output: recordReceipt }),

  adjustments: action({ who: 'person', writes: false, input: z.strictObject({ as: official }), output: z.object({ items: z.array(adjustmentView), /** The last day that can be put right: later ones are still worked out anew each night. */ latestDay: time, now: time }) }),
  proposeAdjustment: action({
    who: 'person', writes: true,
    input: z.strictObject({ as: official, memberNumber: z.int().min(1), day, service, minutes: z.int('要整分钟').min(-ADJUSTMENT_MOST.minutes).max(ADJUSTMENT_MOST.minutes), points: z.number().multipleOf(0.5, '积分以半分计').min(-ADJUSTMENT_MOST.points).max(ADJUSTMENT_MOST.points), note })
      .refine(({ minutes, points }) => minutes !== 0 || points !== 0, { message: '时长和积分至少改一样', path: ['minutes'] }),
    output: recordReceipt,
  }),
  approveAdjustment: action({ who: 'person', writes: true, input: z.strictObject({ as: official, adjustmentId: id }), output: recordReceipt }),
  declineAdjustment: action({ who: 'person', writes: true, input: z.strictObject({ as: official, adjustmentId: id, note }), output: recordReceipt }),
  withdrawAdjustment: action({ who: 'person', writes: true, input: z.strictObject({ as: official, adjustmentId: id }), output: recordReceipt }),

  gifts: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ items: z.array(giftView), now: time }) }),
  confirmGift: action({ who: 'person', writes: true, input: z.strictObject({ giftId: id, elderId: id }), output: recordReceipt }),
  refuseGift: action({ who: 'person', writes: true, input: z.strictObject({ giftId: id, note }), output: recordReceipt }),

  rules: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ versions: z.array(rulesView), now: time }) }),
  setRules: action({ who: 'person', writes: true, input: z.strictObject({ from: day, perHour: perKind, capPerDay: perKind, note }), output: recordReceipt }),
} as const satisfies Record<string, ActionContract>
