import { Text, View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { ROUTES, goToTab } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'

const LOOKED_AT = 10

/** Under the one order that stands on the first page: how many more are under way, and the way to them. */
export function MoreOrders({ shown }: { readonly shown: number }) {
  const { data } = useApi('orders', 'list', shown > 0 ? { as: 'resident', tab: 'open', limit: LOOKED_AT } : null, { live: true })
  const more = (data?.items.length ?? 0) - shown
  if (more <= 0) return null
  return (
    <Tappable role='link' className='more-orders' onTap={() => goToTab(ROUTES.orders)}>
      <View className='grow num'><Text>{`还有 ${more} 单${data?.next ? '以上' : ''}在办`}</Text></View>
      <Text className='s'>我的订单</Text>
      <Icon name='next' small />
    </Tappable>
  )
}
