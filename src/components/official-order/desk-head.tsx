import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { CLOCK_TEXT } from '@core/text/zh'
import { ESTIMATED_TEXT } from '@core/text/zh-next'
import { ActionBar } from '../action-bar'
import { heading } from '../aria'
import { momentWords } from '../china-time'
import { DueTag } from '../due-tag'
import { STATE_LOOK } from '../order-card/state-look'
import { headlineOf } from '../order-detail/headline'
import { BETWEEN, placeWords } from '../place-words'
import { Tag } from '../tag'
import './index.scss'

export interface DeskHeadProps {
  readonly order: OrderDetail
  /** Those that have no place of their own on the desk. */
  readonly actions: readonly string[]
  /** The server's clock minus this one's, in ms. */
  readonly offset: number
  readonly busy?: string
  readonly error?: string
  readonly onAction: (action: string) => void
}

const DUE_WHAT: Readonly<Record<string, string>> = {
  accept: '受理', dispatch: '派单', offer: '回答', contact: '联系居民', arrive: '上门', finish: '办结', info: '补充', confirm: '确认', dispute: '答复', level: '定下', return: '定下', resume: '接着办',
}

/** The order beside the list: what, where, until when, what now, and the buttons for it. */
export function DeskHead({ order, actions, offset, busy, error, onAction }: DeskHeadProps) {
  const look = STATE_LOOK[order.state]
  const { dueAt, dueKind, estimated } = order
  return (
    <>
      <View className='row'>
        <View className='grow'>
          <View className='desk-order__line'>
            <Text className='desk-order__title' {...heading(2)}>{order.title}</Text>
            <Tag tone={look.tone} icon={look.icon}>{look.label}</Tag>
            {order.supervised && <Tag tone='danger' icon='flag'>督办</Tag>}
          </View>
          <View className='s num'>{[placeWords(order.place), order.service || order.category, `提交于 ${momentWords(order.createdAt, order.now)}`].join(BETWEEN)}{BETWEEN}<Text className='keep'>订单 {order.no}</Text></View>
        </View>
        {dueAt !== undefined && dueKind && dueKind !== 'none' && <DueTag due={dueAt} offset={offset} kind={dueKind} what={DUE_WHAT[dueKind] ?? CLOCK_TEXT[dueKind]} />}
        {estimated && <Text className='xs'>{ESTIMATED_TEXT}</Text>}
      </View>
      <View className='desk-order__next'>
        <Text className='s grow'>{headlineOf(order)}</Text>
        {actions.length > 0 && <View className='desk-order__bar'><ActionBar state={order.state} actions={actions} busy={busy} error={error} onAction={onAction} /></View>}
      </View>
    </>
  )
}
