import { View } from '@tarojs/components'
import type { CallableAction } from '@core/contract/order-payloads'
import { ACTION_TEXT } from '@core/text/zh'
import { ConfirmSheet } from '../confirm-sheet'
import type { PhotoPickerProps } from '../photo-picker'
import { AskField, type QuickText, type Slots } from './ask-field'
import type { AnyAsk, Draft, Narrowed } from './ask-types'
import { ASKS } from './asks'
import { fieldsOf, missingIn, payloadOf } from './draft'

export interface ActionSheetProps {
  /** What is being asked now; without it nothing is drawn. */
  readonly action?: CallableAction
  /** Answers that the page brought along: sent, and not asked again. */
  readonly given: Draft
  /** What has been answered so far. It lives outside, so that an error or a closed sheet loses nothing. */
  readonly draft: Draft
  readonly fields: Readonly<Record<string, string>>
  readonly error?: string
  readonly busy: boolean
  /** The server's now, ms epoch. */
  readonly now: number
  readonly photos?: PhotoPickerProps
  readonly photosReady?: boolean
  readonly narrowed?: Narrowed
  readonly quick?: readonly QuickText[]
  readonly slots?: Slots
  readonly onChange: (part: Draft) => void
  readonly onConfirm: (payload: Readonly<Record<string, unknown>>) => void
  readonly onCancel: () => void
}

/** Asks what an action needs (components/action-sheet/asks.ts) and answers with the contract's payload. */
export function ActionSheet({ action, given, draft, fields, error, busy, now, photos, photosReady = true, narrowed, quick, slots, onChange, onConfirm, onCancel }: ActionSheetProps) {
  if (!action) return null
  const ask: AnyAsk = ASKS[action]
  const shown = fieldsOf(ask, draft, given)
  const missing = missingIn(shown, draft) ?? (photosReady ? undefined : '照片还在上传，请等一下')
  // Keyed fields of the server: `time.to` belongs to the question `time`.
  const errorOf = (key: string) => Object.entries(fields).find(([path]) => path === key || path.startsWith(`${key}.`))?.[1]
  return (
    <ConfirmSheet
      question={ask.question ?? ACTION_TEXT[action]}
      note={ask.note}
      confirmLabel={ask.confirmLabel?.(draft) ?? ACTION_TEXT[action]}
      busy={busy}
      error={error}
      missing={missing}
      onConfirm={() => onConfirm(payloadOf(shown, draft, given))}
      onCancel={onCancel}
    >
      {shown.map((field) => (
        <View key={field.key}>
          <AskField field={field} draft={draft} narrowed={narrowed} error={errorOf(field.key)} now={now} quick={quick} photos={photos} slots={slots} onChange={onChange} />
        </View>
      ))}
    </ConfirmSheet>
  )
}
