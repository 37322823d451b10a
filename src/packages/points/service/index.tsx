import { Text, View } from '@tarojs/components'
import type { ServiceDay } from '@core/contract/points'
import { hoursWords, SERVICE_TEXT } from '@core/text/zh-service'
import { heading } from '@/components/aria'
import { Card } from '@/components/card'
import { dayNumber, dayWords, weekdayWords } from '@/components/china-time'
import { LinkRow } from '@/components/link-row'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import './index.scss'

/** What I have served, day by day: mine to see, and nobody's ranking. */
export default function ServicePage() {
  const { role } = useViewer()
  const query = useApi('points', 'mine', {})
  const now = Date.now() + useServerOffset()
  return (
    <PageShell title='我的服务' sub='只有您自己看得到，不排名'>
      <PageState query={query}>
        {({ served, available, days, today }) => (
          <>
            <Card>
              <View className='row'>
                <View className='grow'><View className='service__figure num'>{hoursWords(served)}</View><View className='s'>一共服务</View></View>
                <View className='grow'><View className='service__figure num'>{available.points}</View><View className='s'>能用的积分</View></View>
              </View>
              {today.length > 0 && <View className='s num mt2'>今天 {today.map(({ kind, minutes }) => `${SERVICE_TEXT[kind]} ${hoursWords(minutes)}`).join(BETWEEN)}，夜里记账</View>}
            </Card>
            <Card flush>
              <LinkRow icon='star' title='换东西、送时长' note='积分在驿站换，时长可以送给长辈' onTap={() => goTo(ROUTES.wallet)} />
              <LinkRow icon='shield' title='服务证明' note='有编号，谁都能扫码核对' onTap={() => goTo(ROUTES.serviceCertificates)} />
              {role === 'member' && <LinkRow icon='flag' title='荣誉墙和评议' note='您点头才有，随时收回' onTap={() => goTo(ROUTES.honours)} />}
              <LinkRow icon='scale' title='积分规则' note='一小时几分，一天最多几分' onTap={() => goTo(ROUTES.pointsRules)} />
            </Card>
            <View className='h2' {...heading(2)}>每一天</View>
            {days.length === 0
              ? <Card><View className='s'>还没有记下的服务。签到、签退或办完一单，当天夜里记账，第二天就能看到。</View></Card>
              : <Card flush>{days.map((day) => <DayRow key={day.day} day={day} now={now} />)}</Card>}
            <View className='s'>同一段时间只算一次。有出入，请和社区说，由两个人核对后更正。</View>
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
      <View className='s num'>{kinds.map(({ kind, minutes: own }) => `${SERVICE_TEXT[kind]} ${hoursWords(own)}`).join(BETWEEN)}{points !== 0 ? `${BETWEEN}${points} 分` : ''}</View>
    </View>
  )
}
