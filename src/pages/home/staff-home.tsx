import { useState } from 'react'
import { BulkResult } from '@/components/bulk-result'
import { Card } from '@/components/card'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { QueueEmpty } from '@/components/queue/queue-empty'
import { QueueRows } from '@/components/queue/queue-rows'
import { STAFF_QUEUES } from '@/components/queue/queues'
import { Segmented } from '@/components/segmented'
import { Tag } from '@/components/tag'
import { ROUTES, goTo, goToTab, orderOpener } from '@/hooks/routes'
import { useBulk } from '@/hooks/use-bulk'
import { useDeskInstead } from '@/hooks/use-desk'
import { useHold } from '@/hooks/use-live'
import { useQueue } from '@/hooks/use-queue'
import { useSelection } from '@/hooks/use-selection'
import { useServerOffset } from '@/hooks/use-server-clock'
import { QueueFoot } from './queue-foot'

const open = orderOpener('staff')
const NONE: readonly string[] = []

/** “哪些要我现在处理？” */
export function StaffHome() {
  const wide = useDeskInstead(ROUTES.desk)
  return wide ? <PageShell tab='home' title='现在要处理'>{null}</PageShell> : <PhoneQueue />
}

function PhoneQueue() {
  const { queue, choose, orders, place, segments, alarm, reload } = useQueue('staff', STAFF_QUEUES)
  const [choosing, setChoosing] = useState(false)
  const selection = useSelection(orders.data?.map(({ id }) => id) ?? NONE)
  useHold(choosing)
  const leave = () => {
    setChoosing(false)
    selection.clear()
  }
  const bulk = useBulk(() => {
    leave()
    return reload()
  })
  const offset = useServerOffset()
  const items = orders.data ?? []
  const chosen = items.filter(({ id }) => selection.has(id))
  const tick = (id: string, range = false) => selection.toggle(id, range)

  return (
    <PageShell
      tab='home'
      title={choosing ? `已选 ${chosen.length} 单` : '现在要处理'}
      sub={place}
      right={alarm && <Tag tone='danger' icon='alert'>{alarm}</Tag>}
      flush
      head={<Segmented segments={segments} value={queue.key} onChange={(key) => { leave(); choose(key) }} />}
      foot={
        <QueueFoot
          queue={queue} choosing={choosing} orders={items} chosen={chosen} busy={bulk.busy} error={bulk.error}
          onStart={() => setChoosing(true)} onCancel={leave} onAll={selection.all}
          onAccept={() => void bulk.accept(chosen)}
          onDispatch={() => goTo(ROUTES.plan, { ids: chosen.map(({ id }) => id).join(',') })}
          onFirst={(id) => goTo(ROUTES.dispatch, { id })}
          onPlan={() => goTo(ROUTES.plan)}
          onPhone={() => goTo(ROUTES.phoneOrder)}
        />
      }
    >
      <PageState query={orders} empty={<QueueEmpty queue={queue} segments={segments} onChoose={choose} onAll={() => goToTab(ROUTES.orders)} />}>
        {(list) => (
          <>
            <Card flush>
              <QueueRows
                orders={list} queue={queue.key} offset={offset}
                isChecked={choosing ? selection.has : undefined} onCheck={choosing ? tick : undefined}
                onOpen={choosing ? tick : (id) => open?.(id)}
              />
            </Card>
            <ListEnd {...orders} onMore={orders.more} />
          </>
        )}
      </PageState>
      {bulk.result && <BulkResult {...bulk.result} onClose={bulk.close} />}
    </PageShell>
  )
}
