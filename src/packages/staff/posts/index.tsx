import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { PostCard } from '@core/contract/posts'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { LinkRow } from '@/components/link-row'
import { Meter } from '@/components/meter'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Segmented } from '@/components/segmented'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { RiskList } from './risk-list'
import './index.scss'

const TABS = [{ key: 'posts', label: '全部岗位' }, { key: 'risk', label: '缺人的' }] as const
type TabKey = (typeof TABS)[number]['key']

/** The community's posts, and which of their shifts will probably lack people. */
export default function PostsPage() {
  const [tab, setTab] = useState<TabKey>('posts')
  const posts = useApi('posts', 'posts', { as: 'staff' })
  const risk = useApi('posts', 'atRisk', { as: 'staff' })
  const now = Date.now() + useServerOffset()
  const lacking = risk.data === undefined ? undefined : risk.data.total.shifts + risk.data.total.thin + risk.data.total.bare
  return (
    <PageShell
      columns
      title='岗位'
      head={<Segmented segments={TABS.map((each) => ({ ...each, ...(each.key === 'risk' && lacking !== undefined ? { count: lacking } : {}) }))} value={tab} onChange={setTab} />}
      foot={<Button kind='primary' icon='plus' className='grow' onTap={() => goTo(ROUTES.postForm)}>新岗位</Button>}
    >
      {tab === 'risk' ? (
        <>
          <Card flush><LinkRow icon='users' title='最少人数' note='按驿站、按网格，一周哪个时间至少几人' onTap={() => goTo(ROUTES.cover)} /></Card>
          <PageState query={risk}>{(view) => <RiskList {...view} onOpen={(postId) => goTo(ROUTES.staffPost, { id: postId })} />}</PageState>
        </>
      ) : (
        <PageState query={posts} isEmpty={({ items }) => items.length === 0} empty={<Empty>还没有岗位。写一个，发布以后党员就能认领。</Empty>}>
          {({ items }) => <Card flush>{items.map((post) => <PostRow key={post.postId} post={post} now={now} />)}</Card>}
        </PageState>
      )}
    </PageShell>
  )
}

const STATE = { draft: { label: '还没发布', tone: 'warn' }, published: { label: '在招', tone: 'ok' }, closed: { label: '停用了', tone: 'muted' } } as const

function PostRow({ post, now }: { readonly post: PostCard; readonly now: number }) {
  const { postId, title, place, state, shifts, capacity, taken, next } = post
  return (
    <Tappable role='link' className='post-row' onTap={() => goTo(ROUTES.staffPost, { id: postId })}>
      <View className='row between'>
        <Text className='h3'>{title}</Text>
        <Tag tone={STATE[state].tone}>{STATE[state].label}</Tag>
      </View>
      <View className='s num words'>{[place, next === undefined ? '没有排班' : `最近一班 ${momentWords(next, now)}`].join(BETWEEN)}</View>
      {shifts > 0 && (
        <View className='row mt1'>
          <View className='grow'><Meter value={taken} max={capacity} label={`${capacity} 个名额，认领了 ${taken} 个`} tone={taken < capacity ? 'warn' : 'ok'} /></View>
          <Text className='s num keep'>{shifts} 班{BETWEEN}{taken}/{capacity} 人</Text>
        </View>
      )}
    </Tappable>
  )
}
