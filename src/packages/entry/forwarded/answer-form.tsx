import { View } from '@tarojs/components'
import { FORWARD_ANSWER_TEXT } from '@core/text/zh'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { MAX, tooLong } from '@/components/field/too-long'
import type { Answer } from './use-answer'

const WHO_MAX = 30
const CHOICES = Object.entries(FORWARD_ANSWER_TEXT).map(([value, label]) => ({ value, label }))
const NOTE_LABEL = { done: '怎么办的', notOurs: '该找哪个单位', needsInfo: '还想知道什么' } as const

/** What is still missing, as a sentence. */
export function missingIn({ answer, note, answeredBy }: Answer): string | undefined {
  if (answer === undefined) return '请选择结果'
  if (note.trim() === '') return `请填写${NOTE_LABEL[answer]}`
  if (answeredBy.trim() === '') return '请填写由谁答复'
  return tooLong(note, MAX.note) ?? tooLong(answeredBy, WHO_MAX) ? '有一处写得太长，请删短一些' : undefined
}

export interface AnswerFormProps {
  readonly answer: Answer
  readonly fields: Readonly<Record<string, string>>
  readonly error?: string
  readonly onChange: (part: Partial<Answer>) => void
}

export function AnswerForm({ answer, fields, error, onChange }: AnswerFormProps) {
  return (
    <Card className='stack'>
      <View className='h2'>您的答复</View>
      <ChoiceField label='结果' choices={CHOICES} value={answer.answer ? [answer.answer] : []} error={fields['answer']} onChange={([next]) => onChange({ answer: next as Answer['answer'] })} />
      <TextField label={answer.answer ? NOTE_LABEL[answer.answer] : '说明'} long maxLength={MAX.note} value={answer.note} error={fields['note']} hint='只有社区、街道和区里看得到' onChange={(note) => onChange({ note })} />
      <TextField label='由谁答复' placeholder='单位和岗位，比如：供水公司 维修班' maxLength={WHO_MAX} value={answer.answeredBy} error={fields['answeredBy']} onChange={(answeredBy) => onChange({ answeredBy })} />
      <View className='s'>只能答复一次。交上后社区会来核实，再告诉居民。</View>
      {error && <View className='error' {...aria('alert')}>{error}</View>}
    </Card>
  )
}
