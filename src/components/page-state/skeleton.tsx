import { View } from '@tarojs/components'
import { aria } from '../aria'
import './index.scss'

/** Grey shapes of what is coming, as cards. */
export function Skeleton({ rows = 3 }: { readonly rows?: number }) {
  return (
    <View className='skeleton' {...aria('status', '正在加载')}>
      {Array.from({ length: rows }, (_, index) => (
        <View key={index} className='skeleton__card'>
          <View className='skeleton__line skeleton__line--title' />
          <View className='skeleton__line' />
          <View className='skeleton__line skeleton__line--short' />
        </View>
      ))}
    </View>
  )
}
