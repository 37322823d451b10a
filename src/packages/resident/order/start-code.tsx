import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'

/** Four digits, large enough to be read at the door by somebody else. */
export function StartCode({ order }: { readonly order: OrderDetail }) {
  const { startCode, scheduled, now } = order
  if (!startCode) return null
  return (
    <Card accent className='start-code'>
      <View className='h3'>开始码</View>
      <View className='start-code__digits num'>
        {[...startCode].map((digit, index) => <Text key={index} className='start-code__digit'>{digit}</Text>)}
      </View>
      <View className='s'>{scheduled ? `约好 ${spanWords(scheduled, now)}。` : ''}党员到了门口，再把这四位数字给他看。</View>
    </Card>
  )
}
