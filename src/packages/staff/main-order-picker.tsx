import { useState } from 'react'
import { STATE_TEXT } from '@core/text/zh'
import { PickList } from '@/components/choosers/pick-list'
import { BETWEEN, placeWords } from '@/components/place-words'
import { useApi } from '@/hooks/use-api'
import { type Comparable, likenessOf } from './likeness'

export interface MainOrderPickerProps {
  /** It cannot be its own main order, and the others are held against it. */
  readonly order: Comparable & { readonly id: string; readonly now: number }
  readonly value?: string
  readonly onChange: (orderId: string) => void
}

/** The community's open orders, likest first: with which of them this one is the same matter. */
export function MainOrderPicker({ order, value, onChange }: MainOrderPickerProps) {
  const [query, setQuery] = useState('')
  const todo = useApi('orders', 'list', { as: 'staff', tab: 'todo', limit: 50, times: true })
  const field = useApi('orders', 'list', { as: 'staff', tab: 'inField', limit: 50, times: true })
  const known = todo.data && field.data && [...todo.data.items, ...field.data.items]
    .filter(({ id }) => id !== order.id)
    .map((other) => ({ ...other, ...likenessOf(order, other, order.now) }))
    .sort((one, other) => other.score - one.score)
  const wanted = query.trim()
  return (
    <PickList
      name='主单'
      placeholder='按标题、小区或单号找'
      query={query}
      onQuery={setQuery}
      items={known
        ?.filter(({ title, place, no }) => wanted === '' || title.includes(wanted) || place.includes(wanted) || no.includes(wanted))
        .map(({ id, title, place, no, state, why }) => ({ value: id, label: title, why, sub: [placeWords(place), no, STATE_TEXT[state]].join(BETWEEN) }))}
      empty={wanted ? `没有找到“${wanted}”。` : '没有别的在办订单可以并。'}
      error={(todo.error ?? field.error)?.message}
      value={value}
      onChange={onChange}
    />
  )
}
