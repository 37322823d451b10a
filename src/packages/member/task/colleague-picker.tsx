import { useState } from 'react'
import { PickList } from '@/components/choosers/pick-list'
import { useApi } from '@/hooks/use-api'

export interface ColleaguePickerProps {
  readonly value?: string
  readonly onChange: (memberId: string) => void
}

/** The community's other members, by number: “12” finds 党员 12 号. */
export function ColleaguePicker({ value, onChange }: ColleaguePickerProps) {
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const roster = useApi('people', 'roster', { as: 'member', ...(wanted ? { query: wanted } : {}) })
  return (
    <PickList
      name='同事'
      placeholder='按编号找，如：12'
      query={query}
      onQuery={setQuery}
      items={roster.data?.items.map(({ personId, label }) => ({ value: personId, label }))}
      empty={wanted ? `没有找到“${wanted}”。` : '名册里还没有别的党员。'}
      error={roster.error?.message}
      value={value}
      onChange={onChange}
    />
  )
}
