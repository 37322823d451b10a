import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { OrderDetail } from '@core/contract/order-views'
import { CHANNEL_TEXT, REACH_TEXT, URGENCY_TEXT } from '@core/text/zh'
import { Button } from '../button'
import { Card } from '../card'
import { lengthWords, momentWords, spanWords } from '../china-time'
import { Facts } from '../facts'
import { BETWEEN, addressWords } from '../place-words'
import './index.scss'

const wordsOf = (table: Readonly<Record<string, string>>, key: string) => table[key] ?? key

/** Who wrote no more than the title is not quoted with it a second time. */
export const ownWords = ({ text, title }: Pick<OrderDetail, 'text' | 'title'>): boolean => text !== '' && text !== title

/** What was asked for, where and when; the door and the phone only where the server sent them. */
export function OrderFacts({ order }: { readonly order: OrderDetail }) {
  const { address, contact, now } = order
  const official = order.as !== 'resident' && order.as !== 'member'
  const place = addressWords(address)
  return (
    <Card className='stack'>
      {ownWords(order) && <View className='order-detail__text'>{order.text}</View>}
      <Facts
        facts={[
          ['类别', [order.category, order.service].filter(Boolean).join(BETWEEN)],
          ...(official ? [['紧急程度', URGENCY_TEXT[order.urgency]] as const] : []),
          ...order.answers.map(({ label, value }) => [label, value] as const),
          ['地址', place],
          order.scheduled ? ['约好时间', spanWords(order.scheduled, now)] : ['希望时间', order.appointment && spanWords(order.appointment, now)],
          ['代点', order.onBehalf && `替${order.onBehalf.relation}点的`],
          ['点单', `${momentWords(order.createdAt, now)}${BETWEEN}${wordsOf(CHANNEL_TEXT, order.channel)}`],
          ['首接负责', order.lead],
          ['责任单位', order.leadUnit],
          ['转给', order.forwardedTo],
          ['协办过', order.assisting?.filter((unit) => unit !== order.forwardedTo).join('、') || undefined],
          ['延期', order.extension?.state === 'approved' && `原定 ${momentWords(order.extension.from, now)}，延至 ${momentWords(order.extension.until, now)}：${order.extension.reason}`],
          ['邀请范围', order.reach && REACH_TEXT[order.reach]],
          ['合并办理', order.followers && `还有 ${order.followers} 位居民跟着这一单`],
          ['时限停过', official && order.pausedMs && lengthWords(order.pausedMs)],
          ['挂起', order.suspension && `${order.suspension.approved ? '' : '等另一人同意：'}到 ${momentWords(order.suspension.until, now)}，${order.suspension.reason}`],
        ]}
      />
      {contact && (
        <View className='row order-detail__contact'>
          <View className='grow'>
            <View className='h3'>{contact.name}</View>
            <View className='s num'>{contact.phone}</View>
          </View>
          {order.as !== 'resident' && (
            <Button kind='ghost' size='small' icon='phone' label={`打电话给${contact.name}`} onTap={() => void Taro.makePhoneCall({ phoneNumber: contact.phone }).catch(() => undefined)}>
              打电话
            </Button>
          )}
        </View>
      )}
    </Card>
  )
}
