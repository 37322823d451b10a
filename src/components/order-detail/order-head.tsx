import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { isOverdue } from '../by-when'
import { Card } from '../card'
import { Icon } from '../icon'
import { PromiseLine, hasPromise } from '../order-card/promise'
import { STATE_LOOK, hasSteps, stepNames, stepOf } from '../order-card/state-look'
import { Steps } from '../steps'
import { Tag } from '../tag'
import { headlineOf } from './headline'
import './index.scss'

/** Where it stands, what happens next and until when: the answer before any question. */
export function OrderHead({ order }: { readonly order: OrderDetail }) {
  const look = STATE_LOOK[order.state]
  return (
    <Card>
      <View className='order-detail__line'>
        <View className='row row--tight wrap'>
          <Tag tone={look.tone} icon={look.icon}>{look.label}</Tag>
          {order.supervised && <Tag tone='danger' icon='flag'>督办</Tag>}
          {isOverdue(order, order.now) && <Tag tone='danger' icon='alert'>已超时</Tag>}
        </View>
        <Text className='xs num keep'>订单 {order.no}</Text>
      </View>
      <View className='h2 mt2'>{headlineOf(order)}</View>
      {hasPromise(order) && <View className={order.late ? 's mt1 num order-detail__late' : 's mt1 num'}>{order.late && <Icon name='alert' small />}<PromiseLine order={order} now={order.now} as={order.as} /></View>}
      {hasSteps(order.state) && <Steps steps={stepNames(order.state)} current={stepOf(order.state)} />}
    </Card>
  )
}
