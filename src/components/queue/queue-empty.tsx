import type { Segment } from '../segmented'
import { Button } from '../button'
import { Empty } from '../page-state'
import type { QueueKey, QueueLook } from './queues'

export interface QueueEmptyProps {
  readonly queue: QueueLook
  readonly segments: readonly Segment<QueueKey>[]
  readonly onChoose: (key: QueueKey) => void
  /** Where every queue is empty: all orders, also those that are over. */
  readonly onAll: () => void
}

/** Nothing here: then to the next queue in which somebody waits. */
export function QueueEmpty({ queue, segments, onChoose, onAll }: QueueEmptyProps) {
  const next = segments.find(({ key, count }) => key !== queue.key && count !== undefined && count > 0)
  return (
    <Empty action={next ? <Button kind='ghost' onTap={() => onChoose(next.key)}>{`看${next.label}的 ${next.count} 单`}</Button> : <Button kind='ghost' onTap={onAll}>看全部订单</Button>}>
      {queue.empty}
    </Empty>
  )
}
