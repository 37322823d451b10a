import type { PersonRole } from '@core/contract/common'
import { ActionSheet } from '@/components/action-sheet'
import { OfficialOrder, barActions } from '@/components/official-order'
import { DeskHead } from '@/components/official-order/desk-head'
import { PageState } from '@/components/page-state'
import { orderOpener } from '@/hooks/routes'
import { useCatalogue } from '@/hooks/use-catalogue'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { useServerOffset } from '@/hooks/use-server-clock'

interface DeskOrderProps {
  readonly as: PersonRole
  readonly orderId: string
  readonly onDone: () => unknown
}

/** The order beside the list, with what street or district may settle. */
export function DeskOrder({ as, orderId, onDone }: DeskOrderProps) {
  const { order, links, reload } = useOrder(orderId, as)
  const catalogue = useCatalogue()
  const control = useOrderAction(as, { reload: () => Promise.all([reload(), onDone()]), templates: catalogue.data?.templates })
  const offset = useServerOffset()
  return (
    <PageState query={order}>
      {(data) => {
        const act = (action: string) => control.start(data, action)
        return (
          <>
            <DeskHead order={data} actions={barActions(data.actions)} offset={offset} busy={control.busy} error={control.error} onAction={act} />
            <OfficialOrder headless order={data} links={links} onAction={act} onOpen={(id) => orderOpener(as)?.(id)} />
            <ActionSheet {...control.sheet} />
          </>
        )
      }}
    </PageState>
  )
}
