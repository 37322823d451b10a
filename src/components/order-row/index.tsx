import { Text, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Countdown } from '../countdown'
import { Icon } from '../icon'
import { Tag } from '../tag'
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
  /** Which limit `due` is. */
  readonly kind?: string
  /** A word for what is out of turn: “突发”, “督办”. Red, and said first. */
  readonly flag?: string
  readonly selected?: boolean
  /** Given: the row has a box to tick, and this is whether it is. */
  readonly checked?: boolean
  readonly id?: string
  readonly onTap?: () => void
  /** `range`: everything up to here, as with Shift on a desk. */
  readonly onCheck?: (range: boolean) => void
}

/** An order as one line of a queue: what, where, and how long there is. Stands in a flush Card or a Desk list. */
export function OrderRow(props: OrderRowProps) {
  const { title, meta, due, offset, workdays, caption, kind, flag, selected, checked, id, onTap, onCheck } = props
  const body = (
    <>
      <View className='grow'>
        <View className='order-row__head'>
          {selected && <Text className='sr-only'>已选中</Text>}
          {flag && <Tag tone='danger' icon='alert'>{flag}</Tag>}
          <Text className='order-row__title ellipsis'>{title}</Text>
        </View>
        <View className='s num ellipsis'>{meta}</View>
      </View>
      {due !== undefined && <Countdown due={due} offset={offset} workdays={workdays} kind={kind} caption={caption} />}
    </>
  )
  const classes = classNames('order-row', selected && 'order-row--selected', checked && 'order-row--checked')
  const line = onTap ? <Tappable id={id} className='order-row__body' onTap={onTap}>{body}</Tappable> : <View className='order-row__body'>{body}</View>
  return (
    <View className={classes}>
      {onCheck && <Box title={title} checked={checked === true} onCheck={onCheck} />}
      {line}
    </View>
  )
}

interface BoxProps {
  readonly title: string
  readonly checked: boolean
  readonly onCheck: (range: boolean) => void
}

/** The browser tells whether Shift was held; a phone has none. */
function Box({ title, checked, onCheck }: BoxProps) {
  return (
    <Tappable role='checkbox' checked={checked} label={`选上：${title}`} className='order-row__box' onTap={() => onCheck(shiftHeld())}>
      <View className={classNames('order-row__tick', checked && 'order-row__tick--on')}>{checked && <Icon name='check' small />}</View>
    </Tappable>
  )
}

const shiftHeld = (): boolean =>
  process.env.TARO_ENV === 'h5' && typeof window !== 'undefined' && (window.event as Partial<MouseEvent> | undefined)?.shiftKey === true
