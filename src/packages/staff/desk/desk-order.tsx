import type { OrderDetail } from '@core/contract/order-views'
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
import { TriageHints } from '../triage-hints'
import { useStaffSlots } from '../use-staff-slots'
import { useTriage } from '../use-triage'

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
  const triage = useTriage(order.data)
  const { slots, templates, categories } = useStaffSlots(order.data, triage.wanted)
  const issued = useIssuedLink(order.data?.id)
  const control = useOrderAction('staff', { reload: both, slots, templates, onDone: issued.onDone, onLookBack: lookBack(ROUTES.desk, onShow, openOrder) })
  const dispatch = useDispatch(order.data?.actions.includes('dispatch') ? orderId : undefined, both, order.data)
  const start: typeof control.start = (shown, action) => control.start(shown, action, action === 'accept' ? triage.chosen : {})
  const merge = (shown: OrderDetail, id: string) => {
    triage.want(id)
    start(shown, 'merge')
  }
  return (
    <DeskOrder
      query={order} links={links} offset={useServerOffset()} control={{ ...control, start }} link={issued.link} onOpen={(id) => openOrder?.(id)}
      hints={(shown) => <TriageHints order={shown} categories={categories} triage={triage} onOpen={onShow} onMerge={(id) => merge(shown, id)} />}
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
