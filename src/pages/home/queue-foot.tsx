import { View } from '@tarojs/components'
import type { OrderCard } from '@core/contract/order-views'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import type { QueueLook } from '@/components/queue/queues'

export interface QueueFootProps {
  readonly queue: QueueLook
  readonly choosing: boolean
  readonly orders: readonly OrderCard[]
  readonly chosen: readonly OrderCard[]
  readonly busy: boolean
  readonly error?: string
  readonly onStart: () => void
  readonly onCancel: () => void
  readonly onAll: () => void
  readonly onAccept: () => void
  readonly onDispatch: () => void
  readonly onFirst: (orderId: string) => void
  /** All that wait, planned together. */
  readonly onPlan: () => void
  readonly onPhone: () => void
}

/** Thumb-high: start choosing, or carry out what was chosen; in the dispatch queue, straight to the most urgent one. */
export function QueueFoot(props: QueueFootProps) {
  const { queue, choosing, orders, chosen, busy, error, onStart, onCancel, onAll, onAccept, onDispatch, onFirst, onPlan, onPhone } = props
  // The server says of every row what may be done with it: the first to be dispatched is the first that can be.
  const first = queue.bulk === 'dispatch' ? orders.find(({ actions }) => actions.includes('dispatch')) : undefined
  const bulk = queue.bulk
  if (!choosing || !bulk) {
    return (
      <>
        <Button kind='ghost' onTap={onPhone}>代点单</Button>
        {bulk && orders.length > 1 && <Button kind='ghost' onTap={onStart}>多选</Button>}
        {first && (orders.length > 1
          ? <Button kind='primary' className='queue-foot__main' onTap={onPlan}>看派单方案</Button>
          : <Button kind='primary' className='queue-foot__main' onTap={() => onFirst(first.id)}>看推荐派单</Button>)}
      </>
    )
  }
  const none = chosen.length === 0
  return (
    <View className='grow'>
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      <View className='row'>
        <Button kind='ghost' onTap={onCancel}>取消</Button>
        <Button kind='ghost' onTap={onAll}>全选</Button>
        <Button kind='primary' className='queue-foot__main' loading={busy} disabledReason={none ? '先在上面选几单' : undefined} onTap={bulk === 'accept' ? onAccept : onDispatch}>
          {bulk === 'accept' ? `受理 ${chosen.length} 单` : `派 ${chosen.length} 单`}
        </Button>
      </View>
    </View>
  )
}
