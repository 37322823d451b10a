import { useEffect, useState } from 'react'
import type { NoticeBox } from '@core/contract/notices'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Segmented } from '@/components/segmented'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApiPages, useApiSubmit } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { NoticeRow } from './notice-row'
import './index.scss'

const WORK_ROLES: readonly string[] = ['staff', 'street', 'district']

/** What happened, newest first, and what to do next; a tap opens the order. Who works for an area has its notices beside their own. */
export default function NoticesPage() {
  const { role, roles } = useViewer()
  const works = roles.some((held) => WORK_ROLES.includes(held))
  const [chosen, setChosen] = useState<NoticeBox>()
  const box = chosen ?? (WORK_ROLES.includes(role) ? 'work' : 'own')
  const notices = useApiPages('people', 'notices', { box }, ({ id }) => id)
  const { run: markRead } = useApiSubmit('people', 'readNotices')
  const now = Date.now() + useServerOffset()
  const newest = notices.data?.[0]
  const upTo = newest?.fresh ? newest.rank : undefined

  useEffect(() => {
    if (upTo !== undefined) void markRead({ box, upTo })
  }, [box, upTo, markRead])

  return (
    <PageShell title='消息'>
      {works && <Segmented<NoticeBox> segments={[{ key: 'work', label: '工作消息' }, { key: 'own', label: '我自己的' }]} value={box} onChange={setChosen} />}
      <PageState query={notices} empty={box === 'work' ? '还没有工作消息。有要您办的，会出现在这里。' : '还没有消息。订单有了进展，会出现在这里。'}>
        {(items) => (
          <>
            <Card flush>{items.map((notice) => <NoticeRow key={notice.id} notice={notice} at={momentWords(notice.at, now)} />)}</Card>
            <ListEnd {...notices} onMore={notices.more} />
          </>
        )}
      </PageState>
      <Button kind='ghost' icon='bell' onTap={() => goTo(ROUTES.messages)}>微信还能告诉我几次</Button>
    </PageShell>
  )
}
