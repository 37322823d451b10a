import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { STEP_TEXT } from '@core/text/zh-steps'
import { nextText } from '@core/text/zh-next'
import { isOverdue } from '@/components/by-when'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { OrderCard } from '@/components/order-card'
import { PromiseLine, hasPromise } from '@/components/order-card/promise'
import { STATE_LOOK, stepOf } from '@/components/order-card/state-look'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Tappable } from '@/components/tappable'
import { ROUTES, goTo, orderOpener } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { setElder, useViewer } from '@/hooks/use-viewer'
import { MoreOrders } from './more-orders'
import { ServiceMenu } from './service-menu'
import './index.scss'

const choose = (category?: string) => goTo(ROUTES.services, { category })
const openOrder = orderOpener('resident')
const dial = (phoneNumber: string) => void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)

/** “有人能帮我吗，我的事到哪一步了？” */
export function ResidentHome() {
  const { elder } = useViewer()
  const home = useApi('orders', 'home', { as: 'resident' }, { live: true })
  const { community, area, phone, station } = home.data ?? {}
  return (
    <PageShell
      tab='home'
      title={community ?? '群众点单'}
      sub={area}
      right={
        <Tappable className='mode' label={elder ? '切换到标准版' : '切换到长辈版'} onTap={() => setElder(!elder)}>
          <View className='tag'>
            {!elder && <Icon name='a' small />}
            <Text>{elder ? '标准版' : '长辈版'}</Text>
          </View>
        </Tappable>
      }
    >
      <PageState query={home}>
        {({ orders, now }) => orders.map((order) => (
          <OrderCard
            key={order.id}
            order={{
              ...order,
              state: STATE_LOOK[order.state],
              promise: hasPromise(order) ? <PromiseLine order={order} now={now} as='resident' /> : nextText(order.state, 'resident'),
              overdue: isOverdue(order, now),
              steps: elder ? undefined : { names: STEP_TEXT, current: stepOf(order.state) },
            }}
            onOpen={() => openOrder?.(order.id)}
          />
        ))}
      </PageState>
      <MoreOrders more={home.data?.more} />
      <Button kind='primary' size='big' icon='plus' className='home__order' onTap={() => choose()}>我要点单</Button>
      {elder && phone && <Button size='big' icon='phone' className='home__call' onTap={() => dial(phone)}>打电话给社区</Button>}
      <ServiceMenu version={home.data?.catalogue} few={elder} onChoose={choose} />
      {!elder && station && (
        <Card row>
          <Icon name='pin' className='red' />
          <View className='grow'>
            <View className='h3'>{station.name}</View>
            {station.hours && <View className='s'>{station.hours}</View>}
          </View>
        </Card>
      )}
      {!elder && phone && (
        <Card row>
          <Icon name='phone' className='red' />
          <View className='grow'>
            <View className='h3'>社区值班电话</View>
            <View className='s'>不会用手机点单？打电话，我们替您点</View>
          </View>
          <Button kind='ghost' size='small' label='拨打社区值班电话' onTap={() => dial(phone)}>拨打</Button>
        </Card>
      )}
    </PageShell>
  )
}
