import { Text, View } from '@tarojs/components'
import type { BalanceView } from '@core/contract/dispatch'
import { Card } from '@/components/card'
import { dayNumber } from '@/components/china-time'
import { BETWEEN } from '@/components/place-words'

type Next = BalanceView['turns'][number]['next'][number]

/** “上次服务 12 天前” */
export function lastWords({ lastAt }: Pick<Next, 'lastAt'>, now: number): string {
  if (lastAt === undefined) return '还没有服务过'
  const days = dayNumber(now) - dayNumber(lastAt)
  return days <= 0 ? '今天刚服务过' : `上次服务 ${days} 天前`
}

/** 轮派: whose turn it is in each trade that goes by turns, and how long ago each was needed last. Nothing where nothing goes by turns. */
export function Turns({ turns, now }: { readonly turns: BalanceView['turns']; readonly now: number }) {
  if (turns.length === 0) return null
  return (
    <>
      <View className='h2 mt3'>轮派轮到谁</View>
      {turns.map(({ trade, next }) => (
        <Card key={trade} className='stack stack--tight'>
          <View className='h3'>{trade}</View>
          {next.length === 0 && <View className='s'>会这一样的，手上都满了，或正歇着。</View>}
          {next.map((each, at) => (
            <View key={each.memberId} className='balance__turn'>
              <Text className='h3'>{at === 0 ? `轮到${each.label}` : each.label}</Text>
              <Text className='s num'>{[lastWords(each, now), `近 28 天 ${each.hours} 小时`, `问过 ${each.offers} 次`].join(BETWEEN)}</Text>
            </View>
          ))}
        </Card>
      ))}
    </>
  )
}
