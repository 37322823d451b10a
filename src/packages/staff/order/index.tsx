import { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/components/action-bar'
import { ActionSheet } from '@/components/action-sheet'
import { OfficialOrder, barActions } from '@/components/official-order'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { placeOf } from '@/hooks/desk-place'
import { ROUTES, decoded, goTo, orderOpener } from '@/hooks/routes'
import { useIssuedLink } from '@/hooks/use-issued-link'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { TriageHints } from '../triage-hints'
import { useStaffSlots } from '../use-staff-slots'
import { useTriage } from '../use-triage'

const openOrder = orderOpener('staff')

export default function StaffOrderPage() {
  const { params } = useRouter()
  const { order, links, reload } = useOrder(decoded(params['id']), 'staff')
  const triage = useTriage(order.data)
  const { slots, templates, categories } = useStaffSlots(order.data, triage.wanted)
  const issued = useIssuedLink(order.data?.id)
  const control = useOrderAction('staff', { reload, slots, templates, onDone: issued.onDone })
  const shown = order.data
  const act = (action: string) => {
    if (!shown) return
    // To whom is a page of its own, with reasons; everything else asks in a sheet.
    if (action === 'dispatch') goTo(ROUTES.dispatch, { id: shown.id })
    else control.start(shown, action, action === 'accept' ? triage.chosen : {})
  }
  const merge = (id: string) => {
    triage.want(id)
    if (shown) control.start(shown, 'merge')
  }
  return (
    <PageShell title={shown?.title ?? '订单'} about={decoded(params['id'])} at={placeOf('staff', shown)} foot={shown && barActions(shown.actions).length > 0 && <ActionBar state={shown.state} actions={barActions(shown.actions)} busy={control.busy} error={control.error} onAction={act} />}>
      <PageState query={order}>
        {(data) => (
          <OfficialOrder
            order={data} links={links} link={issued.link} onAction={act} onOpen={(id) => openOrder?.(id)}
            middle={<TriageHints order={data} categories={categories} triage={triage} onOpen={(id) => openOrder?.(id)} onMerge={merge} />}
          />
        )}
      </PageState>
      <ActionSheet {...control.sheet} />
    </PageShell>
  )
}
