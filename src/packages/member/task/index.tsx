import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { OrderDetail } from '@core/contract/order-views'
import { ActionBar } from '@/components/action-bar'
import { ActionSheet } from '@/components/action-sheet'
import { spanWords, type TimeSpan } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { WindowField } from '@/components/field/window-field'
import { awaitsNewTime } from '@/components/order-detail/headline'
import { OrderAppeals } from '@/components/order-detail/order-appeals'
import { OrderHead } from '@/components/order-detail/order-head'
import { OrderHistory } from '@/components/order-detail/order-history'
import { OrderPhotos } from '@/components/order-detail/order-photos'
import { OrderSeats } from '@/components/order-detail/order-seats'
import { MessageAsk } from '@/components/message-ask'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { PlaceCard } from '@/components/place-card'
import { BETWEEN, placeWords } from '@/components/place-words'
import { decoded } from '@/hooks/routes'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import type { KeptMark } from '@/services/kept-marks'
import { KeptCard } from '../presence-bar'
import { useKept } from '../use-kept'
import { ColleaguePicker } from './colleague-picker'
import { leftMarked, OwnMark } from './own-mark'
import { sendOrKeep } from './send-or-keep'
import { TaskFacts } from './task-facts'
import { TaskNow } from './task-now'
import { WellCard } from './well-card'

const HELD = ['taken', 'scheduled', 'checkedIn', 'done'] as const
/** What a member who just took a task may want to hear: that it changed, and that somebody asks again. */
const MESSAGES = ['taskChanged', 'offerWaiting'] as const
const HOLDING: readonly string[] = ['taken', 'scheduled']
/** While a place is free the order's own state speaks of that place. */
const SHARED: readonly string[] = ['accepted', 'offered', 'taken', 'scheduled', 'checkedIn']

/** Of several helpers each is told how it stands with them, not what the community still has to find for the others. */
function asMine(order: OrderDetail): OrderDetail {
  const seat = order.seatList.find(({ mine }) => mine)?.state
  const state = HELD.find((each) => each === seat)
  return state === undefined || state === order.state || !SHARED.includes(order.state) ? order : { ...order, state, dueAt: undefined }
}

/** What there is to do: as the server said, and beyond it what this phone still keeps of coming and going. */
function standing(order: OrderDetail, kept: readonly KeptMark[]): Pick<OrderDetail, 'state' | 'actions'> {
  const has = (which: KeptMark['which']) => kept.some((mark) => mark.which === which && mark.refused === undefined)
  if (has('out')) return { state: order.state, actions: [] }
  if (has('in') && order.actions.includes('checkIn')) return { state: 'checkedIn', actions: ['finish'] }
  return { state: awaitsNewTime(order) ? 'taken' : order.state, actions: order.actions }
}

/** An order as the one sees it who is asked, has promised, or was asked to take over. */
export default function TaskPage() {
  const { params } = useRouter()
  const { order, links, reload } = useOrder(decoded(params['id']), 'member')
  const phone = useKept(decoded(params['id']) ?? '', () => void reload())
  const control = useOrderAction('member', { reload, send: sendOrKeep, onKept: phone.look, slots: { memberId: (value, onChange) => <ColleaguePicker value={value} onChange={onChange} /> } })
  const offset = useServerOffset()
  const { me } = useViewer()
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  const [timing, setTiming] = useState(false)
  const [time, setTime] = useState<TimeSpan>()
  const shown = order.data
  const next = shown && standing(shown, phone.kept)
  const act = (action: string) => {
    if (shown) control.start(shown, action, action === 'fileAppeal' && shown.mark && leftMarked(shown) ? { appealTarget: shown.mark.kind } : undefined)
  }
  const takeAt = () => {
    if (shown && time) control.start(shown, 'take', { time })
  }
  return (
    <PageShell
      title={shown?.title ?? '任务'}
      foot={next && next.actions.length > 0 && <ActionBar state={next.state} actions={next.actions} busy={control.busy} error={timing ? undefined : control.error} onAction={act} />}
    >
      <KeptCard {...phone} now={Date.now() + offset} />
      <PageState query={order}>
        {(data) => (
          <>
            {leftMarked(data) ? <OwnMark order={data} /> : <OrderHead order={asMine(data)} />}
            <TaskNow order={data} offset={offset} home={me?.home} onOtherTime={data.actions.includes('take') ? () => setTiming(true) : undefined} onPropose={data.actions.includes('proposeTime') ? () => act('proposeTime') : undefined} />
            {asMine(data).state === 'checkedIn' && <WellCard orderId={data.id} />}
            <PlaceCard address={data.address} contact={data.contact} beforeTaking={data.actions.includes('take') || data.actions.includes('acceptTransfer')} />
            {HOLDING.includes(data.state) && !data.actions.includes('take') && <MessageAsk {...asked} about='这一单有变化、再有人找我时' onAsk={ask} />}
            <TaskFacts order={data} />
            <OrderPhotos order={data} links={links} />
            <OrderSeats order={data} />
            <OrderAppeals order={data} />
            <OrderHistory order={data} />
          </>
        )}
      </PageState>
      {timing && shown?.actions.includes('take') && (
        <ConfirmSheet question='您什么时候方便？' note='接下这一单，同时把这个时间告诉居民；居民答应后才算约好。' confirmLabel='我来，就这个时间' busy={control.busy === 'take'} error={control.error} missing={time ? undefined : '请选一个时间'} onConfirm={takeAt} onCancel={() => setTiming(false)}>
          <View>
            <View className='h3'>{shown.title}</View>
            <View className='s num'>{[placeWords(shown.place), shown.appointment ? `居民希望 ${spanWords(shown.appointment, shown.now)}` : '居民没有说时间'].join(BETWEEN)}</View>
          </View>
          <WindowField label='上门时间' value={time} now={Date.now() + offset} taken={shown.appointment} onChange={setTime} />
        </ConfirmSheet>
      )}
      <ActionSheet {...control.sheet} />
    </PageShell>
  )
}
