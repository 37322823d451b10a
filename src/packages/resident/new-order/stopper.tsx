import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ServiceView } from '@core/contract/catalogue'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'

const NAMES = { 110: '报警', 119: '火警', 120: '急救' } as const

interface StopperProps {
  readonly stopper: NonNullable<ServiceView['stopper']>
  /** Already read: one line stays in sight. */
  readonly read: boolean
  readonly onRead: () => void
}

const dial = (phoneNumber: string) => void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)

/** People first: whom to call before anything is typed. */
export function Stopper({ stopper, read, onRead }: StopperProps) {
  const { phone, when } = stopper
  if (read) {
    return (
      <Card row>
        <Icon name='alert' className='red' />
        <View className='grow s'>{when}</View>
        <Button size='small' icon='phone' label={`打 ${phone}`} onTap={() => dial(phone)}>{phone}</Button>
      </Card>
    )
  }
  return (
    <Card accent className='stack'>
      <View {...aria('alert')} className='stopper'>
        <View className='stopper__face'><Icon name='alert' /></View>
        <View className='stopper__words'>{phone === '120' ? '现在身体有危险吗？' : '有人或房子有危险吗？'}</View>
        <View>{when}</View>
      </View>
      <Button kind='primary' size='big' icon='phone' onTap={() => dial(phone)}>{`打 ${phone} ${NAMES[phone]}`}</Button>
      <Button kind='ghost' onTap={onRead}>没有危险，接着点单</Button>
    </Card>
  )
}
