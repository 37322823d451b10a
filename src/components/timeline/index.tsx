import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import './index.scss'

export interface TimelineEntry {
  readonly id: string
  readonly title: string
  readonly note?: string
  /** When and who: “今天 14:52 · 党员 12 号”. */
  readonly meta?: string
  readonly phase?: 'now' | 'past' | 'next'
  readonly extra?: ReactNode
}

/** What happened to an order, newest first, with the reason of every change. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <View className='timeline'>
      {entries.map((entry) => (
        <View key={entry.id} className={classNames('timeline__entry', `timeline__entry--${entry.phase ?? 'past'}`)}>
          <View className='h3'>{entry.title}</View>
          {entry.note && <View className='s'>{entry.note}</View>}
          {entry.meta && <View className='xs num'>{entry.meta}</View>}
          {entry.extra}
        </View>
      ))}
    </View>
  )
}
