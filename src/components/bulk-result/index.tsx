import { View } from '@tarojs/components'
import { Button } from '../button'
import { Icon } from '../icon'
import { Sheet } from '../sheet'
import './index.scss'

export interface BulkLine {
  readonly orderId: string
  readonly title: string
  readonly ok: boolean
  /** Why not. */
  readonly said?: string
}

export interface BulkResultProps {
  /** “受理”: what was done to them. */
  readonly verb: string
  readonly lines: readonly BulkLine[]
  readonly onClose: () => void
}

/** What became of each of several orders: one that failed says why and does not hide the others. */
export function BulkResult({ verb, lines, onClose }: BulkResultProps) {
  const done = lines.filter((line) => line.ok).length
  const failed = lines.length - done
  return (
    <Sheet title={failed === 0 ? `${done} 单都${verb}了` : `${done} 单已${verb}，${failed} 单没有`} onClose={onClose}>
      <View className='stack stack--tight'>
        {[...lines].sort((a, b) => Number(a.ok) - Number(b.ok)).map((line) => (
          <View key={line.orderId} className='bulk-result__line'>
            <Icon name={line.ok ? 'check' : 'alert'} className={line.ok ? 'bulk-result__ok' : 'red'} />
            <View className='grow'>
              <View className='h3'>{line.title}</View>
              {!line.ok && <View className='s'>{line.said ?? '这一单没有成功，请再试一次。'}</View>}
            </View>
          </View>
        ))}
      </View>
      <Button kind='primary' onTap={onClose}>知道了</Button>
    </Sheet>
  )
}
