import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { WishCard } from '@core/contract/wishes'
import { WISH_STATE_TEXT } from '@core/text/zh-wishes'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Segmented } from '@/components/segmented'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import { ROUTES, decoded, goTo } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { toneOf } from '../looks'
import '../index.scss'

type As = 'resident' | 'member' | 'unit' | 'staff'
type TabKey = 'open' | 'mine' | 'over'
const TABS: Readonly<Record<As, readonly { readonly key: TabKey; readonly label: string; readonly empty: string }[]>> = {
  resident: [{ key: 'open', label: '我的心愿', empty: '还没有写过心愿。一件小东西、一次帮忙都可以，写下来，社区看过就发布。' }, { key: 'over', label: '实现了的', empty: '还没有实现的。有了会在这里。' }],
  member: [{ key: 'open', label: '可以认领的', empty: '现在没有等人认领的心愿。有了会出现在这里。' }, { key: 'mine', label: '我认领的', empty: '手上没有心愿。挑一个力所能及的，认领下来。' }, { key: 'over', label: '送到了的', empty: '还没有送到的。有了会在这里。' }],
  unit: [{ key: 'open', label: '可以认领的', empty: '结对社区现在没有等人认领的心愿。' }, { key: 'mine', label: '单位认领的', empty: '单位手上没有心愿。' }, { key: 'over', label: '送到了的', empty: '还没有送到的。有了会在这里。' }],
  staff: [{ key: 'open', label: '要看的、等认领的', empty: '没有要看的心愿。居民写了，或您替居民写，会在这里。' }, { key: 'mine', label: '在路上的', empty: '没有被认领的心愿。' }, { key: 'over', label: '办完的', empty: '还没有办完的。' }],
}

/** Wishes by who looks: to take, of one's own, to deal with. Nobody is counted or ranked. */
export default function WishListPage() {
  const { role, me } = useViewer()
  const unitId = decoded(useRouter().params['unit'])
  const as: As = unitId !== undefined ? 'unit' : role === 'staff' || role === 'member' ? role : 'resident'
  const [tab, setTab] = useState<TabKey>('open')
  const query = useApi('wishes', 'list', me ? { as, tab, ...(unitId === undefined ? {} : { unitId }) } : null, { live: true })
  const now = Date.now() + useServerOffset()
  return (
    <PageShell
      columns
      title='微心愿' head={<Segmented segments={TABS[as]} value={tab} onChange={setTab} />}
      foot={(as === 'staff' || as === 'resident') && <Button kind='primary' icon='plus' className='grow' onTap={() => goTo(ROUTES.wishForm, { as })}>{as === 'staff' ? '替居民写一个' : '写一个心愿'}</Button>}
    >
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty={<Empty>{TABS[as].find(({ key }) => key === tab)?.empty}</Empty>}>
        {({ items }) => <Card flush>{items.map((wish) => <WishRow key={wish.wishId} wish={wish} now={now} />)}</Card>}
      </PageState>
    </PageShell>
  )
}

function WishRow({ wish: { wishId, title, about, state, handAt, taker, until }, now }: { readonly wish: WishCard; readonly now: number }) {
  return (
    <Tappable role='link' className='wish__row' onTap={() => goTo(ROUTES.wish, { id: wishId })}>
      <View className='row between'>
        <Text className='h3'>{title}</Text>
        <Tag tone={toneOf(state)}>{WISH_STATE_TEXT[state]}</Tag>
      </View>
      <View className='s wish__about'>{about}</View>
      <View className='s num'>{[handAt && `送到${handAt}`, taker, state === 'taken' && until !== undefined ? `${momentWords(until, now)} 前送到` : ''].filter(Boolean).join(BETWEEN)}</View>
    </Tappable>
  )
}
