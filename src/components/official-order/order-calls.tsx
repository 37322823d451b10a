import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { RESULT_TEXT } from '@core/text/zh'
import { BETWEEN } from '../place-words'
import { Call } from './call'
import { ReturnCall, SupervisionCall } from './oversight-calls'
import { Card } from '../card'
import { momentWords } from '../china-time'
import { Icon } from '../icon'
import { SCALE_WORDS, SPEED_WORDS } from '../field/scale-field'
import { Tappable } from '../tappable'
import './index.scss'

export interface OrderCallsProps {
  readonly order: OrderDetail
  readonly onOpen: (orderId: string) => void
}

const SOLVED: Readonly<Record<string, string>> = { yes: '解决了', partly: '解决了一部分', no: '没有解决' }

/** What somebody objects to or asks for, in their words: what has to be decided stands before everything else. */
export function OrderCalls({ order, onOpen }: OrderCallsProps) {
  const { dispute, reopen, suspension, rating, result, extension, heldUntil, now } = order
  const raised = order.state === 'escalated' ? latestInto(order, 'escalated') : undefined
  const waiting = suspension && !suspension.approved
  return (
    <>
      <SupervisionCall order={order} />
      <ReturnCall order={order} />
      {extension?.state === 'asked' && <Call title='社区申请延期，等街道定' meta={`原定 ${momentWords(extension.from, now)}，想延到 ${momentWords(extension.until, now)}`}>{extension.reason}</Call>}
      {heldUntil !== undefined && <Call title='先不派' meta={`留到 ${momentWords(heldUntil, now)}，到时再排`}>方案和系统都不派，时限照走。点“接着派”，马上排回来。</Call>}
      {raised?.reason && <Call title='为什么报上来' meta={`${momentWords(raised.at, now)}${BETWEEN}${raised.who}`}>{raised.reason}</Call>}
      {dispute && <Call title='居民说还没解决' meta={momentWords(dispute.at, now)}>{dispute.reason}</Call>}
      {order.state === 'reopenRequested' && reopen && <Call title='居民申请重办' meta={`第 ${reopen.asks} 次申请${reopen.refusals > 0 ? `，已有 ${reopen.refusals} 次没有同意` : ''}`}>{reopen.reason}</Call>}
      {waiting && <Call title='有人申请挂起，要另一个人同意' meta={`到 ${momentWords(suspension.until, now)} 接着办`}>{suspension.reason}</Call>}
      {rating && (
        <Card>
          <View className='h3'>居民的评价：{SOLVED[rating.solved] ?? rating.solved}</View>
          <View className='s mt1'>态度{SCALE_WORDS[rating.attitude - 1]}{BETWEEN}速度{SPEED_WORDS[rating.speed - 1]}</View>
          {rating.struck && <View className='s mt1'>申诉成立，这次评价不计入统计</View>}
          {rating.words && <View className='mt1'>{rating.words}</View>}
        </Card>
      )}
      {result && !rating && <Card><View className='h3'>党员说：{RESULT_TEXT[result]}</View></Card>}
      <Links order={order} onOpen={onOpen} />
    </>
  )
}

const latestInto = ({ timeline }: OrderDetail, state: string) => [...timeline].sort((a, b) => b.seq - a.seq).find((entry) => entry.to === state && entry.reason !== undefined)

function Links({ order, onOpen }: OrderCallsProps) {
  const links = [
    ...(order.mergedInto ? [{ id: order.mergedInto, text: '并到了这一单' }] : []),
    ...(order.parentId ? [{ id: order.parentId, text: '从这一单拆出来的' }] : []),
    ...(order.children ?? []).map((id, index) => ({ id, text: `合在一起或拆出来的第 ${index + 1} 单` })),
  ]
  if (links.length === 0) return null
  return (
    <Card className='stack stack--tight'>
      {links.map(({ id, text }) => (
        <Tappable key={id} role='link' className='calls__link' onTap={() => onOpen(id)}>
          <Icon name='users' className='red' />
          <View className='grow h3'>{text}</View>
          <Icon name='next' small />
        </Tappable>
      ))}
    </Card>
  )
}
