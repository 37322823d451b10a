import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BalanceView } from '@core/contract/dispatch'
import { Button } from '@/components/button'
import { PickList } from '@/components/choosers/pick-list'
import { Sheet } from '@/components/sheet'

interface UnitFilterProps {
  readonly units: BalanceView['units']
  /** The one that is looked at. */
  readonly unit?: string
  readonly onChoose: (unitId: string | undefined) => void
}

/** One unit's members alone, found by its name. */
export function UnitFilter({ units, unit, onChoose }: UnitFilterProps) {
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const choose = (unitId: string | undefined) => {
    setOpen(false)
    setQuery('')
    onChoose(unitId)
  }
  if (units.length === 0) return null
  return (
    <View className='balance__filter'>
      <Button kind='ghost' size='small' onTap={() => setOpen(true)}>{unit === undefined ? '按单位看' : '换一家单位'}</Button>
      {unit !== undefined && <Button kind='ghost' size='small' onTap={() => choose(undefined)}>看全社区</Button>}
      {open && (
        <Sheet title='看哪家单位的党员' onClose={() => setOpen(false)}>
          <PickList
            name='单位' placeholder='按单位名称找' query={query} onQuery={setQuery} empty={`没有名称里带“${wanted}”的单位。`}
            items={units.filter(({ name }) => name.includes(wanted)).map(({ id, name, members }) => ({ value: id, label: name, sub: `${members} 位党员` }))} onChange={choose}
          />
        </Sheet>
      )}
    </View>
  )
}
