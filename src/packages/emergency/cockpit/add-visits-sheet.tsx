import { useEffect, useState } from 'react'
import { VISIT_SORTS } from '@core/domain/emergency/visit-list'
import { VISIT_SORT_TEXT } from '@core/text/zh-emergency'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { useCompounds } from '@/hooks/use-compounds'
import type { SheetProps } from './cockpit-sheets'

const NAME_MAX = 20

/** One person on the list of a building; the list comes with the first. */
export function AddVisitsSheet({ view, control: { deed, emergencyId, show } }: SheetProps) {
  const { compounds, open } = useCompounds()
  useEffect(open, [open])
  const own = view.communities.filter((each) => each.own).map(({ id }) => id)
  const options = (compounds.data ?? []).filter(({ communityId }) => own.includes(communityId)).map(({ id, name }) => ({ value: id, label: name }))
  const [draft, setDraft] = useState<{ readonly compoundId: string; readonly building: string; readonly name: string; readonly door: string; readonly phone: string; readonly sort: (typeof VISIT_SORTS)[number] }>({ compoundId: '', building: '', name: '', door: '', phone: '', sort: 'elder' })
  const edit = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }))
  const { compoundId, building, name, door, phone, sort } = draft
  const missing = compoundId === '' ? '请选小区' : building.trim() === '' ? '请写楼栋' : name.trim() === '' ? '请写称呼' : undefined
  const person = { name: name.trim(), sort, ...(door.trim() === '' ? {} : { door: door.trim() }), ...(phone.trim() === '' ? {} : { phone: phone.trim() }) }
  return (
    <ConfirmSheet
      question='加一位要探访的' note='加密存放，只有本社区和派到这栋楼的党员打得开，每看一次都有记录；解除后封存，三十天后抹掉。' confirmLabel='加进名单' busy={deed.busy} error={Object.values(deed.fields)[0] ?? deed.error?.message} missing={missing}
      onConfirm={() => void deed.run({ action: 'addVisits', input: { as: 'staff', emergencyId, compoundId, building: building.trim(), people: [person] } })} onCancel={() => show(undefined)}
    >
      <PickerField label='小区' value={compoundId} options={options} onChange={(next) => edit({ compoundId: next })} />
      <TextField label='楼栋' placeholder='如：3号楼' maxLength={NAME_MAX} value={building} onChange={(next) => edit({ building: next })} />
      <TextField label='称呼' maxLength={NAME_MAX} value={name} onChange={(next) => edit({ name: next })} />
      <ChoiceField label='是哪一种' choices={VISIT_SORTS.map((value) => ({ value, label: VISIT_SORT_TEXT[value] }))} value={[sort]} onChange={([value]) => edit({ sort: VISIT_SORTS.find((each) => each === value) ?? 'elder' })} />
      <TextField label='门牌' required={false} placeholder='如：2单元301' maxLength={NAME_MAX} value={door} onChange={(next) => edit({ door: next })} />
      <TextField label='电话' required={false} type='tel' value={phone} onChange={(next) => edit({ phone: next })} />
    </ConfirmSheet>
  )
}
