import { View } from '@tarojs/components'
import { BETWEEN } from '../place-words'
import { useState } from 'react'
import type { StatementView } from '@core/contract/registry'
import { Button } from '../button'
import { Card } from '../card'
import { momentWords } from '../china-time'
import { ConfirmSheet } from '../confirm-sheet'
import { TextField } from '../field/text-field'
import { MAX } from '../field/too-long'
import { Tag } from '../tag'

const DEED = { agree: 'agreeStatement', object: 'objectStatement', answer: 'answerStatement' } as const
export type StatementDeed = (typeof DEED)[keyof typeof DEED]
const TAGS = { new: ['muted', '起草中'], drafted: ['info', '等本人看'], objected: ['warn', '本人说不对'], answered: ['info', '社区答复了'], released: ['ok', '本人看过'] } as const

export interface StatementCardProps {
  readonly statement: StatementView
  readonly now: number
  readonly busy?: boolean
  readonly error?: string
  readonly onDeed: (deed: StatementDeed, said: { readonly note?: string; readonly services?: number }) => void
}

/** What a member did in a year: the member looks first, says what is wrong, and only then it goes to the unit. */
export function StatementCard({ statement, now, busy, error, onDeed }: StatementCardProps) {
  const { year, label, unit, services, state, until, objection, answer, actions } = statement
  const [asking, setAsking] = useState<'object' | 'answer'>()
  const [note, setNote] = useState('')
  const [right, setRight] = useState(String(services))
  const [tone, said] = TAGS[state]
  const number = /^\d{1,3}$/.test(right.trim()) ? Number(right) : undefined
  const missing = note.trim() === '' ? '请写一句' : asking === 'answer' && number === undefined ? '请填次数' : undefined
  return (
    <Card className='stack stack--tight' accent={actions.includes('agree')}>
      <View className='row between wrap'><View className='h3'>{label}{BETWEEN}{year} 年</View><Tag tone={tone}>{said}</Tag></View>
      <View className='num'>办结的服务 {services} 次，来自平台上的记录。</View>
      {objection && <View className='s'>本人说：{objection}</View>}
      {answer && <View className='s'>社区答复：{answer}</View>}
      {until !== undefined && actions.includes('agree') && <View className='s'>{momentWords(until, now)} 前没有说不对，就给{unit}看；在那以前单位看不到。</View>}
      {error && <View className='error'>{error}</View>}
      {actions.length > 0 && (
        <View className='row'>
          {actions.includes('object') && <Button kind='ghost' className='grow' onTap={() => setAsking('object')}>有不对的</Button>}
          {actions.includes('agree') && <Button kind='primary' className='grow' loading={busy} onTap={() => onDeed(DEED.agree, {})}>没问题，给单位</Button>}
          {actions.includes('answer') && <Button kind='primary' className='grow' onTap={() => setAsking('answer')}>答复</Button>}
        </View>
      )}
      {asking && (
        <ConfirmSheet question={asking === 'object' ? '哪里不对' : '答复本人'} note={asking === 'object' ? '社区五个工作日内核对；您看过答复，才会给单位。' : '本人看过答复，才会给单位。'} confirmLabel={asking === 'object' ? '请社区核对' : '答复'} busy={busy} error={error} missing={missing} onConfirm={() => onDeed(DEED[asking], { note: note.trim(), ...(asking === 'answer' && number !== undefined ? { services: number } : {}) })} onCancel={() => setAsking(undefined)}>
          {asking === 'answer' && <TextField label='核对后的次数' type='number' value={right} onChange={setRight} />}
          <TextField label='写一句' long maxLength={MAX.reason} value={note} onChange={setNote} />
        </ConfirmSheet>
      )}
    </Card>
  )
}
