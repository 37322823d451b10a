import { View } from '@tarojs/components'
import { Fragment, useEffect, useState } from 'react'
import type { ShiftCard as Shift } from '@core/contract/posts'
import { heading } from '@/components/aria'
import { Button } from '@/components/button'
import { dayNumber, dayWords, weekdayWords } from '@/components/china-time'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { Segmented } from '@/components/segmented'
import { ShiftCard } from '@/components/shift-card'
import { ROUTES, goTo } from '@/hooks/routes'
import { tellMarks } from '@/hooks/tell-marks'
import { useApiPages } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'

const TABS = [
  { key: 'open', label: '可以认领的', empty: '四周内还没有排班。有新的岗位，会出现在这里。' },
  { key: 'mine', label: '我的班次', empty: '还没有认领。挑一个方便的时间，来一次也好。' },
] as const
type TabKey = (typeof TABS)[number]['key']

/** Posts near me, day by day, and what I have promised. */
export default function PostsPage() {
  const [tab, setTab] = useState<TabKey>('open')
  useEffect(() => { if (tab === 'mine') void tellMarks() }, [tab])
  const shifts = useApiPages('posts', 'shifts', { which: tab }, ({ shiftId }) => shiftId)
  const now = Date.now() + useServerOffset()
  return (
    <PageShell tab='posts' title='岗位' head={<Segmented segments={TABS} value={tab} onChange={setTab} />}>
      <PageState query={shifts} empty={<Empty action={tab === 'mine' && <Button kind='ghost' onTap={() => setTab('open')}>看看能认领的</Button>}>{TABS.find(({ key }) => key === tab)?.empty}</Empty>}>
        {(items) => (
          <>
            {byDay(items).map(([day, list]) => (
              <Fragment key={day}>
                <View className='h2' {...heading(2)}>{`${dayWords(list[0]?.startsAt ?? 0, now)} ${weekdayWords(day)}`}</View>
                {list.map((shift) => <ShiftCard key={shift.shiftId} shift={shift} now={now} onOpen={() => goTo(ROUTES.shift, { id: shift.shiftId })} />)}
              </Fragment>
            ))}
            <ListEnd {...shifts} onMore={shifts.more} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}

/** Shifts of a day under its name, in the order they came. */
function byDay(items: readonly Shift[]): readonly (readonly [number, readonly Shift[]])[] {
  const days = new Map<number, Shift[]>()
  for (const shift of items) days.set(dayNumber(shift.startsAt), [...(days.get(dayNumber(shift.startsAt)) ?? []), shift])
  return [...days]
}
