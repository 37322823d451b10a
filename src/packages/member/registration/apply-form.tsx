import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SKILLS } from '@core/domain/order/skills'
import { CompoundPicker } from '@/components/address-fields/compound-picker'
import { Card } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Field } from '@/components/field'
import { ChoiceField, Choices } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { ROUTES, goTo } from '@/hooks/routes'
import { useCompounds } from '@/hooks/use-compounds'
import type { ApplyForm } from './use-apply-form'

const UNSURE = { value: '', label: '不填，由名册核对' }

export interface ApplyFieldsProps {
  readonly form: ApplyForm
  readonly units: readonly { readonly id: string; readonly name: string }[]
  /** Moves: who they are is known, only where they live changes. */
  readonly moving?: string
}

/** Where one lives, who one is, the unit, and what one can help with; nothing is asked that the roster knows. */
export function ApplyFields({ form: { value, errors, edit, agreed, setAgreed, typed, typeNumber }, units, moving }: ApplyFieldsProps) {
  const { compounds, open } = useCompounds()
  const [choosing, setChoosing] = useState(false)
  const [helping, setHelping] = useState(value.skills.length > 0)
  const show = () => {
    open()
    setChoosing(true)
  }
  return (
    <>
      <View className='s'>{moving === undefined ? '到住的社区报到，同时告诉单位党组织。不用去柜台，也不用身份证号。' : `新社区确认以前，您还是${moving}的党员；两个社区都会知道。`}</View>
      <Card className='stack'>
        <Field label='住在哪个小区' error={errors['compoundId']}>
          <Tappable label={`住在哪个小区：${value.compound || '请选择'}`} className='field__box field__box--picker' onTap={show}>
            <Text className={classNames('grow', !value.compound && 'field__placeholder')}>{value.compound || '请选择'}</Text>
            <Icon name='down' />
          </Tappable>
        </Field>
        <TextField label='姓名' hint='和名册核对用，只有社区和单位党组织看得到' maxLength={MAX.name} value={value.name} error={errors['name']} onChange={(name) => edit({ name })} />
        {typed
          ? <TextField label='手机号' type='tel' hint='社区会打一次电话核对' value={value.phone} error={errors['phone']} onChange={(phone) => edit({ phone })} />
          : <Tappable role='link' className='row' onTap={typeNumber}><Text className='link'>不用微信手机号，自己填一个</Text></Tappable>}
        <PickerField label='工作单位' required={false} value={value.unitId} options={[UNSURE, ...units.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(unitId) => edit({ unitId })} />
        {helping
          ? <ChoiceField label='能帮什么忙' required={false} many choices={SKILLS.map(({ id, name }) => ({ value: id, label: name }))} value={value.skills} onChange={(skills) => edit({ skills })} />
          : <Tappable role='link' className='row' onTap={() => setHelping(true)}><Text className='link'>写上能帮什么忙（以后再写也行）</Text></Tappable>}
      </Card>
      <Card className='stack stack--tight'>
        <View className='s'>党员身份是敏感信息。姓名和手机号加密保存，只用来核对报到；居民只看得到「党员几号」。</View>
        <Tappable role='link' className='row' onTap={() => goTo(ROUTES.privacy)}><Text className='link'>看完整的隐私说明</Text></Tappable>
        <Choices many name='同意' choices={[{ value: 'yes', label: '我看过了，同意这样用' }]} value={agreed ? ['yes'] : []} onChange={(next) => setAgreed(next.length > 0)} />
      </Card>
      {choosing && (
        <CompoundPicker
          compounds={compounds} onClose={() => setChoosing(false)}
          onChoose={({ id, name }) => {
            edit({ compoundId: id, compound: name })
            setChoosing(false)
          }}
        />
      )}
    </>
  )
}
