import { Text, View } from '@tarojs/components'
import type { HomeView } from '@core/contract/order-views'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { ROUTES, goToTab } from '@/hooks/routes'

/** Under the one order that stands on the first page: how many more are under way, and the way to them. */
export function MoreOrders({ more }: Pick<HomeView, 'more'>) {
  if (!more) return null
  return (
    <Tappable role='link' className='more-orders' onTap={() => goToTab(ROUTES.orders)}>
      <View className='grow num'><Text>{`还有 ${more.count} 单${more.beyond ? '以上' : ''}在办`}</Text></View>
      <Text className='s'>我的订单</Text>
      <Icon name='next' small />
    </Tappable>
  )
}
