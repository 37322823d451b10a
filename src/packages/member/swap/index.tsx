import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { MessageAsk } from '@/components/message-ask'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { decoded } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useServerOffset } from '@/hooks/use-server-clock'
import { SwapCard } from './swap-card'

const MESSAGES = ['taskChanged', 'offerWaiting'] as const

/** A swap that waits for me, or that I asked for; without one named, all that wait. */
export default function SwapPage() {
  const swapId = decoded(useRouter().params['id'])
  const query = useApi('posts', 'swaps', swapId === undefined ? {} : { swapId }, { live: true })
  const now = Date.now() + useServerOffset()
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  const told = (text: string) => ({ onDone: () => { say(text); void query.reload() }, onStale: () => void query.reload() })
  const agree = useApiSubmit('posts', 'agreeSwap', { ...told(''), onDone: ({ state }) => { say(state === 'done' ? '换好了' : state === 'failed' ? '没有办成，各人的班都不变' : '正在办，一分钟内就好'); void query.reload() } })
  const refuse = useApiSubmit('posts', 'refuseSwap', told('回了对方，您的班不变'))
  const withdraw = useApiSubmit('posts', 'withdrawSwap', told('收回了，班还是您的'))
  const error = agree.error ?? refuse.error ?? withdraw.error
  const busyWith = (id: string) => [agree, refuse, withdraw].some(({ busy, sending }) => busy && sending?.swapId === id)
  return (
    <PageShell title='换班'>
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty={<Empty>现在没有等答复的换班。要换班，点开“我的班次”里的那一班。</Empty>}>
        {({ items }) => (
          <>
            {error && <View className='error' {...aria('alert')}>{error.message}</View>}
            {items.map((swap) => (
              <View key={swap.swapId} className='stack stack--tight'>
                <SwapCard swap={swap} now={now} />
                <View className='row'>
                  {swap.actions.includes('refuse') && <Button kind='ghost' className='grow' loading={busyWith(swap.swapId)} onTap={() => void refuse.run({ swapId: swap.swapId })}>不方便</Button>}
                  {swap.actions.includes('withdraw') && <Button kind='ghost' className='grow' loading={busyWith(swap.swapId)} onTap={() => void withdraw.run({ swapId: swap.swapId })}>收回</Button>}
                  {swap.actions.includes('agree') && <Button kind='primary' className='grow' loading={busyWith(swap.swapId)} onTap={() => void agree.run({ swapId: swap.swapId })}>{swap.back ? '同意换' : '我替'}</Button>}
                </View>
              </View>
            ))}
            <MessageAsk {...asked} about='有人找我换班、有了答复时' onAsk={ask} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}
