import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { BulkResult } from '@/components/bulk-result'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { PageShell } from '@/components/page-shell'
import { Empty } from '@/components/page-state'
import { decoded, goBack } from '@/hooks/routes'
import { useBulk } from '@/hooks/use-bulk'
import '../index.scss'
import { type Plan, PlanRow, itemOf, withFound } from './plan-row'

/** Several orders, one look: for each whom to ask, then all at once. */
export default function DispatchManyPage() {
  const { params } = useRouter()
  const ids = (decoded(params['ids']) ?? '').split(',').filter(Boolean)
  const [plans, setPlans] = useState<Readonly<Record<string, Plan>>>({})
  const bulk = useBulk(() => undefined)
  const ready = ids.map((id) => plans[id]).filter((plan): plan is Plan => plan !== undefined)
  const sent = ready.filter(({ to }) => to !== 'none')
  const waiting = ready.length < ids.length
  return (
    <PageShell
      title={`派 ${ids.length} 单`}
      sub='每一单先放了推荐的人，一人只放一单，可以换'
      foot={
        <View className='grow'>
          {bulk.error && <View className='dispatch__error' {...aria('alert')}>{bulk.error}</View>}
          <Button
            kind='primary'
            loading={bulk.busy}
            disabledReason={waiting ? `正在找人，${ready.length} / ${ids.length}` : sent.length === 0 ? '每一单都选了先不派' : undefined}
            onTap={() => void bulk.dispatch(sent.map(itemOf), sent.map(({ orderId, title }) => ({ id: orderId, title })))}
          >
            {`派出 ${sent.length} 单`}
          </Button>
        </View>
      }
    >
      {ids.length === 0 ? <Empty>没有选中的订单。请回到队列里多选。</Empty> : (
        <Card flush>
          {ids.map((id) => <PlanRow key={id} orderId={id} plan={plans[id]} onFound={(found) => setPlans((old) => withFound(old, found))} onChange={(plan) => setPlans((old) => ({ ...old, [id]: plan }))} />)}
        </Card>
      )}
      {bulk.result && <BulkResult {...bulk.result} onClose={() => void goBack()} />}
    </PageShell>
  )
}
