import { Text, View } from '@tarojs/components'
import type { ServiceView } from '@core/contract/catalogue'
import { addressOf } from '@/components/address-fields/address'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { Icon } from '@/components/icon'
import { addressWords, spaced } from '@/components/place-words'
import { type OrderDraft, titleOf } from './order-draft'

/** Before it is sent: who will read what. */
export function Preview({ draft, now, service }: { readonly draft: OrderDraft; readonly now: number; readonly service: ServiceView }) {
  const { building, unit, room } = addressOf(draft) as { building: string; unit?: string; room?: string }
  const open = [titleOf(draft, service), addressWords({ compound: draft.compound, building: draft.building.trim() && building }), draft.appointment && spanWords(draft.appointment, now)]
  const closed = [spaced([unit, room].filter(Boolean).join('\u00A0')), draft.name.trim(), draft.phone.trim()]
  return (
    <Card className='stack'>
      <Part icon='users' title='受邀的党员会看到' lines={open} empty='填好后显示在这里' />
      <Part icon='shield' title='只有接单的党员和社区能看到' lines={closed} empty='单元房号、称呼、电话' />
    </Card>
  )
}

interface PartProps {
  readonly icon: 'users' | 'shield'
  readonly title: string
  readonly lines: readonly (string | false | undefined)[]
  readonly empty: string
}

function Part({ icon, title, lines, empty }: PartProps) {
  const said = lines.filter(Boolean).join('\u00A0· ')
  return (
    <View className='row preview__part'>
      <Icon name={icon} className={icon === 'shield' ? 'red' : undefined} />
      <View className='grow'>
        <View className='h3'>{title}</View>
        <Text className='s'>{said || empty}</Text>
      </View>
    </View>
  )
}
