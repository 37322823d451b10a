/** What a list of orders is called: one word, wherever it stands. */
import type { InputOf } from '../contract/api'
import type { Queue } from '../domain/order/queues'

/** The community's work by what it owes each order now; a queue of orders in one state has that state's word. */
export const QUEUE_TEXT = {
  toAccept: '待受理',
  toDispatch: '待派单',
  back: '退回',
  inField: '办理中',
  toVerify: '待确认',
  waiting: '等别人',
  closed: '已结束',
} as const satisfies Record<Queue, string>

/** Every list of orders by its one name, wherever it stands: as a queue, a tab, an entry of the desk's rail. */
export const LIST_TEXT = {
  ...QUEUE_TEXT,
  todo: '要社区办',
  // Holds both: what is past its limit stands first.
  late: '已超/将超',
  toDecide: '等我定',
  inbox: '等您回答',
  tasks: '在办',
  past: '已办完',
  open: '办理中',
  all: '全部',
} as const satisfies Record<InputOf<'orders', 'list'>['tab'], string>

/** Between the items of a line: «颐泽花园 · 3 号楼». A line may end with the dot, and says so that it goes on; none begins with it. */
export const BETWEEN = '\u00A0· '
