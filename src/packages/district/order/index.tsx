import { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/components/action-bar'
import { ActionSheet } from '@/components/action-sheet'
import { OfficialOrder, barActions } from '@/components/official-order'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { placeOf } from '@/hooks/desk-place'
import { decoded, orderOpener } from '@/hooks/routes'
import { useCatalogue } from '@/hooks/use-catalogue'
import { useIssuedLink } from '@/hooks/use-issued-link'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { useViewer } from '@/hooks/use-viewer'
import { useOfficialSlots } from '../use-official-slots'

/** An order as street and district see it; what they may settle is the server's list. */
export default function OfficialOrderPage() {
  const { params } = useRouter()
  const { role } = useViewer()
  const { order, links, reload } = useOrder(decoded(params['id']), role)
  const catalogue = useCatalogue()
  const issued = useIssuedLink(order.data?.id)
  const slots = useOfficialSlots(order.data)
  const control = useOrderAction(role, { reload, slots, templates: catalogue.data?.templates, onDone: issued.onDone })
  const shown = order.data
  const act = (action: string) => {
    if (shown) control.start(shown, action)
  }
  return (
    <PageShell title={shown?.title ?? '订单'} at={placeOf(role === 'district' ? role : 'street', shown)} foot={shown && barActions(shown.actions).length > 0 && <ActionBar state={shown.state} actions={barActions(shown.actions)} busy={control.busy} error={control.error} onAction={act} />}>
      <PageState query={order}>
        {(data) => <OfficialOrder order={data} links={links} link={issued.link} onAction={act} onOpen={(id) => orderOpener(role)?.(id)} />}
      </PageState>
      <ActionSheet {...control.sheet} />
    </PageShell>
  )
}
