import type { ViewRole } from '@core/contract/common'
import { DeskOrder } from '@/components/official-order/desk-order'
import { ROUTES, orderOpener } from '@/hooks/routes'
import { useCatalogue } from '@/hooks/use-catalogue'
import { lookBack } from '@/hooks/use-desk'
import { useIssuedLink } from '@/hooks/use-issued-link'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useOfficialSlots } from '../use-official-slots'

interface OfficialDeskOrderProps {
  readonly as: ViewRole
  readonly orderId: string
  readonly onDone: () => unknown
  /** Shows another order in this one's place. */
  readonly onShow: (orderId: string) => void
}

/** The order on the desk of street or district, with what they may settle. */
export function OfficialDeskOrder({ as, orderId, onDone, onShow }: OfficialDeskOrderProps) {
  const { order, links, reload } = useOrder(orderId, as)
  const catalogue = useCatalogue()
  const issued = useIssuedLink(order.data?.id)
  const slots = useOfficialSlots(order.data)
  const control = useOrderAction(as, { reload: () => Promise.all([reload(), onDone()]), slots, onDone: issued.onDone, templates: catalogue.data?.templates, onLookBack: lookBack(ROUTES.officialDesk, onShow, orderOpener(as)) })
  return <DeskOrder query={order} links={links} offset={useServerOffset()} control={control} link={issued.link} onOpen={(id) => orderOpener(as)?.(id)} />
}
