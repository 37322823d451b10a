import { View } from '@tarojs/components'
import { aria } from '../aria'
import { classNames } from '../class-names'
import './index.scss'

export interface MeterProps {
  readonly value: number
  readonly max: number
  /** Said aloud: “还差 3 人”. */
  readonly label: string
  readonly tone?: 'ok' | 'warn' | 'danger' | 'muted'
}

/** One of three hundred is more than none. */
const LEAST = '6px'

/** How full something is. The figures stand beside it in words; the bar is for the quick look. */
export function Meter({ value, max, label, tone = 'ok' }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <View className='meter' {...aria('img', label)}>
      <View className={classNames('meter__fill', `meter__fill--${tone}`)} style={{ width: `${Math.round(share * 100)}%`, minWidth: share > 0 ? LEAST : '0' }} />
    </View>
  )
}
