import { Text } from '@tarojs/components'
import type { OrderCard, OrderDetail } from '@core/contract/order-views'
import type { ActorKind } from '@core/domain/order/order-states'
import { CLOCK_TEXT } from '@core/text/zh'
import { ESTIMATED_TEXT, promiseText } from '@core/text/zh-next'
import { byWhen } from '../by-when'
import { clockWords, dayWords, spanWords } from '../china-time'

type Promised = Pick<OrderCard, 'dueAt' | 'dueKind' | 'proposal'> & Pick<Partial<OrderDetail>, 'estimated'>

export const hasPromise = ({ dueAt, dueKind, proposal }: Promised) => proposal !== undefined || (dueAt !== undefined && dueKind !== undefined && dueKind !== 'none')

interface PromiseLineProps {
  readonly order: Promised
  readonly now: number
  /** Who reads it: the same deadline is a promise to one and a task to another. */
  readonly as: ActorKind
}

/** “今天 **11:30** 前会有人联系您”. Nothing where nothing was promised. */
export function PromiseLine({ order, now, as }: PromiseLineProps) {
  const { dueAt, dueKind, estimated, proposal } = order
  // What waits for one's own word goes before what others have promised.
  if (proposal && as === 'resident') return <Text>党员想 <Text className='strong'>{spanWords(proposal, now)}</Text> 来，请点开看行不行</Text>
  if (dueAt === undefined || dueKind === undefined || dueKind === 'none') return null
  const over = dueAt < now
  const said = over ? dueAt : byWhen(dueAt, now, dueKind)
  return (
    <Text>
      {over ? `${CLOCK_TEXT[dueKind]}是` : ''}{dayWords(said, now)} <Text className='strong'>{clockWords(said)}</Text>{over ? '，已经过了' : ` ${promiseText(dueKind, as) ?? `是${CLOCK_TEXT[dueKind]}`}`}{estimated && !over ? ESTIMATED_TEXT : ''}
    </Text>
  )
}
