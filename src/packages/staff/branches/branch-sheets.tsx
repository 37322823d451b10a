import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { BranchView } from '@core/contract/registry'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { dateWords } from '@/components/date-words'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { Sheet } from '@/components/sheet'
import { MemberPicker } from '../rules/member-picker'
import { FoundSheet } from './found-sheet'
import { InstructSheet } from './instruct-sheet'
import type { Branches } from './use-branches'

/** The sheet that is open, over the branch it is about. */
export function BranchSheets({ branches, grids }: { readonly branches: Branches; readonly grids: readonly { readonly id: string; readonly name: string }[] }) {
  const { sheet, open } = branches
  if (sheet?.kind === 'found') return <FoundSheet branches={branches} grids={grids} />
  if (sheet === undefined || open === undefined) return null
  switch (sheet.kind) {
    case 'add': return <AddSheet branches={branches} branch={open} />
    case 'members': return <MembersSheet branches={branches} branch={open} />
    case 'instruct': return <InstructSheet branches={branches} branch={open} />
    case 'end': return <EndSheet branches={branches} branch={open} />
  }
}

interface OfOne { readonly branches: Branches; readonly branch: BranchView }

function AddSheet({ branches: { as, deed, show }, branch }: OfOne) {
  const [person, setPerson] = useState({ id: '', label: '' })
  const personId = person.id
  return (
    <ConfirmSheet
      question='加一位党员' note={branch.to === undefined ? '本人会知道。' : `到 ${dateWords(branch.to, Date.now())} 为止，原来的支部照旧。本人会知道。`} confirmLabel='加进来' busy={deed.busy} error={deed.error?.message} missing={personId === '' ? '请按编号找一位' : undefined}
      onConfirm={() => void deed.run({ action: 'addBranchMember', input: { as, branchId: branch.id, personId } })} onCancel={() => show(undefined)}
    >
      <MemberPicker as={as} value={personId} label={person.label} onChange={(id, label) => setPerson({ id, label })} />
    </ConfirmSheet>
  )
}

function MembersSheet({ branches: { as, deed, show }, branch }: OfOne) {
  return (
    <Sheet title={`${branch.name}的党员`} onClose={() => show(undefined)}>
      {deed.error && <View className='error' {...aria('alert')}>{deed.error.message}</View>}
      {branch.members.length === 0 && <View className='s'>还没有党员。在「加党员」里按编号找。</View>}
      <View className='branch__members'>
        {branch.members.map(({ personId, label, to }) => (
          <View key={personId} className='row'>
            <View className='grow'><View className='h3'>{label}</View>{to !== undefined && <Text className='xs num'>到 {dateWords(to, Date.now())}</Text>}</View>
            {branch.secretary === label ? <Text className='s'>书记</Text> : <Button size='small' kind='ghost' label={`请${label}当书记`} onTap={() => void deed.run({ action: 'setSecretary', input: { as, branchId: branch.id, personId } })}>当书记</Button>}
            <Button size='small' kind='ghost' label={`请出${label}`} onTap={() => void deed.run({ action: 'removeBranchMember', input: { as, branchId: branch.id, personId } })}>请出</Button>
          </View>
        ))}
      </View>
    </Sheet>
  )
}

function EndSheet({ branches: { as, deed, show }, branch }: OfOne) {
  const [note, setNote] = useState('')
  return (
    <ConfirmSheet question={`撤销${branch.name}`} note='成员都会知道，原来的支部照旧；记录都留着。' confirmLabel='撤销' busy={deed.busy} error={deed.error?.message} missing={note.trim() === '' ? '请写一句为什么' : undefined} onConfirm={() => void deed.run({ action: 'endBranch', input: { as, branchId: branch.id, note: note.trim() } })} onCancel={() => show(undefined)}>
      <TextField label='为什么' long maxLength={MAX.reason} value={note} onChange={setNote} />
    </ConfirmSheet>
  )
}
