import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CatalogueView } from '@core/contract/catalogue'
import type { SettingsView } from '@core/contract/dispatch'
import type { DispatchMode } from '@core/domain/dispatch/routing'
import { Card } from '@/components/card'
import { PickerField } from '@/components/field/picker-field'
import './index.scss'
import { MODE_TEXT } from './rule-words'

type Modes = SettingsView['modes']

const MODES = (Object.keys(MODE_TEXT) as DispatchMode[]).map((value) => ({ value, label: MODE_TEXT[value].name, note: MODE_TEXT[value].note }))
const USUAL = ''

interface ModesCardProps {
  readonly modes: Modes
  readonly categories: CatalogueView['categories']
  readonly onChange: (modes: Modes) => void
}

/** Who dispatches: as a rule, and for the categories that have a way of their own. */
export function ModesCard({ modes, categories, onChange }: ModesCardProps) {
  // A category that was just added stands there before its way is chosen.
  const [added, setAdded] = useState<readonly string[]>([])
  const usual = modes['*'] ?? 'assign'
  const own = categories.filter(({ id }) => modes[id] !== undefined || added.includes(id))
  const others = categories.filter((category) => !own.includes(category))
  const set = (key: string, mode: string) => onChange(Object.fromEntries([...Object.entries(modes).filter(([each]) => each !== key), ...(mode === USUAL ? [] : [[key, mode as DispatchMode]])]))
  return (
    <Card className='stack'>
      <PickerField label='平时' hint={MODE_TEXT[usual].note} value={usual} options={MODES} onChange={(mode) => set('*', mode)} />
      {own.length > 0 && (
        <View className='rules__modes'>
          {own.map(({ id, name }) => {
            const mode = modes[id]
            return <PickerField key={id} label={name} hint={mode && MODE_TEXT[mode].note} value={mode ?? USUAL} options={[{ value: USUAL, label: `和平时一样（${MODE_TEXT[usual].name}）` }, ...MODES]} onChange={(value) => set(id, value)} />
          })}
        </View>
      )}
      {others.length > 0 && <PickerField label={own.length > 0 ? '还有哪一类要另外定' : '哪一类要另外定'} hint='没有另外定的，都和平时一样' placeholder='选一类' value='' options={others.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => setAdded((old) => [...old, id])} />}
    </Card>
  )
}
