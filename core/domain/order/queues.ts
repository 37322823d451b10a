import type { OrderState } from './order-states'

/** The staff's queues, by what the community owes the order now. */
export const QUEUES = ['toAccept', 'toDispatch', 'back', 'inField', 'toVerify', 'waiting', 'closed'] as const
export type Queue = (typeof QUEUES)[number]

/** The queue a state belongs to; an order that came back from members belongs to 退回 instead. */
export const QUEUE_OF = {
  draft: 'waiting',
  contentHold: 'toAccept',
  submitted: 'toAccept',
  returned: 'waiting',
  infoNeeded: 'waiting',
  accepted: 'toDispatch',
  offered: 'inField',
  taken: 'inField',
  scheduled: 'inField',
  checkedIn: 'inField',
  done: 'toVerify',
  closed: 'closed',
  rated: 'closed',
  archived: 'closed',
  suspended: 'waiting',
  escalated: 'waiting',
  forwarded: 'waiting',
  reopenRequested: 'back',
  rejected: 'closed',
  cancelled: 'closed',
  merged: 'closed',
  closedUnresolved: 'closed',
} as const satisfies Record<OrderState, Queue>
