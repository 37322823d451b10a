import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { LinkRow } from '@/components/link-row'
import { OfferList } from '@/components/offer-list'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { ROUTES, goTo, goToTab, orderOpener } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useOfferAnswers } from '@/hooks/use-offer-answers'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { MyTasks } from './my-tasks'

const LIVE = { live: true } as const
const SOON_MS = 36 * 3_600_000
/** When check-in opens, said once more: the rules of presence bring nine KiB of dayjs into what everybody downloads first. A test holds the two together. */
export const CHECK_IN_EARLY_MS = 3_600_000
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
  // What is promised for today or tomorrow, as long as it is not done.
  const next = shifts.data?.items.find(({ mine, state, startsAt, endsAt, wentAt }) => mine === 'held' && state === 'open' && wentAt === undefined && endsAt > now && startsAt - now < SOON_MS)
  const isOn = next !== undefined && now >= next.startsAt - CHECK_IN_EARLY_MS
  const duty = next && <LinkRow icon='flag' title={`${now >= next.startsAt ? '正在值班' : isOn ? '快到时间了' : '下一班'}：${next.title}`} note={`${spanWords({ from: next.startsAt, to: next.endsAt }, now)}${BETWEEN}${isOn && next.cameAt === undefined ? '到了请签到' : next.cameAt !== undefined ? '走的时候点“我走了”' : next.place}`} onTap={() => goTo(ROUTES.shift, { id: next.shiftId })} />
  const waiting = offers.unanswered(inbox.data?.items ?? []).length
  const place = [me?.label, me?.community?.name].filter(Boolean).join(BETWEEN)
  return (
    <PageShell tab='home' title={inbox.data && waiting === 0 ? '我的任务' : '等您回答'} sub={place}>
      {isOn && <Card flush>{duty}</Card>}
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
        {!isOn && duty}
        <LinkRow icon='calendar' title='这一周的岗位' note='离您近的、还要人的' onTap={() => goToTab(ROUTES.posts)} />
      </Card>
    </PageShell>
  )
}
