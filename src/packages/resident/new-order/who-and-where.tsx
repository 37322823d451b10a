import { View } from '@tarojs/components'
import { AddressFields } from '@/components/address-fields'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { WindowField } from '@/components/field/window-field'
import { ROUTES, goTo } from '@/hooks/routes'
import { useCompounds } from '@/hooks/use-compounds'
import type { NewOrder } from './use-new-order'

const RELATIONS = ['父母', '老伴', '子女', '亲戚', '邻居']

/** For whom, where, when, and how to reach them. */
export function WhoAndWhere({ form }: { readonly form: NewOrder }) {
  const { draft, errors, edit, now } = form
  const { compounds, open } = useCompounds()
  const whose = draft.forOther ? '对方' : '您'
  return (
    <>
      <Card className='stack'>
        <ChoiceField label='给谁点' choices={[{ value: 'me', label: '自己家' }, { value: 'other', label: '替别人点' }]} value={[draft.forOther ? 'other' : 'me']} onChange={([next]) => form.choosePerson(next === 'other')} />
        {draft.forOther && (
          <ChoiceField label='替谁点' choices={RELATIONS.map((relation) => ({ value: relation, label: relation }))} value={draft.relation ? [draft.relation] : []} error={errors['onBehalf.relation']} onChange={([relation = '']) => edit({ relation }, 'onBehalf.relation')} />
        )}
        {draft.forOther && !form.hasProfile && (
          <View className='row'>
            <View className='grow s'>替别人点单前，请先留下您自己的称呼、电话和住址。</View>
            <Button size='small' kind='ghost' onTap={() => goTo(ROUTES.profile)}>去填写</Button>
          </View>
        )}
        <AddressFields value={draft} errors={errors} compounds={compounds} onOpenCompounds={open} onChange={(part) => edit(part, ...Object.keys(part).map((key) => `address.${key}`))} />
        <TextField label={`怎么称呼${whose}`} placeholder='如：李阿姨' maxLength={MAX.name} value={draft.name} error={errors['contact.name']} onChange={(name) => edit({ name }, 'contact.name')} />
        <TextField label={`${whose}的电话`} type='tel' value={draft.phone} error={errors['contact.phone']} onChange={(phone) => edit({ phone }, 'contact.phone')} />
      </Card>
      <Card>
        <WindowField label='希望什么时候来' required={false} hint='不选就由党员打电话和您商量' value={draft.appointment} now={now} error={errors['appointment']} onChange={(appointment) => edit({ appointment }, 'appointment')} />
      </Card>
    </>
  )
}
