import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ACTIVITY_KIND_TEXT } from '@core/text/zh-activities'
import { aria, heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { clockWords, spanWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Sheet } from '@/components/sheet'
import { ROUTES, decoded, goTo } from '@/hooks/routes'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { STATE_LOOK } from '../looks'
import { useOrganiser } from '../use-organiser'
import { ActivityCode } from './activity-code'
import { CancelSheet } from './cancel-sheet'
import { MarkSheet } from './mark-sheet'
import { cameWords } from './words'
import './index.scss'

/** One activity by who organises it: its code to be scanned, who came, and putting somebody down by hand. */
export default function ManageActivityPage() {
  const as = useOrganiser()
  const id = decoded(useRouter().params['id'])
  const [after, setAfter] = useState<string>()
  const query = useApi('activities', 'organise', id === undefined ? null : { as, activityId: id, ...(after === undefined ? {} : { after }) }, { live: true })
  const [open, setOpen] = useState<'code' | 'mark' | 'cancel'>()
  const reload = () => void query.reload()
  const end = useApiSubmit('activities', 'end', { onDone: () => { say('结束了，时长算到这一刻'); reload() }, onStale: reload })
  const now = Date.now() + useServerOffset()
  const view = query.data
  const ref = { as, activityId: id ?? '' }
  const close = () => setOpen(undefined)
  const isOver = view !== undefined && now >= view.activity.endsAt
  return (
    <PageShell
      title={view?.activity.title ?? '活动'}
      foot={view && (view.showsCode || view.takesMarks || view.actions.length > 0) && (
        <View className='grow'>
          {end.error && <View className='error' {...aria('alert')}>{end.error.message}</View>}
          <View className='row'>
            {view.actions.includes('cancel') && <Button kind='ghost' className='grow' onTap={() => setOpen('cancel')}>取消这场</Button>}
            {view.actions.includes('change') && <Button kind='ghost' className='grow' onTap={() => goTo(ROUTES.activityForm, { as, id })}>修改</Button>}
            {view.actions.includes('end') && <Button kind='ghost' className='grow' loading={end.busy} onTap={() => void end.run(ref)}>提前结束</Button>}
            {view.showsCode && <Button kind={isOver ? 'ghost' : 'primary'} className='grow' onTap={() => setOpen('code')}>{isOver ? '还有人要扫码签退' : '出示签到码'}</Button>}
            {isOver && view.takesMarks && <Button kind='primary' className='grow' onTap={() => setOpen('mark')}>补记一位</Button>}
          </View>
        </View>
      )}
    >
      <PageState query={query}>
        {({ activity, people, takesMarks, next }) => (
          <>
            <Card>
              <Facts facts={[['现在', STATE_LOOK[activity.state].label], ['时间', spanWords({ from: activity.startsAt, to: activity.endsAt }, now)], ['地点', activity.place], ['是什么', ACTIVITY_KIND_TEXT[activity.activityKind]], ['谁参加', activity.forAll ? `${activity.for}全体党员` : activity.for], ['取消的原因', activity.reason]]} />
              <View className='s mt2'>{activity.about}</View>
            </Card>
            <View className='h2' {...heading(2)}>{activity.state === 'planned' && now < activity.startsAt ? '报名的' : '到场的'}</View>
            <Card flush>
              {people.length === 0 && <View className='came-row s'>{activity.state === 'planned' ? '还没有人报名。没报名的到时候也能来。' : '还没有人签到。'}</View>}
              {people.map(({ memberId, label, in: came, out: went }) => (
                <View key={memberId} className='came-row'><Text>{label}</Text><Text className='s num keep'>{cameWords(came, went, clockWords)}</Text></View>
              ))}
            </Card>
            {(after !== undefined || next !== undefined) && (
              <View className='row'>
                {after !== undefined && <Button kind='ghost' className='grow' onTap={() => setAfter(undefined)}>从头看</Button>}
                {next !== undefined && <Button kind='ghost' className='grow' onTap={() => setAfter(next)}>再看后面的</Button>}
              </View>
            )}
            {takesMarks && !isOver && <Button kind='ghost' onTap={() => setOpen('mark')}>有人没带手机，补记一位</Button>}
            <View className='s'>签到只证明来过这一次。这里不列没来的人，也不催、不排名。</View>
          </>
        )}
      </PageState>
      {open === 'code' && <Sheet title='签到码' onClose={close}><ActivityCode {...ref} /></Sheet>}
      {open === 'mark' && view && <MarkSheet {...ref} startsAt={view.activity.startsAt} endsAt={view.activity.endsAt} now={now} onClose={close} onDone={(label) => { close(); say(`${label}，记上了`); reload() }} />}
      {open === 'cancel' && <CancelSheet {...ref} onClose={close} onDone={() => { close(); say('取消了，大家会收到消息'); reload() }} />}
    </PageShell>
  )
}
