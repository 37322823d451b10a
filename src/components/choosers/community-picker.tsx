import { useEffect, useState } from 'react'
import { PickList } from './pick-list'

export interface Communities {
  /** None while they are being fetched. */
  readonly items?: readonly { readonly id: string; readonly name: string }[]
  readonly error?: string
  readonly open: () => void
}

export interface CommunityPickerProps {
  readonly communities: Communities
  /** Stands first: whose somebody said it is. */
  readonly first?: string
  /** Its own name: where it is already is no choice. */
  readonly own?: string
  readonly value?: string
  /** Tapped again, a choice is taken back. */
  readonly onChange: (communityId: string | undefined) => void
}

/** A community of the district, found by its name. */
export function CommunityPicker({ communities, first, own, value, onChange }: CommunityPickerProps) {
  const { items, error, open } = communities
  const [query, setQuery] = useState('')
  useEffect(open, [open])
  const wanted = query.trim()
  const rank = (id: string) => (id === first ? 0 : 1)
  return (
    <PickList
      name='社区'
      placeholder='按名称找社区'
      query={query}
      onQuery={setQuery}
      items={items
        ?.filter(({ name }) => name !== own && (wanted === '' || name.includes(wanted)))
        .sort((a, b) => rank(a.id) - rank(b.id))
        .map(({ id, name }) => ({ value: id, label: name, ...(id === first ? { why: '退单的社区说该归这里' } : {}) }))}
      empty={wanted ? `没有找到“${wanted}”。` : '没有别的社区。'}
      error={error}
      value={value}
      onChange={(next) => onChange(next === value ? undefined : next)}
    />
  )
}
