import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { aria } from '@/components/aria'
import { BulkResult } from '@/components/bulk-result'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { ROUTES, decoded, goTo } from '@/hooks/routes'
import '../index.scss'
import './index.scss'
import { DispatchLinks } from '../dispatch-links'
import { ChooseSheet } from './choose-sheet'
import { HeldList } from './held-list'
import { HoldSheet } from './hold-sheet'
import { lotWords, subWords } from './plan'
import { PlanRow } from './plan-row'
import { Proof } from './proof'
import { usePlan } from './use-plan'

/** The plan of the moment: every order with whom to ask and why, proved to be the best; changed by a tap, sent by one. */
export default function PlanPage() {
  const wanted = (decoded(useRouter().params['ids']) ?? '').split(',').filter(Boolean)
  const plan = usePlan(wanted)
  const { query, orders, items, found, held, bulk, asking, setAsking, open, sent } = plan
  return (
    <PageShell
      title='派单方案' broad
      sub={orders.length > 0 ? subWords(orders, items) : undefined}
      right={<Button kind='ghost' size='small' onTap={() => goTo(ROUTES.rules)}>规则</Button>}
      foot={orders.length > 0 && (
        <View className='grow'>
          {bulk.error && !asking && <View className='error' {...aria('alert')}>{bulk.error}</View>}
          <Button kind='primary' disabledReason={items.length === 0 ? '还没有一单选好了人' : undefined} onTap={() => setAsking(true)}>{`派出 ${items.length} 单`}</Button>
        </View>
      )}
    >
      <PageState query={query} skeleton={<View className='s mt2'>正在算最好的派法…</View>}>
        {(data) => (
          <>
            {orders.length === 0 && <Empty>{held.list.length > 0 ? '等着派的单都先留着，到时会自动排进来。' : '没有等着派的单。有新的，这里会自动算好方案。'}</Empty>}
            {orders.length > 0 && <Proof plan={data} changed={plan.changed} words={plan.words} onBack={plan.back} />}
            {data.beyond !== undefined && <View className='s mt2'>{`另有 ${data.beyond} 单排在后面，派完这一批再算。`}</View>}
            {orders.length > 0 && (
              <Card flush>
                {orders.map((order) => <PlanRow key={order.orderId} order={order} choice={plan.choiceOf(order)} people={plan.peopleOf(order)} changed={plan.isChanged(order)} onChange={() => plan.changing(order.orderId)} />)}
              </Card>
            )}
            <HeldList held={held.list} now={data.now} busy={held.busy} ending={held.ending} error={held.endError} onEnd={(order) => void held.end(order)} />
          </>
        )}
      </PageState>
      <DispatchLinks />
      {open && !held.naming && (
        <ChooseSheet
          key={open.orderId} order={open} choice={plan.choiceOf(open)} found={found} elsewhere={plan.elsewhere} onClose={() => plan.changing(undefined)}
          onChoose={(choice, people) => plan.choose(open.orderId, choice, people)} onHold={() => held.name(open)}
        />
      )}
      {open && held.naming && <HoldSheet title={held.naming.title} busy={held.busy} error={held.error} onHold={(until) => void plan.hold(open, until)} onClose={() => held.name(undefined)} />}
      {asking && <ConfirmSheet {...lotWords(items)} confirmLabel={`派出 ${items.length} 单`} busy={bulk.busy} error={bulk.error} onConfirm={() => void plan.send()} onCancel={() => setAsking(false)} />}
      {bulk.result && plan.failed && <BulkResult {...bulk.result} lines={sent} onClose={() => plan.leave(sent)} />}
    </PageShell>
  )
}
