import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { VisitEntryView } from '@core/contract/emergency'
import { VISIT_MARK_TEXT, VISIT_SORT_TEXT } from '@core/text/zh-emergency'
import { Button } from '@/components/button'
import { momentWords } from '@/components/china-time'
import { BETWEEN } from '@/components/place-words'
import { Tag, type Tone } from '@/components/tag'
import type { VisitsControl } from './use-visits'

const TONE = { visited: 'ok', needHelp: 'danger', nobodyHome: 'warn' } as const satisfies Record<NonNullable<VisitEntryView['mark']>, Tone>
interface PersonRowProps { readonly entry: VisitEntryView; readonly now: number; readonly control: VisitsControl; readonly onHelp: () => void }

/** One person: how to reach them, how they were found, and the three words for it. */
export function PersonRow({ entry, now, control, onHelp }: PersonRowProps) {
  const { id, sort, name, phone, door, mark, markedBy, markedAt, note, orderId } = entry
  return (
    <View className='em-person'>
      <View className='row between wrap'>
        <View className='row row--tight'><Text className='h3'>{name}</Text><Tag>{VISIT_SORT_TEXT[sort]}</Tag></View>
        {mark !== undefined && <Tag tone={TONE[mark]} icon={mark === 'visited' ? 'check' : 'alert'}>{VISIT_MARK_TEXT[mark]}</Tag>}
      </View>
      <View className='s num'>{door ?? '没有写门牌'}</View>
      {mark !== undefined && markedAt !== undefined && <View className='xs num'>{momentWords(markedAt, now)}{BETWEEN}{markedBy}{note === undefined ? '' : `：${note}`}</View>}
      <View className='em-deeds'>
        {phone !== undefined && <Button kind='ghost' size='small' icon='phone' label={`打电话给${name}`} onTap={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>打电话</Button>}
        {orderId === undefined && <Button kind='ghost' size='small' label={`${name}：看过了`} onTap={() => void control.mark({ entryId: id, mark: 'visited' })}>看过了</Button>}
        {orderId === undefined && <Button kind='ghost' size='small' label={`${name}：没人在家`} onTap={() => void control.mark({ entryId: id, mark: 'nobodyHome' })}>没人在家</Button>}
        {orderId === undefined && mark !== 'needHelp' && <Button kind='ghost' size='small' label={`${name}：需要帮助`} onTap={onHelp}>需要帮助</Button>}
        {orderId === undefined && mark === 'needHelp' && <Button kind='primary' size='small' label={`${name}：转成一单`} onTap={() => control.order(id)}>转成一单</Button>}
        {control.as === 'staff' && orderId === undefined && mark === undefined && <Button kind='ghost' size='small' label={`从名单去掉${name}`} onTap={() => control.remove(id)}>去掉</Button>}
      </View>
      {orderId !== undefined && <View className='s'>已经转成一单，社区在安排。</View>}
    </View>
  )
}
