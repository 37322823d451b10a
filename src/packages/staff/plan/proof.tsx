import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PlanView } from '@core/contract/dispatch'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { CalibrationSheet, calibrationWords } from './calibration'
import './index.scss'

interface ProofProps {
  readonly plan: PlanView
  /** How many orders were changed by hand, and what the whole is worth with that. */
  readonly changed: number
  readonly value: number
  readonly onBack: () => void
}

const figure = (n: number): string => Math.round(n).toLocaleString('en-US')

/** The certificate as a green mark with its numbers; of what was changed by hand it proves nothing, and says so. */
export function Proof({ plan: { certificate: { value: best, dual, pairs, members }, calibration }, changed, value, onBack }: ProofProps) {
  const [explaining, setExplaining] = useState(false)
  if (changed > 0) {
    const less = Math.round(best) - Math.round(value)
    return (
      <View className='proof proof--changed' {...aria('status')}>
        <Icon name='edit' />
        <View className='grow'>
          <View className='h3 num'>您改了 {changed} 单，现在 {figure(value)} 分</View>
          <View className='s'>原来的方案 {figure(best)} 分，是证明过最高的{less > 0 ? `，现在少 ${figure(less)} 分` : ''}。先不派、放抢单池的不算分；您有您的道理，照样能派。</View>
        </View>
        <Button kind='ghost' size='small' onTap={onBack}>都改回去</Button>
      </View>
    )
  }
  return (
    <View className='proof' {...aria('status')}>
      <Icon name='shield' />
      <View className='grow'>
        <View className='h3'>已证明：没有更好的派法</View>
        <View className='s'>离得近、会做、会答应、最近问得少的分高。本街道 {figure(members)} 位党员，比过 {figure(pairs)} 种配法，这样派 {figure(value)} 分，怎样派也超不过 {figure(dual)} 分。</View>
        <View className='proof__calibration'><View className='s grow'>{calibrationWords(calibration)}</View>{calibration.error !== undefined && <Tappable className='proof__more' label='估得准不准，看明细' onTap={() => setExplaining(true)}>看明细</Tappable>}</View>
      </View>
      {explaining && <CalibrationSheet calibration={calibration} onClose={() => setExplaining(false)} />}
    </View>
  )
}
