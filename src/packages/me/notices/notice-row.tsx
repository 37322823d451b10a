import { View } from '@tarojs/components'
import type { NoticeView } from '@core/contract/notices'
import { Icon } from '@/components/icon'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import { noticeOpener } from '@/hooks/routes'

/** One notice: what happened, what to do, about what and when. Not looked at yet is said, not only shown by a dot. */
export function NoticeRow({ notice, at }: { readonly notice: NoticeView; readonly at: string }) {
  const { said, next, title, fresh } = notice
  const open = noticeOpener(notice)
  return (
    <Tappable role='link' className='notice-row' onTap={() => open?.()}>
      <View className='grow'>
        <View className='h3'>{said}</View>
        <View>{next}</View>
        <View className='s ellipsis'>{title}</View>
        <View className='xs num'>{at}</View>
      </View>
      {fresh && <Tag tone='warn'>新</Tag>}
      <Icon name='next' small />
    </Tappable>
  )
}
