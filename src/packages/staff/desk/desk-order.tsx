import { Text, View } from '@tarojs/components'
import { CLOCK_TEXT } from '@core/text/zh'
import { nextText } from '@core/text/zh-next'
import { ActionBar } from '@/components/action-bar'
import { ActionSheet } from '@/components/action-sheet'
import { heading } from '@/components/aria'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { DueTag } from '@/components/due-tag'
import { OfficialOrder, barActions } from '@/components/official-order'
import { STATE_LOOK } from '@/components/order-card/state-look'
import { PageState } from '@/components/page-state'
import { Tag } from '@/components/tag'
import { orderOpener } from '@/hooks/routes'
import { useDispatch } from '@/hooks/use-dispatch'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { useServerOffset } from '@/hooks/use-server-clock'
import { DispatchButtons, DispatchPanel } from '../dispatch-panel'
import { useStaffSlots } from '../use-staff-slots'

const openOrder = orderOpener('staff')

/** The order beside the list: who could go stands open, so that a dispatch is one click. */
export function DeskOrder({ orderId, onDone }: { readonly orderId: string; readonly onDone: () => unknown }) {
  const { order, links, reload } = useOrder(orderId, 'staff')
  const both = () => Promise.all([reload(), onDone()])
  const { slots, templates } = useStaffSlots(order.data)
  const control = useOrderAction('staff', { reload: both, slots, templates })
  const mayDispatch = order.data?.actions.includes('dispatch') === true
  const dispatch = useDispatch(mayDispatch ? orderId : undefined, both)
  const offset = useServerOffset()
  return (
    <PageState query={order}>
      {(data) => {
        const act = (action: string) => control.start(data, action)
        const others = barActions(data.actions).filter((action) => action !== 'dispatch')
        return (
          <>
            <View className='row'>
              <View className='grow'>
                <View className='desk-order__line'>
                  <Text className='desk-order__title' {...heading(2)}>{data.title}</Text>
                  <Tag tone={STATE_LOOK[data.state].tone} icon={STATE_LOOK[data.state].icon}>{STATE_LOOK[data.state].label}</Tag>
                </View>
                <View className='s num'>{[data.place, data.service || data.category, `提交于 ${momentWords(data.createdAt, data.now)}`, `订单 ${data.no}`].join(' · ')}</View>
              </View>
              {data.dueAt !== undefined && data.dueKind && data.dueKind !== 'none' && <DueTag due={data.dueAt} offset={offset} what={DUE_WHAT[data.dueKind] ?? CLOCK_TEXT[data.dueKind]} />}
            </View>
            <View className='desk-order__next'>
              <Text className='s grow'>{nextText(data.state, data.as)}</Text>
              {others.length > 0 && <View className='desk-order__bar'><ActionBar actions={others} busy={control.busy} error={control.error} onAction={act} /></View>}
            </View>
            <OfficialOrder
              headless order={data} links={links} onAction={act} onOpen={(id) => openOrder?.(id)}
              middle={mayDispatch && (
                <Card className='stack'>
                  <DispatchPanel dispatch={dispatch} order={data} />
                  <DispatchButtons dispatch={dispatch} order={data} />
                </Card>
              )}
            />
            <ActionSheet {...control.sheet} />
          </>
        )
      }}
    </PageState>
  )
}

const DUE_WHAT: Readonly<Record<string, string>> = {
  accept: '受理', dispatch: '派单', offer: '回答', contact: '联系居民', arrive: '上门', finish: '办结', info: '补充', confirm: '确认', dispute: '答复', level: '定下', resume: '接着办',
}
