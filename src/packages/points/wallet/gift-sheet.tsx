import { View } from '@tarojs/components'
import { useState } from 'react'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { CommunityPicker } from '@/components/choosers/community-picker'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'
import { useCommunities } from '@/hooks/use-communities'
import { useViewer } from '@/hooks/use-viewer'

interface GiftSheetProps { readonly most: number; readonly onDone: () => void; readonly onClose: () => void }

/** Hours to an elder, called by their number; their community asks them first. */
export function GiftSheet({ most, onDone, onClose }: GiftSheetProps) {
  const { me } = useViewer()
  const communities = useCommunities()
  const own = me?.community?.id ?? ''
  const [gift, setGift] = useState({ communityId: own, phone: '', name: '', hours: '1' })
  const elsewhere = gift.communityId !== own || own === ''
  const send = useApiSubmit('points', 'giveHours', { onDone })
  const missing = most < 1 ? '能送的不够一小时，或到今年的上限了' : gift.communityId === '' ? '请选长辈住的社区' : gift.phone.trim() === '' ? '请写电话：长辈的，或家里人的' : undefined
  return (
    <ConfirmSheet
      question='送时长给长辈' note='由长辈的社区问过本人再确认；十四天没有确认，退回给您。您服务过的总时长不变。' confirmLabel='交给社区' busy={send.busy} error={send.fields['phone'] ?? send.error?.message} missing={missing}
      onCancel={onClose} onConfirm={() => void send.run({ communityId: gift.communityId, phone: gift.phone, ...(gift.name.trim() === '' ? {} : { name: gift.name }), hours: Number(gift.hours) })}
    >
      <View className='stack'>
        <ChoiceField label='长辈住在' choices={[{ value: 'own', label: me?.community?.name ?? '本社区' }, { value: 'other', label: '别的社区' }]} value={[elsewhere ? 'other' : 'own']} onChange={([value]) => setGift({ ...gift, communityId: value === 'own' ? own : '' })} />
        {elsewhere && <CommunityPicker communities={communities} own={me?.community?.name} value={gift.communityId} onChange={(communityId = '') => setGift({ ...gift, communityId })} />}
        <TextField label='长辈的电话' hint='没有电话的，写家里人的；只给社区看，用来问本人' type='tel' value={gift.phone} onChange={(phone) => setGift({ ...gift, phone })} />
        <TextField label='长辈怎么称呼' hint='写的是家里人的电话才要写，时长记在家里人那里，替长辈用' value={gift.name} maxLength={20} onChange={(name) => setGift({ ...gift, name })} />
        <PickerField label='送几小时' hint='一年最多送 10 小时' options={Array.from({ length: Math.max(1, most) }, (_, n) => ({ value: String(n + 1), label: `${n + 1} 小时` }))} value={gift.hours} onChange={(hours) => setGift({ ...gift, hours })} />
      </View>
    </ConfirmSheet>
  )
}
