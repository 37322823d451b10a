import { View } from '@tarojs/components'
import { useState } from 'react'
import { ChoiceField } from '@/components/field/choice-field'
import { PageState } from '@/components/page-state'
import { SearchBox } from '@/components/search-box'
import { useApi } from '@/hooks/use-api'

interface MemberPickerProps {
  readonly as?: 'staff' | 'street' | 'district'
  readonly value: string
  readonly onChange: (memberId: string) => void
}

/** One member of the caller's area, found by number. */
export function MemberPicker({ as = 'staff', value, onChange }: MemberPickerProps) {
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const roster = useApi('people', 'roster', wanted ? { as, query: wanted, limit: 8 } : null)
  return (
    <View className='stack stack--tight'>
      <SearchBox label='按编号找党员' placeholder='按编号找，如：12' value={query} onChange={setQuery} />
      {wanted !== '' && (
        <PageState query={roster} skeleton={<View className='s'>正在找…</View>}>
          {({ items }) => (items.length === 0 ? <View className='s'>名册里没有这个编号</View> : <ChoiceField label='选一位' choices={items.map(({ personId, label }) => ({ value: personId, label }))} value={[value]} onChange={([id]) => id && onChange(id)} />)}
        </PageState>
      )}
      {wanted === '' && value !== '' && <View className='s'>已选好一位。要换，按编号再找。</View>}
    </View>
  )
}
