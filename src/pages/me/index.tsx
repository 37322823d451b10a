import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/field/choice-field'
import { PageShell } from '@/components/page-shell'
import { chooseRole, setElder, useViewer } from '@/hooks/use-viewer'

const ROLE_NAME = { resident: '居民', member: '党员', staff: '社区工作人员', street: '街道', district: '区级' } as const

export default function MePage() {
  const { me, role, roles, elder } = useViewer()
  return (
    <PageShell tab='me' title='我的' sub={me?.label}>
      {roles.length > 1 && (
        <Card>
          <ChoiceField
            label='现在的身份'
            choices={roles.map((held) => ({ value: held, label: ROLE_NAME[held] }))}
            value={[role]}
            onChange={([next]) => {
              const chosen = roles.find((held) => held === next)
              if (chosen) chooseRole(chosen)
            }}
          />
        </Card>
      )}
      <Card>
        <ChoiceField
          label='字的大小'
          hint='长辈版的字和按钮都更大'
          choices={[{ value: 'normal', label: '标准版' }, { value: 'elder', label: '长辈版' }]}
          value={[elder ? 'elder' : 'normal']}
          onChange={([next]) => setElder(next === 'elder')}
        />
      </Card>
      {!me && <View className='s'>还没有登录。</View>}
    </PageShell>
  )
}
