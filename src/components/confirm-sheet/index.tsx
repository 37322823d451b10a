import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { Button } from '../button'
import { Sheet } from '../sheet'

export interface ConfirmSheetProps {
  readonly question: string
  /** What happens next if they agree, and whether it can be undone. */
  readonly note?: string
  readonly confirmLabel: string
  readonly busy?: boolean
  readonly error?: string
  /** A sentence: what the children still want answered. */
  readonly missing?: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** One question from below, near the thumb. Render it while it is open. */
export function ConfirmSheet({ question, note, confirmLabel, busy, error, missing, onConfirm, onCancel, children }: ConfirmSheetProps) {
  return (
    <Sheet title={question} onClose={onCancel}>
      {note && <View className='s'>{note}</View>}
      {children}
      {error && <View className='sheet__error' {...aria('alert')}>{error}</View>}
      <View className='sheet__foot'>
        {missing && <View className='sheet__missing'>{missing}</View>}
        <View className='sheet__buttons'>
          <Button kind='ghost' className='grow' onTap={onCancel}>先不</Button>
          <Button kind='primary' className='grow' loading={busy} off={missing !== undefined} onTap={onConfirm}>{confirmLabel}</Button>
        </View>
      </View>
    </Sheet>
  )
}
