import { useState } from 'react'
import type { QueueItem } from '@core/contract/registry'
import type { RefusalReason } from '@core/domain/registration/registration'
import { ConfirmSheet } from '../confirm-sheet'
import { ChoiceField } from '../field/choice-field'
import { TextField } from '../field/text-field'
import { MAX } from '../field/too-long'
import { BETWEEN } from '../place-words'
import type { Answer } from './deed-words'
import { ANSWER_WORDS, reasonChoices } from './deed-words'

export interface Said { readonly note?: string; readonly reason?: RefusalReason; readonly rowId?: string }

export interface AnswerSheetProps {
  readonly item: QueueItem
  readonly answer: Answer
  readonly busy: boolean
  readonly error?: string
  readonly onSend: (said: Said) => void
  readonly onClose: () => void
}

const NONE = 'none'

/** A reason by name and a sentence; or which row of the roster it is. */
export function AnswerSheet({ item, answer, busy, error, onSend, onClose }: AnswerSheetProps) {
  const { question = '', note: about, reasons, says = '', label } = ANSWER_WORDS[answer]
  const [note, setNote] = useState('')
  const [reason, setReason] = useState<RefusalReason>()
  const [row, setRow] = useState<string>()
  const rows = answer === 'settleMatch' && item.rows.length > 0 ? item.rows : undefined
  const missing = rows && row === undefined ? '请选一条，或选都不是' : reasons && reason === undefined ? '请选一个原因' : note.trim() === '' ? `请写一句${says}` : undefined
  return (
    <ConfirmSheet
      question={`${item.name}：${answer === 'settleMatch' && rows === undefined ? '名册上没有，凭什么认定' : question}`} note={about} confirmLabel={label} busy={busy} error={error} missing={missing} onCancel={onClose}
      onConfirm={() => onSend({ note: note.trim(), ...(reason === undefined ? {} : { reason }), ...(row === undefined || row === NONE ? {} : { rowId: row }) })}
    >
      {rows && <ChoiceField label='名册' choices={[...rows.map(({ id, name, unit }) => ({ value: id, label: [name, unit].filter(Boolean).join(BETWEEN) })), { value: NONE, label: '都不是，本人可以报到' }]} value={row === undefined ? [] : [row]} onChange={([value]) => setRow(value)} />}
      {reasons && <ChoiceField label='原因' choices={reasonChoices(reasons)} value={reason === undefined ? [] : [reason]} onChange={([value]) => setReason(value as RefusalReason)} />}
      <TextField label={says} long maxLength={MAX.reason} value={note} onChange={setNote} />
    </ConfirmSheet>
  )
}
