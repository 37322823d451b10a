import { View } from '@tarojs/components'
import { useState } from 'react'
import { heading } from '@/components/aria'
import { Button } from '@/components/button'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { AdjustmentCard } from './adjustment-card'
import { GiftCard } from './gift-card'
import { ProposeSheet } from './propose-sheet'

/** 更正: hours that were recorded wrong, put right by two people. And gifts to elders, whom the community asks first. */
export default function AdjustmentsPage() {
  const { role } = useViewer()
  const as = role === 'street' ? 'street' as const : 'staff' as const
  const now = Date.now() + useServerOffset()
  const query = useApi('points', 'adjustments', { as }, { live: true })
  const gifts = useApi('points', 'gifts', as === 'staff' ? {} : null, { live: true })
  const [proposing, setProposing] = useState(false)
  const reload = () => void query.reload()
  return (
    <PageShell columns title='更正和赠送' sub='时长更正要两个人：一人提，另一人核对' foot={<Button kind='primary' onTap={() => setProposing(true)}>提一笔更正</Button>}>
      {as === 'staff' && (gifts.data?.items.length ?? 0) > 0 && (
        <>
          <View className='h2' {...heading(2)}>送给长辈的时长</View>
          {gifts.data?.items.map((gift) => <GiftCard key={gift.id} gift={gift} now={now} onDone={(said) => { say(said); void gifts.reload() }} />)}
        </>
      )}
      <View className='h2' {...heading(2)}>更正</View>
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty='没有更正。三天以内忘了签到、签退的，在岗位页补记就行；再早的，在这里提。'>
        {({ items }) => items.map((each) => <AdjustmentCard key={each.id} adjustment={each} as={as} now={now} onDone={(said) => { say(said); reload() }} onStale={reload} />)}
      </PageState>
      {proposing && query.data && <ProposeSheet as={as} now={now} latest={query.data.latestDay} onClose={() => setProposing(false)} onDone={() => { setProposing(false); say('提好了，等另一个人核对'); reload() }} />}
    </PageShell>
  )
}
