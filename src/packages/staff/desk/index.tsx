import { useRouter } from '@tarojs/taro'
import { BulkResult } from '@/components/bulk-result'
import { Desk, Key } from '@/components/desk'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { QueueEmpty } from '@/components/queue/queue-empty'
import { QueueRows } from '@/components/queue/queue-rows'
import { type QueueKey, STAFF_QUEUES } from '@/components/queue/queues'
import { ROUTES, decoded, goTo, goToTab } from '@/hooks/routes'
import { DeskQueues } from '@/hooks/desk-rail'
import { useBulk } from '@/hooks/use-bulk'
import { useDeskOnlyWide } from '@/hooks/use-desk'
import { useListKeys } from '@/hooks/use-list-keys'
import { useHold } from '@/hooks/use-live'
import { useOpenRow } from '@/hooks/use-open-row'
import { useQueue } from '@/hooks/use-queue'
import { useSelection } from '@/hooks/use-selection'
import { useServerOffset } from '@/hooks/use-server-clock'
import { BulkBar } from './bulk-bar'
import { StaffDeskOrder } from './desk-order'
import { focusFirst, focusRow } from '@/hooks/desk-focus'
import './index.scss'

const NONE: readonly string[] = []

/** The community's desk: queues, list and order side by side; everything within reach of the keyboard. */
export default function DeskPage() {
  useDeskOnlyWide()
  const wanted = decoded(useRouter().params['queue'])
  const { queue, choose, orders, segments, reload } = useQueue('staff', STAFF_QUEUES, STAFF_QUEUES.find(({ key }) => key === wanted)?.key)
  const items = orders.data ?? []
  const ids = orders.data?.map(({ id }) => id) ?? NONE
  const { id: selected, open, moveOn } = useOpenRow(ids)
  const selection = useSelection(ids)
  useHold(selection.ids.length > 0)
  const done = () => reload().then(moveOn)
  const bulk = useBulk(() => {
    selection.clear()
    return done()
  })
  const offset = useServerOffset()
  useListKeys({ ids, selected, onSelect: (id) => { open(id); focusRow(id) }, onOpen: focusFirst, onCheck: queue.bulk && selection.toggle })
  const turnTo = (key: QueueKey) => {
    selection.clear()
    open(undefined)
    choose(key)
  }
  const chosen = items.filter(({ id }) => selection.has(id))

  return (
    <PageShell
      title='现在要处理'
      desk
      rail={<DeskQueues as='staff' segments={segments} at={queue.key} onChoose={turnTo} />}
    >
      <Desk
        title={`${queue.label} ${segments.find(({ key }) => key === queue.key)?.count ?? ''}`}
        hint={<><Key>↑</Key> <Key>↓</Key> 选择 <Key>Enter</Key> 去办{queue.bulk && <> <Key>空格</Key> 勾选</>}</>}
        list={
          <>
            {queue.bulk && chosen.length > 0 && (
              <BulkBar
                action={queue.bulk} count={chosen.length} busy={bulk.busy} error={bulk.error} onClear={selection.clear} onAll={selection.all}
                onRun={() => (queue.bulk === 'accept' ? void bulk.accept(chosen) : goTo(ROUTES.plan, { ids: selection.ids.join(',') }))}
              />
            )}
            <PageState query={orders} empty={<QueueEmpty queue={queue} segments={segments} onChoose={turnTo} onAll={() => goToTab(ROUTES.orders)} />}>
              {(list) => (
                <>
                  <QueueRows orders={list} queue={queue.key} offset={offset} selected={selected} isChecked={queue.bulk && selection.has} onCheck={queue.bulk && selection.toggle} onOpen={open} />
                  {orders.hasMore && <ListEnd {...orders} onMore={orders.more} />}
                </>
              )}
            </PageState>
          </>
        }
      >
        {selected ? <StaffDeskOrder key={selected} orderId={selected} onDone={done} onShow={open} /> : <Empty>{orders.data ? '这一队办完了。左边还有别的。' : '正在打开…'}</Empty>}
      </Desk>
      {bulk.result && <BulkResult {...bulk.result} onClose={bulk.close} />}
    </PageShell>
  )
}
