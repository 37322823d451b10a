import { useState } from 'react'
import type { UnitHomeView } from '@core/contract/registry'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { AddItemSheet } from '@/components/unit-lists'
import { AddPlanSheet } from './plan-part'
import type { UnitHome } from './use-unit-home'

const FLOORS = [0, 2, 4, 6, 12]

/** The sheet that is open, and what it sends. */
export function UnitSheets({ home: { deed, sheet, openSheet }, unit }: { readonly home: UnitHome; readonly unit: UnitHomeView }) {
  const { unitId } = unit
  const shared = { busy: deed.busy, error: deed.error?.message, onClose: () => openSheet(undefined) }
  switch (sheet) {
    case 'item': return <AddItemSheet {...shared} onSend={(item) => void deed.run({ action: 'addItem', input: { as: 'unit', unitId, ...item } })} />
    case 'plan': return <AddPlanSheet {...shared} year={unit.year} onSend={(item) => void deed.run({ action: 'addPlanItem', input: { as: 'unit', unitId, ...item } })} />
    case 'floor': return <FloorSheet {...shared} floor={unit.floor} onSend={(floor) => void deed.run({ action: 'setFloor', input: { as: 'unit', unitId, floor } })} />
    case 'contact': return <ContactSheet {...shared} contact={unit.contact} onSend={(contact) => void deed.run({ action: 'saveContact', input: { as: 'unit', unitId, contact } })} />
    case undefined: return null
  }
}

interface Shared { readonly busy: boolean; readonly error?: string; readonly onClose: () => void }

function FloorSheet({ floor, busy, error, onSend, onClose }: Shared & { readonly floor: number; readonly onSend: (floor: number) => void }) {
  const [chosen, setChosen] = useState(floor)
  return (
    <ConfirmSheet question='一年希望服务几次' note='只显示到没到、还差几次；不排名，也不和别的挂钩。' confirmLabel='定下来' busy={busy} error={error} onConfirm={() => onSend(chosen)} onCancel={onClose}>
      <ChoiceField label='每位党员' choices={[...new Set([...FLOORS, floor])].sort((a, b) => a - b).map((each) => ({ value: String(each), label: each === 0 ? '不定' : `${each} 次` }))} value={[String(chosen)]} onChange={([value]) => setChosen(Number(value))} />
    </ConfirmSheet>
  )
}

function ContactSheet({ contact, busy, error, onSend, onClose }: Shared & { readonly contact?: UnitHomeView['contact']; readonly onSend: (contact: { name: string; phone: string }) => void }) {
  const [name, setName] = useState(contact?.name ?? '')
  const [phone, setPhone] = useState(contact?.phone ?? '')
  const missing = name.trim() === '' ? '请写找谁' : phone.trim() === '' ? '请写电话' : undefined
  return (
    <ConfirmSheet question='谁来联系' note='结对社区看得到。写办公电话就行。' confirmLabel='存好' busy={busy} error={error} missing={missing} onConfirm={() => onSend({ name: name.trim(), phone: phone.trim() })} onCancel={onClose}>
      <TextField label='找谁' placeholder='如：机关党委办公室' maxLength={MAX.name} value={name} onChange={setName} />
      <TextField label='电话' type='tel' value={phone} onChange={setPhone} />
    </ConfirmSheet>
  )
}
