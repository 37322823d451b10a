/** The five steps under an order's title, and how far each state has come. */
import type { OrderState } from '../domain/order/order-states'

/** What has to happen to an order, each said as done: nothing is marked before it happened. */
export const STEP_TEXT = ['已提交', '已受理', '已接单', '已上门', '已办结'] as const

/** The last step that has happened, 0 to 4; what ended without being done stays where it stood. */
export const STATE_STEP = {
  draft: 0,
  contentHold: 0,
  submitted: 0,
  returned: 0,
  infoNeeded: 0,
  accepted: 1,
  offered: 1,
  taken: 2,
  scheduled: 2,
  checkedIn: 3,
  done: 3,
  closed: 4,
  rated: 4,
  archived: 4,
  suspended: 1,
  escalated: 1,
  forwarded: 1,
  reopenRequested: 4,
  rejected: 0,
  cancelled: 0,
  merged: 1,
  closedUnresolved: 4,
} as const satisfies Record<OrderState, 0 | 1 | 2 | 3 | 4>
