import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { dateText, morningOf } from '../china-time'
import { classNames } from '../class-names'
import { Field } from '../field'
import { ChoiceField } from '../field/choice-field'
import { TextField } from '../field/text-field'
import { WindowField } from '../field/window-field'
import { PhotoPicker, type PhotoPickerProps } from '../photo-picker'
import { Tappable } from '../tappable'
import type { AnyAskField, Draft, Narrowed, SlotKey, TextAsk } from './ask-types'
import { RatingFields } from './rating-fields'
import { UntilField } from './until-field'

const DAY = 86_400_000

/** A sentence to start from: a short name on the chip, the whole text in the box. */
export interface QuickText {
  readonly label: string
  readonly text: string
}

export type Slots = { readonly [K in SlotKey]?: (value: Draft[K], onChange: (value: Draft[K]) => void) => ReactNode }

export interface AskFieldProps {
  readonly field: AnyAskField
  readonly draft: Draft
  readonly narrowed?: Narrowed
  readonly error?: string
  readonly now: number
  readonly quick?: readonly QuickText[]
  readonly photos?: PhotoPickerProps
  readonly slots?: Slots
  readonly onChange: (part: Draft) => void
}

/** One question of a sheet, drawn by its kind. */
export function AskField({ field, draft, narrowed, error, now, quick, photos, slots, onChange }: AskFieldProps) {
  const frame = { label: field.label, hint: field.hint, error, required: field.optional ? false : undefined }
  switch (field.kind) {
    case 'text':
      return <TextQuestion field={field} frame={frame} value={draft[field.key] ?? ''} quick={quick} onChange={(value) => onChange({ [field.key]: value })} />
    case 'choice': {
      const value = draft[field.key]
      const left = narrowed?.[field.key]
      const options = left ? field.options.filter((option) => left.includes(option.value)) : field.options
      return <ChoiceField {...frame} choices={options} value={value ? [value] : []} onChange={([next]) => onChange({ [field.key]: next })} />
    }
    case 'window':
      return <WindowField {...frame} value={draft.time} now={now} onChange={(time) => onChange({ time })} />
    case 'date':
      return <UntilField {...frame} value={draft.until ? dateText(draft.until) : ''} start={dateText(now + DAY)} onChange={(date) => onChange({ until: morningOf(date) })} />
    case 'code':
      return <TextField {...frame} type='tel' value={draft.code ?? ''} onChange={(code) => onChange({ code: code.replace(/\D/g, '') })} />
    case 'rating':
      return <RatingFields draft={draft} onChange={onChange} />
    case 'photos':
      return photos ? <Field {...frame}><PhotoPicker {...photos} /></Field> : null
    case 'slot':
      return <SlotField field={field} frame={frame} draft={draft} slots={slots} onChange={onChange} />
  }
}

type Frame = Pick<AskFieldProps, 'error'> & { readonly label: string; readonly hint?: string; readonly required?: boolean }

interface TextQuestionProps {
  readonly field: TextAsk
  readonly frame: Frame
  readonly value: string
  readonly quick?: readonly QuickText[]
  readonly onChange: (value: string) => void
}

function TextQuestion({ field, frame, value, quick = [], onChange }: TextQuestionProps) {
  // The page's own sentences (the district's reply templates) stand before the built-in ones.
  const ready = [...(field.key === 'reason' || field.key === 'note' ? quick : []), ...(field.quick ?? []).map((text) => ({ label: text, text }))]
  return (
    <View className='stack stack--tight'>
      <TextField {...frame} value={value} long={!field.short} maxLength={field.max} placeholder={field.placeholder} onChange={onChange} />
      {ready.length > 0 && (
        <View className='quick'>
          {ready.map(({ label, text }) => (
            <Tappable key={label} className={classNames('quick__chip', value === text && 'quick__chip--on')} onTap={() => onChange(text)}>
              <Text>{label}</Text>
            </Tappable>
          ))}
        </View>
      )}
    </View>
  )
}

function SlotField({ field, frame, draft, slots, onChange }: { readonly field: { readonly key: SlotKey }; readonly frame: Frame } & Pick<AskFieldProps, 'draft' | 'slots' | 'onChange'>) {
  const draw = slots?.[field.key] as ((value: unknown, onChange: (value: unknown) => void) => ReactNode) | undefined
  return draw ? <Field {...frame}>{draw(draft[field.key], (value) => onChange({ [field.key]: value }))}</Field> : null
}
