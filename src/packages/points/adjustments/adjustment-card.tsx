import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AdjustmentView } from '@core/contract/points'
import { hoursWords, SERVICE_TEXT } from '@core/text/zh-service'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { dateWords } from '@/components/date-words'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Facts } from '@/components/facts'
import { TextField } from '@/components/field/text-field'
import { Tag } from '@/components/tag'
import { useApiSubmit } from '@/hooks/use-api'
import { signed } from '../words'

const STATE = { new: ['muted', '刚提'], proposed: ['warn', '等第二个人'], approved: ['ok', '通过了'], declined: ['muted', '没有通过'], withdrawn: ['muted', '撤回了'], lapsed: ['muted', '过期了'] } as const

const who = (label: string, isMe: boolean): string => (isMe ? `${label}（您）` : label)

interface AdjustmentCardProps { readonly adjustment: AdjustmentView; readonly as: 'staff' | 'street'; readonly now: number; readonly onDone: (said: string) => void; readonly onStale: () => void }

export function AdjustmentCard({ adjustment, as, now, onDone, onStale }: AdjustmentCardProps) {
  const { id, state, label, day, service, minutes, points, why, by, byMe, at, decided, until, actions } = adjustment
  const [declining, setDeclining] = useState(false)
  const [note, setNote] = useState('')
  const approve = useApiSubmit('points', 'approveAdjustment', { onDone: () => onDone('同意了，记到账上了'), onStale })
  const decline = useApiSubmit('points', 'declineAdjustment', { onDone: () => { setDeclining(false); onDone('没有同意，告诉他了') }, onStale })
  const withdraw = useApiSubmit('points', 'withdrawAdjustment', { onDone: () => onDone('撤回了'), onStale })
  const wrong = approve.error ?? withdraw.error
  const input = { as, adjustmentId: id }
  return (
    <Card className='stack stack--tight'>
      <View className='row between'><View className='h3 num'>{label}</View><Tag tone={STATE[state][0]} icon={state === 'approved' ? 'check' : 'clock'}>{STATE[state][1]}</Tag></View>
      <Facts facts={[['哪一天', `${dateWords(day, now)}，${SERVICE_TEXT[service]}`], ['时长', minutes === 0 ? undefined : signed(hoursWords(minutes), minutes)], ['积分', points === 0 ? undefined : signed(String(points), points)], ['为什么', why], ['谁提的', who(by, byMe)], ['提的时间', momentWords(at, now)], [state === 'declined' ? '谁没同意' : '谁同意的', decided && who(decided.by, decided.byMe)], ['定的时间', decided && momentWords(decided.at, now)], ['核对到', until === undefined ? undefined : momentWords(until, now)]]} />
      {wrong && <View className='error' {...aria('alert')}>{Object.values(approve.fields)[0] ?? wrong.message}</View>}
      {actions.length > 0 && (
        <View className='row wrap mt2'>
          {actions.includes('withdraw') && <Button kind='ghost' className='grow' loading={withdraw.busy} onTap={() => void withdraw.run(input)}>撤回</Button>}
          {actions.includes('decline') && <Button kind='ghost' className='grow' onTap={() => setDeclining(true)}>不同意</Button>}
          {actions.includes('approve') && <Button kind='primary' className='grow' loading={approve.busy} onTap={() => void approve.run(input)}>核对过，同意</Button>}
        </View>
      )}
      {declining && (
        <ConfirmSheet question='不同意这笔更正？' confirmLabel='不同意' busy={decline.busy} error={decline.error?.message} missing={note.trim() === '' ? '请写一句为什么' : undefined} onCancel={() => setDeclining(false)} onConfirm={() => void decline.run({ ...input, note })}>
          <TextField label='为什么' value={note} maxLength={200} onChange={setNote} />
        </ConfirmSheet>
      )}
    </Card>
  )
}
