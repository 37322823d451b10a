import { Text, View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import type { BulkAction } from '@/components/queue/queues'

export interface BulkBarProps {
  readonly action: BulkAction
  readonly count: number
  readonly busy: boolean
  readonly error?: string
  readonly onAll: () => void
  readonly onClear: () => void
  readonly onRun: () => void
}

const VERB = { accept: '受理', dispatch: '派单' } as const

/** Over the list while something is ticked. Shift and a tick choose everything in between. */
export function BulkBar({ action, count, busy, error, onAll, onClear, onRun }: BulkBarProps) {
  return (
    <View className='bulk-bar' {...aria('group', '批量办理')}>
      <View className='row row--tight'>
        <Text className='grow num h3'>已选 {count} 单</Text>
        <Button kind='ghost' onTap={onAll}>全选</Button>
        <Button kind='ghost' onTap={onClear}>取消</Button>
        <Button kind='primary' loading={busy} onTap={onRun}>{`一起${VERB[action]}`}</Button>
      </View>
      {error && <View className='error' {...aria('alert')}>{error}</View>}
    </View>
  )
}
