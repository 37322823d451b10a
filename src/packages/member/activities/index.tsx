import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ActivityCard } from '@core/contract/activities'
import { ACTIVITY_KIND_TEXT } from '@core/text/zh-activities'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Segmented } from '@/components/segmented'
import { Tag } from '@/components/tag'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { OwnRecord } from './own-record'

type Which = 'coming' | 'own'

/** 组织活动 of the member's branches and community; and what they came to, which only they see. */
export default function ActivitiesPage() {
  const query = useApi('activities', 'coming', {}, { live: true })
  const [which, setWhich] = useState<Which>('coming')
  const now = Date.now() + useServerOffset()
  return (
    <PageShell title='组织活动' sub='您的支部和社区办的' foot={query.data?.organises && <Button kind='ghost' onTap={() => goTo(ROUTES.organise, { as: 'member' })}>我办的活动</Button>}>
      <Segmented<Which> segments={[{ key: 'coming', label: '近期的' }, { key: 'own', label: '我参加过的' }]} value={which} onChange={setWhich} />
      {which === 'own' ? <OwnRecord now={now} /> : (
        <PageState query={query} isEmpty={({ items }) => items.length === 0} empty='近期没有组织活动。支部或社区办了，会告诉您。'>
          {({ items }) => items.map((each) => <Coming key={each.activityId} activity={each} now={now} />)}
        </PageState>
      )}
    </PageShell>
  )
}

function Coming({ activity, now }: { readonly activity: ActivityCard; readonly now: number }) {
  const { activityId, activityKind, title, place, startsAt, endsAt, state, signedUp, in: came } = activity
  return (
    <Card onTap={() => goTo(ROUTES.activity, { id: activityId })}>
      <View className='row between'>
        <Text className='h3'>{title}</Text>
        {state === 'cancelled' ? <Tag tone='danger' icon='close'>取消了</Tag> : came !== undefined ? <Tag tone='ok' icon='check'>签到了</Tag> : state === 'on' ? <Tag tone='info' icon='clock'>正在办</Tag> : signedUp && <Tag tone='ok' icon='check'>报名了</Tag>}
      </View>
      <View className='s num mt1'>{spanWords({ from: startsAt, to: endsAt }, now)}</View>
      <View className='s'>{`${place}${BETWEEN}${ACTIVITY_KIND_TEXT[activityKind]}${BETWEEN}${activity.for}`}</View>
    </Card>
  )
}
