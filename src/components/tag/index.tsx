import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import './index.scss'

export type Tone = 'info' | 'warn' | 'danger' | 'ok' | 'muted' | 'gold'

export interface TagProps {
  readonly tone?: Tone
  readonly icon?: IconName
  readonly children: ReactNode
}

/** A state in a word: the tone says how urgent, the icon and the word say what. */
export function Tag({ tone = 'muted', icon, children }: TagProps) {
  return (
    <View className={classNames('tag', `tag--${tone}`, 'num')}>
      {icon && <Icon name={icon} small />}
      <Text>{children}</Text>
    </View>
  )
}
