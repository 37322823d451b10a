import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Button } from '../button'
import { Card } from '../card'
import { momentWords } from '../china-time'
import './index.scss'

export interface ForwardLinkProps {
  readonly order: Pick<OrderDetail, 'state' | 'forwardedTo' | 'forwardLink' | 'actions' | 'now'>
  /** Issued just now, on this page: the only time anybody sees it. */
  readonly url?: string
  readonly onCopy: (url: string) => void
  readonly onAction: (action: string) => void
}

/** The link by which an outside unit answers: shown once when it is issued, and how it stands after that. */
export function ForwardLink({ order, url, onCopy, onAction }: ForwardLinkProps) {
  const { state, forwardedTo, forwardLink, actions, now } = order
  if (state !== 'forwarded') return null
  const out = forwardLink !== undefined && forwardLink.withdrawnAt === undefined && forwardLink.until > now
  return (
    <Card className='stack stack--tight'>
      <View className='h3'>请{forwardedTo ?? '有关单位'}在网页上答复</View>
      <View className='s'>对方不用登录，用一次就失效。页面上有事情、地点和时限，没有居民的姓名、电话、门牌和照片；要联系居民，请对方打社区电话。</View>
      {url && out && (
        <>
          <View className='forward-link__url num'>{url}</View>
          <View className='s'>链接只在这里显示这一次，请现在复制发出去。{momentWords(forwardLink.until, now)} 前有效。</View>
          <Button kind='ghost' icon='doc' onTap={() => onCopy(url)}>复制链接</Button>
        </>
      )}
      {!url && out && <View className='s num'>链接已发出，{momentWords(forwardLink.until, now)} 前有效，还没有答复。丢了可以再生成一个。</View>}
      {!out && <View className='s'>现在没有能用的链接。</View>}
      <View className='row wrap'>
        {actions.includes('issueLink') && <Button kind='ghost' size='small' icon='refresh' onTap={() => onAction('issueLink')}>{out ? '换一个链接' : '生成答复链接'}</Button>}
        {actions.includes('withdrawLink') && <Button kind='ghost' size='small' icon='close' onTap={() => onAction('withdrawLink')}>收回链接</Button>}
      </View>
    </Card>
  )
}
