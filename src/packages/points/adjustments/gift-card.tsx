import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { GiftView } from '@core/contract/points'
import { hoursWords } from '@core/text/zh-service'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Facts } from '@/components/facts'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

/** Enough to know somebody by whom one has on the telephone. */
const wordsOf = ({ label, name, where }: GiftView['elders'][number]): string => [name, where, label].filter(Boolean).join('，')

/** A gift that waits: the community rings the elder up, then confirms, or says why not. */
export function GiftCard({ gift, now, onDone }: { readonly gift: GiftView; readonly now: number; readonly onDone: (said: string) => void }) {
  const { id, minutes, giver, phone, name, at, until, elders } = gift
  const [chosen, setChosen] = useState<string>()
  const elder = elders.length === 1 ? elders[0]?.personId : elders.find(({ personId }) => personId === chosen)?.personId
  const [refusing, setRefusing] = useState(false)
  const [note, setNote] = useState('')
  const confirm = useApiSubmit('points', 'confirmGift', { onDone: () => onDone('确认了，长辈收到了') })
  const refuse = useApiSubmit('points', 'refuseGift', { onDone: () => { setRefusing(false); onDone('退回给送的人了') } })
  return (
    <Card className='stack stack--tight'>
      <Facts facts={[['送', `${giver}送 ${hoursWords(minutes)}`], [name === undefined ? '长辈的电话' : '家里人的电话', phone], ['给哪位长辈', name], ['什么时候', momentWords(at, now)], ['确认到', until === undefined ? undefined : momentWords(until, now)]]} />
      {elders.length === 0 && <View className='s'>本社区还没有人登记这个电话。请先帮{name === undefined ? '长辈' : '家里人'}登记住址和电话，再确认。</View>}
      {elders.length === 1 && elders.map((each) => <Facts key={each.personId} facts={[['登记的人', wordsOf(each)]]} />)}
      {elders.length > 1 && <ChoiceField label='登记这个电话的有几个人，问过的是哪一位' choices={elders.map((each) => ({ value: each.personId, label: wordsOf(each) }))} value={chosen === undefined ? [] : [chosen]} onChange={([value]) => setChosen(value)} />}
      {confirm.error && <View className='error' {...aria('alert')}>{confirm.error.message}</View>}
      <View className='row wrap mt2'>
        <Button kind='ghost' className='grow' icon='phone' onTap={() => void Taro.makePhoneCall({ phoneNumber: phone })}>打给长辈</Button>
        <Button kind='ghost' className='grow' onTap={() => setRefusing(true)}>退回</Button>
        <Button kind='primary' className='grow' loading={confirm.busy} off={elder === undefined} onTap={() => elder !== undefined && void confirm.run({ giftId: id, elderId: elder })}>问过本人，确认</Button>
      </View>
      {refusing && (
        <ConfirmSheet question='退回给送的人？' confirmLabel='退回' busy={refuse.busy} error={refuse.error?.message} missing={note.trim() === '' ? '请写一句为什么' : undefined} onCancel={() => setRefusing(false)} onConfirm={() => void refuse.run({ giftId: id, note })}>
          <TextField label='为什么' value={note} maxLength={200} onChange={setNote} />
        </ConfirmSheet>
      )}
    </Card>
  )
}
