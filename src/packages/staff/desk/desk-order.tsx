import { Card } from '@/components/card'
import { DeskOrder } from '@/components/official-order/desk-order'
import { ROUTES, orderOpener } from '@/hooks/routes'
import { lookBack } from '@/hooks/use-desk'
import { useDispatch } from '@/hooks/use-dispatch'
import { useIssuedLink } from '@/hooks/use-issued-link'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { useServerOffset } from '@/hooks/use-server-clock'
import { DispatchButtons, DispatchPanel } from '../dispatch-panel'
import { useStaffSlots } from '../use-staff-slots'

const openOrder = orderOpener('staff')

interface StaffDeskOrderProps {
  readonly orderId: string
  readonly onDone: () => unknown
  /** Shows another order in this one's place. */
  readonly onShow: (orderId: string) => void
}

/** The community's order on the desk: who could go stands open, so that a dispatch is one click. */
export function StaffDeskOrder({ orderId, onDone, onShow }: StaffDeskOrderProps) {
  const { order, links, reload } = useOrder(orderId, 'staff')
  const both = () => Promise.all([reload(), onDone()])
  const { slots, templates } = useStaffSlots(order.data)
  const issued = useIssuedLink(order.data?.id)
  const control = useOrderAction('staff', { reload: both, slots, templates, onDone: issued.onDone, onLookBack: lookBack(ROUTES.desk, onShow, openOrder) })
  const dispatch = useDispatch(order.data?.actions.includes('dispatch') ? orderId : undefined, both, order.data?.title)
  return (
    <DeskOrder
      query={order} links={links} offset={useServerOffset()} control={control} link={issued.link} onOpen={(id) => openOrder?.(id)}
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
