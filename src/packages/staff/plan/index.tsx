import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { aria } from '@/components/aria'
import { BulkResult } from '@/components/bulk-result'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DispatchLinks } from '@/components/dispatch-links'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { noteSeen } from '@/hooks/queue-counts'
import { ROUTES, decoded, goBack, goTo } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useBulk } from '@/hooks/use-bulk'
import { useHold } from '@/hooks/use-live'
import { withdrawal } from '@/hooks/withdrawal'
import '../index.scss'
import './index.scss'
import { AwayRail } from '../staff-rail'
import { ChooseSheet } from './choose-sheet'
import { PlanRow } from './plan-row'
import { type Choices, choiceOf, isChanged, itemsOf, lotsOf, lotWords, type Person, peopleOf, standing, subWords } from './plan'
import { Proof } from './proof'

/** So many come in one plan. */
const PLAN_MAX = 300

/** The plan of the moment: every order with whom to ask and why, proved to be the best; changed by a tap, sent by one. */
export default function PlanPage() {
  const wanted = (decoded(useRouter().params['ids']) ?? '').split(',').filter(Boolean)
  const query = useApi('orders', 'plan', { as: 'staff', ...(wanted.length > 0 ? { orderIds: wanted.slice(0, PLAN_MAX) } : {}) })
  const [choices, setChoices] = useState<Choices>({})
  const [found, setFound] = useState<readonly Person[]>([])
  const [changing, setChanging] = useState<string>()
  const [asking, setAsking] = useState(false)
  const bulk = useBulk(() => undefined)
  // What is being decided is not moved away under the hand.
  useHold(Object.keys(choices).length > 0 || changing !== undefined || asking)
  const orders = query.data?.orders ?? []
  const items = itemsOf(orders, choices)
  // Without a choice of orders it holds all that wait.
  const all = query.data && wanted.length === 0 && query.data.beyond === undefined ? query.data : undefined
  useEffect(() => {
    if (all) noteSeen('toDispatch', all.orders.filter(({ queue }) => queue === 'toDispatch').length, all.now)
  }, [all])
  const [sent, setSent] = useState<NonNullable<typeof bulk.result>['lines']>([])
  const failed = sent.some(({ ok }) => !ok) && !asking
  const open = orders.find(({ orderId }) => orderId === changing)
  const elsewhere = new Set(orders.flatMap((order) => { const choice = choiceOf(choices, order); return order.orderId === changing || typeof choice === 'string' ? [] : choice }))

  const leave = (ids: readonly string[]) => {
    if (ids.length > 0) say(`已派出 ${ids.length} 单，等党员回答`, { label: '全部收回', run: withdrawal(ids) }, { about: ids })
    void goBack()
  }
  const send = async () => {
    let lines = sent
    // Cut off in between, the next tap goes on where this one stopped.
    for (const lot of lotsOf(items.filter(({ orderId }) => !sent.some((line) => line.orderId === orderId)))) {
      const more = await bulk.dispatch(lot, orders.map(({ orderId, title, queue }) => ({ id: orderId, title, queue })), query.data?.plan)
      if (!more) return
      lines = [...lines, ...more]
      setSent(lines)
    }
    setAsking(false)
    if (lines.every(({ ok }) => ok)) leave(lines.map(({ orderId }) => orderId))
  }
  return (
    <PageShell
      title='派单方案'
      sub={orders.length > 0 ? subWords(orders, items) : undefined}
      rail={<AwayRail current='plan' />}
      right={<Button kind='ghost' size='small' onTap={() => goTo(ROUTES.rules)}>规则</Button>}
      foot={orders.length > 0 && (
        <View className='grow'>
          {bulk.error && !asking && <View className='dispatch__error' {...aria('alert')}>{bulk.error}</View>}
          <Button kind='primary' disabledReason={items.length === 0 ? '还没有一单选好了人' : undefined} onTap={() => setAsking(true)}>{`派出 ${items.length} 单`}</Button>
        </View>
      )}
    >
      <PageState query={query} skeleton={<View className='s mt2'>正在算最好的派法…</View>}>
        {(plan) => (plan.orders.length === 0 ? <Empty>没有等着派的单。有新的，这里会自动算好方案。</Empty> : (
          <>
            <Proof plan={plan} {...standing(plan, choices, found)} onBack={() => setChoices({})} />
            {plan.beyond !== undefined && <View className='s mt2'>{`另有 ${plan.beyond} 单排在后面，派完这一批再算。`}</View>}
            <Card flush>
              {plan.orders.map((order) => {
                const choice = choiceOf(choices, order)
                return <PlanRow key={order.orderId} order={order} choice={choice} people={peopleOf(order, choice, found)} changed={isChanged(choices, order)} onChange={() => setChanging(order.orderId)} />
              })}
            </Card>
          </>
        ))}
      </PageState>
      <DispatchLinks here='plan' onGo={(page) => goTo(ROUTES[page])} />
      {open && (
        <ChooseSheet
          key={open.orderId} order={open} choice={choiceOf(choices, open)} found={found} elsewhere={elsewhere} onClose={() => setChanging(undefined)}
          onChoose={(choice, people) => { setFound(people); setChoices((old) => ({ ...old, [open.orderId]: choice })); setChanging(undefined) }}
        />
      )}
      {asking && <ConfirmSheet {...lotWords(items)} confirmLabel={`派出 ${items.length} 单`} busy={bulk.busy} error={bulk.error} onConfirm={() => void send()} onCancel={() => setAsking(false)} />}
      {bulk.result && failed && <BulkResult {...bulk.result} lines={sent} onClose={() => leave(sent.filter(({ ok }) => ok).map(({ orderId }) => orderId))} />}
    </PageShell>
  )
}
