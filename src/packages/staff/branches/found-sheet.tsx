import { useState } from 'react'
import type { InputOf } from '@core/contract/api'
import { BRANCH_KINDS } from '@core/domain/branch/branch'
import { dateText, morningOf } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DateField } from '@/components/date-field'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { useServerOffset } from '@/hooks/use-server-clock'
import { KIND_NAMES } from './branch-card'
import type { Branches } from './use-branches'

type Input = InputOf<'registry', 'foundBranch'>
const DAY = 86_400_000
const NAME_MAX = 30
const PURPOSE_MAX = 60

/** A new branch: what kind, what it is called; for a time: what for and until when. Grid branches come with their grid. */
export function FoundSheet({ branches: { as, deed, units, show }, grids }: { readonly branches: Branches; readonly grids: readonly { readonly id: string; readonly name: string }[] }) {
  const now = Date.now() + useServerOffset()
  const [draft, setDraft] = useState<{ readonly kind: Input['branchKind']; readonly name: string; readonly purpose: string; readonly date: string; readonly unitIds: readonly string[]; readonly gridId: string }>({ kind: 'temporary', name: '', purpose: '', date: '', unitIds: [], gridId: '' })
  const edit = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }))
  const { kind, name, purpose, date, unitIds, gridId } = draft
  const kinds = BRANCH_KINDS.filter((each) => each !== 'grid' || grids.length > 0)
  const missing = name.trim() === '' ? '请给支部起个名字'
    : kind === 'temporary' && purpose.trim() === '' ? '请写做什么用'
    : kind === 'temporary' && date === '' ? '请选到哪天为止'
    : kind === 'grid' && gridId === '' ? '请选网格'
    : kind === 'unit' && unitIds.length !== 1 ? '请选一个单位'
    : kind === 'joint' && unitIds.length < 2 ? '请选两个以上的单位' : undefined
  const send = () => void deed.run({ action: 'foundBranch', input: { as, branchKind: kind, name: name.trim(), ...(kind === 'temporary' ? { purpose: purpose.trim(), to: morningOf(date) } : {}), ...(kind === 'grid' ? { gridId } : {}), unitIds: kind === 'unit' || kind === 'joint' ? [...unitIds] : [] } })
  const choices = units.map(({ id, name: label }) => ({ value: id, label }))
  return (
    <ConfirmSheet question='建一个支部' confirmLabel='建好' busy={deed.busy} error={deed.error?.message} missing={missing} onConfirm={send} onCancel={() => show(undefined)}>
      <ChoiceField label='哪一种' choices={kinds.map((value) => ({ value, label: KIND_NAMES[value] }))} value={[kind]} onChange={([value]) => edit({ kind: (value ?? 'temporary') as Input['branchKind'], unitIds: [] })} />
      <TextField label='名字' maxLength={NAME_MAX} value={name} onChange={(next) => edit({ name: next })} />
      {kind === 'temporary' && <TextField label='做什么用' placeholder='如：防汛值守' maxLength={PURPOSE_MAX} value={purpose} onChange={(next) => edit({ purpose: next })} />}
      {kind === 'temporary' && <DateField label='到哪天为止' start={dateText(now + DAY)} value={date} onChange={(next) => edit({ date: next })} />}
      {kind === 'grid' && <PickerField label='网格' value={gridId} options={grids.map(({ id, name: label }) => ({ value: id, label }))} onChange={(next) => edit({ gridId: next })} />}
      {kind === 'unit' && <PickerField label='单位' value={unitIds[0] ?? ''} options={choices} onChange={(next) => edit({ unitIds: [next] })} />}
      {kind === 'joint' && [0, 1].map((at) => <PickerField key={at} label={`单位 ${at + 1}`} value={unitIds[at] ?? ''} options={choices} onChange={(next) => edit({ unitIds: at === 0 ? [next, ...unitIds.slice(1)] : [...unitIds.slice(0, 1), next] })} />)}
    </ConfirmSheet>
  )
}
