import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RewardView } from '@core/contract/points'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

/** Pieces that came in, or went out by another way than a code: each with why. */
export function StockSheet({ reward, onDone, onClose }: { readonly reward: RewardView; readonly onDone: () => void; readonly onClose: () => void }) {
  const [way, setWay] = useState('in')
  const [pieces, setPieces] = useState('')
  const [note, setNote] = useState('')
  const send = useApiSubmit('points', 'restockReward', { onDone })
  const missing = !/^[1-9]\d{0,3}$/.test(pieces) ? '请写几件' : note.trim() === '' ? '请写一句为什么' : undefined
  return (
    <ConfirmSheet question={reward.title} note={`现在还有 ${reward.left} 件，另外给人留着 ${reward.kept} 件。`} confirmLabel='记上' busy={send.busy} error={send.error?.message} missing={missing} onCancel={onClose} onConfirm={() => void send.run({ rewardId: reward.id, pieces: Number(pieces) * (way === 'in' ? 1 : -1), note })}>
      <View className='stack'>
        <ChoiceField label='进还是出' choices={[{ value: 'in', label: '进货' }, { value: 'out', label: '少了、坏了' }]} value={[way]} onChange={([next = 'in']) => setWay(next)} />
        <TextField label='几件' type='number' value={pieces} onChange={setPieces} />
        <TextField label='为什么' value={note} maxLength={200} onChange={setNote} />
      </View>
    </ConfirmSheet>
  )
}
