import { View } from '@tarojs/components'
import { aria } from '../aria'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { SearchBox } from '../search-box'
import { Tappable } from '../tappable'
import './index.scss'

export interface Pick {
  readonly value: string
  readonly label: string
  /** Why it stands where it stands. */
  readonly why?: string
  readonly sub?: string
}

export interface PickListProps {
  readonly name: string
  readonly placeholder: string
  readonly query: string
  /** None while it is being fetched for the first time. */
  readonly items?: readonly Pick[]
  readonly empty: string
  readonly error?: string
  readonly value?: string
  readonly onQuery: (query: string) => void
  readonly onChange: (value: string) => void
}

/** One of many, found by typing: for a sheet, so it scrolls within itself. */
export function PickList({ name, placeholder, query, items, empty, error, value, onQuery, onChange }: PickListProps) {
  const said = error ?? (items === undefined ? '正在找…' : items.length === 0 ? empty : undefined)
  return (
    <View className='pick'>
      <SearchBox label={placeholder} placeholder={placeholder} value={query} onChange={onQuery} />
      {said && <View className='s pick__said' {...aria('status')}>{said}</View>}
      <View className='pick__list' {...aria('radiogroup', name)}>
        {(items ?? []).map((item) => {
          const on = item.value === value
          return (
            <Tappable key={item.value} role='radio' checked={on} label={[item.label, item.why, item.sub].filter(Boolean).join('，')} className={classNames('pick__row', on && 'pick__row--on')} onTap={() => onChange(item.value)}>
              <View className='grow'>
                <View className='h3'>{item.label}</View>
                {item.why && <View className='s num pick__why'>{item.why}</View>}
                {item.sub && <View className='s num'>{item.sub}</View>}
              </View>
              {on && <Icon name='check' className='red' />}
            </Tappable>
          )
        })}
      </View>
    </View>
  )
}
