import { useState } from 'react'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

interface CancelSheetProps { readonly as: 'staff' | 'member'; readonly activityId: string; readonly onDone: () => void; readonly onClose: () => void }

/** Called off, with why; everybody who was told of it is told of this. */
export function CancelSheet({ as, activityId, onDone, onClose }: CancelSheetProps) {
  const [reason, setReason] = useState('')
  const send = useApiSubmit('activities', 'cancel', { onDone })
  return (
    <ConfirmSheet question='取消这场活动？' note='收到过通知的人都会收到取消的消息。' confirmLabel='取消这场' busy={send.busy} error={send.error?.message} missing={reason.trim() === '' ? '请写一句原因' : undefined} onCancel={onClose} onConfirm={() => void send.run({ as, activityId, reason })}>
      <TextField label='原因' value={reason} maxLength={100} onChange={setReason} />
    </ConfirmSheet>
  )
}
