import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ShiftRow } from '@core/contract/posts'
import { aria, heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dayNumber, momentWords, spanWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Facts } from '@/components/facts'
import { TextField } from '@/components/field/text-field'
import { LinkRow } from '@/components/link-row'
import { Meter } from '@/components/meter'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { needWords } from '@/components/shift-card/why-not'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import { ROUTES, decoded, goTo } from '@/hooks/routes'
import { useServerOffset } from '@/hooks/use-server-clock'
import { AddSheet } from './add-sheet'
import { ShiftSheet } from './shift-sheet'
import { usePost } from './use-post'
import { weeklyWords } from './weekly-words'
import '../posts/index.scss'

const REACH = { community: '本社区的党员', street: '本街道的党员', district: '全区的党员' } as const
const SAID: Readonly<Record<string, string>> = { draft: '写好了岗位', edit: '改了岗位', publish: '发布了', close: '停用了' }

/** Its Monday, by number. */
const weekOf = (ms: number): number => dayNumber(ms) - ((dayNumber(ms) + 3) % 7)

/** A post with its shifts: who claimed, which lack people, and what can be done about it. */
export default function PostPage() {
  const post = usePost(decoded(useRouter().params['id']))
  const { query } = post
  const now = Date.now() + useServerOffset()
  const [open, setOpen] = useState<string>()
  const [adding, setAdding] = useState(false)
  const [closing, setClosing] = useState(false)
  const [renewing, setRenewing] = useState(false)
  const [reason, setReason] = useState('')
  const view = query.data
  const shown = view?.shifts.find(({ shiftId }) => shiftId === open)
  return (
    <PageShell
      columns
      title={view?.post.title ?? '岗位'}
      foot={view && (
        <View className='grow'>
          {post.error && <View className='error' {...aria('alert')}>{post.error}</View>}
          <View className='row'>
            {view.actions.includes('edit') && <Button kind='ghost' className='grow' onTap={() => goTo(ROUTES.postForm, { id: view.post.postId })}>修改</Button>}
            {view.actions.includes('close') && <Button kind='ghost' className='grow' onTap={() => setClosing(true)}>停用</Button>}
            {view.post.state === 'published'
              ? <Button kind='primary' className='grow' icon='calendar' onTap={() => setAdding(true)}>排班</Button>
              : view.actions.includes('publish') && <Button kind='primary' className='grow' loading={post.busy} onTap={post.publish}>发布</Button>}
          </View>
        </View>
      )}
    >
      <PageState query={query}>
        {({ post: { state, role, place, needs, reach, approval, weekly, leastAWeek, about, contact }, shifts, behind, history }) => (
          <>
            <Card>
              <Facts
                facts={[
                  ['做什么', role], ['地点', place.name], ['签到', place.point !== undefined ? '按地点定位，或扫签到码' : place.stationId !== undefined ? '按驿站定位，或扫签到码' : '扫签到码，或补记'], ['谁能认领', REACH[reach]], ['要求', needs.map(needWords).join('、')], ['认领', approval ? '要社区同意' : '点了就定'],
                  ['平常的班', weekly.map(weeklyWords).join('；')], ['现场找谁', contact === undefined ? undefined : `${contact.name} ${contact.phone}`], ['一周至少', leastAWeek > 0 ? `${leastAWeek} 人次` : undefined],
                ]}
              />
              <View className='s mt2'>{about}</View>
            </Card>
            <View className='stack beside'>
              <View className='h2' {...heading(2)}>班次</View>
              {state === 'published' && behind > 0 && <Card flush><LinkRow icon='edit' title={`${behind} 班还是岗位改以前的写法`} note='把现在的写法用上，认领的人会收到' onTap={() => setRenewing(true)} /></Card>}
              {shifts.length === 0 ? <Card><View className='s'>还没有排班。{state !== 'published' ? '发布以后就能排。' : weekly.length > 0 ? '点“排班”，按平常的一周排。' : '先在“修改”里写明一周哪几天要人，或排单独的一班。'}</View></Card> : (
                <Card flush>{shifts.map((shift) => <ShiftLine key={shift.shiftId} shift={shift} now={now} onTap={() => setOpen(shift.shiftId)} />)}</Card>
              )}
            </View>
            <View className='stack'>
              <View className='h2' {...heading(2)}>经过</View>
              <Card className='stack stack--tight'>{history.map(({ at, said, by, reason: why }) => <View key={`${at}${said}`} className='s num'>{momentWords(at, now)} · {by}{SAID[said] ?? said}{why ? `：${why}` : ''}</View>)}</Card>
            </View>
          </>
        )}
      </PageState>
      {adding && view && <AddSheet post={view.post} thisWeek={view.shifts.filter(({ startsAt, state }) => state !== 'cancelled' && weekOf(startsAt) === weekOf(now)).length} now={now} onClose={() => setAdding(false)} onAdd={async (input) => { if (await post.add(input)) setAdding(false) }} busy={post.busy} error={post.error} />}
      {shown && <ShiftSheet key={shown.shiftId} shift={shown} now={now} control={post} onClose={() => setOpen(undefined)} />}
      {renewing && (
        <ConfirmSheet question='用到还没开始的班？' note='名称、要求、谁能认领都照岗位现在写的；地点单独改过的班不动。已经认领的还是他的，会告诉他。' confirmLabel='用上，告诉大家' busy={post.busy} error={post.error} missing={reason.trim() === '' ? '请写一句改了什么' : undefined} onCancel={() => setRenewing(false)} onConfirm={() => void post.renew(reason).then((done) => { if (done) { setRenewing(false); setReason('') } })}>
          <TextField label='改了什么' value={reason} maxLength={100} onChange={setReason} />
        </ConfirmSheet>
      )}
      {closing && (
        <ConfirmSheet question='停用这个岗位？' note='不能再排新的班；已经排好的照常，要取消请一班一班取消，好告诉认领的人。' confirmLabel='停用' busy={post.busy} error={post.error} missing={reason.trim() === '' ? '请写一句原因' : undefined} onCancel={() => setClosing(false)} onConfirm={() => void post.close(reason).then((done) => { if (done) setClosing(false) })}>
          <TextField label='原因' value={reason} maxLength={100} onChange={setReason} />
        </ConfirmSheet>
      )}
    </PageShell>
  )
}

function ShiftLine({ shift, now, onTap }: { readonly shift: ShiftRow; readonly now: number; readonly onTap: () => void }) {
  const { startsAt, endsAt, state, capacity, left, waiting, risk, missing, claims, opensAt } = shift
  const asked = claims.filter((claim) => claim.state === 'asked').length
  return (
    <Tappable className='post-row' onTap={onTap}>
      <View className='row between'>
        <Text className='h3 num'>{spanWords({ from: startsAt, to: endsAt }, now)}</Text>
        {state === 'cancelled' ? <Tag icon='close'>取消了</Tag> : opensAt !== undefined ? <Tag tone='info' icon='clock'>{`${momentWords(opensAt, now)} 开放`}</Tag> : asked > 0 ? <Tag tone='warn' icon='clock'>{`${asked} 人等您同意`}</Tag> : risk !== 'none' && <Tag tone={risk === 'high' ? 'danger' : 'warn'} icon='alert'>{`还差 ${missing} 人`}</Tag>}
      </View>
      <View className='row mt1'>
        <View className='grow'><Meter value={capacity - left} max={capacity} label={`${capacity} 个名额，认领了 ${capacity - left} 个`} tone={left > 0 ? 'warn' : 'ok'} /></View>
        <Text className='s num keep'>{capacity - left}/{capacity} 人{waiting > 0 ? ` · ${waiting} 人候补` : ''}</Text>
      </View>
    </Tappable>
  )
}
