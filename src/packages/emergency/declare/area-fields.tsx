import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { PickList } from '@/components/choosers/pick-list'
import { ChoiceField } from '@/components/field/choice-field'
import { useApi } from '@/hooks/use-api'
import type { ChosenArea } from './use-declaration'

const SIZES = [{ value: 'street', label: '街道' }, { value: 'community', label: '社区' }, { value: 'grid', label: '网格' }, { value: 'compound', label: '小区' }] as const
type Size = (typeof SIZES)[number]['value']
const SHOWN = 8

interface AreaFieldsProps {
  readonly as: 'street' | 'district'
  readonly chosen: readonly ChosenArea[]
  readonly onChange: (areas: readonly ChosenArea[]) => void
}

/** Areas of any size, one after the other; what was chosen stands above and goes with a tap. */
export function AreaFields({ as, chosen, onChange }: AreaFieldsProps) {
  const [size, setSize] = useState<Size>('community')
  const [query, setQuery] = useState('')
  const areas = useApi('emergency', 'areas', { as, areaKind: size })
  const wanted = query.trim()
  const rest = areas.data?.items.filter(({ id, name, above }) => !chosen.some((each) => each.id === id) && (wanted === '' || name.includes(wanted) || above.includes(wanted)))
  const add = (id: string) => {
    const area = areas.data?.items.find((each) => each.id === id)
    if (area !== undefined) onChange([...chosen, { id, name: area.name }])
  }
  return (
    <>
      <ChoiceField label='范围' hint='可以混着选：一个社区，再加别处的一个小区' choices={SIZES} value={[size]} onChange={([value]) => setSize(SIZES.find((each) => each.value === value)?.value ?? 'community')} />
      {chosen.length > 0 && <View className='row row--tight wrap'>{chosen.map(({ id, name }) => <Button key={id} size='small' kind='ghost' icon='close' label={`去掉${name}`} onTap={() => onChange(chosen.filter((each) => each.id !== id))}>{name}</Button>)}</View>}
      <PickList name='范围' placeholder='按名称找，点一下加进去' query={query} onQuery={setQuery} items={rest?.slice(0, SHOWN).map(({ id, name, above }) => ({ value: id, label: name, sub: above }))} empty='没有找到。换个名称，或换一级。' error={areas.error?.message} onChange={add} />
    </>
  )
}
