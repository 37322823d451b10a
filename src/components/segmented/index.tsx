import { ScrollView, Text, View } from '@tarojs/components'
import { useEffect, useId } from 'react'
import { aria } from '../aria'
import { classNames } from '../class-names'
import { showWhenDrawn } from '../show-when-drawn'
import { Tappable } from '../tappable'
import './index.scss'

const ON_WEB = process.env.TARO_ENV === 'h5'

export interface Segment<K extends string> {
  readonly key: K
  readonly label: string
  readonly count?: number
}

export interface SegmentedProps<K extends string> {
  readonly segments: readonly Segment<K>[]
  readonly value: K
  readonly onChange: (key: K) => void
}

/** The queues, side by side; what does not fit fades at the edge and is a swipe away. The chosen one is kept in sight. */
export function Segmented<K extends string>({ segments, value, onChange }: SegmentedProps<K>) {
  // The pages behind this one stay in the browser's document, with the same queues.
  const own = useId().replace(/\W/g, '')
  const idOf = (key: K) => `seg${own}-${key}`
  const chosen = segments.some(({ key }) => key === value) ? idOf(value) : ''
  const counted = segments.filter(({ count }) => count !== undefined).length
  // Taro's own scrolling begins half a second late in the browser, and puts the chip to the left edge; WeChat's needs no help. Counts come later than the words, and move the chips.
  useEffect(() => (ON_WEB && chosen ? showWhenDrawn(chosen, { block: 'nearest', inline: 'center' }) : undefined), [chosen, counted])
  return (
    <View className='segmented-box'>
      <ScrollView scrollX enhanced showScrollbar={false} {...(ON_WEB ? {} : { scrollIntoView: chosen, scrollWithAnimation: true })} className='segmented'>
        <View className='segmented__row' {...aria('tablist')}>
          {segments.map(({ key, label, count }) => (
            <Tappable
              key={key}
              id={idOf(key)}
              role='tab'
              selected={key === value}
              label={count === undefined ? label : `${label}，${count} 件`}
              className={classNames('segmented__chip', key === value && 'segmented__chip--on')}
              onTap={() => onChange(key)}
            >
              <View className='segmented__face'>
                <Text>{label}</Text>
                {count !== undefined && <Text className='num segmented__count'>{count}</Text>}
              </View>
            </Tappable>
          ))}
        </View>
      </ScrollView>
    </View>
  )
}
