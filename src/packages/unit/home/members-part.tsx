import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { UnitHomeView } from '@core/contract/registry'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'

/** A page holds so many lines at once; the rest is a tap away. */
const PAGE = 30

export interface MembersPartProps { readonly view: UnitHomeView; readonly onFloor: () => void }

/** The unit's members by number, each with what is done and what is missing. Nobody is ranked, nothing is totalled per head. */
export function MembersPart({ view: { members, floor, year }, onFloor }: MembersPartProps) {
  const [shown, setShown] = useState(PAGE)
  const reached = members.filter(({ missing }) => missing === 0).length
  return (
    <>
      <Card className='stack stack--tight whole'>
        <View className='h3 num'>{floor === 0 ? `${members.length} 位党员，还没有定一年几次` : `${year} 年每人 ${floor} 次：${reached} 位到了，${members.length - reached} 位还差一些`}</View>
        <View className='s'>按编号排，不排先后。次数只数办结的服务，去了哪家、做了什么不在这里。</View>
        <Button kind='ghost' onTap={onFloor}>{floor === 0 ? '定一个次数' : '改次数'}</Button>
      </Card>
      {members.length > 0 && (
        <Card flush>
          {members.slice(0, shown).map(({ label, done, missing }) => (
            <View key={label} className='unit__member'>
              <Text className='grow h3'>{label}</Text>
              {floor === 0 ? <Text className='s num'>{done} 次</Text> : missing === 0 ? <View className='row row--tight unit__reached'><Icon name='check' small /><Text className='num'>已到</Text></View> : <Text className='s num'>还差 {missing} 次</Text>}
            </View>
          ))}
        </Card>
      )}
      {members.length > shown && <Button kind='ghost' onTap={() => setShown(shown + PAGE)}>{`还有 ${members.length - shown} 位`}</Button>}
      {members.length === 0 && <Card><View className='s'>还没有党员登记在这个单位。他们到社区报到、选了这里，就会出现。</View></Card>}
    </>
  )
}
