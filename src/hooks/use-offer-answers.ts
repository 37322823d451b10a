import { useRef, useState } from 'react'
import type { OrderCard, Receipt } from '@core/contract/order-views'
import type { TimeSpan } from '@/components/china-time'
import { ANSWERED, isNo, type OfferAnswer } from '@/components/offer-card/answered'
import type { OfferAnswers, Refusing } from '@/components/offer-list'
import { say } from './notice'
import { orderOpener } from './routes'
import { sendAction } from './send-action'
import { useSubmit } from './use-submit'

const openTask = orderOpener('member')

interface Answer {
  readonly orderId: string
  readonly action: OfferAnswer
  readonly payload: Readonly<Record<string, unknown>>
}

/** An invitation has a number within its order; what a colleague hands over is another question as soon as the list is read anew. */
const isSameAsk = (one: OrderCard, other: OrderCard) => one === other || (one.id === other.id && one.offer !== undefined && one.offer.id === other.offer?.id)

/** A member's answers to what they are asked: no, yes, or yes at another time; after a yes straight to the task. */
export function useOfferAnswers(reload: () => unknown): OfferAnswers & {
  /** Without those that have their answer: the list that is still shown was read before it. */
  readonly unanswered: (orders: readonly OrderCard[]) => readonly OrderCard[]
} {
  const [timing, setTiming] = useState<OrderCard>()
  const [refusing, setRefusing] = useState<Refusing>()
  const [time, setTime] = useState<TimeSpan>()
  const [answered, setAnswered] = useState<readonly OrderCard[]>([])
  const target = useRef<OrderCard>(undefined)
  const submit = useSubmit<Answer, Receipt>((answer, requestId) => sendAction('member', target.current as OrderCard, answer, requestId), { onStale: () => void reload() })

  const send = async (order: OrderCard, action: OfferAnswer, given: Answer['payload'] = {}) => {
    if (submit.busy) return
    target.current = order
    const declined = action === 'decline' && order.offer ? { offerId: order.offer.id } : {}
    const receipt = await submit.run({ orderId: order.id, action, payload: { ...declined, ...given } })
    if (!receipt) return
    setTiming(undefined)
    setRefusing(undefined)
    setAnswered((old) => [...old, order])
    say(`“${order.title}”${ANSWERED[action]}`)
    if (action === 'take' || action === 'acceptTransfer') openTask?.(receipt.orderId)
    void reload()
  }
  return {
    error: submit.error?.message,
    busyFor: (orderId) => (submit.busy && submit.sending?.orderId === orderId ? submit.sending.action : undefined),
    answer: (order, action) => {
      submit.clear()
      if (isNo(action)) setRefusing({ order, action })
      else void send(order, action)
    },
    refusing,
    refuse: (next) => {
      setRefusing(next)
      submit.clear()
    },
    sendRefusal: () => refusing && void send(refusing.order, refusing.action, refusing.action === 'decline' && refusing.reason ? { reason: refusing.reason } : {}),
    timing,
    time,
    chooseTime: (order) => {
      setTiming(order)
      setTime(undefined)
      submit.clear()
    },
    setTime,
    takeAt: () => {
      if (timing && time) void send(timing, 'take', { time })
    },
    unanswered: (orders) => orders.filter((order) => !answered.some((each) => isSameAsk(each, order))),
  }
}
