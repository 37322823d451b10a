import type { ViewRole } from '@core/contract/common'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { QueueEmpty } from '@/components/queue/queue-empty'
import { QueueRows } from '@/components/queue/queue-rows'
import { OFFICIAL_QUEUES } from '@/components/queue/queues'
import { Segmented } from '@/components/segmented'
import { Tag } from '@/components/tag'
import { ROUTES, goTo, goToTab, orderOpener } from '@/hooks/routes'
import { useDeskInstead } from '@/hooks/use-desk'
import { useQueue } from '@/hooks/use-queue'
import { useServerOffset } from '@/hooks/use-server-clock'

interface OfficialHomeProps {
  readonly role: Extract<ViewRole, 'street' | 'district'>
}

export function OfficialHome({ role }: OfficialHomeProps) {
  const wide = useDeskInstead(ROUTES.officialDesk)
  return wide ? <PageShell tab='home' title='哪里卡住了'>{null}</PageShell> : <PhoneQueue role={role} />
}

/** “哪里卡住了？” What was handed up and what is late; the list says of each what it waits for. */
function PhoneQueue({ role }: OfficialHomeProps) {
  const { queue, choose, orders, place, segments, alarm } = useQueue(role, OFFICIAL_QUEUES)
  const offset = useServerOffset()
  const open = orderOpener(role)
  return (
    <PageShell
      tab='home'
      title='哪里卡住了'
      sub={place || (role === 'district' ? '全区' : undefined)}
      right={alarm && <Tag tone='danger' icon='alert'>{alarm}</Tag>}
      flush
      foot={<Button kind='ghost' icon='pin' onTap={() => goTo(ROUTES.officialGaps)}>找不到人的地方</Button>}
      head={<Segmented segments={segments} value={queue.key} onChange={choose} />}
    >
      <PageState query={orders} empty={<QueueEmpty queue={queue} segments={segments} onChoose={choose} onAll={() => goToTab(ROUTES.orders)} />}>
        {(list) => (
          <>
            <Card flush>
              <QueueRows orders={list} queue={queue.key} offset={offset} onOpen={(id) => open?.(id)} />
            </Card>
            <ListEnd {...orders} onMore={orders.more} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}
