import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '@/components/aria'
import type { ShiftDetail } from '@core/contract/posts'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords, spanWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Facts } from '@/components/facts'
import { TextField } from '@/components/field/text-field'
import { LinkRow } from '@/components/link-row'
import { MessageAsk } from '@/components/message-ask'
import { Meter } from '@/components/meter'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { placesWords } from '@/components/shift-card'
import { needWords } from '@/components/shift-card/why-not'
import { ROUTES, decoded, goTo } from '@/hooks/routes'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useServerOffset } from '@/hooks/use-server-clock'
import { ShiftHead } from './shift-head'
import { KeptCard, PresenceButtons } from '../presence-bar'
import { presenceDeeds, usePresence } from '../use-presence'
import { useShift } from './use-shift'

const MESSAGES = ['taskChanged', 'offerWaiting'] as const

/** Until when it is given back freely, for who may claim it and for who has; what it costs later. */
function leaveWords({ mine, freeUntil, startsAt }: ShiftDetail, now: number): string | undefined {
  if ((mine !== 'none' && mine !== 'held' && mine !== 'asked') || now >= startsAt) return undefined
  return now <= freeUntil ? `${momentWords(freeUntil, now)} 前随时可退` : '离开始不到三小时，退了记一次临时退班'
}

/** A shift: when, where, what is asked; claimed by one tap, given back by one. */
export default function ShiftPage() {
  const id = decoded(useRouter().params['id'])
  const shift = useShift(id)
  const { query, busy, error } = shift
  const reload = query.reload
  const presence = usePresence({ shiftId: id ?? '' }, reload)
  const now = Date.now() + useServerOffset()
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  const [leaving, setLeaving] = useState(false)
  const [reason, setReason] = useState('')
  const shown = query.data?.shift
  // Opened without a network, what this phone keeps is all there is to go by.
  const deeds = presenceDeeds(shown?.actions ?? [], presence.kept)
  const hasPoint = shown === undefined || shown.point !== undefined
  const late = shown !== undefined && shown.mine === 'held' && now > shown.freeUntil
  const leave = async () => {
    if (shown && (await shift.release.run({ shiftId: shown.shiftId, ...(reason.trim() === '' ? {} : { reason }) }))) setLeaving(false)
  }
  return (
    <PageShell
      title={shown?.title ?? '班次'}
      foot={(deeds.length > 0 || shown?.actions.some((each) => each !== 'swap' && each !== 'checkIn' && each !== 'checkOut')) && (
        <View className='grow'>
          {(error ?? presence.error) && !leaving && <View className='error' {...aria('alert')}>{(error ?? presence.error)?.message}</View>}
          <View className='row'>
            {shown?.actions.includes('release') && <Button kind='ghost' className='grow' onTap={() => setLeaving(true)}>{shown.mine === 'promised' ? '这次不来' : '我来不了'}</Button>}
            <PresenceButtons deeds={deeds} presence={presence} hasPoint={hasPoint} endsAt={shown?.endsAt} now={now} />
            {shown?.actions.includes('claim') && <Button kind='primary' className='grow' loading={busy} onTap={() => shift.take(shown)}>{shown.approval ? '我想来，请社区同意' : '我来'}</Button>}
            {shown?.actions.includes('wait') && <Button kind='primary' className='grow' loading={busy} onTap={() => void shift.wait.run({ shiftId: shown.shiftId })}>候补</Button>}
            {shown?.actions.includes('stopWaiting') && <Button kind='ghost' className='grow' loading={busy} onTap={() => void shift.stopWaiting.run({ shiftId: shown.shiftId })}>不候补了</Button>}
            {shown?.actions.includes('confirmPlace') && <Button kind='primary' className='grow' loading={busy} onTap={() => void shift.confirmPlace.run({ shiftId: shown.shiftId })}>确认，我来</Button>}
          </View>
        </View>
      )}
    >
      <KeptCard {...presence} now={now} />
      <PageState query={query}>
        {({ shift: data }) => (
          <>
            {presence.kept.length === 0 && <ShiftHead shift={data} now={now} />}
            <Card>
              <Facts
                facts={[
                  ['时间', spanWords({ from: data.startsAt, to: data.endsAt }, now)],
                  ['地点', data.place],
                  ['做什么', data.role],
                  ['要求', data.needs.map(needWords).join('、')],
                  ['社区', data.community],
                  ['单位安排', data.byUnit],
                  ['一起的', data.with.join('、')],
                  ['签到', data.cameAt === undefined ? undefined : momentWords(data.cameAt, now)],
                  ['签退', data.wentAt === undefined ? undefined : momentWords(data.wentAt, now)],
                  ['退班', leaveWords(data, now)],
                ]}
              />
              <View className='mt3'><Meter value={data.capacity - data.left} max={data.capacity} label={placesWords(data)} tone={data.left > 0 ? 'warn' : 'ok'} /></View>
              {now < data.endsAt && <View className='s mt1 num'>{placesWords(data)}</View>}
            </Card>
            {data.contact && <Card flush><LinkRow icon='phone' title={`打给${data.contact.name}`} note={data.mine === 'none' ? data.contact.phone : `${data.contact.phone} · 找不到地方、晚一点到，说一声`} onTap={() => void Taro.makePhoneCall({ phoneNumber: data.contact?.phone ?? '' }).catch(() => undefined)} /></Card>}
            {data.about && <Card><View>{data.about}</View></Card>}
            {data.mine === 'none' && data.why.some(({ code }) => code === 'NEEDS_SKILL') && <Card flush><LinkRow icon='users' title='我会这个，补上' note='在“我的资料”里勾上会的，再回来认领' onTap={() => goTo(ROUTES.memberProfile)} /></Card>}
            {data.actions.includes('swap') && <Card flush><LinkRow icon='users' title='请人替班、换班' note='和同事说好，填编号，对方点头就算' onTap={() => goTo(ROUTES.swapAsk, { id: data.shiftId })} /></Card>}
            {(data.mine === 'held' || data.mine === 'waiting') && <MessageAsk {...asked} about='这一班有变化、轮到我时' onAsk={ask} />}
          </>
        )}
      </PageState>
      {leaving && shown && (
        <ConfirmSheet
          question={late ? '马上就到时间了，真的来不了吗？' : '退掉这一班？'} note={late ? '离开始不到三小时，会记一次临时退班；有急事请写明，社区会看。' : `${momentWords(shown.freeUntil, now)} 前退，不记什么。位子会让给候补的人，或别人。`}
          confirmLabel='退掉' busy={shift.release.busy} error={shift.release.error?.message} missing={late && reason.trim() === '' ? '请写一句原因' : undefined}
          onConfirm={() => void leave()} onCancel={() => setLeaving(false)}
        >
          {late && <TextField label='原因' value={reason} maxLength={100} onChange={setReason} />}
        </ConfirmSheet>
      )}
    </PageShell>
  )
}
