import { View } from '@tarojs/components'
import type { OrderCard } from '@core/contract/order-views'
import { walkingMetres } from '@core/domain/dispatch/facts'
import { walkWords } from '@core/domain/dispatch/walk-words'
import { ACTION_TEXT, URGENCY_TEXT } from '@core/text/zh'
import { Button } from '../button'
import { Card } from '../card'
import { spanWords } from '../china-time'
import { DueTag } from '../due-tag'
import { BETWEEN, placeWords } from '../place-words'
import { Tag } from '../tag'
import { Tappable } from '../tappable'
import type { OfferAnswer } from './answered'
import './index.scss'

export interface OfferCardProps {
  readonly order: OrderCard
  /** The server's clock minus this phone's, in ms. */
  readonly offset: number
  /** Where this member lives, about. */
  readonly home?: { readonly lng: number; readonly lat: number }
  /** The action being sent. */
  readonly busy?: string
  readonly onOpen: () => void
  readonly onAction: (action: OfferAnswer) => void
  readonly onOtherTime: () => void
}

/** The walk the staff saw; an order of the pool was asked of nobody in particular, so it is reckoned here. */
export function distanceOf({ distanceM, pool }: NonNullable<OrderCard['offer']>, home: OfferCardProps['home']): string | undefined {
  const metres = distanceM ?? (pool?.point && home ? walkingMetres(home, pool.point) : undefined)
  return metres === undefined ? undefined : walkWords(metres)
}

/** One question to a member: what, where, when, until when to answer, why you; and the answers, one tap each. */
export function OfferCard({ order, offset, home, busy, onOpen, onAction, onOtherTime }: OfferCardProps) {
  const { title, place, category, offer, actions } = order
  const until = offer?.facts?.until ?? order.dueAt
  const now = Date.now() + offset
  const reasons = offer ? [distanceOf(offer, home), ...offer.reasons].filter((each) => each !== undefined) : []
  return (
    <Card accent>
      <Tappable role='link' className='offer__body' onTap={onOpen}>
        <View className='offer__head'>
          <View className='h2'>{title}</View>
          {until !== undefined && <DueTag due={until} offset={offset} what='回答' />}
        </View>
        <View className='s mt1 num'>{[placeWords(place), category, offer?.appointment ? `希望 ${spanWords(offer.appointment, now)}` : '时间可以商量'].join(BETWEEN)}</View>
        <View className='offer__reasons'>
          {(order.urgency === 'p0' || order.urgency === 'p1') && <Tag tone='danger' icon='alert'>{URGENCY_TEXT[order.urgency]}</Tag>}
          {offer?.pool && <Tag tone='info' icon='users'>抢单池，先答应的先接</Tag>}
          {order.seats && <Tag tone='info' icon='users'>{`要 ${order.seats[1]} 人，已有 ${order.seats[0]} 人`}</Tag>}
          {actions.includes('acceptTransfer') && <Tag tone='info' icon='users'>同事想转给您</Tag>}
          {reasons.map((reason) => <Tag key={reason} tone='ok'>{reason}</Tag>)}
        </View>
      </Tappable>
      <View className='offer__answers'>
        {actions.includes('decline') && <Button kind='ghost' loading={busy === 'decline'} onTap={() => onAction('decline')}>{ACTION_TEXT.decline}</Button>}
        {actions.includes('refuseTransfer') && <Button kind='ghost' loading={busy === 'refuseTransfer'} onTap={() => onAction('refuseTransfer')}>{ACTION_TEXT.refuseTransfer}</Button>}
        {actions.includes('acceptTransfer') && <Button kind='primary' className='offer__take' loading={busy === 'acceptTransfer'} onTap={() => onAction('acceptTransfer')}>{ACTION_TEXT.acceptTransfer}</Button>}
        {actions.includes('take') && <Button kind='ghost' onTap={onOtherTime}>换个时间</Button>}
        {actions.includes('take') && <Button kind='primary' className='offer__take' loading={busy === 'take'} onTap={() => onAction('take')}>{ACTION_TEXT.take}</Button>}
      </View>
    </Card>
  )
}
