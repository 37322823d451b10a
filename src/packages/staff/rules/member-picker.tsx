import { View } from '@tarojs/components'
import { useState } from 'react'
import { PickList } from '@/components/choosers/pick-list'
import { useApi } from '@/hooks/use-api'

export interface MemberPickerProps {
  readonly as?: 'staff' | 'street' | 'district'
  readonly value: string
  /** What the chosen one is called. */
  readonly label?: string
  readonly onChange: (memberId: string, label: string) => void
}

/** One member of the caller's area, found by number. */
export function MemberPicker({ as = 'staff', value, label, onChange }: MemberPickerProps) {
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const roster = useApi('people', 'roster', wanted ? { as, query: wanted, limit: 8 } : null)
  const found = wanted === '' ? [] : roster.data?.items
  const labelOf = (id: string) => found?.find(({ personId }) => personId === id)?.label ?? ''
  return (
    <View className='stack stack--tight'>
      {value !== '' && <View className='h3'>选的是：{label ?? '一位已不在名册里的党员'}</View>}
      <PickList
        name='选一位' placeholder={value === '' ? '按编号找，如：12' : '要换，按编号再找'} query={query} onQuery={setQuery}
        items={found?.map(({ personId, label: each }) => ({ value: personId, label: each }))}
        empty={wanted === '' ? '写编号就能找到，如：12' : `名册里没有“${wanted}”。`}
        error={roster.error?.message} value={value} onChange={(id) => onChange(id, labelOf(id))}
      />
    </View>
  )
}
