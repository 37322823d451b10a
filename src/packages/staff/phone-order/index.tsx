import { View } from '@tarojs/components'
import { AddressFields } from '@/components/address-fields'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ServicePicker } from '@/components/choosers/service-picker'
import { ChoiceField } from '@/components/field/choice-field'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { WindowField } from '@/components/field/window-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useCompounds } from '@/hooks/use-compounds'
import { useServerOffset } from '@/hooks/use-server-clock'
import { SELF } from './phone-draft'
import { type PhoneOrder, usePhoneOrder } from './use-phone-order'
import '../index.scss'

const CHANNELS = [{ value: 'phone', label: '打来电话' }, { value: 'visit', label: '来到社区' }, { value: 'hotline', label: '热线转来' }] as const
const RELATIONS = [SELF, '父母', '老伴', '子女', '亲戚', '邻居'].map((value) => ({ value, label: value }))

/** 代点单: for somebody who phoned or came, while they are still there to ask. */
export default function PhoneOrderPage() {
  const form = usePhoneOrder()
  const wrong = Object.keys(form.errors).length
  return (
    <PageShell
      title='代点单'
      sub='替打来电话或来社区的居民点'
     
      foot={
        <View className='grow'>
          {(wrong > 0 || form.error) && <View className='error' {...aria('alert')}>{wrong > 0 ? `还有 ${wrong} 处要填，已标在题目下面。` : form.error}</View>}
          <Button kind='primary' loading={form.busy} onTap={() => void form.submit()}>{form.opening ? '正在打开这一单…' : '替居民提交'}</Button>
        </View>
      }
    >
      <Who form={form} />
      <What form={form} />
    </PageShell>
  )
}

function Who({ form: { draft, errors, edit } }: { readonly form: PhoneOrder }) {
  const { compounds, open } = useCompounds()
  return (
    <Card className='stack'>
      <ChoiceField label='怎么来的' choices={CHANNELS} value={[draft.channel]} onChange={([next]) => edit({ channel: CHANNELS.find(({ value }) => value === next)?.value ?? 'phone' })} />
      <TextField label='怎么称呼' placeholder='如：李阿姨' maxLength={MAX.name} value={draft.name} error={errors['contact.name']} onChange={(name) => edit({ name })} />
      <TextField label='电话' type='tel' value={draft.phone} error={errors['contact.phone']} onChange={(phone) => edit({ phone })} />
      <ChoiceField label='替谁点的' choices={RELATIONS} value={[draft.relation]} onChange={([relation = SELF]) => edit({ relation })} />
      <AddressFields value={draft} errors={errors} compounds={compounds} onOpenCompounds={open} onChange={edit} />
    </Card>
  )
}

function What({ form: { catalogue, draft, errors, edit, service } }: { readonly form: PhoneOrder }) {
  const now = Date.now() + useServerOffset()
  return (
    <PageState query={catalogue}>
      {({ categories }) => (
        <Card className='stack'>
          <Field label='要什么服务' error={errors['serviceId']}>
            <ServicePicker categories={categories} value={draft.serviceId} onChange={(serviceId) => edit({ serviceId })} />
          </Field>
          {service?.stopper && <View className='s red'>{service.stopper.when}请对方先打 {service.stopper.phone}。</View>}
          {service?.questions.map(({ id, label, kind, options = [], required }) => {
            const frame = { label, required: required ? undefined : false, error: errors[`answers.${id}`] }
            const answer = (value: string) => edit({ answers: { ...draft.answers, [id]: value } })
            const value = draft.answers[id] ?? ''
            return kind === 'choice'
              ? <ChoiceField key={id} {...frame} choices={options.map((option) => ({ value: option, label: option }))} value={value ? [value] : []} onChange={([next = '']) => answer(next)} />
              : <TextField key={id} {...frame} type={kind === 'number' ? 'digit' : 'text'} value={value} onChange={answer} />
          })}
          <TextField label='一句话说说' maxLength={MAX.title} placeholder='如：厨房水龙头滴水' value={draft.title} error={errors['title']} onChange={(title) => edit({ title })} />
          <TextField label='再说详细一点' required={false} long maxLength={MAX.text} value={draft.text} error={errors['text']} onChange={(text) => edit({ text })} />
          <WindowField label='希望什么时候来' required={false} hint='不选就由党员打电话商量' value={draft.appointment} now={now} error={errors['appointment']} onChange={(appointment) => edit({ appointment })} />
        </Card>
      )}
    </PageState>
  )
}
