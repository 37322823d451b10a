import { useRouter } from '@tarojs/taro'
import { Desk, Key } from '@/components/desk'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { QueueEmpty } from '@/components/queue/queue-empty'
import { QueueRows } from '@/components/queue/queue-rows'
import { OFFICIAL_QUEUES, type QueueKey } from '@/components/queue/queues'
import { focusFirst, focusRow } from '@/hooks/desk-focus'
import { DeskQueues } from '@/hooks/desk-rail'
import { ROUTES, decoded, goToTab } from '@/hooks/routes'
import { useDeskOnlyWide } from '@/hooks/use-desk'
import { useListKeys } from '@/hooks/use-list-keys'
import { useOpenRow } from '@/hooks/use-open-row'
import { useQueue } from '@/hooks/use-queue'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { OfficialDeskOrder } from './desk-order'

const NONE: readonly string[] = []

/** The desk of street and district: what is stuck on the left, the order beside it. */
export default function OfficialDeskPage() {
  useDeskOnlyWide()
  const wanted = decoded(useRouter().params['queue'])
  const { role } = useViewer()
  const as = role === 'district' ? role : 'street'
  const { queue, choose, orders, segments, reload } = useQueue(as, OFFICIAL_QUEUES, OFFICIAL_QUEUES.find(({ key }) => key === wanted)?.key)
  const ids = orders.data?.map(({ id }) => id) ?? NONE
  const { id: selected, open, moveOn } = useOpenRow(ids)
  const turnTo = (key: QueueKey) => {
    open(undefined)
    choose(key)
  }
  const offset = useServerOffset()
  useListKeys({ ids, selected, onSelect: (id) => { open(id); focusRow(id) }, onOpen: focusFirst })
  return (
    <PageShell
      title='哪里卡住了'
      desk
      rail={<DeskQueues as={as} segments={segments} at={queue.key} onChoose={turnTo} />}
    >
      <Desk
        title={`${queue.label} ${segments.find(({ key }) => key === queue.key)?.count ?? ''}`}
        hint={<><Key>↑</Key> <Key>↓</Key> 选择 <Key>Enter</Key> 去办</>}
        list={
          <PageState query={orders} empty={<QueueEmpty queue={queue} segments={segments} onChoose={turnTo} onAll={() => goToTab(ROUTES.orders)} />}>
            {(list) => (
              <>
                <QueueRows orders={list} queue={queue.key} offset={offset} selected={selected} onOpen={open} />
                {orders.hasMore && <ListEnd {...orders} onMore={orders.more} />}
              </>
            )}
          </PageState>
        }
      >
        {selected ? <OfficialDeskOrder key={selected} as={as} orderId={selected} onDone={() => reload().then(moveOn)} onShow={open} /> : <Empty>{orders.data ? '这一队没有要办的。左边还有别的。' : '正在打开…'}</Empty>}
      </Desk>
    </PageShell>
  )
}
