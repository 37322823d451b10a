import type { LogEntryDoc } from '@core/contract/documents'
import type { Queue } from '@core/domain/order/derived'
import { QUEUE_OF } from '@core/domain/order/derived'

/** Which queue a history line takes an order out of, and which it puts it into. Counted by state, as the line has it. */
export function queueAfter(entry: LogEntryDoc): { left?: Queue; entered?: Queue } {
  const born = entry.from === 'draft'
  if (entry.from === entry.to && !born) return {}
  return { ...(born ? {} : { left: QUEUE_OF[entry.from] }), entered: QUEUE_OF[entry.to] }
}
