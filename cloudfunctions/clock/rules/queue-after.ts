import type { LogEntryDoc } from '@core/contract/documents'
import type { Queue } from '@core/domain/order/queues'
import { QUEUE_OF } from '@core/domain/order/queues'

/** Which queue a history line takes an order out of, and which it puts it into; neither where it stays in the same. */
export function queueAfter({ from, to, data }: LogEntryDoc): { left?: Queue; entered?: Queue } {
  const left = from === 'draft' ? undefined : data?.['wasBack'] === true ? 'back' : QUEUE_OF[from]
  const entered = data?.['back'] === true ? 'back' : QUEUE_OF[to]
  return left === entered ? {} : { ...(left === undefined ? {} : { left }), entered }
}

/** How many 督办单 a line takes off a community's desk, and how many it puts on one: beside the queues, not one of them. */
export function supervisedAfter({ action, data }: Pick<LogEntryDoc, 'action' | 'data'>): { readonly left: 0 | 1; readonly entered: 0 | 1 } {
  if (data?.['leftId'] !== undefined && data['supervised'] === true) return { left: 1, entered: 1 }
  return { left: action === 'closeSupervision' ? 1 : 0, entered: action === 'supervise' ? 1 : 0 }
}
