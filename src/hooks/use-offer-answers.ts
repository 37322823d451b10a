import { useState } from 'react'
import type { OrderCard } from '@core/contract/order-views'
import type { OfferAnswer } from '@/components/offer-card'
import type { TimeSpan } from '@/components/china-time'
import { orderOpener } from './routes'
import { type OrderActionControl, useOrderAction } from './use-order-action'

const openTask = orderOpener('member')

export interface OfferAnswers {
  readonly control: OrderActionControl
  /** The answer under way, if it is to this order. */
  readonly busyFor: (orderId: string) => string | undefined
  readonly answer: (order: OrderCard, action: OfferAnswer) => void
  /** The order for which another time is being chosen. */
  readonly timing?: OrderCard
  readonly time?: TimeSpan
  readonly chooseTime: (order: OrderCard | undefined) => void
  readonly setTime: (time: TimeSpan | undefined) => void
  readonly takeAt: () => void
}

/** A member's answers to what they are asked: no, yes, or yes at another time; after a yes straight to the task. */
export function useOfferAnswers(reload: () => unknown): OfferAnswers {
  const [timing, setTiming] = useState<OrderCard>()
  const [time, setTime] = useState<TimeSpan>()
  const [asked, setAsked] = useState<string>()
  const control = useOrderAction('member', {
    reload,
    onDone: (action, { orderId }) => {
      setTiming(undefined)
      if (action === 'take' || action === 'acceptTransfer') openTask?.(orderId)
    },
  })
  const start = (order: OrderCard, action: OfferAnswer, given = {}) => {
    setAsked(order.id)
    control.start(order, action, given)
  }
  return {
    control,
    busyFor: (orderId) => (orderId === asked ? control.busy : undefined),
    answer: start,
    timing,
    time,
    chooseTime: (order) => {
      setTiming(order)
      setTime(undefined)
    },
    setTime,
    takeAt: () => {
      if (timing && time) start(timing, 'take', { time })
    },
  }
}
