import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Countdown } from '../countdown'
import { Tappable } from '../tappable'
import './index.scss'

export interface OrderRowProps {
  readonly title: string
  /** Place · category · what else decides. */
  readonly meta: string
  readonly due?: number
  readonly offset?: number
  readonly workdays?: number
  readonly caption?: string
  readonly selected?: boolean
  readonly onTap?: () => void
}

/** An order as one line of a queue: what, where, and how long there is. Stands in a flush Card or a Desk list. */
export function OrderRow({ title, meta, due, offset, workdays, caption, selected, onTap }: OrderRowProps) {
  const body = (
    <>
      <View className='grow'>
        <View className='order-row__title ellipsis'>{title}</View>
        <View className='s ellipsis'>{meta}</View>
      </View>
      {due !== undefined && <Countdown due={due} offset={offset} workdays={workdays} caption={caption} />}
    </>
  )
  const classes = classNames('order-row', selected && 'order-row--selected')
  if (!onTap) return <View className={classes}>{body}</View>
  return <Tappable className={classes} onTap={onTap}>{body}</Tappable>
}
