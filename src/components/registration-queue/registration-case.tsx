import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { QueueItem } from '@core/contract/registry'
import { SKILLS } from '@core/domain/order/skills'
import { REFUSAL_TEXT } from '@core/text/zh-registration'
import { aria } from '../aria'
import { Button } from '../button'
import { Card } from '../card'
import { momentWords } from '../china-time'
import { DueTag } from '../due-tag'
import { Facts } from '../facts'
import { BETWEEN } from '../place-words'
import { Tag } from '../tag'
import type { Said } from './answer-sheet'
import { AnswerSheet } from './answer-sheet'
import type { Answer } from './deed-words'
import { ANSWERS, ANSWER_WORDS } from './deed-words'
import './index.scss'

export interface CaseProps {
  readonly item: QueueItem
  readonly now: number
  /** The action of this one that is on its way. */
  readonly sending?: string
  readonly error?: string
  readonly onAnswer: (answer: Answer, said: Said) => void
}

const PHONE_TAG = { unchecked: ['warn', '还没核对'], checked: ['ok', '微信核对过'], called: ['ok', '打电话核对过'] } as const
const MATCH_TAG = { none: ['warn', '名册上没有'], one: ['ok', '正好一条'], several: ['warn', '不止一条'], differs: ['warn', '名字不一样'], taken: ['warn', '已有人报到'], settled: ['ok', '已经定下'] } as const
const NOES: readonly string[] = ['refuse', 'refuseUnit', 'dismiss']

/** What somebody said, beside what the roster says, and the answer in a tap each. */
export function RegistrationCase({ item, now, sending, error, onAnswer }: CaseProps) {
  const [asking, setAsking] = useState<Answer>()
  const choose = (answer: Answer) => (ANSWER_WORDS[answer].question === undefined ? onAnswer(answer, {}) : setAsking(answer))
  const answers = ANSWERS.filter((answer) => item.actions.includes(answer))
  const [phoneTone, phoneText] = PHONE_TAG[item.phone.state]
  return (
    <Card className='stack' label={`${item.name}的报到`}>
      <View className='row between wrap'>
        <View className='h2'>{item.name}</View>
        {item.late ? <Tag tone='danger' icon='alert'>过了时间</Tag> : item.dueAt !== undefined && <DueTag due={item.dueAt} offset={now - Date.now()} what='答复' />}
      </View>
      {item.from && <View className='s'>从{item.from}搬来，您这里确认以前那边照旧。</View>}
      <View className='case__sides'>
        <View className='case__side'>
          <View className='case__head'><Text className='h3'>本人说的</Text><Tag tone={phoneTone}>{phoneText}</Tag></View>
          <Facts facts={[['手机号', item.phoneNumber === undefined ? item.phone.masked : <PhoneNumber key='phone' of={item} number={item.phoneNumber} />], ['住在', [item.compound, item.grid].filter(Boolean).join(BETWEEN)], ['单位', item.unit || '没有填'], ['能帮', skillWords(item)], ['交上来', momentWords(item.appliedAt, now)]]} />
        </View>
        {!item.actions.includes('acknowledge') && <Roster item={item} />}
      </View>
      {item.refusal && item.appeal.text && (
        <View className='case__appeal'>
          <View className='s'>{item.refusal.target === 'community' ? '社区' : '单位'}没有同意：{REFUSAL_TEXT[item.refusal.reason]}。{item.refusal.note}</View>
          <View className='mt1'>{item.appeal.text}</View>
          {item.decidedByMe && <View className='s mt1'>原来是您定的，要换一个人来看。</View>}
        </View>
      )}
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      <View className='case__answers'>
        {[...answers].sort((a, b) => rank(a, answers) - rank(b, answers)).map((answer) => (
          <Button key={answer} kind={answer === expected(answers) ? 'primary' : 'ghost'} loading={sending === answer} onTap={() => choose(answer)}>{ANSWER_WORDS[answer].label}</Button>
        ))}
      </View>
      {asking && item.actions.includes(asking) && <AnswerSheet item={item} answer={asking} busy={sending === asking} error={error} onSend={(said) => onAnswer(asking, said)} onClose={() => setAsking(undefined)} />}
    </Card>
  )
}

/** One tap calls: whether it is theirs is asked on the phone. */
const PhoneNumber = ({ of: { name }, number }: { readonly of: QueueItem; readonly number: string }) => (
  <View className='row wrap'>
    <Text className='num'>{number}</Text>
    <Button kind='ghost' size='small' icon='phone' label={`打电话给${name}`} onTap={() => void Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined)}>打电话</Button>
  </View>
)

/** The first that leads on; a no is never the expected one. */
const expected = (answers: readonly Answer[]): Answer | undefined => (['callPhone', 'settleMatch', 'confirm', 'acknowledge', 'overturn', 'overturnUnit'] as const).find((each) => answers.includes(each))
/** A no on the left, what is expected on the right, under the thumb. */
const rank = (answer: Answer, answers: readonly Answer[]): number => (NOES.includes(answer) ? 0 : answer === expected(answers) ? 2 : 1)

function Roster({ item: { match, rows } }: { readonly item: QueueItem }) {
  const [tone, text] = MATCH_TAG[match]
  return (
    <View className='case__side'>
      <View className='case__head'><Text className='h3'>名册上的</Text><Tag tone={tone}>{text}</Tag></View>
      {rows.length === 0 && <View className='s'>{match === 'settled' ? '没有这个号码，社区核对过可以报到。' : '没有这个手机号。看过介绍信或证明，可以写明原因定下来。'}</View>}
      {rows.map(({ id, name, unit, community }) => <Facts key={id} facts={[['姓名', name], ['单位', unit], ['社区', community]]} />)}
    </View>
  )
}

const skillWords = ({ skills }: QueueItem): string => skills.map((id) => SKILLS.find((each) => each.id === id)?.name ?? id).join('、')
