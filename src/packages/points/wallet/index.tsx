import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { KeptView, RewardView } from '@core/contract/points'
import { hoursWords } from '@core/text/zh-service'
import { aria, heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { MessageAsk } from '@/components/message-ask'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { amountWords } from '../words'
import { GiftSheet } from './gift-sheet'
import './index.scss'

const MESSAGES = ['orderMoved'] as const
const OVER = { collected: '领走了', cancelled: '取消了', lapsed: '过期了', soldOut: '换完了，没扣', given: '长辈收到了', kept: '' } as const

/** What I can have for my points, or for hours I was given: kept for me at the station, and handed over for a code. */
export default function WalletPage() {
  const { role } = useViewer()
  const query = useApi('points', 'wallet', {}, { live: true })
  const now = Date.now() + useServerOffset()
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  const [wanted, setWanted] = useState<RewardView>()
  const [giving, setGiving] = useState(false)
  const reload = () => void query.reload()
  // As it is by now: what was changed while somebody looked is shown before it is paid.
  const fresh = query.data?.rewards.find(({ id }) => id === wanted?.id) ?? wanted
  const keep = useApiSubmit('points', 'keepReward', { onDone: () => { setWanted(undefined); say('给您留好了，凭码去领'); reload() }, onStale: reload })
  const cancel = useApiSubmit('points', 'cancelKept', { onDone: () => { say('取消了，没有扣'); reload() }, onStale: reload })
  return (
    <PageShell title={role === 'member' ? '换东西、送时长' : '我的时长'} foot={role === 'member' && query.data && <Button kind='primary' onTap={() => setGiving(true)}>送时长给长辈</Button>}>
      <PageState query={query}>
        {({ available, given, kept, rewards, giftLeft }) => (
          <>
            <Card>
              <View className='row'>
                {role === 'member' && <View className='grow'><View className='wallet__figure num'>{available.points}</View><View className='s'>能用的积分</View></View>}
                {role === 'member' && given > 0 && <View className='grow'><View className='wallet__figure num'>{hoursWords(given)}</View><View className='s'>别人送我、能换的</View></View>}
                <View className='grow'><View className='wallet__figure num'>{hoursWords(available.minutes)}</View><View className='s'>{role === 'member' ? '能送的时长' : '党员送我的时长'}</View></View>
              </View>
            </Card>
            {kept.length > 0 && <View className='h2' {...heading(2)}>我的</View>}
            {kept.length > 0 && <Card flush>{kept.map((item) => <KeptRow key={item.id} item={item} now={now} busy={cancel.busy && cancel.sending?.itemId === item.id} onCancel={() => void cancel.run({ itemId: item.id })} />)}</Card>}
            {kept.some(({ kind, state }) => kind === 'gift' && state === 'kept') && <MessageAsk {...asked} about='社区确认您送的时长时' onAsk={ask} />}
            {cancel.error && <View className='error' {...aria('alert')}>{cancel.error.message}</View>}
            <View className='h2' {...heading(2)}>能换的</View>
            {rewards.length === 0
              ? <Card><View className='s'>{role === 'member' ? '附近的驿站现在没有可以换的。积分一直在，不会过期。' : '驿站现在没有可以用时长换的。时长一直在，不会过期。'}</View></Card>
              : <Card flush>{rewards.map((reward) => <RewardRow key={reward.id} reward={reward} onTap={() => { keep.clear(); setWanted(reward) }} />)}</Card>}
            {giving && <GiftSheet most={Math.min(Math.floor(available.minutes / 60), Math.floor(giftLeft / 60))} onClose={() => setGiving(false)} onDone={() => { setGiving(false); say('交给社区了，确认后告诉您'); reload() }} />}
          </>
        )}
      </PageState>
      {wanted && fresh && (
        <ConfirmSheet question={`换“${fresh.title}”？`} note={`${amountWords(fresh.unit, fresh.price)}，先给您留着，这些就不能再用在别处；七天没领，自动退回。到${fresh.station}领。`} confirmLabel='给我留着' busy={keep.busy} error={keep.error?.message} onConfirm={() => void keep.run({ rewardId: fresh.id, price: fresh.price })} onCancel={() => setWanted(undefined)}>
          <View className='s'>{fresh.about}</View>
        </ConfirmSheet>
      )}
    </PageShell>
  )
}

function KeptRow({ item, now, busy, onCancel }: { readonly item: KeptView; readonly now: number; readonly busy: boolean; readonly onCancel: () => void }) {
  const { kind, state, title, unit, amount, until, at, station, code } = item
  const waits = state === 'kept'
  return (
    <View className='wallet__row'>
      <View className='row between'>
        <Text className='h3'>{title}</Text>
        <Tag tone={waits ? 'info' : 'muted'} icon={waits ? 'clock' : 'check'}>{waits ? (kind === 'gift' ? '等社区确认' : '等您去领') : OVER[state]}</Tag>
      </View>
      {code !== undefined && <View className='wallet__code num' {...aria('img', `取货码 ${[...code].join(' ')}`)}>{code.slice(0, 4)} {code.slice(4)}</View>}
      <View className='row between'>
        <View className='s num grow'>{amountWords(unit, amount)}{BETWEEN}{waits ? `${momentWords(until, now)} 前${station === undefined ? '确认' : `到${station}领`}` : momentWords(at, now)}</View>
        {waits && kind === 'reward' && <Button kind='ghost' size='small' loading={busy} onTap={onCancel}>不要了</Button>}
      </View>
    </View>
  )
}

function RewardRow({ reward: { title, about, station, unit, price, left }, onTap }: { readonly reward: RewardView; readonly onTap: () => void }) {
  return (
    <View className='wallet__row row'>
      <View className='grow'>
        <View className='h3'>{title}</View>
        <View className='s'>{about}</View>
        <View className='s num'>{station}{BETWEEN}还有 {left} 件</View>
      </View>
      <Button kind='ghost' size='small' onTap={onTap}>{`用 ${amountWords(unit, price)}换`}</Button>
    </View>
  )
}
