import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { BranchView } from '@core/contract/registry'
import { Button } from '@/components/button'
import { PickList } from '@/components/choosers/pick-list'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { useCompounds } from '@/hooks/use-compounds'
import { useViewer } from '@/hooks/use-viewer'
import { MemberPicker } from '../rules/member-picker'
import type { Branches } from './use-branches'

type Target = BranchView['instructors'][number]['target']
const TARGETS = [{ value: 'unit', label: '单位' }, { value: 'compound', label: '小区' }] as const
const SHOWN = 8

/** 党建指导员 for a unit, or for a compound, that has no branch yet. */
export function InstructSheet({ branches: { as, deed, units, show }, branch }: { readonly branches: Branches; readonly branch: BranchView }) {
  const [person, setPerson] = useState({ id: '', label: '' })
  const [target, setTarget] = useState<Target>('unit')
  const [targetId, setTargetId] = useState('')
  const personId = person.id
  const missing = personId === '' ? '请按编号找一位' : targetId === '' ? `请选派到哪个${target === 'unit' ? '单位' : '小区'}` : undefined
  return (
    <ConfirmSheet
      question='派一位党建指导员' note='派到还没有支部的单位或小区。本人会知道，单位也会知道。' confirmLabel='派出' busy={deed.busy} error={deed.error?.message} missing={missing}
      onConfirm={() => void deed.run({ action: 'addInstructor', input: { as, branchId: branch.id, personId, target, targetId } })} onCancel={() => show(undefined)}
    >
      <MemberPicker as={as} value={personId} label={person.label} onChange={(id, label) => setPerson({ id, label })} />
      <ChoiceField label='派到哪里' choices={TARGETS} value={[target]} onChange={([value]) => { setTarget((value ?? 'unit') as Target); setTargetId('') }} />
      {target === 'unit' ? <PickerField label='派到哪个单位' value={targetId} options={units.map(({ id, name }) => ({ value: id, label: name }))} onChange={setTargetId} /> : <CompoundList as={as} value={targetId} onChange={setTargetId} />}
      {branch.instructors.map(({ personId: id, label, at, target: kind, targetId: there }) => (
        <View key={`${id}${there}`} className='row'><View className='grow'>{label} 在{at}</View><Button size='small' kind='ghost' label={`结束${label}在${at}`} onTap={() => void deed.run({ action: 'endInstructor', input: { as, branchId: branch.id, personId: id, target: kind, targetId: there } })}>结束</Button></View>
      ))}
    </ConfirmSheet>
  )
}

/** Compounds of one's own community; of the whole district for who works for more. Two or three characters find one. */
function CompoundList({ as, value, onChange }: { readonly as: Branches['as']; readonly value: string; readonly onChange: (id: string) => void }) {
  const { compounds, open } = useCompounds()
  const own = useViewer().me?.roles.find(({ role }) => role === 'staff')?.scopeId
  const [query, setQuery] = useState('')
  useEffect(open, [open])
  const all = compounds.data?.filter(({ communityId }) => as !== 'staff' || communityId === own)
  const found = all?.filter(({ id, name }) => (query.trim() === '' ? id === value || as === 'staff' : name.includes(query.trim()))).slice(0, SHOWN)
  return (
    <PickList
      name='派到哪个小区' placeholder='写小区名里的两三个字' query={query} onQuery={setQuery} value={value} onChange={onChange} error={compounds.error?.message}
      items={found?.map(({ id, name, community }) => ({ value: id, label: name, sub: community }))} empty={query.trim() === '' ? '写几个字就能找到。' : `没有找到“${query.trim()}”。`}
    />
  )
}
