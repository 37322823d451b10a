import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { KinView } from '@core/contract/people'
import { aria } from '../aria'
import { Button } from '../button'
import { dateWords } from '../date-words'
import { TextField } from '../field/text-field'
import './index.scss'

export interface KinListProps {
  readonly items: KinView['items']
  readonly viewer: 'member' | 'staff'
  readonly busy: boolean
  readonly removing?: string
  readonly error?: string
  readonly fields: Readonly<Record<string, string>>
  /** True: it is noted, and the field may be emptied. */
  readonly onAdd: (phone: string) => Promise<boolean>
  readonly onRemove: (key: string) => void
}

const BY = { member: { member: '您记的', staff: '社区记的' }, staff: { member: '本人记的', staff: '社区记的' } } as const

/** 回避: by telephone, of which two figures are shown again; what was typed stays where it could not be noted. */
export function KinList({ items, viewer, busy, removing, error, fields, onAdd, onRemove }: KinListProps) {
  const [phone, setPhone] = useState('')
  const add = async () => {
    if (await onAdd(phone)) setPhone('')
  }
  return (
    <View className='stack'>
      {items.map(({ key, tail, at, by }) => (
        <View key={key} className='kin__row'>
          <View className='grow'><View className='h3 num'>电话尾号 {tail}</View><Text className='s num'>{BY[viewer][by]}，{dateWords(at, Date.now())}</Text></View>
          <Button kind='ghost' size='small' label={`不再回避尾号 ${tail}`} loading={busy && removing === key} onTap={() => onRemove(key)}>去掉</Button>
        </View>
      ))}
      <TextField label='亲属的电话' hint='只留认得出的记号和最后两位，号码不保存' type='tel' value={phone} error={fields['phone']} onChange={setPhone} />
      {error && fields['phone'] === undefined && <View className='error' {...aria('alert')}>{error}</View>}
      <Button kind='ghost' loading={busy && removing === undefined} off={phone.trim() === ''} onTap={() => void add()}>记下，不派他点的单</Button>
    </View>
  )
}
