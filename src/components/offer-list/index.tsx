import { View } from '@tarojs/components'
import type { OrderCard } from '@core/contract/order-views'
import { ACTION_TEXT } from '@core/text/zh'
import { aria } from '../aria'
import { spanWords, type TimeSpan } from '../china-time'
import { ConfirmSheet } from '../confirm-sheet'
import { ChoiceField } from '../field/choice-field'
import { WindowField } from '../field/window-field'
import { OfferCard, type OfferCardProps } from '../offer-card'
import { DECLINE_REASONS, type OfferAnswer } from '../offer-card/answered'
import { BETWEEN, placeWords } from '../place-words'
import './index.scss'

/** A no that is being asked about before it is said. */
export interface Refusing {
  readonly order: OrderCard
  readonly action: OfferAnswer
  readonly reason?: string
}

export interface OfferAnswers {
  /** Why the last answer did not arrive. */
  readonly error?: string
  /** The answer under way, if it is to this order. */
  readonly busyFor: (orderId: string) => string | undefined
  /** A yes is sent at once, a no is asked about first. */
  readonly answer: (order: OrderCard, action: OfferAnswer) => void
  readonly refusing?: Refusing
  /** Why not, where somebody wants to say it; undefined takes the question back. */
  readonly refuse: (refusing: Refusing | undefined) => void
  readonly sendRefusal: () => void
  /** The order for which another time is being chosen. */
  readonly timing?: OrderCard
  readonly time?: TimeSpan
  readonly chooseTime: (order: OrderCard | undefined) => void
  readonly setTime: (time: TimeSpan | undefined) => void
  readonly takeAt: () => void
}

export interface OfferListProps extends Pick<OfferCardProps, 'offset' | 'home'> {
  readonly orders: readonly OrderCard[]
  /** `useOfferAnswers`. */
  readonly answers: OfferAnswers
  readonly onOpen: (orderId: string) => void
}

/** What waits for a member's answer, soonest first, and the sheets for another time and for a no. */
export function OfferList({ orders, offset, home, answers, onOpen }: OfferListProps) {
  const { error, busyFor, answer, refusing, refuse, timing, time, chooseTime } = answers
  const now = Date.now() + offset
  return (
    <>
      {error && !timing && !refusing && <View className='offer-list__error' {...aria('alert')}>{error}</View>}
      {orders.map((order) => (
        <OfferCard
          key={order.id} order={order} offset={offset} home={home} busy={busyFor(order.id)}
          onOpen={() => onOpen(order.id)} onAction={(action) => answer(order, action)} onOtherTime={() => chooseTime(order)}
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
          onConfirm={answers.takeAt}
          onCancel={() => chooseTime(undefined)}
        >
          <View>
            <View className='h3'>{timing.title}</View>
            <View className='s num'>{[placeWords(timing.place), timing.offer?.appointment ? `居民希望 ${spanWords(timing.offer.appointment, now)}` : '居民没有说时间'].join(BETWEEN)}</View>
          </View>
          <WindowField label='上门时间' value={time} now={now} taken={timing.offer?.appointment} onChange={answers.setTime} />
        </ConfirmSheet>
      )}
      {refusing && (
        <ConfirmSheet
          question={`“${refusing.order.title}”，这次去不了？`}
          note={refusing.action === 'decline' ? '社区会另外找人，以后有合适的还会问您。' : '这一单还是同事的，对方会知道您接不了。'}
          confirmLabel={ACTION_TEXT[refusing.action]}
          busy={busyFor(refusing.order.id) === refusing.action}
          error={error}
          onConfirm={answers.sendRefusal}
          onCancel={() => refuse(undefined)}
        >
          {refusing.action === 'decline' && <ChoiceField label='原因' hint='可以不说；说了下次问得更合适，只有社区看得到' choices={DECLINE_REASONS.map((value) => ({ value, label: value }))} value={refusing.reason ? [refusing.reason] : []} onChange={([reason]) => refuse({ ...refusing, reason })} />}
        </ConfirmSheet>
      )}
    </>
  )
}
