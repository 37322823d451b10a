import { ActionSheet } from '@/components/action-sheet'
import { Card } from '@/components/card'
import { OfficialOrder, barActions } from '@/components/official-order'
import { DeskHead } from '@/components/official-order/desk-head'
import { PageState } from '@/components/page-state'
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
        return (
          <>
            <DeskHead order={data} actions={barActions(data.actions).filter((action) => action !== 'dispatch')} offset={offset} busy={control.busy} error={control.error} onAction={act} />
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
