import { useState } from 'react'
import { STATE_TEXT } from '@core/text/zh'
import { PickList } from '@/components/choosers/pick-list'
import { placeWords } from '@/components/place-words'
import { useApi } from '@/hooks/use-api'

export interface MainOrderPickerProps {
  /** The order itself: it cannot be its own main order. */
  readonly except?: string
  readonly value?: string
  readonly onChange: (orderId: string) => void
}

/** The community's open orders, soonest due first: with which of them this one is the same matter. */
export function MainOrderPicker({ except, value, onChange }: MainOrderPickerProps) {
  const [query, setQuery] = useState('')
  const todo = useApi('orders', 'list', { as: 'staff', tab: 'todo', limit: 50 })
  const field = useApi('orders', 'list', { as: 'staff', tab: 'inField', limit: 50 })
  const known = todo.data && field.data ? [...todo.data.items, ...field.data.items].filter(({ id }) => id !== except) : undefined
  const wanted = query.trim()
  return (
    <PickList
      name='主单'
      placeholder='按标题、小区或单号找'
      query={query}
      onQuery={setQuery}
      items={known
        ?.filter(({ title, place, no }) => wanted === '' || title.includes(wanted) || place.includes(wanted) || no.includes(wanted))
        .map(({ id, title, place, no, state }) => ({ value: id, label: title, sub: `${placeWords(place)} · ${no} · ${STATE_TEXT[state]}` }))}
      empty={wanted ? `没有找到“${wanted}”。` : '没有别的在办订单可以并。'}
      error={(todo.error ?? field.error)?.message}
      value={value}
      onChange={onChange}
    />
  )
}
