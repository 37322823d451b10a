import { View } from '@tarojs/components'
import { ACTION_TEXT } from '@core/text/zh'
import { EVENT_TEXT } from '@core/text/zh-events'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Icon } from '@/components/icon'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Tappable } from '@/components/tappable'
import { orderOpener } from '@/hooks/routes'
import { useApiPages } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'

/** A notice knows the action, not who took it: sentences that depend on it fall back to the action's word. */
function saidOf(action: string): string {
  const told = (EVENT_TEXT as Readonly<Record<string, unknown>>)[action]
  return typeof told === 'string' ? told : ((ACTION_TEXT as Readonly<Record<string, string>>)[action] ?? '有新进展')
}

/** What happened to my orders, newest first; a tap opens the order. */
export default function NoticesPage() {
  const { role } = useViewer()
  const notices = useApiPages('people', 'notices', {}, ({ id }) => id)
  const now = Date.now() + useServerOffset()
  const open = orderOpener(role)
  return (
    <PageShell title='消息'>
      <PageState query={notices} empty='还没有消息。订单有了进展，会出现在这里。'>
        {(items) => (
          <>
            <Card flush>
              {items.map(({ id, at, orderId, action, title }) => {
                const body = (
                  <>
                    <View className='grow'>
                      <View className='h3'>{saidOf(action)}</View>
                      <View className='s ellipsis'>{title}</View>
                      <View className='xs num'>{momentWords(at, now)}</View>
                    </View>
                    {open && <Icon name='next' small />}
                  </>
                )
                return open ? <Tappable key={id} className='order-row' onTap={() => open(orderId)}>{body}</Tappable> : <View key={id} className='order-row'>{body}</View>
              })}
            </Card>
            <ListEnd {...notices} onMore={notices.more} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}
