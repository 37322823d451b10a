import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { aria } from '../aria'
import { Button } from '../button'
import { type Choice, ChoiceField } from '../field/choice-field'
import { TextField } from '../field/text-field'
import { Sheet } from '../sheet'

export interface ConfirmAnswer {
  readonly choice?: string
  readonly reason: string
}

export interface ConfirmSheetProps {
  readonly question: string
  /** What happens next if they agree, and whether it can be undone. */
  readonly note?: string
  readonly choices?: { readonly label: string; readonly options: readonly Choice[] }
  readonly reason?: { readonly label: string; readonly placeholder?: string; readonly required?: boolean }
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly busy?: boolean
  readonly error?: string
  /** A sentence: what the children still want answered. */
  readonly missing?: string
  readonly onConfirm: (answer: ConfirmAnswer) => void
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** One question from below, near the thumb. Render it while it is open; what was typed lives as long as it does. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const { question, note, choices, reason, confirmLabel, cancelLabel = '先不', busy, error, onConfirm, onCancel, children } = props
  const [choice, setChoice] = useState<string>()
  const [text, setText] = useState('')

  const missing = props.missing ?? (choices && !choice ? `请选择${choices.label}` : reason?.required && !text.trim() ? `请填写${reason.label}` : undefined)
  return (
    <Sheet title={question} onClose={onCancel}>
      {note && <View className='s'>{note}</View>}
      {choices && <ChoiceField label={choices.label} choices={choices.options} value={choice ? [choice] : []} onChange={([value]) => setChoice(value)} />}
      {reason && <TextField label={reason.label} required={reason.required} placeholder={reason.placeholder} value={text} long onChange={setText} />}
      {children}
      {error && <View className='sheet__error' {...aria('alert')}>{error}</View>}
      <View className='sheet__buttons'>
        <Button kind='ghost' className='grow' onTap={onCancel}>{cancelLabel}</Button>
        <Button kind='primary' className='grow' loading={busy} disabledReason={missing} onTap={() => onConfirm({ choice, reason: text.trim() })}>{confirmLabel}</Button>
      </View>
    </Sheet>
  )
}
