import type { OrderCard } from '@core/contract/order-views'
import type { IconName } from '../icon/names'
import type { Tone } from '../tag'

export interface StateLook {
  readonly label: string
  readonly tone: Tone
  readonly icon: IconName
}

/** How a state looks: never by colour alone. Attention is spent on what waits for somebody. */
export const STATE_LOOK = {
  draft: { label: '草稿', tone: 'muted', icon: 'edit' },
  contentHold: { label: '内容待审', tone: 'warn', icon: 'shield' },
  submitted: { label: '待受理', tone: 'info', icon: 'clock' },
  infoNeeded: { label: '待补充', tone: 'warn', icon: 'chat' },
  accepted: { label: '待派单', tone: 'info', icon: 'clock' },
  offered: { label: '等党员接单', tone: 'info', icon: 'clock' },
  taken: { label: '已接单', tone: 'info', icon: 'me' },
  scheduled: { label: '已约时间', tone: 'info', icon: 'calendar' },
  checkedIn: { label: '服务中', tone: 'info', icon: 'pin' },
  done: { label: '等您确认', tone: 'ok', icon: 'check' },
  closed: { label: '已办结', tone: 'ok', icon: 'check' },
  rated: { label: '已评价', tone: 'ok', icon: 'star' },
  archived: { label: '已归档', tone: 'muted', icon: 'doc' },
  suspended: { label: '已挂起', tone: 'warn', icon: 'clock' },
  escalated: { label: '已提级', tone: 'warn', icon: 'alert' },
  forwarded: { label: '已转外部', tone: 'info', icon: 'next' },
  reopenRequested: { label: '申请重办', tone: 'warn', icon: 'refresh' },
  rejected: { label: '不予受理', tone: 'muted', icon: 'close' },
  cancelled: { label: '已撤销', tone: 'muted', icon: 'close' },
  merged: { label: '已并单', tone: 'muted', icon: 'users' },
  closedUnresolved: { label: '未解决办结', tone: 'danger', icon: 'alert' },
} as const satisfies Record<OrderCard['state'], StateLook>
