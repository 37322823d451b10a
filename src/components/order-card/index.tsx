import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '../card'
import type { IconName } from '../icon/names'
import { Steps } from '../steps'
import { Tag, type Tone } from '../tag'
import { Tappable } from '../tappable'
import './index.scss'

export interface OrderCardView {
  readonly id: string
  readonly title: string
  readonly state: { readonly label: string; readonly tone: Tone; readonly icon?: IconName }
  /** The promise in one sentence: who does what, until when. */
  readonly promise?: ReactNode
  /** Place, time, kind. */
  readonly meta?: string
  /** Its time is over: a sign and a word beside the state. */
  readonly overdue?: boolean
  readonly steps?: { readonly names: readonly string[]; readonly current: number }
}

export interface OrderCardProps {
  readonly order: OrderCardView
  readonly accent?: boolean
  readonly onOpen?: () => void
  readonly footer?: ReactNode
}

/** An order at a glance: what, in which state, what happens next. */
export function OrderCard({ order, accent, onOpen, footer }: OrderCardProps) {
  const { title, state, promise, meta, overdue, steps } = order
  const body = (
    <>
      <View className='order-card__head'>
        <View className='h2'>{title}</View>
        <View className='order-card__tags'>
          {overdue && <Tag tone='danger' icon='alert'>已超时</Tag>}
          <Tag tone={state.tone} icon={state.icon}>{state.label}</Tag>
        </View>
      </View>
      {promise && <View className='s mt1 num'>{promise}</View>}
      {meta && <View className='s mt1 num'>{meta}</View>}
      {steps && <Steps steps={steps.names} current={steps.current} />}
    </>
  )
  return (
    <Card accent={accent} className='order-card'>
      {onOpen ? <Tappable role='link' onTap={onOpen}>{body}</Tappable> : body}
      {footer && <View className='order-card__footer'>{footer}</View>}
    </Card>
  )
}
