import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { OrderDetail } from '@core/contract/order-views'
import { CHANNEL_TEXT } from '@core/text/zh'
import { Button } from '../button'
import { Card } from '../card'
import { momentWords, spanWords } from '../china-time'
import './index.scss'

const wordsOf = (table: Readonly<Record<string, string>>, key: string) => table[key] ?? key

/** What was asked for, where and when; the door and the phone only where the server sent them. */
export function OrderFacts({ order }: { readonly order: OrderDetail }) {
  const { address, contact, now } = order
  const place = [address.compound, address.building, address.door].filter(Boolean).join(' ')
  return (
    <Card className='stack'>
      <View className='order-detail__text'>{order.text}</View>
      <View className='kv'>
        <Fact name='类别'>{[order.category, order.service].filter(Boolean).join(' · ')}</Fact>
        {order.answers.map(({ label, value }) => <Fact key={label} name={label} wide>{value}</Fact>)}
        <Fact name='地址'>{place}</Fact>
        {order.scheduled ? <Fact name='约好时间'>{spanWords(order.scheduled, now)}</Fact> : order.appointment && <Fact name='希望时间'>{spanWords(order.appointment, now)}</Fact>}
        {order.onBehalf && <Fact name='代点'>替{order.onBehalf.relation}点的</Fact>}
        <Fact name='点单'>{momentWords(order.createdAt, now)} · {wordsOf(CHANNEL_TEXT, order.channel)}</Fact>
        {order.forwardedTo && <Fact name='转给'>{order.forwardedTo}</Fact>}
        {order.suspension && <Fact name='挂起'>{order.suspension.approved ? '' : '等另一人同意：'}到 {momentWords(order.suspension.until, now)}，{order.suspension.reason}</Fact>}
      </View>
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

/** A long name stands over its value, not beside it. */
function Fact({ name, wide, children }: { readonly name: string; readonly wide?: boolean; readonly children: ReactNode }) {
  const over = wide && name.length > 4
  return (
    <>
      <View className={over ? 'kv__key kv__over' : 'kv__key'}>{name}</View>
      <View className={over ? 'kv__over' : undefined}>{children}</View>
    </>
  )
}
