import { ScrollView, Text, View } from '@tarojs/components'
import { aria } from '../aria'
import { classNames } from '../class-names'
import { Tappable } from '../tappable'
import './index.scss'

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

/** The queues, side by side; what does not fit is a swipe away. */
export function Segmented<K extends string>({ segments, value, onChange }: SegmentedProps<K>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className='segmented'>
      <View className='segmented__row' {...aria('tablist')}>
        {segments.map(({ key, label, count }) => (
          <Tappable
            key={key}
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
  )
}
