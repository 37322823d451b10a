import { Text, View } from '@tarojs/components'
import type { UnitHomeView } from '@core/contract/registry'
import { Tag } from '../tag'

type Plan = NonNullable<UnitHomeView['plan']>

/** A plan's lines, the earliest month first. */
export const byMonth = (plan?: Plan): Plan['items'] => [...(plan?.items ?? [])].sort((a, b) => a.month - b.month)

/** A unit's plan for whoever only reads it: what is meant for which month, and what is done. */
export function PlanLines({ plan }: { readonly plan: Plan }) {
  if (plan.items.length === 0) return null
  return (
    <View className='stack stack--tight'>
      <View className='h3 num'>{plan.year} 年计划</View>
      {byMonth(plan).map(({ id, title, month, doneAt }) => (
        <View key={id} className='row between'>
          <View className='grow'><Text className='s num'>{month} 月 </Text>{title}</View>
          {doneAt !== undefined && <Tag tone='ok' icon='check'>办好了</Tag>}
        </View>
      ))}
    </View>
  )
}
