import { View } from '@tarojs/components'
import { Card } from '../card'
import './index.scss'

/** What somebody said about an order that has to be settled, with who and when. */
export function Call({ title, meta, children }: { readonly title: string; readonly meta: string; readonly children: string }) {
  return (
    <Card className='calls__card'>
      <View className='h3'>{title}</View>
      <View className='mt1'>{children}</View>
      <View className='xs mt1 num'>{meta}</View>
    </Card>
  )
}
