import { Text, View } from '@tarojs/components'
import type { OrderCard } from '@core/contract/order-views'
import { heading } from '@/components/aria'
import { byWhen } from '@/components/by-when'
import { Card } from '@/components/card'
import { clockWords, dayWords } from '@/components/china-time'
import { Icon } from '@/components/icon'
import { placeWords } from '@/components/place-words'
import { QueueRows } from '@/components/queue/queue-rows'
import { Tappable } from '@/components/tappable'
import { ROUTES, goToTab } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import './index.scss'

export interface MyTasksProps {
  readonly orders: readonly OrderCard[]
  readonly offset: number
  readonly onOpen: (orderId: string) => void
}

const SHOWN = 5
const OWN_STEPS: readonly string[] = ['acceptTransfer', 'checkIn', 'finish', 'logContact']
/** Something can be done here now; the others wait for a resident or the community. */
const isWork = ({ actions }: OrderCard) => actions.some((action) => OWN_STEPS.includes(action))

/** What was agreed goes by its time, what is due by its limit; what waits for the resident's yes comes after both. */
const startOf = ({ scheduled, proposal, dueAt }: OrderCard): readonly [waits: number, at: number] =>
  scheduled ? [0, scheduled.from] : proposal ? [1, proposal.from] : [0, dueAt ?? Infinity]
const earlier = (a: OrderCard, b: OrderCard) => startOf(a)[0] - startOf(b)[0] || startOf(a)[1] - startOf(b)[1]

/** What this member has promised: the next one large, with its time; the others as lines. */
export function MyTasks({ orders, offset, onOpen }: MyTasksProps) {
  const [next, ...work] = orders.filter(isWork).sort(earlier)
  const waiting = orders.filter((order) => !isWork(order))
  const others = [...work, ...waiting].slice(0, SHOWN - 1)
  return (
    <>
      {next && <NextTask order={next} now={Date.now() + offset} onOpen={() => onOpen(next.id)} />}
      {others.length > 0 && (
        <>
          <View className='row between'>
            <Text className='h2' {...heading(2)}>我的任务</Text>
            <Tappable role='link' className='my-tasks__all' onTap={() => goToTab(ROUTES.tasks)}><Text className='s'>全部任务</Text></Tappable>
          </View>
          <Card flush><QueueRows orders={others} queue='mine' offset={offset} onOpen={onOpen} /></Card>
        </>
      )}
    </>
  )
}

const BY_THEN: Readonly<Record<string, string>> = { contact: '这之前联系居民', arrive: '这之前上门', finish: '这之前办好' }

/** When it is agreed, that time; else until when the next step is due. */
function whenOf({ scheduled, proposal, dueAt, dueKind }: OrderCard, now: number) {
  if (scheduled) return { at: scheduled.from, what: '约好上门' }
  if (proposal) return { at: proposal.from, what: '等居民答应' }
  const what = dueKind && BY_THEN[dueKind]
  return dueAt === undefined || !what ? undefined : { at: byWhen(dueAt, now, dueKind), what }
}

function NextTask({ order, now, onOpen }: { readonly order: OrderCard; readonly now: number; readonly onOpen: () => void }) {
  // Its door is opened for who holds it, and stands in no list.
  const detail = useApi('orders', 'detail', { as: 'member', orderId: order.id }, { live: true })
  const when = whenOf(order, now)
  const { door } = detail.data?.address ?? {}
  return (
    <>
      <View className='h2' {...heading(2)}>下一个任务</View>
      <Card row onTap={onOpen}>
        {when && (
          <View className='my-tasks__when num'>
            <View className='my-tasks__clock'>{clockWords(when.at)}</View>
            <View className='xs'>{dayWords(when.at, now)}</View>
          </View>
        )}
        <View className='grow'>
          <View className='h3'>{order.title}</View>
          <View className='s num'>{placeWords(order.place, door)}</View>
          {when && <View className='s'>{when.what}</View>}
        </View>
        <Icon name='next' className='red' />
      </Card>
    </>
  )
}
