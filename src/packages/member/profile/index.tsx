import { View } from '@tarojs/components'
import { useState } from 'react'
import type { InputOf } from '@core/contract/api'
import type { ProfileView } from '@core/contract/registry'
import { CERTIFICATES, SKILLS } from '@core/domain/order/skills'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CertificateStanding } from '@/components/certificate-standing'
import { Facts } from '@/components/facts'
import { ChoiceField } from '@/components/field/choice-field'
import { LinkRow } from '@/components/link-row'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'
import { useViewer } from '@/hooks/use-viewer'

type Skills = InputOf<'registry', 'saveSkills'>['skills']
const skillName = (id: string) => SKILLS.find((each) => each.id === id)?.name ?? id
const paperName = (kind: string) => CERTIFICATES.find(({ id }) => id === kind)?.name ?? kind

/** What I can do, and exactly what others see of me. How far, how often and when stands on its own page. */
export default function MemberProfilePage() {
  const { me } = useViewer()
  const query = useApi('registry', 'profile', me ? {} : null)
  const [edited, setEdited] = useState<Skills>()
  useHold(edited !== undefined)
  const save = useApiSubmit('registry', 'saveSkills', {
    onDone: () => {
      setEdited(undefined)
      say('记下了，从下一次派单起按这个来')
      void query.reload()
    },
  })
  return (
    <PageShell
      title='我的资料'
      foot={edited && (
        <View className='grow'>
          {save.error && <View className='error' {...aria('alert')}>{save.error.message}</View>}
          <Button kind='primary' loading={save.busy} onTap={() => void save.run({ skills: edited })}>存好</Button>
        </View>
      )}
    >
      <PageState query={query}>
        {(view) => (
          <>
            <Card className='stack'>
              <ChoiceField label='会做什么' hint='会的才会问到您；怕记错可以少选' many choices={SKILLS.map(({ id, name }) => ({ value: id, label: name }))} value={edited ?? view.skills} onChange={(skills) => setEdited(skills as Skills)} />
              <Papers view={view} />
            </Card>
            <Card flush><LinkRow icon='clock' title='接单的范围和时间' note='多远、一周几单、什么时候、免打扰' onTap={() => goTo(ROUTES.limits)} /></Card>
            <Seen view={view} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}

function Papers({ view: { certificates, now } }: { readonly view: ProfileView }) {
  return (
    <View className='stack stack--tight'>
      <View className='h3'>证件</View>
      {certificates.map(({ kind, until }) => (
        <View key={kind}>
          <View>{paperName(kind)}</View>
          <CertificateStanding until={until} now={now} />
        </View>
      ))}
      <View className='s'>{certificates.length === 0 ? '还没有登记。有证件的话，带到社区看一眼就能登记。' : '要更新，带新证件到社区看一眼。'}</View>
    </View>
  )
}

/** Made by what shows it to them: nothing more and nothing else is there to be seen. */
function Seen({ view: { seen: { staff, unit, residents } } }: { readonly view: ProfileView }) {
  return (
    <>
      <View className='h2'>别人看到的我</View>
      <Card className='stack stack--tight'>
        <View className='h3'>居民</View>
        <View>{residents.label}。接了他的单，办完以前还看得到您答应的时间；看不到姓名、手机号和单位。</View>
      </Card>
      <Card className='stack stack--tight'>
        <View className='h3'>社区工作人员</View>
        <Facts facts={[['编号', staff.label], ['会做', staff.skills.map(skillName).join('、')], ['单位', staff.unit], ['姓名', staff.name], ['手机号', staff.phone]]} />
        <View className='s'>排班时看得到您半年里认领过几次、来了几次，好早点补人；不打分，不排名。</View>
      </Card>
      <Card className='stack stack--tight'>
        <View className='h3'>本社区的其他党员</View>
        <Facts facts={[['编号', staff.label], ['会做', staff.skills.map(skillName).join('、')], ['单位', staff.unit]]} />
        <View className='s'>转单、换班、组队时用。看不到姓名和手机号。</View>
      </Card>
      <Card className='stack stack--tight'>
        <View className='h3'>单位</View>
        {unit === undefined ? <View>没有登记单位，没有单位看得到。</View> : <Facts facts={[['编号', unit.label], ['今年服务', `${unit.done} 次${unit.missing > 0 ? `，离单位定的还差 ${unit.missing} 次` : ''}`]]} />}
        {unit && <View className='s'>单位看到的按编号排，不比谁多谁少；去了哪家、做了什么看不到。单位替您认领的班，单位看得到；您自己认领的看不到。</View>}
      </Card>
    </>
  )
}
