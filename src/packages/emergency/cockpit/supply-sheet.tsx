import { useState } from 'react'
import { OUTSIDE, USED } from '@core/domain/emergency/supply'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import type { SheetProps } from './cockpit-sheets'

const KINDS = [{ value: 'in', label: '进来' }, { value: 'use', label: '发掉、用掉' }, { value: 'move', label: '转到别处' }] as const
type Kind = (typeof KINDS)[number]['value']
const ITEM_MAX = 20
const NOTE_MAX = 60

/** One move: in, out, or from place to place. Only what is there can go. */
export function SupplySheet({ view, control: { deed, emergencyId, show, as } }: SheetProps) {
  const own = as === 'district' ? [{ id: 'district', name: '区里' }, ...view.places] : view.places.filter(({ id }) => view.communities.some((each) => each.id === id && each.own) || as === 'street')
  const [draft, setDraft] = useState<{ readonly kind: Kind; readonly item: string; readonly unit: string; readonly place: string; readonly target: string; readonly amount: string; readonly note: string }>({ kind: 'in', item: '', unit: '箱', place: own[0]?.id ?? '', target: '', amount: '', note: '' })
  const edit = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }))
  const { kind, item, unit, place, target, amount, note } = draft
  const known = view.supplies.find((each) => each.name === item.trim() && each.unit === unit.trim())
  const there = known?.places.find((each) => each.place === place)?.amount ?? 0
  const missing = item.trim() === '' ? '请写是什么' : unit.trim() === '' ? '请写单位' : place === '' ? '请选地方' : !/^[1-9]\d{0,4}$/.test(amount) ? '请写数量，1 到 99999' : kind !== 'in' && Number(amount) > there ? `那里只有 ${there} ${unit}` : kind === 'move' && target === '' ? '请选转到哪里' : undefined
  const send = () => void deed.run({ action: 'moveSupply', input: { as, emergencyId, item: item.trim(), unit: unit.trim(), from: kind === 'in' ? OUTSIDE : place, to: kind === 'in' ? place : kind === 'use' ? USED : target, amount: Number(amount), ...(note.trim() === '' ? {} : { note: note.trim() }) } })
  const options = own.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ConfirmSheet question='记一笔物资' confirmLabel='记好' busy={deed.busy} error={deed.error?.message} missing={missing} onConfirm={send} onCancel={() => show(undefined)}>
      <ChoiceField label='怎么动' choices={KINDS} value={[kind]} onChange={([value]) => edit({ kind: KINDS.find((each) => each.value === value)?.value ?? 'in' })} />
      {kind === 'in' ? <TextField label='什么东西' placeholder='如：矿泉水' maxLength={ITEM_MAX} value={item} onChange={(next) => edit({ item: next })} /> : <PickerField label='什么东西' value={known?.id ?? ''} options={view.supplies.map((each) => ({ value: each.id, label: `${each.name}（${each.unit}）` }))} onChange={(next) => edit(booked(view, next))} />}
      {kind === 'in' && <TextField label='单位' hint='同一样东西，箱和瓶分开记' placeholder='箱、件、份' maxLength={4} value={unit} onChange={(next) => edit({ unit: next })} />}
      <PickerField label={kind === 'in' ? '放在哪里' : '从哪里'} value={place} options={options} onChange={(next) => edit({ place: next })} />
      {kind === 'move' && <PickerField label='转到哪里' value={target} options={[{ id: 'district', name: '区里' }, ...view.places].filter(({ id }) => id !== place).map(({ id, name }) => ({ value: id, label: name }))} onChange={(next) => edit({ target: next })} />}
      <TextField label='数量' type='number' value={amount} onChange={(next) => edit({ amount: next })} />
      <TextField label='说明' required={false} maxLength={NOTE_MAX} value={note} onChange={(next) => edit({ note: next })} />
    </ConfirmSheet>
  )
}

function booked({ supplies }: SheetProps['view'], bookId: string): { readonly item: string; readonly unit: string } {
  const { name: item = '', unit = '' } = supplies.find(({ id }) => id === bookId) ?? {}
  return { item, unit }
}
