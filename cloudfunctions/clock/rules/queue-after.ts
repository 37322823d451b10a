import type { LogEntryDoc } from '@core/contract/documents'
import type { Queue } from '@core/domain/order/derived'
import { QUEUE_OF } from '@core/domain/order/derived'

/** Which queue a history line takes an order out of, and which it puts it into; neither where it stays in the same. */
export function queueAfter({ from, to, data }: LogEntryDoc): { left?: Queue; entered?: Queue } {
  const left = from === 'draft' ? undefined : data?.['wasBack'] === true ? 'back' : QUEUE_OF[from]
  const entered = data?.['back'] === true ? 'back' : QUEUE_OF[to]
  return left === entered ? {} : { ...(left === undefined ? {} : { left }), entered }
}
