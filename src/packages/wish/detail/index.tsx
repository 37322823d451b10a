import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { WishView } from '@core/contract/wishes'
import { WISH_DONE_TEXT, WISH_STATE_TEXT } from '@core/text/zh-wishes'
import { aria, heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { MessageAsk } from '@/components/message-ask'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { PhotoGrid } from '@/components/photo-grid'
import { ROUTES, decoded, goTo } from '@/hooks/routes'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useServerOffset } from '@/hooks/use-server-clock'
import { DeedSheet } from './deed-sheet'
import { isDeed, useWish, type WishDeed } from './use-wish'

const LABEL: Readonly<Record<WishDeed, string>> = { publish: '发布', decline: '不发布', drop: '撤下', take: '我来认领', giveBack: '退回', handOver: '送到了', confirm: '收到了', notReceived: '还没收到' }
const MESSAGES = ['orderMoved'] as const
/** While there is still something to hear of it. */
const WAITS: readonly string[] = ['draft', 'published', 'taken']
const MAIN: readonly WishDeed[] = ['publish', 'take', 'handOver', 'confirm']
const doneWords = (action: string): string => (Object.hasOwn(WISH_DONE_TEXT, action) ? WISH_DONE_TEXT[action as keyof typeof WISH_DONE_TEXT] : '有新进展')

/** Until when it stands as it does, and what comes then. */
function untilFact({ state, until }: WishView, now: number): readonly [string, string | undefined] {
  const at = until === undefined ? undefined : momentWords(until, now)
  switch (state) {
    case 'published': return ['等人认领到', at && `${at}，没有人认领社区再想办法`]
    case 'taken': return ['送到不晚于', at && `${at}，过了时间让别人认领`]
    default: return ['确认到', at && `${at}，没有不同意见就算收到`]
  }
}

/** One wish: what it is, how far it has come, what the reader can do. */
export default function WishPage() {
  const control = useWish(decoded(useRouter().params['id']))
  const { query } = control
  const now = Date.now() + useServerOffset()
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  const doings = (query.data?.wish.actions ?? []).flatMap((doing) => (isDeed(doing.action) ? [{ doing, deed: doing.action }] : []))
  const mayEdit = query.data?.wish.actions.some(({ action }) => action === 'edit') === true
  return (
    <PageShell
      title={query.data?.wish.title ?? '微心愿'}
      foot={doings.length > 0 && <View className='row grow'>{mayEdit && <Button kind='ghost' className='grow' onTap={() => goTo(ROUTES.wishForm, { as: 'staff', id: query.data?.wish.wishId })}>改文字</Button>}{[...doings].sort((a, b) => MAIN.indexOf(a.deed) - MAIN.indexOf(b.deed)).map(({ doing, deed }) => <Button key={deed} kind={MAIN.includes(deed) ? 'primary' : 'ghost'} className='grow' onTap={() => control.begin(deed, doing)}>{LABEL[deed]}</Button>)}</View>}
    >
      <PageState query={query}>
        {({ wish }) => (
          <>
            <Card>
              <View className='row between' {...aria('status')}><View className='h2'>{WISH_STATE_TEXT[wish.state]}</View><View className='s'>{wish.community}</View></View>
              <View className='mt2'>{wish.about}</View>
              <View className='mt3'><Facts facts={[['送到', wish.handAt || undefined], ['认领', wish.taker], untilFact(wish, now), ['社区电话', wish.phone]]} /></View>
              {wish.phone !== undefined && wish.mine !== 'none' && <Button kind='ghost' icon='phone' className='mt3' onTap={() => void Taro.makePhoneCall({ phoneNumber: wish.phone ?? '' }).catch(() => undefined)}>问问社区</Button>}
            </Card>
            {wish.mine === 'wished' && WAITS.includes(wish.state) && <MessageAsk {...asked} about='有人认领、送到时' onAsk={ask} />}
            {wish.thanks && <Card><View className='s'>居民说</View><View className='h3 mt1'>{wish.thanks}</View></Card>}
            {wish.photos.length > 0 && <Card><View className='h3'>送到的照片</View><View className='mt2'><PhotoGrid photos={wish.photos.map(({ fileId, url }) => ({ id: fileId, url }))} /></View></Card>}
            {wish.history.length > 0 && <View className='h2' {...heading(2)}>经过</View>}
            {wish.history.length > 0 && <Card className='stack stack--tight'>{wish.history.map(({ at, action, by, note }, index) => <View key={index}><View className='num'>{momentWords(at, now)} {by}{doneWords(action)}</View>{note && <View className='s'>{note}</View>}</View>)}</Card>}
          </>
        )}
      </PageState>
      <DeedSheet control={control} />
    </PageShell>
  )
}
