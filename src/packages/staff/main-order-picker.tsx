import { useEffect, useState } from 'react'
import { STATE_TEXT } from '@core/text/zh'
import { PickList } from '@/components/choosers/pick-list'
import { BETWEEN, placeWords } from '@/components/place-words'
import { useApi } from '@/hooks/use-api'
import { useLatest } from '@/hooks/use-latest'

export interface MainOrderPickerProps {
  /** The order that is to be merged into another. */
  readonly orderId: string
  readonly value?: string
  /** The one that was tapped on before the sheet opened: chosen already, and may be changed. */
  readonly wanted?: string
  readonly onChange: (orderId: string) => void
}

/** The community's open orders, likest first: with which of them this one is the same matter. The server compares, the staff choose. */
export function MainOrderPicker({ orderId, value, wanted, onChange }: MainOrderPickerProps) {
  const [query, setQuery] = useState('')
  const words = query.trim()
  const similar = useApi('orders', 'similar', { as: 'staff', orderId, ...(words === '' ? {} : { query: words.slice(0, 20) }) })
  const latest = useLatest({ onChange })
  useEffect(() => {
    // Once, as the sheet opens: what is chosen after that is not taken back.
    if (wanted !== undefined) latest.current.onChange(wanted)
  }, [wanted, latest])
  return (
    <PickList
      name='主单'
      placeholder='按标题、小区或单号找'
      query={query}
      onQuery={setQuery}
      items={similar.data?.items.map(({ id, title, place, no, state, why }) => ({ value: id, label: title, why, sub: [placeWords(place), no, STATE_TEXT[state]].join(BETWEEN) }))}
      empty={words ? `没有找到“${words}”。` : '没有别的在办订单可以并。'}
      error={similar.error?.message}
      value={value}
      onChange={onChange}
    />
  )
}
