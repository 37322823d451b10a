import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MessageKind } from '@core/contract/notices'
import { aria, heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Facts } from '@/components/facts'
import { MessageAsk } from '@/components/message-ask'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { CommunityTest } from './community-test'
import { DELIVERY_TEXT } from './words'

const KIND_TEXT: Readonly<Record<MessageKind, string>> = { orderMoved: '我的单子', offerWaiting: '新的邀请', taskChanged: '答应的事' }
const KINDS_OF: Readonly<Record<string, readonly MessageKind[]>> = { resident: ['orderMoved'], member: ['offerWaiting', 'taskChanged'], staff: ['taskChanged'] }

/** How many WeChat messages somebody has allowed; and for staff, whether both ways arrive, and whom to ring up. */
export default function MessagesPage() {
  const query = useApi('people', 'messages', {}, { live: true })
  const { role } = useViewer()
  const kinds = KINDS_OF[role] ?? []
  const { ask, ...asked } = useMessageAsk(kinds)
  const now = Date.now() + useServerOffset()
  const test = useApiSubmit('people', 'testDelivery', { onDone: () => { say('发出去了，一分钟内看结果'); void query.reload() } })
  const [asking, setAsking] = useState(false)
  const sending = (to: 'me' | 'community') => test.busy && test.sending?.to === to
  return (
    <PageShell title='微信消息' sub='允许一次，微信告诉您一次'>
      <PageState query={query}>
        {({ kinds: all, test: last, communityTest: shared }) => (
          <>
            {kinds.length > 0 && (
              <Card>
                <Facts facts={all.filter(({ kind }) => kinds.includes(kind)).map(({ kind, left, sends }) => [KIND_TEXT[kind], sends ? (left > 0 ? `还能发 ${left} 次` : '一次也没有了') : '这里不发微信消息'] as const)} />
                <View className='s mt2'>要紧的事都在“消息”里，一条不少；微信只是多告诉一声。不允许也没关系，七天里不再问。</View>
              </Card>
            )}
            <MessageAsk {...asked} about='下一次有这样的事' onAsk={ask} />
            {role === 'staff' && (
              <>
                <View className='h2' {...heading(2)}>送达测试</View>
                <Card className='stack stack--tight'>
                  <View className='s'>给自己发一条，看站内和微信是不是都到。</View>
                  {last && <Facts facts={[['什么时候', momentWords(last.at, now)], ['站内', last.read ? '到了，您看过了' : '到了，还没看'], ['微信', DELIVERY_TEXT[last.wechat]]]} />}
                  {test.error && <View className='error' {...aria('alert')}>{test.error.message}</View>}
                  <Button kind='ghost' loading={sending('me')} onTap={() => void test.run({ as: 'staff', to: 'me' })}>给自己发一条</Button>
                </Card>
                <Card className='stack stack--tight'>
                  <View className='s'>给本社区每一位工作人员发一条，看谁收不到。十分钟内只发一次。</View>
                  {shared && <CommunityTest {...shared} now={now} />}
                  <Button kind='ghost' loading={sending('community')} onTap={() => setAsking(true)}>给本社区都发一条</Button>
                </Card>
                <Button kind='ghost' icon='phone' onTap={() => goTo(ROUTES.calls)}>消息没送到，该打电话的</Button>
              </>
            )}
          </>
        )}
      </PageState>
      {asking && <ConfirmSheet question='给本社区都发一条测试消息？' note='每位工作人员都会收到一条，看看送不送得到。十分钟里只发一次。' confirmLabel='发' busy={sending('community')} error={test.error?.message} onCancel={() => setAsking(false)} onConfirm={() => void test.run({ as: 'staff', to: 'community' }).then((done) => { if (done) setAsking(false) })} />}
    </PageShell>
  )
}
