import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OpenedList } from '@core/contract/emergency'
import { Button } from '@/components/button'
import { PickList } from '@/components/choosers/pick-list'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useApi } from '@/hooks/use-api'
import type { VisitsControl } from './use-visits'

/** Who goes to this building, found by number. Whoever is taken off opens the list no more. */
export function AssignSheet({ list, control, onClose }: { readonly list: OpenedList; readonly control: VisitsControl; readonly onClose: () => void }) {
  const [chosen, setChosen] = useState(list.assigned)
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const roster = useApi('people', 'roster', wanted ? { as: 'staff', query: wanted, limit: 8 } : null)
  const found = wanted === '' ? [] : roster.data?.items.filter(({ personId }) => !chosen.some(({ memberId }) => memberId === personId))
  const add = (memberId: string) => {
    const member = found?.find(({ personId }) => personId === memberId)
    if (member !== undefined) setChosen([...chosen, { memberId, label: member.label }])
  }
  const send = async () => {
    if (await control.assign(chosen.map(({ memberId }) => memberId))) onClose()
  }
  return (
    <ConfirmSheet question={`派到${list.place}`} note='派到的党员打得开这份名单，别人打不开。' confirmLabel='派好' busy={control.busy} error={control.error} onConfirm={() => void send()} onCancel={onClose}>
      {chosen.length > 0 && <View className='row row--tight wrap'>{chosen.map(({ memberId, label }) => <Button key={memberId} size='small' kind='ghost' icon='close' label={`去掉${label}`} onTap={() => setChosen(chosen.filter((each) => each.memberId !== memberId))}>{label}</Button>)}</View>}
      <PickList name='选党员' placeholder='按编号找，如：12' query={query} onQuery={setQuery} items={found?.map(({ personId, label }) => ({ value: personId, label }))} empty={wanted === '' ? '写编号就能找到，如：12' : `名册里没有“${wanted}”。`} error={roster.error?.message} onChange={add} />
    </ConfirmSheet>
  )
}
