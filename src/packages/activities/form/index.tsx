import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { ACTIVITY_KIND_TEXT } from '@core/text/zh-activities'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dateText } from '@/components/china-time'
import { DateField } from '@/components/date-field'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { decoded } from '@/hooks/routes'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useOrganiser } from '../use-organiser'
import { KINDS, useActivityForm } from './use-activity-form'

const CHOICES = KINDS.map((value) => ({ value, label: ACTIVITY_KIND_TEXT[value] }))
const optionsOf = (list: readonly { readonly id: string; readonly name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))

/** An activity: what, when, where, for whom. Kept while it is written. */
export default function ActivityFormPage() {
  const activityId = decoded(useRouter().params['id'])
  const form = useActivityForm(useOrganiser(), activityId)
  const { draft, edit, errors, query } = form
  const now = Date.now() + useServerOffset()
  const wrong = Object.keys(errors).length
  return (
    <PageShell
      title={activityId === undefined ? '办一场活动' : '改这场活动'}
      foot={
        <View className='grow'>
          {(wrong > 0 || form.error) && <View className='error' {...aria('alert')}>{wrong > 0 ? `还有 ${wrong} 处要改，已标在题目下面。` : form.error}</View>}
          <Button kind='primary' loading={form.busy} onTap={() => void form.save()}>{activityId === undefined ? '定下来，告诉大家' : '改好，告诉大家'}</Button>
        </View>
      }
    >
      <PageState query={query}>
        {({ groups, places }) => (
          <>
            <Card className='stack'>
              <ChoiceField label='是什么' hint={draft.activityKind === 'volunteer' ? '时长记到参加人的账上' : '只留在参加人自己的记录里，不算分'} choices={CHOICES} value={[draft.activityKind]} onChange={([value]) => edit({ activityKind: KINDS.find((each) => each === value) ?? 'volunteer' })} />
              {activityId === undefined && <PickerField label='谁参加' options={optionsOf(groups)} value={draft.forId || groups[0]?.id || ''} error={errors['forId']} onChange={(forId) => edit({ forId })} />}
              <TextField label='名称' placeholder='如：清理楼道杂物' maxLength={30} value={draft.title} error={errors['title']} onChange={(title) => edit({ title })} />
              <TextField label='说明' long placeholder='做什么、带什么、找谁' maxLength={300} value={draft.about} error={errors['about']} onChange={(about) => edit({ about })} />
            </Card>
            <Card className='stack'>
              <DateField label='哪一天' start={dateText(now)} value={draft.date} error={errors['date']} onChange={(date) => edit({ date })} />
              <PickerField label='几点开始' mode='time' value={draft.from} error={errors['startsAt']} onChange={(from) => edit({ from })} />
              <PickerField label='几点结束' mode='time' value={draft.to} error={errors['endsAt']} onChange={(to) => edit({ to })} />
            </Card>
            <Card className='stack'>
              <TextField label='地点' placeholder='如：颐泽花园 3 号楼前' maxLength={40} value={draft.placeName} error={errors['place.name']} onChange={(placeName) => edit({ placeName })} />
              <PickerField label='在哪里附近' required={false} hint='选了，到场就能定位签到；不选，用签到码' placeholder='不选' options={[{ value: '', label: '不选' }, ...optionsOf(places)]} value={draft.placeId} error={errors['place.placeId']} onChange={(placeId) => edit({ placeId })} />
              <ChoiceField label='要不要报名' hint='报了名好准备；没报名也能来' choices={[{ value: 'yes', label: '请大家报名' }, { value: 'no', label: '不用报名' }]} value={[draft.signUp]} onChange={([value = 'yes']) => edit({ signUp: value })} />
            </Card>
          </>
        )}
      </PageState>
    </PageShell>
  )
}
