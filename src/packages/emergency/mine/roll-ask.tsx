import { View } from '@tarojs/components'
import type { MyEmergency } from '@core/contract/emergency'
import { ROLL_ANSWER_TEXT } from '@core/text/zh-emergency'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { say } from '@/hooks/notice'
import { useApiSubmit } from '@/hooks/use-api'

/** The open question, answered by one tap and changed by another, until it closes. */
export function RollAsk({ roll, now, onAnswered }: { readonly roll: NonNullable<MyEmergency['roll']>; readonly now: number; readonly onAnswered: () => unknown }) {
  const { id, question, until, state, answer } = roll
  const send = useApiSubmit('emergency', 'answerRoll', { onDone: (given) => { say(`记下了：${ROLL_ANSWER_TEXT[given.answer]}`); void onAnswered() }, onStale: () => void onAnswered() })
  const open = state === 'open'
  const chosen = answer === undefined ? undefined : ROLL_ANSWER_TEXT[answer]
  return (
    <Card accent={open && answer === undefined}>
      <View className='h2'>{question}</View>
      <View className='s num'>{open ? `${momentWords(until, now)} 前都能改${chosen === undefined ? '' : `；您答的是：${chosen}`}` : chosen === undefined ? '这一轮结束了，您没有答' : `这一轮结束了，您答的是：${chosen}`}</View>
      {send.error && <View className='error' {...aria('alert')}>{send.error.message}</View>}
      {open && (
        <View className='em-answers'>
          {(['cannot', 'can'] as const).map((each) => (
            <Button key={each} kind={each === 'can' && answer !== 'cannot' ? 'primary' : 'ghost'} {...(answer === each ? { icon: 'check' as const } : {})} loading={send.busy && send.sending?.answer === each} onTap={() => void send.run({ rollId: id, answer: each })}>{ROLL_ANSWER_TEXT[each]}</Button>
          ))}
        </View>
      )}
    </Card>
  )
}
