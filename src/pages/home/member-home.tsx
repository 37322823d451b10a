import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { LinkRow } from '@/components/link-row'
import { OfferList } from '@/components/offer-list'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { ROUTES, goToTab, orderOpener } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useOfferAnswers } from '@/hooks/use-offer-answers'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { DutyRow, dutyOf, isSoonOn } from './duty-row'
import { MyTasks } from './my-tasks'

const LIVE = { live: true } as const
const openTask = orderOpener('member')

/** “有什么需要我，我答应过什么？” */
export function MemberHome() {
  const { me } = useViewer()
  const inbox = useApi('orders', 'list', { as: 'member', tab: 'inbox', limit: 5 }, LIVE)
  const tasks = useApi('orders', 'list', { as: 'member', tab: 'tasks', limit: 20 }, LIVE)
  const offers = useOfferAnswers(() => Promise.all([inbox.reload(), tasks.reload()]))
  const shifts = useApi('posts', 'shifts', { which: 'mine' }, LIVE)
  const offset = useServerOffset()
  const now = Date.now() + offset
  const next = dutyOf(shifts.data?.items ?? [], now)
  const isOn = next !== undefined && isSoonOn(next, now)
  const waiting = offers.unanswered(inbox.data?.items ?? []).length
  const place = [me?.label, me?.community?.name].filter(Boolean).join(BETWEEN)
  return (
    <PageShell tab='home' title={inbox.data && waiting === 0 ? '我的任务' : '等您回答'} sub={place}>
      {isOn && <Card flush><DutyRow shift={next} now={now} /></Card>}
      <PageState query={inbox}>
        {({ items }) => (
          <OfferList
            orders={offers.unanswered(items)} offset={offset} home={me?.home} answers={offers} onOpen={(id) => openTask?.(id)}
          />
        )}
      </PageState>
      {!(inbox.error && tasks.error) && <PageState query={tasks}>
        {({ items }) => (items.length > 0 ? <MyTasks orders={items} offset={offset} onOpen={(id) => openTask?.(id)} /> : waiting === 0 && inbox.data && (
          <Empty action={<Button kind='ghost' onTap={() => goToTab(ROUTES.orders)}>看看办过的</Button>}>现在没有要您回答的，也没有在办的任务。社区派单给您，会出现在这里和“消息”里。</Empty>
        ))}
      </PageState>}
      <Card flush>
        {next && !isOn && <DutyRow shift={next} now={now} />}
        <LinkRow icon='calendar' title='这一周的岗位' note='离您近的、还要人的' onTap={() => goToTab(ROUTES.posts)} />
      </Card>
    </PageShell>
  )
}
