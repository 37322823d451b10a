import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Button } from '../button'
import { classNames } from '../class-names'
import { momentWords } from '../china-time'
import { Icon } from '../icon'
import { BETWEEN } from '../place-words'
import './index.scss'

export interface OrderNotesProps {
  readonly order: Pick<OrderDetail, 'timeline' | 'actions' | 'now'>
  readonly onAction: (action: string) => void
}

const KINDS = [
  { action: 'noteInternal', title: '内部备注', hint: '只有社区、街道和区里看得到', icon: 'shield', write: '写备注', inside: true },
  { action: 'postUpdate', title: '告诉居民', hint: '居民会收到，也写在进展里', icon: 'chat', write: '写进展', inside: false },
] as const

/** What stays inside and what the resident reads, in two boxes that cannot be mistaken for each other. */
export function OrderNotes({ order, onAction }: OrderNotesProps) {
  const kinds = KINDS.map((kind) => ({ ...kind, entries: order.timeline.filter(({ action }) => action === kind.action).sort((a, b) => b.seq - a.seq), may: order.actions.includes(kind.action) }))
    .filter(({ entries, may }) => may || entries.length > 0)
  if (kinds.length === 0) return null
  return (
    <View className='notes'>
      {kinds.map(({ action, title, hint, icon, write, inside, entries, may }) => (
        <View key={action} className={classNames('notes__box', inside && 'notes__box--inside')}>
          <View className='row'>
            <Icon name={icon} className={inside ? undefined : 'red'} />
            <View className='grow'>
              <View className='h3'>{title}</View>
              <View className='s'>{hint}</View>
            </View>
            {may && <Button kind='ghost' size='small' icon='edit' label={`${title}：${write}`} onTap={() => onAction(action)}>{write}</Button>}
          </View>
          {entries.map((entry) => (
            <View key={entry.seq} className='notes__entry'>
              <View>{entry.note}</View>
              <View className='xs num'>{momentWords(entry.at, order.now)}{BETWEEN}{entry.who}</View>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
