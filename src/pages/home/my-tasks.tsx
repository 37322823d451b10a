import { Text, View } from '@tarojs/components'
import type { OrderCard, OrderDetail } from '@core/contract/order-views'
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

export interface MyTasksProps {
  readonly orders: readonly OrderCard[]
  readonly offset: number
  readonly onOpen: (orderId: string) => void
}

const SHOWN = 5
const OWN_STEPS: readonly string[] = ['acceptTransfer', 'checkIn', 'finish', 'logContact']
/** Something can be done here now; the others wait for a resident or the community. */
const isWork = ({ actions }: OrderCard) => actions.some((action) => OWN_STEPS.includes(action))

/** What this member has promised: the next one large, with its time; the others as lines. */
export function MyTasks({ orders, offset, onOpen }: MyTasksProps) {
  const next = orders.find(isWork)
  const waiting = orders.filter((order) => !isWork(order))
  const others = [...orders.filter((order) => isWork(order) && order !== next), ...waiting].slice(0, SHOWN - 1)
  return (
    <>
      {next && <NextTask order={next} onOpen={() => onOpen(next.id)} />}
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
function whenOf(order: OrderCard, detail: OrderDetail | undefined, now: number) {
  if (detail?.scheduled) return { at: detail.scheduled.from, what: '约好上门' }
  if (detail?.proposal) return { at: detail.proposal.from, what: '等居民答应' }
  const what = order.dueKind && BY_THEN[order.dueKind]
  return order.dueAt === undefined || !what ? undefined : { at: byWhen(order.dueAt, now, order.dueKind), what }
}

function NextTask({ order, onOpen }: { readonly order: OrderCard; readonly onOpen: () => void }) {
  const detail = useApi('orders', 'detail', { as: 'member', orderId: order.id }, { live: true })
  const now = detail.data?.now ?? Date.now()
  const when = whenOf(order, detail.data, now)
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
