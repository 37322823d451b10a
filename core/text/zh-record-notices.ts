/** What a notice says of anything that is no order: what happened, and what to do next, each at most twenty characters. */
import { ACTIVITY_NOTICES } from './zh-activities'
import { EMERGENCY_NOTICES, ROLL_NOTICES, VISIT_NOTICES } from './zh-emergency-notices'
import { ADJUSTMENT_NOTICES, CERTIFICATE_NOTICES, CHECK_NOTICES, GIFT_NOTICES, WALLET_NOTICES } from './zh-points'
import { POST_NOTICES, SHIFT_NOTICES, SWAP_NOTICES } from './zh-posts'
import { BRANCH_NOTICES, REGISTRATION_NOTICES, STATEMENT_NOTICES, UNIT_NOTICES } from './zh-registration'
import { WISH_NOTICES } from './zh-wishes'
import { WATCH_NOTICES } from './zh-safety'
import type { LifeActorKind } from '../domain/lifecycle/lifecycle'
import type { OrderState } from '../domain/order/order-states'
import { STATE_TEXT } from './zh'
import type { NoticeAudience, NoticeWords } from './zh-notices'
import { noticeWords } from './zh-notices'

type Data = Readonly<Record<string, string | number | boolean>>
export interface RecordNoticeFacts {
  readonly data?: Data | undefined
  readonly until?: number | undefined
}
type Told = NoticeWords | ((facts: RecordNoticeFacts) => NoticeWords)
/** By action, by audience. */
export type RecordNotices = Readonly<Record<string, Readonly<Record<string, Told>>>>

/** A test of delivery, to whoever makes it. */
const TEST_NOTICES: RecordNotices = { test: { staff: { said: '这是一条测试消息', next: '收到就好，不用办' } } }

/** 证件 that somebody who has seen it entered, renewed or took out. */
const PAPER_NOTICES: RecordNotices = {
  entered: { member: { said: '您的证件登记好了', next: '不对的话，请找社区改' } },
  removed: { member: { said: '您的一张证件去掉了', next: '不对的话，请找社区改' } },
}

/** By the kind of what it is about. */
export const RECORD_NOTICES: Readonly<Record<string, RecordNotices>> = { post: POST_NOTICES, shift: SHIFT_NOTICES, swap: SWAP_NOTICES, wish: WISH_NOTICES, registration: REGISTRATION_NOTICES, unit: UNIT_NOTICES, branch: BRANCH_NOTICES, statement: STATEMENT_NOTICES, emergency: EMERGENCY_NOTICES, rollCall: ROLL_NOTICES, visitList: VISIT_NOTICES, adjustment: ADJUSTMENT_NOTICES, wallet: WALLET_NOTICES, gift: GIFT_NOTICES, certificate: CERTIFICATE_NOTICES, check: CHECK_NOTICES, activity: ACTIVITY_NOTICES, watch: WATCH_NOTICES, paper: PAPER_NOTICES, test: TEST_NOTICES }

const LOOK: NoticeWords = { said: '有新进展', next: '点开看看现在到哪一步' }

/** The two sentences; «有新进展» where a newer server's line has no words here yet. */
function recordNoticeWords(about: string, action: string, as: string, facts: RecordNoticeFacts): NoticeWords {
  const table = Object.hasOwn(RECORD_NOTICES, about) ? RECORD_NOTICES[about] : undefined
  const told = table !== undefined && Object.hasOwn(table, action) ? table[action]?.[as] : undefined
  if (told === undefined) return LOOK
  return typeof told === 'function' ? told(facts) : told
}

/** How far it has come, in the five characters WeChat has for it; by what it is about. Nothing where the words say it already. */
const PROGRESS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  registration: { confirm: '已通过', refuse: '没有通过' },
  wish: { take: '有人认领', handOver: '已送到' },
  gift: { confirm: '已确认' },
}

export function progressOf({ about, action, state }: { readonly about?: string | undefined; readonly action: string; readonly state: string }): string {
  if (about === undefined) return Object.hasOwn(STATE_TEXT, state) ? STATE_TEXT[state as OrderState] : ''
  const table = Object.hasOwn(PROGRESS, about) ? PROGRESS[about] : undefined
  return table !== undefined && Object.hasOwn(table, action) ? table[action] ?? '' : ''
}

interface AnyNotice extends RecordNoticeFacts {
  readonly about?: string | undefined
  readonly action: string
  readonly as: string
  readonly byKind: LifeActorKind
  /** To everybody of a pool, not to one person. */
  readonly pooled?: boolean
}

/** What any notice says, whatever it is about. Orders know no units. */
export function wordsOfNotice({ about, action, as, byKind, ...facts }: AnyNotice): NoticeWords {
  if (about !== undefined) return recordNoticeWords(about, action, as, facts)
  return noticeWords(action, as as NoticeAudience, { ...facts, byKind: byKind === 'unit' ? 'staff' : byKind })
}
