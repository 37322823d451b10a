import { Text, View } from '@tarojs/components'
import type { OrganisedCard } from '@core/contract/activities'
import { ACTIVITY_KIND_TEXT } from '@core/text/zh-activities'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { STATE_LOOK } from '../looks'
import { useOrganiser } from '../use-organiser'

/** 办活动: what a community, or a branch's secretary, has planned and held. */
export default function OrganisePage() {
  const as = useOrganiser()
  const query = useApi('activities', 'organised', { as }, { live: true })
  const now = Date.now() + useServerOffset()
  return (
    <PageShell columns title='办活动' sub='三会一课、主题党日、志愿服务' foot={query.data && query.data.groups.length > 0 && <Button kind='primary' icon='plus' onTap={() => goTo(ROUTES.activityForm, { as })}>办一场</Button>}>
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty='还没有办过活动。写明时间、地点和谁参加，他们会收到一条消息。'>
        {({ items }) => items.map((each) => <Row key={each.activityId} activity={each} now={now} onOpen={() => goTo(ROUTES.manageActivity, { as, id: each.activityId })} />)}
      </PageState>
    </PageShell>
  )
}

function Row({ activity, now, onOpen }: { readonly activity: OrganisedCard; readonly now: number; readonly onOpen: () => void }) {
  const { title, activityKind, startsAt, endsAt, place, state } = activity
  return (
    <Card onTap={onOpen}>
      <View className='row between'><Text className='h3'>{title}</Text><Tag {...STATE_LOOK[state]}>{STATE_LOOK[state].label}</Tag></View>
      <View className='s num mt1'>{spanWords({ from: startsAt, to: endsAt }, now)}</View>
      <View className='s'>{`${place}${BETWEEN}${ACTIVITY_KIND_TEXT[activityKind]}${BETWEEN}${activity.for}`}</View>
    </Card>
  )
}
