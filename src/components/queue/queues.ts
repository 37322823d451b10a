import type { InputOf } from '@core/contract/api'
import type { OrderCard } from '@core/contract/order-views'
import { ACTION_TEXT, CLOCK_TEXT, STATE_TEXT, URGENCY_TEXT } from '@core/text/zh'
import { LIST_TEXT } from '@core/text/zh-lists'
import type { IconName } from '../icon/names'
import { BETWEEN, placeWords } from '../place-words'

/** Any list of the contract can stand as a queue: a new one is a line in the lists below. */
export type QueueKey = InputOf<'orders', 'list'>['tab']
/** A member's own tasks: what the community still has to find for the other seat is not theirs to worry about. */
export type ListKey = QueueKey | 'mine'
/** What can be done with several orders at once. */
export type BulkAction = 'accept' | 'dispatch'

export interface QueueLook {
  readonly key: QueueKey
  readonly label: string
  readonly icon: IconName
  /** Said when there is none. */
  readonly empty: string
  readonly bulk?: BulkAction
  /** Holds orders in several states: each row then says in which it is. */
  readonly mixed?: true
}

const queue = (key: QueueKey, icon: IconName, empty: string, more: Pick<QueueLook, 'bulk' | 'mixed'> = {}): QueueLook => ({ key, label: LIST_TEXT[key], icon, empty, ...more })
const MIXTURE = { mixed: true } as const

/** The community's work by what it owes each order now: what is to be done first stands first. */
export const STAFF_QUEUES: readonly QueueLook[] = [
  queue('toAccept', 'list', '没有等着受理的。', { bulk: 'accept' }),
  queue('toDispatch', 'users', '没有等着派的。', { bulk: 'dispatch' }),
  queue('late', 'alert', '没有快到时限的，很好。', MIXTURE),
  queue('back', 'back', '没有退回来的。', { bulk: 'dispatch', mixed: true }),
  queue('toVerify', 'chat', '没有等居民确认的。'),
  queue('inField', 'heart', '现在没有党员在办。', MIXTURE),
  queue('waiting', 'clock', '没有在等居民、街道或外单位的。', MIXTURE),
]

/** Street and district: what waits for their own word, and what is late; then everything else. */
export const OFFICIAL_QUEUES: readonly QueueLook[] = [
  queue('toDecide', 'flag', '没有等您定的，很好。', MIXTURE),
  queue('late', 'alert', '没有快到时限或超期的。', MIXTURE),
  queue('waiting', 'clock', '没有提级、挂起或转出的。', MIXTURE),
  queue('back', 'back', '没有申请重办或退回的。', MIXTURE),
  queue('toDispatch', 'users', '没有等着派的。'),
  queue('inField', 'heart', '现在没有党员在办。', MIXTURE),
  queue('closed', 'check', '还没有结束的。', MIXTURE),
]

/** Under 等我定 a row says what is to be decided; what the server's list of actions leaves out is an appeal. */
const DECISIONS = { rule: '请定由谁来办', reassign: '请定由哪个社区负责', suspend: '请定挂不挂起', approveExtension: '请定延不延期', agreeReopen: '请定再办不办', superviseAgain: '请看督办的答复' } as const
const decisionOf = ({ actions, supervised }: OrderCard) => Object.entries(DECISIONS).find(([action]) => actions.includes(action))?.[1] ?? (supervised ? '督办没有按期答复，请过问' : '请复核申诉')

export const isToDecide = ({ actions }: Pick<OrderCard, 'actions'>): boolean => actions.some((action) => Object.hasOwn(DECISIONS, action))

const MIXED: readonly ListKey[] = [...STAFF_QUEUES, ...OFFICIAL_QUEUES].filter(({ mixed }) => mixed).map(({ key }) => key)

const OWN_DUES: readonly string[] = ['contact', 'arrive', 'finish']

export interface RowView {
  readonly title: string
  readonly meta: string
  readonly flag?: string
  readonly due?: number
  readonly kind?: string
  readonly caption?: string
}

export function rowOf(order: OrderCard, queue: ListKey): RowView {
  const { title, place, category, seats, state, urgency, dueAt, dueKind, supervised } = order
  const meta = [queue === 'toDecide' ? decisionOf(order) : MIXED.includes(queue) && STATE_TEXT[state], dueKind === 'dispute' && '居民说没解决', seats && `需 ${seats[1]} 人`, placeWords(place), category].filter(Boolean).join(BETWEEN)
  const flag = [urgency === 'p0' && URGENCY_TEXT.p0, supervised && ACTION_TEXT.supervise].filter(Boolean).join(BETWEEN) || undefined
  const foreign = queue === 'mine' && dueKind !== undefined && !OWN_DUES.includes(dueKind)
  if (foreign || queue === 'closed' || dueAt === undefined || dueKind === undefined || dueKind === 'none') return { title, meta, flag }
  return { title, meta, flag, due: dueAt, kind: dueKind, caption: CLOCK_TEXT[dueKind] }
}
