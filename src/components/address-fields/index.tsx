import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from '../class-names'
import { Field } from '../field'
import { TextField } from '../field/text-field'
import { MAX } from '../field/too-long'
import { Icon } from '../icon'
import type { QueryView } from '../page-state'
import { Tappable } from '../tappable'
import { type CompoundChoice, CompoundPicker } from './compound-picker'
import './index.scss'

export interface AddressDraft {
  readonly compoundId: string
  /** Its name, for showing: the server takes the id. */
  readonly compound: string
  readonly building: string
  readonly unit: string
  readonly room: string
}

export interface AddressFieldsProps {
  readonly value: AddressDraft
  /** By the server's paths: `address.building`. */
  readonly errors: Readonly<Record<string, string>>
  readonly compounds: QueryView<readonly CompoundChoice[]>
  /** The list is long: it is fetched when somebody wants to see it. */
  readonly onOpenCompounds: () => void
  readonly onChange: (part: Partial<AddressDraft>) => void
}

/** 小区、楼栋、单元、房号: the compound is chosen, the rest is typed. */
export function AddressFields({ value, errors, compounds, onOpenCompounds, onChange }: AddressFieldsProps) {
  const [open, setOpen] = useState(false)
  const show = () => {
    onOpenCompounds()
    setOpen(true)
  }
  return (
    <View className='stack'>
      <Field label='小区' error={errors['address.compoundId']}>
        <Tappable label={`小区：${value.compound || '请选择'}`} className='field__box field__box--picker' onTap={show}>
          <Text className={classNames('grow', !value.compound && 'field__placeholder')}>{value.compound || '请选择'}</Text>
          <Icon name='down' />
        </Tappable>
      </Field>
      <View className='address'>
        <TextField label='几号楼' placeholder='如 3' maxLength={MAX.door} value={value.building} error={errors['address.building']} onChange={(building) => onChange({ building })} />
        <TextField label='单元' placeholder='如 2' maxLength={MAX.door} value={value.unit} error={errors['address.unit']} onChange={(unit) => onChange({ unit })} />
        <TextField label='房号' placeholder='如 301' maxLength={MAX.door} value={value.room} error={errors['address.room']} onChange={(room) => onChange({ room })} />
      </View>
      {open && (
        <CompoundPicker
          compounds={compounds}
          onClose={() => setOpen(false)}
          onChoose={({ id, name }) => {
            onChange({ compoundId: id, compound: name })
            setOpen(false)
          }}
        />
      )}
    </View>
  )
}
