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
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

/** A gift that waits: the community rings the elder up, then confirms, or says why not. */
export function GiftCard({ gift, now, onDone }: { readonly gift: GiftView; readonly now: number; readonly onDone: (said: string) => void }) {
  const { id, minutes, giver, phone, name, at, until, known } = gift
  const [refusing, setRefusing] = useState(false)
  const [note, setNote] = useState('')
  const confirm = useApiSubmit('points', 'confirmGift', { onDone: () => onDone('确认了，长辈收到了') })
  const refuse = useApiSubmit('points', 'refuseGift', { onDone: () => { setRefusing(false); onDone('退回给送的人了') } })
  return (
    <Card className='stack stack--tight'>
      <Facts facts={[['送', `${giver}送 ${hoursWords(minutes)}`], [name === undefined ? '长辈的电话' : '家里人的电话', phone], ['给哪位长辈', name], ['什么时候', momentWords(at, now)], ['确认到', until === undefined ? undefined : momentWords(until, now)]]} />
      {!known && <View className='s'>这个电话还没有登记。请先帮{name === undefined ? '长辈' : '家里人'}登记住址和电话，再确认。</View>}
      {confirm.error && <View className='error' {...aria('alert')}>{confirm.error.message}</View>}
      <View className='row wrap mt2'>
        <Button kind='ghost' className='grow' icon='phone' onTap={() => void Taro.makePhoneCall({ phoneNumber: phone })}>打给长辈</Button>
        <Button kind='ghost' className='grow' onTap={() => setRefusing(true)}>退回</Button>
        <Button kind='primary' className='grow' loading={confirm.busy} off={!known} onTap={() => void confirm.run({ giftId: id })}>问过本人，确认</Button>
      </View>
      {refusing && (
        <ConfirmSheet question='退回给送的人？' confirmLabel='退回' busy={refuse.busy} error={refuse.error?.message} missing={note.trim() === '' ? '请写一句为什么' : undefined} onCancel={() => setRefusing(false)} onConfirm={() => void refuse.run({ giftId: id, note })}>
          <TextField label='为什么' value={note} maxLength={200} onChange={setNote} />
        </ConfirmSheet>
      )}
    </Card>
  )
}
