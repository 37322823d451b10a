import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
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

/** A second tap of the finger that opened the sheet lands where its buttons have come to stand: nobody has read the question by then. */
export const UNREAD_MS = 600

/** Where something has to be answered first, whoever has answered it has read. */
function useUnread(asksFirst: boolean): boolean {
  const [unread, setUnread] = useState(!asksFirst)
  useEffect(() => {
    const timer = setTimeout(() => setUnread(false), UNREAD_MS)
    return () => clearTimeout(timer)
  }, [])
  return unread
}

/** One question from below, near the thumb. Render it while it is open. */
export function ConfirmSheet({ question, note, confirmLabel, busy, error, missing, onConfirm, onCancel, children }: ConfirmSheetProps) {
  const unread = useUnread(missing !== undefined)
  return (
    <Sheet title={question} onClose={onCancel}>
      {note && <View className='s'>{note}</View>}
      {children}
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      <View className='sheet__foot'>
        {missing && <View className='sheet__missing'>{missing}</View>}
        <View className='sheet__buttons'>
          <Button kind='ghost' className='grow' onTap={onCancel}>先不</Button>
          <Button kind='primary' className='grow' loading={busy} off={missing !== undefined} deaf={unread} onTap={onConfirm}>{confirmLabel}</Button>
        </View>
      </View>
    </Sheet>
  )
}
