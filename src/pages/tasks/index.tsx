import { useState } from 'react'
import { LIST_TEXT } from '@core/text/zh-lists'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListEnd } from '@/components/list-end'
import { OfferList } from '@/components/offer-list'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { QueueRows } from '@/components/queue/queue-rows'
import { Segmented } from '@/components/segmented'
import { orderOpener } from '@/hooks/routes'
import { useApiPages } from '@/hooks/use-api'
import { useOfferAnswers } from '@/hooks/use-offer-answers'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'

const openTask = orderOpener('member')
const TABS = [
  { key: 'inbox', label: LIST_TEXT.inbox, empty: '暂时没有派给您的订单。有新的会出现在这里。' },
  { key: 'tasks', label: LIST_TEXT.tasks, empty: '没有在办的任务。接了单会出现在这里。' },
  { key: 'past', label: LIST_TEXT.past, empty: '还没有办完的任务。' },
] as const
type TabKey = (typeof TABS)[number]['key']

/** Everything asked of this member and everything promised, by pages. */
export default function TasksPage() {
  const [tab, setTab] = useState<TabKey>('inbox')
  const { me } = useViewer()
  const orders = useApiPages('orders', 'list', { as: 'member', tab }, (order) => order.id, { live: true })
  const offers = useOfferAnswers(orders.reload)
  const offset = useServerOffset()
  const open = (id: string) => openTask?.(id)
  return (
    <PageShell tab='tasks' title='接单' head={<Segmented segments={TABS} value={tab} onChange={setTab} />}>
      <PageState query={orders} empty={<Empty action={tab === 'inbox' && <Button kind='ghost' onTap={() => setTab('tasks')}>看在办的</Button>}>{TABS.find(({ key }) => key === tab)?.empty}</Empty>}>
        {(items) => (
          <>
            {tab === 'inbox' ? (
              <OfferList
                orders={offers.unanswered(items)} offset={offset} home={me?.home} answers={offers} onOpen={open}
              />
            ) : (
              <Card flush><QueueRows orders={items} queue={tab === 'past' ? 'closed' : 'mine'} offset={offset} onOpen={open} /></Card>
            )}
            <ListEnd {...orders} onMore={orders.more} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}
