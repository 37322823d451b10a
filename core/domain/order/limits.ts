/**
 * Every time limit of an order, as data.
 *
 * Basis of each number in its comment: BJ = 北京接诉即办 draft standard 2021, SD = 《山东省政务服务热线管理办法》2020,
 * edges = the order's life in the reference §1, own = our proposal, no public source. The law texts were read in stored
 * copies, so a category (`override`) may set its own.
 */
import type { Limit } from '../time'

/** p0 突发/人身财产 · p1 水电气热等 · p2 一般 · p3 疑难/跨部门. */
export const URGENCIES = ['p0', 'p1', 'p2', 'p3'] as const
export type Urgency = (typeof URGENCIES)[number]

/** accept 受理 · offer 答复派单 · contact 联系居民 · finish 办结或反馈. */
export const LIMIT_KINDS = ['accept', 'offer', 'contact', 'finish'] as const
export type LimitKind = (typeof LIMIT_KINDS)[number]

/** What a category of services sets differently from its urgency. */
export type LimitOverride = Readonly<Partial<Record<LimitKind, Limit>>>

export const URGENCY_LIMITS = {
  p0: {
    accept: { amount: 15, unit: 'minutes' }, // own; 110/119/120 is called first, this is the staff's answer
    offer: { amount: 5, unit: 'minutes' }, // own
    contact: { amount: 15, unit: 'minutes' }, // own
    finish: { amount: 2, unit: 'hours' }, // BJ: feedback within 2 h
  },
  p1: {
    accept: { amount: 2, unit: 'hours' }, // BJ: online intake within 2 h
    offer: { amount: 15, unit: 'minutes' }, // own
    contact: { amount: 2, unit: 'hours' }, // own
    finish: { amount: 24, unit: 'hours' }, // BJ
  },
  p2: {
    accept: { amount: 1, unit: 'workingDays' }, // own
    offer: { amount: 2, unit: 'hours' }, // own
    contact: { amount: 24, unit: 'hours' }, // own, after BJ practice
    finish: { amount: 5, unit: 'workingDays' }, // SD (BJ has 7 days)
  },
  p3: {
    accept: { amount: 1, unit: 'workingDays' }, // reference §2, no basis named: own
    offer: { amount: 2, unit: 'hours' }, // own; the reference leaves it open
    contact: { amount: 24, unit: 'hours' }, // reference §2, no basis named: own
    finish: { amount: 15, unit: 'days' }, // BJ; then the joint conference
  },
} as const satisfies Readonly<Record<Urgency, Readonly<Record<LimitKind, Limit>>>>

/** The limit of an order's clock: the category's own where it has one, else that of the urgency. */
export function limitFor(urgency: Urgency, kind: LimitKind, override?: LimitOverride): Limit {
  return override?.[kind] ?? URGENCY_LIMITS[urgency][kind]
}

/** 0 community, 1 street, 2 district. */
export const TOP_LEVEL = 2

/** Limits that do not depend on urgency. `suspendMax` is a count, all others are time. */
export const CASE_LIMITS = {
  infoSilence: { amount: 7, unit: 'days' }, // edges: 7 d without an answer cancels
  restoreCancelled: { amount: 14, unit: 'days' }, // edges: that cancelling is reversible for 14 d
  confirmSilence: { amount: 7, unit: 'days' }, // edges: 7 d of silence closes, counted 未评价
  rate: { amount: 14, unit: 'days' }, // edges: rating within 14 d
  reopen: { amount: 14, unit: 'days' }, // edges: "not solved" within 14 d
  archive: { amount: 14, unit: 'days' }, // edges: archived after 14 d
  unmerge: { amount: 7, unit: 'days' }, // edges: a merge can be undone for 7 d
  disputeRuling: { amount: 1, unit: 'workingDays' }, // edges: staff rule on a dispute within 1 working day
  reopenRuling: { amount: 1, unit: 'workingDays' }, // own, as long as a dispute: both say that the help did not help
  escalationRuling: { amount: 2, unit: 'workingDays' }, // own, after SD: naming the right unit within 2 working days
  returnUnit: { amount: 2, unit: 'workingDays' }, // SD: a wrong unit gives it back within 2 working days, with the reason
  returnRuling: { amount: 1, unit: 'workingDays' }, // own, as long as any other answer to who waits
  superviseAhead: { amount: 30, unit: 'days' }, // own: what may wait longer is not urged
  forwardLink: { amount: 15, unit: 'days' }, // own, as long as the longest limit (BJ, p3); a new one can be made
  suspendMax: 2, // edges: suspended twice at most
  holdAhead: { amount: 7, unit: 'days' }, // own: what nobody is to look for a week long is suspended, with its reason
  suspendAhead: { amount: 90, unit: 'days' }, // own: twice that is half a year; longer is not waiting
  appointmentAhead: { amount: 60, unit: 'days' }, // own
  urgeInterval: { amount: 4, unit: 'hours' }, // own; peers limit the rate without naming one
  lateRelease: { amount: 3, unit: 'hours' }, // edges: giving an order back is free until 3 h before
  appeal: { amount: 5, unit: 'workingDays' }, // edges: an appeal is decided within 5 working days
  fileAppeal: { amount: 14, unit: 'days' }, // own; as long as a closed order waits before it is archived
  personalData: { amount: 180, unit: 'days' }, // own: the law has logs kept for 6 months at least, and data no longer than they are needed
} as const satisfies Readonly<Record<string, Limit | number>>
