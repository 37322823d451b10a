import { useState } from 'react'
import { LEVEL_TEXT } from '@core/text/zh-emergency'
import { momentWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import type { SheetProps } from './cockpit-sheets'

/** The yes of the district: what it puts in force, and until when. */
export function ApproveSheet({ view, now, control: { deed, emergencyId, show } }: SheetProps) {
  return (
    <ConfirmSheet
      question='同意这份应急？' note={`${LEVEL_TEXT[view.level]}，${view.areas.join('、')}，到 ${momentWords(view.endsAt, now)}。范围里的人首页都会看到，到时间自己结束。`}
      confirmLabel='同意' busy={deed.busy} error={deed.error?.message} onConfirm={() => void deed.run({ action: 'approve', input: { as: 'district', emergencyId } })} onCancel={() => show(undefined)}
    />
  )
}

const NOTES = {
  refuse: { question: '不同意这份应急', note: '起草的街道会看到原因。', label: '为什么' },
  cancel: { question: '取消这份应急', note: '它还没有开始。各处都会知道。', label: '为什么' },
  refuseChange: { question: '不同意调整', note: '应急照原来的级别和时间接着。', label: '为什么' },
  standDown: { question: '解除应急', note: '没开始的应急班次会取消并告诉认领的人；点名关闭，探访名单封存，要帮助的转成一单；剩下的物资列出由谁保管。', label: '一句说明' },
} as const

/** A no, or the end, with its reason. */
export function NoteSheet({ action, control: { deed, emergencyId, show } }: SheetProps & { readonly action: keyof typeof NOTES }) {
  const [note, setNote] = useState('')
  const { question, note: after, label } = NOTES[action]
  return (
    <ConfirmSheet
      question={question} note={after} confirmLabel={action === 'standDown' ? '解除' : '确定'} busy={deed.busy} error={deed.error?.message} missing={note.trim() === '' ? '请写一句说明' : undefined}
      onConfirm={() => void deed.run({ action, input: { as: 'district', emergencyId, note: note.trim() } })} onCancel={() => show(undefined)}
    >
      <TextField label={label} long maxLength={MAX.reason} value={note} onChange={setNote} />
    </ConfirmSheet>
  )
}

/** After the end: what was done, and what is to be changed. The counts are taken from what is stored. */
export function ReviewSheet({ view: { tally }, control: { deed, emergencyId, show } }: SheetProps) {
  const [said, setSaid] = useState({ did: '', findings: '' })
  const { did, findings } = said
  return (
    <ConfirmSheet
      question='复盘' note={`数是系统数的：问了 ${tally.asked} 人，${tally.can} 人能到；岗位认领 ${tally.claimed} 人，签到 ${tally.came} 人；探访 ${tally.visited} 位，转成 ${tally.orders} 单；物资 ${tally.items} 种。`}
      confirmLabel='写好了' busy={deed.busy} error={deed.error?.message} missing={did.trim() === '' ? '请写做了什么' : findings.trim() === '' ? '请写有什么要改' : undefined}
      onConfirm={() => void deed.run({ action: 'review', input: { as: 'district', emergencyId, did: did.trim(), findings: findings.trim() } })} onCancel={() => show(undefined)}
    >
      <TextField label='做了什么' long maxLength={MAX.reason} value={did} onChange={(next) => setSaid({ ...said, did: next })} />
      <TextField label='有什么要改' long maxLength={MAX.reason} value={findings} onChange={(next) => setSaid({ ...said, findings: next })} />
    </ConfirmSheet>
  )
}
