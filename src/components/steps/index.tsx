import { View } from '@tarojs/components'
import { aria } from '../aria'
import { classNames } from '../class-names'
import './index.scss'

export interface StepsProps {
  readonly steps: readonly string[]
  /** Index of the last step that has happened; equal to the length when all have. */
  readonly current: number
}

/** Where an order stands, in five dots. */
export function Steps({ steps, current }: StepsProps) {
  const now = steps[current]
  // Where all have happened, the last one says so.
  const told = Math.min(current, steps.length - 1)
  const label = now ? `共 ${steps.length} 步，到了第 ${current + 1} 步：${now}` : `共 ${steps.length} 步，已全部完成`
  return (
    <View className='steps' {...aria('img', label)}>
      {steps.map((step, index) => (
        <View key={step} className={classNames('steps__step', index < current && 'steps__step--done', index === current && 'steps__step--now', index === told && 'steps__step--told')}>
          {step}
        </View>
      ))}
    </View>
  )
}
