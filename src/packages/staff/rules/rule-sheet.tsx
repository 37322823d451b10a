import { useState } from 'react'
import type { CatalogueView } from '@core/contract/catalogue'
import type { SettingsView } from '@core/contract/dispatch'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { DutyFields, EVERY_DAY, spanTrouble } from '@/components/field/duty-fields'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { MemberPicker } from './member-picker'
import type { Route } from './rule-words'

const ANY = ''
const KINDS = [{ value: 'unit', label: '双报到单位' }, { value: 'grid', label: '网格党员队' }, { value: 'member', label: '一位党员' }] as const

interface RuleSheetProps {
  readonly route: Route
  readonly isNew: boolean
  readonly categories: CatalogueView['categories']
  readonly settings: Pick<SettingsView, 'grids' | 'units'>
  readonly nameOf: (memberId: string) => string | undefined
  readonly onName: (memberId: string, label: string) => void
  readonly onKeep: (route: Route) => void
  readonly onClose: () => void
}

/** One rule: for which orders, and who is asked first. */
export function RuleSheet({ route, isNew, categories, settings: { grids, units }, nameOf, onName, onKeep, onClose }: RuleSheetProps) {
  const [draft, setDraft] = useState(route)
  const set = (part: Partial<Route>) => setDraft((old) => ({ ...old, ...part }))
  const time = draft.time ?? { days: EVERY_DAY, from: '18:00', to: '08:00' }
  const trouble = draft.time && spanTrouble(draft.time)
  const missing = draft.name.trim() === '' ? '请给这条规则起个名字' : draft.to.id === '' ? '请选先找谁' : draft.time && draft.time.days.length === 0 ? '请至少选一天' : trouble
  return (
    <ConfirmSheet question={isNew ? '加一条规则' : '改这条规则'} confirmLabel='放进规则' missing={missing} onConfirm={() => onKeep({ ...draft, name: draft.name.trim() })} onCancel={onClose}>
      <TextField label='名字' placeholder='如：夜里水电找供水公司' value={draft.name} maxLength={20} onChange={(name) => set({ name })} />
      <PickerField label='哪一类单' value={draft.categoryId ?? ANY} options={[{ value: ANY, label: '所有类别' }, ...categories.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(value) => set({ categoryId: value || undefined })} />
      <PickerField label='哪个网格' value={draft.gridId ?? ANY} options={[{ value: ANY, label: '全社区' }, ...grids.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(value) => set({ gridId: value || undefined })} />
      <ChoiceField label='什么时候点的单' choices={[{ value: 'any', label: '任何时候' }, { value: 'span', label: '只在一段时间' }]} value={[draft.time ? 'span' : 'any']} onChange={([value]) => set({ time: value === 'span' ? time : undefined })} />
      {draft.time && <DutyFields span={draft.time} error={trouble} onChange={(span) => set({ time: span })} />}
      <ChoiceField label='先找谁' choices={KINDS} value={[draft.to.kind]} onChange={([kind]) => set({ to: { kind: (kind ?? 'unit') as Route['to']['kind'], id: '' } })} />
      {draft.to.kind === 'unit' && <PickerField label='单位' value={draft.to.id} options={units.map(({ id, name, members }) => ({ value: id, label: `${name}（${members} 人）` }))} onChange={(id) => set({ to: { kind: 'unit', id } })} />}
      {draft.to.kind === 'grid' && <PickerField label='网格' value={draft.to.id} options={grids.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => set({ to: { kind: 'grid', id } })} />}
      {draft.to.kind === 'member' && <MemberPicker value={draft.to.id} label={nameOf(draft.to.id)} onChange={(id, label) => { onName(id, label); set({ to: { kind: 'member', id } }) }} />}
    </ConfirmSheet>
  )
}
