import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { OrderDetail } from '@core/contract/order-views'
import { aria } from '../aria'
import { Button } from '../button'
import { Card } from '../card'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { addressWords, spaced } from '../place-words'
import './index.scss'

const IN_WECHAT = process.env.TARO_ENV === 'weapp'

export interface PlaceCardProps {
  readonly address: OrderDetail['address']
  readonly contact?: OrderDetail['contact']
  /** The door is not shown yet, rather than no longer. */
  readonly beforeTaking: boolean
}

/** Whom to call and where to go. WeChat draws the way on its own map; a browser gets the address to read out or to copy. */
export function PlaceCard({ address, contact, beforeTaking }: PlaceCardProps) {
  const { compound, building, door, point } = address
  const whole = addressWords(address)
  return (
    <Card className='stack'>
      {contact && (
        <View className='row'>
          <Icon name='me' className='red' />
          <View className='grow'>
            <View className='h3'>{contact.name}</View>
            <View className='s num'>{contact.phone}</View>
          </View>
          <Button kind='ghost' size='small' icon='phone' label={`打电话给${contact.name}`} onTap={() => void Taro.makePhoneCall({ phoneNumber: contact.phone }).catch(() => undefined)}>打电话</Button>
        </View>
      )}
      <View className='row'>
        <Icon name='pin' className='red' />
        <View className='grow'>
          <View className='h3 num'>{whole}</View>
          <View className='s'>{door ? '门牌只给上门的人看' : beforeTaking ? '接单以后能看到门牌' : '现在不用上门，门牌不再显示'}</View>
        </View>
        {IN_WECHAT && point && (
          <Button kind='ghost' size='small' label='在地图上看怎么走' onTap={() => void Taro.openLocation({ latitude: point.lat, longitude: point.lng, name: compound, address: whole, scale: 17 }).catch(() => undefined)}>看路线</Button>
        )}
        {!IN_WECHAT && door && <Button kind='ghost' size='small' label='复制地址' onTap={() => void Taro.setClipboardData({ data: whole }).catch(() => undefined)}>复制</Button>}
      </View>
      {!IN_WECHAT && door && <Drawn compound={compound} building={building} door={door} />}
    </Card>
  )
}

/** From the gate to the door, as signs: a browser has no map of ours, and none is fetched from anybody. */
function Drawn({ compound, building, door }: Pick<OrderDetail['address'], 'compound' | 'building' | 'door'>) {
  const steps: readonly { readonly icon: IconName; readonly text: string }[] = [
    { icon: 'flag', text: compound },
    { icon: 'building', text: building },
    ...(door ? [{ icon: 'key' as const, text: door }] : []),
  ]
  return (
    <View className='place' {...aria('img', `先到${compound}，再到${building}${door ? `，门牌 ${door}` : ''}`)}>
      {steps.map(({ icon, text }, index) => (
        <View key={icon} className='place__step'>
          <View className={index === steps.length - 1 ? 'place__sign place__sign--goal' : 'place__sign'}><Icon name={icon} /></View>
          <View className='xs num place__name'>{spaced(text)}</View>
        </View>
      ))}
    </View>
  )
}
