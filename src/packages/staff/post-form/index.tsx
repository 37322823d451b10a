import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { CERTIFICATES, SKILLS } from '@core/domain/order/skills'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/field/choice-field'
import { DutyFields } from '@/components/field/duty-fields'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { decoded } from '@/hooks/routes'
import { PlaceFields } from './place-fields'
import { type Fields, usePostForm } from './use-post-form'

const REACHES = [{ value: 'community', label: '本社区' }, { value: 'street', label: '本街道' }, { value: 'district', label: '全区' }] as const
const NEEDS = [...SKILLS.map(({ id, name }) => ({ value: `skill:${id}`, label: `会${name}` })), ...CERTIFICATES.map(({ id, name }) => ({ value: `cert:${id}`, label: `有${name}` }))]
const digits = (text: string): number => Number(text.replace(/\D/g, '').slice(0, 4) || 0)

/** A post: what, where, for whom, and when people are wanted in a usual week. */
export default function PostFormPage() {
  const postId = decoded(useRouter().params['id'])
  const form = usePostForm(postId)
  const wrong = Object.keys(form.errors).length
  return (
    <PageShell
      title={postId === undefined ? '新岗位' : '修改岗位'}
      foot={
        <View className='grow'>
          {(wrong > 0 || form.error) && <View className='error' {...aria('alert')}>{wrong > 0 ? `还有 ${wrong} 处要填，已标在题目下面。` : form.error}</View>}
          <Button kind='primary' loading={form.busy} onTap={() => void form.save()}>存好</Button>
        </View>
      }
    >
      {form.ready ? <FormFields {...form} /> : <PageState query={form.query}>{() => null}</PageState>}
    </PageShell>
  )
}

/** Both fields empty: the community's telephone it is. */
function contactOf(contact: NonNullable<Fields['contact']>): Pick<Fields, 'contact'> {
  return { contact: contact.name === '' && contact.phone === '' ? undefined : contact }
}

function FormFields({ draft, errors, edit }: Pick<ReturnType<typeof usePostForm>, 'draft' | 'errors' | 'edit'>) {
  const contact = draft.contact ?? { name: '', phone: '' }
  const week = (at: number, part: Partial<Fields['weekly'][number]>) => edit({ weekly: draft.weekly.map((each, index) => (index === at ? { ...each, ...part } : each)) })
  return (
    <>
      <Card className='stack'>
        <TextField label='岗位名称' placeholder='如：放学路口值守' maxLength={20} value={draft.title} error={errors['title']} onChange={(title) => edit({ title })} />
        <TextField label='做什么' placeholder='如：值守' maxLength={12} value={draft.role} error={errors['role']} onChange={(role) => edit({ role })} />
        <TextField label='说明' long placeholder='要做什么、带什么' maxLength={300} value={draft.about} error={errors['about']} onChange={(about) => edit({ about })} />
        <PlaceFields place={draft.place} errors={errors} onChange={(place) => edit({ place })} />
      </Card>
      <Card className='stack'>
        <TextField label='现场找谁' required={false} hint='认领的人看得到；不写就是社区的电话' placeholder='如：王站长' maxLength={12} value={contact.name} error={errors['contact.name']} onChange={(name) => edit(contactOf({ ...contact, name }))} />
        <TextField label='现场的电话' required={false} type='tel' maxLength={20} value={contact.phone} error={errors['contact.phone']} onChange={(phone) => edit(contactOf({ ...contact, phone }))} />
      </Card>
      <Card className='stack'>
        <ChoiceField label='谁能认领' choices={REACHES} value={[draft.reach]} onChange={([reach]) => edit({ reach: REACHES.find(({ value }) => value === reach)?.value ?? 'community' })} />
        <ChoiceField label='要求' required={false} hint='不选就是谁都行' many choices={NEEDS} value={draft.needs} error={errors['needs']} onChange={(needs) => edit({ needs: needs.slice(0, 5) })} />
        <ChoiceField label='认领以后' choices={[{ value: 'no', label: '点了就定' }, { value: 'yes', label: '要社区同意' }]} value={[draft.approval ? 'yes' : 'no']} onChange={([value]) => edit({ approval: value === 'yes' })} />
        <TextField label='一周至少几人次' required={false} hint='不够时，“缺人的”里会提醒；不写就不提醒' type='number' value={draft.leastAWeek === 0 ? '' : String(draft.leastAWeek)} onChange={(text) => edit({ leastAWeek: digits(text) })} />
      </Card>
      {draft.weekly.map((shift, at) => (
        <Card key={at} className='stack'>
          <DutyFields span={shift} onChange={({ days, from, to }) => week(at, { days, from, to })} />
          <TextField label='要几个人' type='number' value={shift.places === 0 ? '' : String(shift.places)} error={errors[`weekly.${at}`]} onChange={(text) => week(at, { places: digits(text) })} />
          <Button kind='ghost' size='small' icon='trash' onTap={() => edit({ weekly: draft.weekly.filter((_, index) => index !== at) })}>去掉这一班</Button>
        </Card>
      ))}
      <Button kind='ghost' icon='plus' onTap={() => edit({ weekly: [...draft.weekly, { days: [1, 2, 3, 4, 5], from: '09:00', to: '11:00', places: 2 }] })}>加一个平常的班</Button>
    </>
  )
}
