import { View } from '@tarojs/components'
import { useState } from 'react'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { useServerOffset } from '@/hooks/use-server-clock'
import { holdChoices } from './hold'

interface HoldSheetProps {
  readonly title: string
  readonly busy: boolean
  readonly error?: string
  readonly onHold: (until: number) => void
  readonly onClose: () => void
}

/** Until when an order is left out of plans; what it costs is said, for its limits go on. */
export function HoldSheet({ title, busy, error, onHold, onClose }: HoldSheetProps) {
  const offset = useServerOffset()
  // As they were when the sheet was opened: a choice does not slip away while it is read.
  const [choices] = useState(() => holdChoices(Date.now() + offset))
  const [until, setUntil] = useState<string>()
  return (
    <ConfirmSheet
      question={`先不派：${title}`} confirmLabel='先留着' busy={busy} error={error} missing={until === undefined ? '选好留到什么时候' : undefined}
      onConfirm={() => until !== undefined && onHold(Number(until))} onCancel={onClose}
    >
      <View className='s'>到那时之前，方案里没有它，系统也不派；派单和办结时限照走。随时能接着派。</View>
      <ChoiceField label='留到什么时候' choices={choices.map((each) => ({ value: String(each.until), label: each.label }))} value={until === undefined ? [] : [until]} onChange={([value]) => setUntil(value)} />
    </ConfirmSheet>
  )
}
