import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { heading } from '../aria'
import './index.scss'

export interface DeskProps {
  readonly title: ReactNode
  /** Beside the list's title, e.g. which keys do what. */
  readonly hint?: ReactNode
  readonly list: ReactNode
  readonly children: ReactNode
}

/** List and detail side by side, each scrolling on its own (inside PageShell with `desk`, on a wide screen). */
export function Desk({ title, hint, list, children }: DeskProps) {
  return (
    <View className='desk'>
      <View className='desk__list'>
        <View className='desk__head'>
          <View className='h2' {...heading(1)}>{title}</View>
          {hint && <View className='xs'>{hint}</View>}
        </View>
        {list}
      </View>
      <View className='desk__detail'>{children}</View>
    </View>
  )
}

export const Key = ({ children }: { readonly children: ReactNode }) => <View className='desk__key'>{children}</View>
