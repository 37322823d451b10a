import { Text, View } from '@tarojs/components'
import type { ServiceDay } from '@core/contract/points'
import { heading } from '@/components/aria'
import { Card } from '@/components/card'
import { dayNumber, dayWords, weekdayWords } from '@/components/china-time'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import './index.scss'

const KIND = { order: '上门', shift: '岗位', activity: '活动' } as const

/** 90 → 1.5 小时 */
const hoursWords = (minutes: number): string => (minutes < 60 ? `${minutes} 分钟` : `${Number((minutes / 60).toFixed(1))} 小时`)

/** What I have served, day by day: mine to see, and nobody's ranking. */
export default function ServicePage() {
  const query = useApi('points', 'mine', {})
  const now = Date.now() + useServerOffset()
  return (
    <PageShell title='我的服务' sub='只有您自己看得到，不排名'>
      <PageState query={query} isEmpty={({ days }) => days.length === 0} empty={<Empty>还没有记下的服务。签到、签退或办完一单，当天夜里记账，第二天就能看到。</Empty>}>
        {({ minutes, points, days }) => (
          <>
            <Card>
              <View className='row'>
                <View className='grow'><View className='service__figure num'>{hoursWords(minutes)}</View><View className='s'>一共服务</View></View>
                <View className='grow'><View className='service__figure num'>{points}</View><View className='s'>积分</View></View>
              </View>
            </Card>
            <View className='h2' {...heading(2)}>每一天</View>
            <Card flush>{days.map((day) => <DayRow key={day.day} day={day} now={now} />)}</Card>
            <View className='s'>同一段时间只算一次；今天的夜里记账。有出入，请和社区说，由两个人核对后更正。</View>
          </>
        )}
      </PageState>
    </PageShell>
  )
}

function DayRow({ day: { day, minutes, points, kinds }, now }: { readonly day: ServiceDay; readonly now: number }) {
  return (
    <View className='service__row'>
      <View className='row between'>
        <Text className='h3 num'>{dayWords(day, now)} {weekdayWords(dayNumber(day))}</Text>
        <Text className='num'>{hoursWords(minutes)}</Text>
      </View>
      <View className='s num'>{kinds.map(({ kind, minutes: own }) => `${KIND[kind]} ${hoursWords(own)}`).join(' · ')}{points > 0 ? ` · ${points} 分` : ''}</View>
    </View>
  )
}
