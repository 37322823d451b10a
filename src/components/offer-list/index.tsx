import { View } from '@tarojs/components'
import type { OrderCard } from '@core/contract/order-views'
import { aria } from '../aria'
import type { TimeSpan } from '../china-time'
import { ConfirmSheet } from '../confirm-sheet'
import { WindowField } from '../field/window-field'
import { OfferCard } from '../offer-card'
import type { OfferAnswer } from '../offer-card/answered'
import './index.scss'

export interface OfferListProps {
  readonly orders: readonly OrderCard[]
  readonly offset: number
  readonly error?: string
  readonly busyFor: (orderId: string) => string | undefined
  readonly timing?: OrderCard
  readonly time?: TimeSpan
  readonly onOpen: (orderId: string) => void
  readonly onAnswer: (order: OrderCard, action: OfferAnswer) => void
  readonly onTiming: (order: OrderCard | undefined) => void
  readonly onTime: (time: TimeSpan | undefined) => void
  readonly onTakeAt: () => void
}

/** What waits for a member's answer, soonest first, and the sheet for another time. */
export function OfferList({ orders, offset, error, busyFor, timing, time, onOpen, onAnswer, onTiming, onTime, onTakeAt }: OfferListProps) {
  return (
    <>
      {error && !timing && <View className='offer-list__error' {...aria('alert')}>{error}</View>}
      {orders.map((order) => (
        <OfferCard
          key={order.id} order={order} offset={offset} busy={busyFor(order.id)}
          onOpen={() => onOpen(order.id)} onAction={(action) => onAnswer(order, action)} onOtherTime={() => onTiming(order)}
        />
      ))}
      {timing && (
        <ConfirmSheet
          question='您什么时候方便？'
          note='接下这一单，同时把这个时间告诉居民；居民答应后才算约好。'
          confirmLabel='我来，就这个时间'
          busy={busyFor(timing.id) === 'take'}
          error={error}
          missing={time ? undefined : '请选一个时间'}
          onConfirm={onTakeAt}
          onCancel={() => onTiming(undefined)}
        >
          <WindowField label='上门时间' value={time} now={Date.now() + offset} onChange={onTime} />
        </ConfirmSheet>
      )}
    </>
  )
}
