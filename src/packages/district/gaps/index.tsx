import { Text, View } from '@tarojs/components'
import type { GapsView } from '@core/contract/dispatch'
import { URGENCY_TEXT } from '@core/text/zh'
import { Card } from '@/components/card'
import { lengthWords } from '@/components/china-time'
import { Meter } from '@/components/meter'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import { orderOpener } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useViewer } from '@/hooks/use-viewer'
import './index.scss'
import { OfficialRail } from '../official-rail'
import { GapMap } from './gap-map'

const REACH: Readonly<Record<string, string>> = { community: '问过的都没答应', neighbours: '本社区都问过了', street: '相邻社区都问过了', none: '整个街道都问过了' }

/** Where nobody could be found: by trade, by grid on a map, and order by order. */
export default function GapsPage() {
  const { role, me } = useViewer()
  const as = role === 'staff' || role === 'street' || role === 'district' ? role : undefined
  const query = useApi('orders', 'gaps', me && as ? { as } : null)
  return (
    <PageShell title='找不到人的地方' sub='党员都问过、还没有人能去的单' rail={as === 'staff' ? undefined : <OfficialRail current='gaps' />}>
      <PageState query={query}>
        {(view) => (view.items.length === 0 ? <Empty>没有都问过、还没人去的单。有了会按技能和网格列在这里，也画在图上。</Empty> : <Gaps view={view} open={as && orderOpener(as)} />)}
      </PageState>
    </PageShell>
  )
}

function Gaps({ view: { items, bySkill, byGrid, now }, open }: { readonly view: GapsView; readonly open?: (orderId: string) => void }) {
  const most = Math.max(...bySkill.map(({ orders }) => orders))
  return (
    <>
      <View className='h2 mt2'>缺哪样的人</View>
      <Card className='stack stack--tight'>
        {bySkill.map(({ skill, orders }) => (
          <View key={skill} className='gap__row'><Text className='gap__name'>{skill}</Text><View className='grow'><Meter value={orders} max={most} label={`${orders} 单`} tone='warn' /></View><Text className='num gap__figure'>{orders} 单</Text></View>
        ))}
      </Card>
      <View className='h2 mt3'>在哪些网格</View>
      <Card className='stack stack--tight'>
        <GapMap grids={byGrid} />
        {byGrid.map(({ gridId, name, community, orders }) => <View key={gridId} className='gap__row'><Text className='grow'>{community} {name}</Text><Text className='num gap__figure'>{orders} 单</Text></View>)}
      </Card>
      <View className='h2 mt3'>一单一单看</View>
      <Card flush>
        {items.map(({ orderId, title, skill, community, grid, urgency, since, reach, state }) => (
          <Tappable key={orderId} role='link' className='gap__order' onTap={() => open?.(orderId)}>
            <View className='row row--tight'>{(urgency === 'p0' || urgency === 'p1') && <Tag tone='danger' icon='alert'>{URGENCY_TEXT[urgency]}</Tag>}<Text className='h3 grow'>{title}</Text></View>
            <View className='s num'>{community} {grid} · 要会{skill} · 等了 {lengthWords(now - since)}</View>
            <View className='row row--tight mt1'><Tag tone={state === 'escalated' ? 'danger' : 'warn'}>{state === 'escalated' ? '已经提级' : (REACH[reach] ?? '问过了')}</Tag></View>
          </Tappable>
        ))}
      </Card>
    </>
  )
}
