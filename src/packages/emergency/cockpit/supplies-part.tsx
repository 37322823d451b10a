import { View } from '@tarojs/components'
import { heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import type { PartProps } from './cockpit-parts'
import { BETWEEN } from '@/components/place-words'

const SHOWN_MOVES = 3

/** What came in, where it lies, what was used; and who keeps what is left. */
export function SuppliesPart({ view: { supplies, measures, state }, now, control: { show } }: PartProps) {
  const over = state === 'stoodDown' || state === 'reviewed'
  return (
    <View className='em-part'>
      <View className='h2' {...heading(2)}>物资</View>
      <Card>
        {supplies.length === 0 && <View className='s'>{state === 'inForce' ? '还没有登记。进一笔、出一笔，哪里有多少随时清楚。' : '没有登记过物资。'}</View>}
        {supplies.map(({ id, name, unit, broughtIn, used, places, moves }) => (
          <View key={id} className='em-person'>
            <View className='h3'>{name}</View>
            <View className='s num'>进了 {broughtIn} {unit}{BETWEEN}用了 {used} {unit}</View>
            {places.map((place) => <View key={place.place} className='row between'><View>{place.name}{over ? '保管' : ''}</View><View className='strong num'>{place.amount} {unit}</View></View>)}
            {moves.slice(0, SHOWN_MOVES).map(({ at, from, to, amount, by, note }) => <View key={`${at}${from}${to}${amount}`} className='xs num'>{momentWords(at, now)}{BETWEEN}{by}：{from} → {to} {amount} {unit}{note === undefined ? '' : `（${note}）`}</View>)}
          </View>
        ))}
        {state === 'inForce' && measures.includes('supplies') && <Button kind='ghost' className='mt3' onTap={() => show('moveSupply')}>记一笔</Button>}
      </Card>
    </View>
  )
}
