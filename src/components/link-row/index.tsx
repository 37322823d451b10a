import { View } from '@tarojs/components'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Tappable } from '../tappable'
import './index.scss'

export interface LinkRowProps {
  readonly icon: IconName
  readonly title: string
  readonly note?: string
  /** Tapped, and what it leads to is on its way. */
  readonly busy?: boolean
  readonly onTap: () => void
}

/** A way onwards as one line; stands in a flush Card. */
export function LinkRow({ icon, title, note, busy, onTap }: LinkRowProps) {
  return (
    <Tappable role='link' className='link-row' onTap={onTap}>
      <Icon name={icon} className='red' />
      <View className='grow'>
        <View className='h3'>{title}</View>
        {note && <View className='s'>{note}</View>}
      </View>
      {busy ? <View className='btn__spin' /> : <Icon name='next' small />}
    </Tappable>
  )
}
