import { ConfirmSheet } from '@/components/confirm-sheet'
import { TextField } from '@/components/field/text-field'
import { PhotoPicker } from '@/components/photo-picker'
import type { WishControl, WishDeed } from './use-wish'

/** What is asked, what happens next, whether words are wanted. */
const ASKS: Readonly<Record<WishDeed, { readonly question: string; readonly note: string; readonly go: string; readonly words?: string; readonly must?: string }>> = {
  publish: { question: '发布这个心愿？', note: '本社区的党员和结对单位看得到，可以认领。请先看一看有没有写姓名、电话和门牌。', go: '发布' },
  decline: { question: '不发布？', note: '居民会看到您写的话。', go: '不发布', words: '为什么', must: '请写一句给居民' },
  drop: { question: '撤下这个心愿？', note: '撤下以后没有人能认领，不能再恢复。', go: '撤下', words: '说一句' },
  take: { question: '认领这个心愿？', note: '请在十四天内送到。手上最多三个；送不了可以退回，让别人来。', go: '我来' },
  giveBack: { question: '退回这个心愿？', note: '别人又可以认领。', go: '退回', words: '为什么' },
  handOver: { question: '送到了？', note: '拍一张照片，或写一句交给了谁、什么时候。照片里请不要有别人的脸。', go: '送到了', words: '说一句' },
  confirm: { question: '收到了？', note: '确认以后这个心愿就实现了，您的话会转给送来的人。', go: '收到了', words: '想说的话' },
  notReceived: { question: '还没收到？', note: '会请认领的人再送一次。', go: '还没收到', words: '怎么回事', must: '请写一句怎么回事' },
}

export function DeedSheet({ control }: { readonly control: WishControl }) {
  const { open, note, setNote, photos, send, busy, error, close } = control
  if (open === undefined) return null
  const { deed, doing } = open
  const { question, note: told, go, words, must } = ASKS[deed]
  const isProof = deed === 'handOver'
  const unproved = photos.fileIds.length === 0 && note.trim() === '' ? '请拍一张照片，或写一句话' : photos.ready ? undefined : '照片还在上传'
  const missing = isProof ? unproved : must !== undefined && note.trim() === '' ? must : undefined
  return (
    <ConfirmSheet question={question} note={told} confirmLabel={go} busy={busy} error={error} missing={missing} onConfirm={() => send(deed, doing)} onCancel={close}>
      {isProof && <PhotoPicker photos={photos.photos} onAdd={() => void photos.add()} onRemove={photos.remove} onRetry={photos.retry} />}
      {words !== undefined && <TextField label={words} long={false} required={must !== undefined || isProof} hint={isProof ? '拍了照片可以不写' : undefined} value={note} maxLength={200} onChange={setNote} />}
    </ConfirmSheet>
  )
}
