import { View } from '@tarojs/components'
import { aria, heading } from '@/components/aria'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/field/choice-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useViewer } from '@/hooks/use-viewer'
import './index.scss'

const WALL = [{ value: 'no', label: '不上墙' }, { value: 'number', label: '只写编号' }, { value: 'name', label: '写姓名' }] as const
const APPRAISAL = [{ value: 'no', label: '不给' }, { value: 'yes', label: '给单位看' }]

/** 荣誉墙: who agreed to stand there, by number. Whether one does, and what the unit sees, is each one's own word. */
export default function HonoursPage() {
  const { role } = useViewer()
  const own = useApi('points', 'honours', role === 'member' ? {} : null)
  const wall = useApi('points', 'wall', {})
  const save = useApiSubmit('points', 'saveHonours', { onDone: () => { say('记下了'); void own.reload(); void wall.reload() } })
  return (
    <PageShell title='荣誉墙' sub={wall.data?.community}>
      {role === 'member' && (
        <PageState query={own}>
          {(honours) => (
            <Card className='stack'>
              <ChoiceField label='我上不上墙' hint='只写过了哪个数，不写多少，不排先后；随时收回' choices={WALL} value={[honours.wall]} onChange={([value]) => void save.run({ ...honours, wall: WALL.find((each) => each.value === value)?.value ?? 'no' })} />
              <ChoiceField label='民主评议用不用' hint='一年服务多久，只给您单位的党组织看' choices={APPRAISAL} value={[honours.appraisal ? 'yes' : 'no']} onChange={([value]) => void save.run({ ...honours, appraisal: value === 'yes' })} />
              {save.error && <View className='error' {...aria('alert')}>{save.error.message}</View>}
            </Card>
          )}
        </PageState>
      )}
      <View className='h2' {...heading(2)}>墙上的人</View>
      <PageState query={wall} isEmpty={({ items }) => items.length === 0} empty='还没有人上墙。服务满 10 小时、自己点头的，会写在这里。'>
        {({ items }) => (
          <View className='honours'>
            {items.map(({ who, passed }) => <View key={who} className='honours__one'><View className='h3'>{who}</View><View className='s num'>服务满 {passed} 小时</View></View>)}
          </View>
        )}
      </PageState>
    </PageShell>
  )
}
