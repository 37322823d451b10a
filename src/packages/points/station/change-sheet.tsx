import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RewardView } from '@core/contract/points'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

/** Minutes or points of one of what is typed: hours, or points. */
const PER = { minutes: 60, points: 1 } as const

/** What it is called, what is said of it, what it costs from now on. What is kept for somebody already stays at its price. */
export function ChangeSheet({ reward, onDone, onClose }: { readonly reward: RewardView; readonly onDone: () => void; readonly onClose: () => void }) {
  const per = PER[reward.unit]
  const [fields, setFields] = useState({ title: reward.title, about: reward.about, price: String(reward.price / per) })
  const send = useApiSubmit('points', 'changeReward', { onDone })
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const cost = reward.unit === 'minutes' ? '几小时一件' : '几分一件'
  const missing = fields.title.trim() === '' ? '请写是什么' : fields.about.trim() === '' ? '请写一句说明' : !/^[1-9]\d{0,3}$/.test(fields.price) ? `请写${cost}` : undefined
  return (
    <ConfirmSheet
      question='改一改' note={reward.kept > 0 ? `已经给人留着的 ${reward.kept} 件，还按原来的价。` : '从现在起按新的换。'} confirmLabel='改好了' busy={send.busy} error={send.error?.message} missing={missing} onCancel={onClose}
      onConfirm={() => void send.run({ rewardId: reward.id, fields: { title: fields.title.trim(), about: fields.about.trim(), price: Number(fields.price) * per } })}
    >
      <View className='stack'>
        <TextField label='是什么' value={fields.title} maxLength={30} error={send.fields['title']} onChange={(title) => set({ title })} />
        <TextField label='说明' hint='多大一份、什么时候能领' value={fields.about} maxLength={200} error={send.fields['about']} onChange={(about) => set({ about })} />
        <TextField label={cost} type='number' value={fields.price} error={send.fields['price']} onChange={(price) => set({ price })} />
        <View className='s'>有几件在“进出货”里改。</View>
      </View>
    </ConfirmSheet>
  )
}
