import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { ACTIVITY_KIND_TEXT } from '@core/text/zh-activities'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords, spanWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { MessageAsk } from '@/components/message-ask'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { decoded } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useServerOffset } from '@/hooks/use-server-clock'
import { KeptCard, PresenceButtons } from '../presence-bar'
import { presenceDeeds, usePresence } from '../use-presence'
import { activityHead } from './activity-head'

const MESSAGES = ['taskChanged'] as const

/** One activity: when, where, for whom; saying that one comes, coming and going. */
export default function ActivityPage() {
  const id = decoded(useRouter().params['id'])
  const query = useApi('activities', 'activity', id === undefined ? null : { activityId: id }, { live: true })
  const shown = query.data?.activity
  const reload = () => void query.reload()
  const presence = usePresence({ activityId: id ?? '' }, reload)
  // Opened without a network, what this phone keeps is all there is to go by.
  const deeds = presenceDeeds(shown?.actions ?? [], presence.kept)
  const signUp = useApiSubmit('activities', 'signUp', { onDone: () => { say('报好名了，到时候见'); reload() }, onStale: reload })
  const signOff = useApiSubmit('activities', 'signOff', { onDone: () => { say('不来也没关系'); reload() }, onStale: reload })
  const now = Date.now() + useServerOffset()
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  const error = signUp.error ?? signOff.error ?? presence.error
  return (
    <PageShell
      title={shown?.title ?? '组织活动'}
      foot={(deeds.length > 0 || shown?.actions.some((each) => each === 'signUp' || each === 'signOff')) && (
        <View className='grow'>
          {error && <View className='error' {...aria('alert')}>{error.message}</View>}
          <View className='row'>
            {shown?.actions.includes('signOff') && <Button kind='ghost' className='grow' loading={signOff.busy} onTap={() => void signOff.run({ activityId: shown.activityId })}>来不了</Button>}
            {shown?.actions.includes('signUp') && <Button kind={deeds.length > 0 ? 'ghost' : 'primary'} className='grow' loading={signUp.busy} onTap={() => void signUp.run({ activityId: shown.activityId })}>我来</Button>}
            <PresenceButtons deeds={deeds} presence={presence} hasPoint={shown === undefined || shown.point !== undefined} endsAt={shown?.endsAt} now={now} />
          </View>
        </View>
      )}
    >
      <KeptCard {...presence} now={now} />
      <PageState query={query}>
        {({ activity }) => {
          const [said, next] = activityHead(activity)
          return (
            <>
              {presence.kept.length === 0 && <Card><View className='h2'>{said}</View><View className='mt1'>{next}</View></Card>}
              <Card>
                <Facts
                  facts={[
                    ['时间', spanWords({ from: activity.startsAt, to: activity.endsAt }, now)], ['地点', activity.place], ['是什么', ACTIVITY_KIND_TEXT[activity.activityKind]], ['谁办的', activity.for],
                    ['到的', activity.in && momentWords(activity.in.at, now)], ['走的', activity.out && momentWords(activity.out.at, now)],
                  ]}
                />
                <View className='s mt2'>{activity.about}</View>
              </Card>
              {activity.signedUp && activity.state === 'planned' && <MessageAsk {...asked} about='开始以前' onAsk={ask} />}
              <View className='s'>{activity.activityKind === 'volunteer' ? '签到只证明您这一次来了。时长从到算到走，最多算到结束，当天夜里记账。' : '签到只证明您这一次来了，留在您自己的记录里，不算分、不排名。'}</View>
            </>
          )
        }}
      </PageState>
    </PageShell>
  )
}
