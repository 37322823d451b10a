import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RewardView } from '@core/contract/points'
import { aria, heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { TextField } from '@/components/field/text-field'
import { LinkRow } from '@/components/link-row'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { say } from '@/hooks/notice'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { isUnjudged } from '@/services/call-error'
import { amountWords } from '../words'
import { ChangeSheet } from './change-sheet'
import { RewardSheet } from './reward-sheet'
import { StockSheet } from './stock-sheet'

/** What a station hands over for points and hours: somebody's code first, for they stand at the counter; then the stock. */
export default function StationPage() {
  const query = useApi('points', 'rewards', {}, { live: true })
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState<string>()
  const [offering, setOffering] = useState(false)
  const [counted, setCounted] = useState<RewardView>()
  const [changed, setChanged] = useState<RewardView>()
  const reload = () => void query.reload()
  const found = useApi('points', 'findKept', asked === undefined ? null : { code: asked })
  const collect = useApiSubmit('points', 'collectKept', { onDone: () => { say('交给他了，记上了'); setCode(''); setAsked(undefined); reload() }, onStale: reload })
  const close = useApiSubmit('points', 'closeReward', { onDone: reload, onStale: reload })
  const reopen = useApiSubmit('points', 'reopenReward', { onDone: reload, onStale: reload })
  // Sent once more a wrong code is as wrong: it is corrected in its field. Where nobody judged it, PageState tries again.
  const wrong = asked !== undefined && found.data === undefined && found.error !== undefined && !isUnjudged(found.error.code) ? found.error.message : undefined
  const plain = code.replace(/\D/g, '')
  return (
    <PageShell columns title='驿站兑换' foot={<Button kind='primary' onTap={() => setOffering(true)}>加一样东西</Button>}>
      <Card className='stack'>
        <TextField label='取货码' hint='对方手机上的 8 位数字' type='number' value={code} onChange={(next) => { setCode(next); setAsked(undefined) }} />
        {wrong !== undefined && <View className='error' {...aria('alert')}>{wrong}</View>}
        {asked === undefined || wrong !== undefined
          ? <Button kind='ghost' off={plain.length !== 8 || (wrong !== undefined && plain === asked)} onTap={() => setAsked(plain)}>查一查</Button>
          : (
            <PageState query={found}>
              {({ title, label, unit, amount, station }) => (
                <>
                  <Facts facts={[['东西', title], ['谁的', label], ['要扣', amountWords(unit, amount)], ['在', station]]} />
                  <Button kind='primary' loading={collect.busy} onTap={() => void collect.run({ code: asked })}>交给他</Button>
                </>
              )}
            </PageState>
          )}
        {collect.error && <View className='error' {...aria('alert')}>{collect.error.message}</View>}
      </Card>
      <Card flush><LinkRow icon='check' title='核对服务证明' note='有人拿证明来，扫码看是不是真的' onTap={() => goTo(ROUTES.checkCertificate)} /></Card>
      <View className='h2' {...heading(2)}>驿站里的</View>
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty='还没有可以换的。加上第一样，写明几分一件、有几件，党员和长辈就能看到。'>
        {({ items }) => items.map((reward) => (
          <Card key={reward.id} className='stack stack--tight'>
            <View className='row between'>
              <View className='h3'>{reward.title}</View>
              <Tag tone={reward.state === 'open' ? (reward.left > 0 ? 'ok' : 'warn') : 'muted'} icon={reward.state === 'open' ? (reward.left > 0 ? 'check' : 'alert') : 'close'}>{reward.state !== 'open' ? '不换了' : reward.left > 0 ? `还有 ${reward.left} 件` : '换完了'}</Tag>
            </View>
            <View className='s'>{reward.about}</View>
            <View className='s num'>{amountWords(reward.unit, reward.price)}{BETWEEN}{reward.station}{BETWEEN}留着 {reward.kept} 件{BETWEEN}交了 {reward.handed} 件</View>
            <View className='row'>
              <Button kind='ghost' size='small' onTap={() => setCounted(reward)}>进出货</Button>
              <Button kind='ghost' size='small' onTap={() => setChanged(reward)}>改一改</Button>
              {reward.state === 'open'
                ? <Button kind='ghost' size='small' loading={close.busy && close.sending?.rewardId === reward.id} onTap={() => void close.run({ rewardId: reward.id })}>不换了</Button>
                : <Button kind='ghost' size='small' loading={reopen.busy && reopen.sending?.rewardId === reward.id} onTap={() => void reopen.run({ rewardId: reward.id })}>接着换</Button>}
            </View>
          </Card>
        ))}
      </PageState>
      {offering && <RewardSheet stations={query.data?.stations ?? []} onClose={() => setOffering(false)} onDone={() => { setOffering(false); say('加好了'); reload() }} />}
      {changed && <ChangeSheet reward={changed} onClose={() => setChanged(undefined)} onDone={() => { setChanged(undefined); say('改好了'); reload() }} />}
      {counted && <StockSheet reward={counted} onClose={() => setCounted(undefined)} onDone={() => { setCounted(undefined); say('记上了'); reload() }} />}
    </PageShell>
  )
}
