import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '@core/contract/api'
import type { OpenedList } from '@core/contract/emergency'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { useApi, useApiSubmit } from '@/hooks/use-api'

type Neighbour = OutputOf<'emergency', 'neighbours'>['items'][number]

/** Who of this building once gave their address: taken onto the list with a tap. */
export function NeighboursSheet({ list, onClose, onAdded }: { readonly list: OpenedList; readonly onClose: () => void; readonly onAdded: () => void }) {
  const [items, setItems] = useState<readonly Neighbour[]>()
  const asking = useApiSubmit('emergency', 'neighbours', { onDone: (answer) => setItems(answer.items) })
  const compounds = useApi('catalogue', 'compounds', { communityId: list.communityId })
  const adding = useApiSubmit('emergency', 'addVisits', { onDone: onAdded })
  const ask = useRef(() => void asking.run({ as: 'staff', listId: list.id }))
  useEffect(() => ask.current(), [])
  const at = list.place.lastIndexOf(' ')
  const compoundId = compounds.data?.items.find(({ name }) => name === list.place.slice(0, at))?.id
  const take = ({ name, phone, door }: Neighbour) => {
    if (compoundId !== undefined) void adding.run({ as: 'staff', emergencyId: list.emergencyId, compoundId, building: list.place.slice(at + 1), people: [{ name, phone, sort: 'elder', ...(door === '' ? {} : { door: door.replace(/\s/g, '') }) }] })
  }
  const error = asking.error ?? adding.error
  return (
    <Sheet title='这栋楼填过地址的居民' onClose={onClose}>
      <View className='s'>只列点单时填过地址的。看这份也有记录。</View>
      {error && <View className='error' {...aria('alert')}>{error.message}</View>}
      {items === undefined && error === undefined && <View className='s' {...aria('status')}>正在找…</View>}
      {items?.length === 0 && <View className='s'>这栋楼还没有人填过地址。</View>}
      {items?.map((each) => (
        <View key={`${each.name}${each.phone}`} className='em-line'>
          <View className='grow'><Text className='h3'>{each.name}</Text><View className='s num'>{each.door}</View></View>
          {each.there ? <Text className='s'>在名单里了</Text> : <Button kind='ghost' size='small' label={`加进来：${each.name}`} loading={adding.busy} onTap={() => take(each)}>加进来</Button>}
        </View>
      ))}
    </Sheet>
  )
}
