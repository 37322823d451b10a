import { Text, View } from '@tarojs/components'
import type { PlanView } from '@core/contract/dispatch'
import { Sheet } from '@/components/sheet'

type Calibration = PlanView['calibration']
const percent = (share: number): string => `${Math.round(share * 100)}%`
const figure = (n: number): string => n.toLocaleString('en-US')

/** How far the chances in a plan may be believed; where too few have answered, that is said and nothing else. */
export function calibrationWords({ answers, error }: Pick<Calibration, 'answers' | 'error'>): string {
  if (answers === 0) return '会不会答应：本街道还没有人回答过，先按一般人的习惯估。'
  if (error === undefined) return `会不会答应：本街道才有 ${figure(answers)} 次回答，估得准不准还说不出，先按一般人的习惯估。`
  return `会不会答应：看过本街道 ${figure(answers)} 次回答，估的和实际平均差 ${(error * 100).toFixed(1)} 个百分点。`
}

/** By tenths: how often so much was said, and how often it came true. */
export function CalibrationSheet({ calibration: { answers, tenths }, onClose }: { readonly calibration: Calibration; readonly onClose: () => void }) {
  return (
    <Sheet title='估得准不准' onClose={onClose}>
      <View className='s'>每次问人以前，先估他会不会答应；后来真的答应了几次，都记着。本街道一共 {figure(answers)} 次回答；不到十次的一档不列。</View>
      {tenths.map(({ count, said, yes }) => (
        <View key={said} className='row num'>
          <Text className='grow'>估 {percent(said)} 会答应的 {figure(count)} 次</Text>
          <Text className='h3'>答应了 {figure(yes)} 次，{percent(yes / count)}</Text>
        </View>
      ))}
    </Sheet>
  )
}
