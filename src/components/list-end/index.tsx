import { View } from '@tarojs/components'
import { Button } from '../button'
import './index.scss'

export interface ListEndProps {
  readonly hasMore: boolean
  readonly loadingMore: boolean
  readonly moreError?: { readonly message: string }
  readonly onMore: () => unknown
}

/** The end of a list: more comes by itself at the bottom, and by this button where the list is too short to scroll. */
export function ListEnd({ hasMore, loadingMore, moreError, onMore }: ListEndProps) {
  if (!hasMore) return <View className='list-end'>没有更多了</View>
  return (
    <View className='list-end'>
      {moreError && <View className='list-end__error'>{moreError.message}</View>}
      <Button kind='ghost' loading={loadingMore} onTap={() => void onMore()}>{moreError ? '再试一次' : '加载更多'}</Button>
    </View>
  )
}
