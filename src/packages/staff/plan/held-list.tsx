import { Text, View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { heldWords } from './hold'
import type { HeldOrder } from './use-held'

interface HeldListProps {
  readonly held: readonly HeldOrder[]
  readonly now: number
  readonly busy: boolean
  readonly ending?: string
  readonly error?: string
  readonly onEnd: (order: HeldOrder) => void
}

/** What was left for later: by whom, until when, and back into the plan by a tap. */
export function HeldList({ held, now, busy, ending, error, onEnd }: HeldListProps) {
  if (held.length === 0) return null
  return (
    <>
      <View className='h2 mt3'>先不派的 {held.length} 单</View>
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      <Card flush>
        {held.map((order) => (
          <View key={order.orderId} className='plan__held'>
            <View className='grow'><View className='h3'>{order.title}</View><Text className='s num'>{heldWords(order, now)}</Text></View>
            <Button kind='ghost' size='small' label={`接着派：${order.title}`} loading={busy && ending === order.orderId} onTap={() => onEnd(order)}>接着派</Button>
          </View>
        ))}
      </Card>
    </>
  )
}
