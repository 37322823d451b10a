import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { BulkResult } from '@/components/bulk-result'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { PageShell } from '@/components/page-shell'
import { Empty } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { decoded, goBack } from '@/hooks/routes'
import { useBulk } from '@/hooks/use-bulk'
import { withdrawal } from '@/hooks/withdrawal'
import '../index.scss'
import { AwayRail } from '../staff-rail'
import { PlanRow } from './plan-row'
import { NONE, type Plan, itemOf, lotWords, withFound } from './plan'

/** Several orders, one look: for each whom to ask, then all at once; for a while all of it can be taken back. */
export default function DispatchManyPage() {
  const { params } = useRouter()
  const ids = (decoded(params['ids']) ?? '').split(',').filter(Boolean)
  const [plans, setPlans] = useState<Readonly<Record<string, Plan>>>({})
  const [asking, setAsking] = useState(false)
  const bulk = useBulk(() => undefined)
  const ready = ids.map((id) => plans[id]).filter((plan): plan is Plan => plan !== undefined)
  const lot = ready.filter(({ to }) => to !== NONE)
  const waiting = ready.length < ids.length
  const failed = bulk.result?.lines.some(({ ok }) => !ok) === true

  const leave = (sent: readonly string[]) => {
    if (sent.length > 0) say(`已派出 ${sent.length} 单，等党员回答`, { label: '全部收回', run: withdrawal(sent) })
    void goBack()
  }
  const send = async () => {
    const lines = await bulk.dispatch(lot.map(itemOf), lot.map(({ orderId, title }) => ({ id: orderId, title })))
    if (!lines) return
    setAsking(false)
    if (lines.every(({ ok }) => ok)) leave(lines.map(({ orderId }) => orderId))
  }
  return (
    <PageShell
      title={`派 ${ids.length} 单`}
      sub='每一单先放了推荐的人，一人只放一单，可以换'
      rail={<AwayRail />}
      foot={
        <View className='grow'>
          {bulk.error && !asking && <View className='dispatch__error' {...aria('alert')}>{bulk.error}</View>}
          <Button kind='primary' disabledReason={waiting ? `正在找人，${ready.length} / ${ids.length}` : lot.length === 0 ? '每一单都选了先不派' : undefined} onTap={() => setAsking(true)}>
            {`派出 ${lot.length} 单`}
          </Button>
        </View>
      }
    >
      {ids.length === 0 ? <Empty>没有选中的订单。请回到队列里多选。</Empty> : (
        <Card flush>
          {ids.map((id) => <PlanRow key={id} orderId={id} plan={plans[id]} onFound={(found) => setPlans((old) => withFound(old, found))} onChange={(plan) => setPlans((old) => ({ ...old, [id]: plan }))} />)}
        </Card>
      )}
      {asking && <ConfirmSheet {...lotWords(lot)} confirmLabel={`派出 ${lot.length} 单`} busy={bulk.busy} error={bulk.error} onConfirm={() => void send()} onCancel={() => setAsking(false)} />}
      {bulk.result && failed && <BulkResult {...bulk.result} onClose={() => leave(bulk.result?.lines.filter(({ ok }) => ok).map(({ orderId }) => orderId) ?? [])} />}
    </PageShell>
  )
}
