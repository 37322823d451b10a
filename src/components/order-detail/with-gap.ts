import type { OrderDetail } from '@core/contract/order-views'
import type { TimelineEntry } from '../timeline'

/** Says in its place, newest first, how much of a very long history is not listed. */
export function withGap(entries: readonly TimelineEntry[], gap: OrderDetail['timelineGap']): readonly TimelineEntry[] {
  if (gap === undefined) return entries
  return entries.flatMap((entry) => (entry.id === String(gap.after) ? [{ id: 'gap', title: `中间还有 ${gap.lines} 条，没有列在这里`, phase: 'past' as const }, entry] : [entry]))
}
