import { Card } from '@/components/card'
import { DeskOrder } from '@/components/official-order/desk-order'
import { orderOpener } from '@/hooks/routes'
import { useDispatch } from '@/hooks/use-dispatch'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { useServerOffset } from '@/hooks/use-server-clock'
import { DispatchButtons, DispatchPanel } from '../dispatch-panel'
import { useStaffSlots } from '../use-staff-slots'

const openOrder = orderOpener('staff')

/** The community's order on the desk: who could go stands open, so that a dispatch is one click. */
export function StaffDeskOrder({ orderId, onDone }: { readonly orderId: string; readonly onDone: () => unknown }) {
  const { order, links, reload } = useOrder(orderId, 'staff')
  const both = () => Promise.all([reload(), onDone()])
  const { slots, templates } = useStaffSlots(order.data)
  const control = useOrderAction('staff', { reload: both, slots, templates })
  const dispatch = useDispatch(order.data?.actions.includes('dispatch') ? orderId : undefined, both)
  return (
    <DeskOrder
      query={order} links={links} offset={useServerOffset()} control={control} onOpen={(id) => openOrder?.(id)}
      middle={{
        action: 'dispatch',
        draw: (shown) => (
          <Card className='stack'>
            <DispatchPanel dispatch={dispatch} order={shown} />
            <DispatchButtons dispatch={dispatch} order={shown} />
          </Card>
        ),
      }}
    />
  )
}
