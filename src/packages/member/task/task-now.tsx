import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { RESULT_TEXT } from '@core/text/zh'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { DueTag } from '@/components/due-tag'
import { SCALE_WORDS, SPEED_WORDS } from '@/components/field/scale-field'
import { Icon } from '@/components/icon'
import { distanceOf } from '@/components/offer-card'
import { BETWEEN } from '@/components/place-words'
import './index.scss'

const SOLVED_TEXT: Readonly<Record<string, string>> = { yes: '解决了', partly: '解决了一部分', no: '没有解决' }

export interface TaskNowProps {
  readonly order: OrderDetail
  readonly offset: number
  /** Where this member lives, about. */
  readonly home?: { readonly lng: number; readonly lat: number }
  /** Given: the order can be taken, also at another time. */
  readonly onOtherTime?: () => void
  /** Given: a time may be proposed now. */
  readonly onPropose?: () => void
}

/** What has been agreed or is being asked just now: the time, the hand-over, the objection. */
export function TaskNow({ order, offset, home, onOtherTime, onPropose }: TaskNowProps) {
  const holds = order.seatList.some(({ mine }) => mine)
  const { offer, scheduled, proposal, transfer, dispute, rating, result, now } = order
  const why = offer ? [distanceOf(offer, home), ...offer.reasons].filter((each) => each !== undefined) : []
  return (
    <>
      {offer && (
        <Card className='stack stack--tight' accent>
          <View className='row between wrap'>
            <View className='h3'>{offer.pool ? '抢单池里的单，先答应的先接' : '请您帮这个忙'}</View>
            {(offer.facts?.until ?? order.dueAt) !== undefined && <DueTag due={offer.facts?.until ?? order.dueAt ?? 0} offset={offset} what='回答' />}
          </View>
          {why.length > 0 && <View className='s num'>{why.join(BETWEEN)}</View>}
          {onOtherTime && <Button kind='ghost' icon='calendar' onTap={onOtherTime}>能来，换个时间</Button>}
        </Card>
      )}
      {!scheduled && !proposal && onPropose && (
        <Card row className='task-now__ask'>
          <Icon name='calendar' className='red' />
          <View className='grow'>
            <View className='h3'>还没有约好时间</View>
            <View className='s'>电话里说好了，请在这里写下来，居民点一下就算约好</View>
          </View>
          <Button kind='ghost' size='small' onTap={onPropose}>约个时间</Button>
        </Card>
      )}
      {scheduled && <Line icon='calendar' title={`约好 ${spanWords(scheduled, now)}`} sub={order.actions.includes('checkIn') ? '到门口请点“我到了”' : undefined} />}
      {proposal && <Line icon='clock' title={`${holds ? '您' : '同事'}约的 ${spanWords(proposal, now)}`} sub={holds ? '等居民答应；也可以打电话说好' : '等居民答应'} />}
      {transfer && <Line icon='users' title={transfer.toMe ? '同事请您接过这一单' : `等 ${transfer.label} 答应接过去`} sub={transfer.toMe ? '方便就点“我接过来”，不方便点“接不了”' : '在对方答应之前，这一单还是您的'} />}
      {dispute && <Line icon='alert' title='居民说还没解决' sub={dispute.reason} />}
      {result && <Line icon='check' title={`您说的结果：${RESULT_TEXT[result]}`} sub='照片和说明在下面的进展里' />}
      {rating && <Line icon='star' title={`居民的评价：${SOLVED_TEXT[rating.solved] ?? rating.solved}`} sub={[`态度${SCALE_WORDS[rating.attitude - 1]}`, `速度${SPEED_WORDS[rating.speed - 1]}`, rating.words].filter(Boolean).join(BETWEEN)} />}
    </>
  )
}

function Line({ icon, title, sub }: { readonly icon: 'calendar' | 'clock' | 'users' | 'alert' | 'check' | 'star'; readonly title: string; readonly sub?: string }) {
  return (
    <Card row>
      <Icon name={icon} className='red' />
      <View className='grow'>
        <View className='h3 num'>{title}</View>
        {sub && <View className='s'>{sub}</View>}
      </View>
    </Card>
  )
}
