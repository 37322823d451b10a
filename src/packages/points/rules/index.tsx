import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RulesView } from '@core/contract/points'
import { SERVICE_TEXT } from '@core/text/zh-service'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dateWords } from '@/components/date-words'
import { Facts } from '@/components/facts'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Tag } from '@/components/tag'
import { say } from '@/hooks/notice'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import { RulesSheet } from './rules-sheet'

const KINDS = ['order', 'shift', 'activity'] as const

/** By what points are counted, version by version. The district sets them, for days to come. */
export default function RulesPage() {
  const { role } = useViewer()
  const query = useApi('points', 'rules', {})
  const now = Date.now() + useServerOffset()
  const [setting, setSetting] = useState(false)
  const [newest] = query.data?.versions ?? []
  return (
    <PageShell title='积分规则' sub='过去的日子按当时的规则' foot={role === 'district' && <Button kind='primary' onTap={() => setSetting(true)}>定新的规则</Button>}>
      <PageState query={query}>{({ versions }) => versions.map((each) => <Version key={each.version} rules={each} today={now} />)}</PageState>
      <View className='s'>半小时起算，一小时只算一次；上门一次最多算 12 小时；没有定位、没有开始码的，居民或社区确认后才算；一天不超过 24 小时。积分只在驿站换东西用，不排名，也不和考核挂钩。</View>
      {setting && newest && <RulesSheet before={newest} now={now} onClose={() => setSetting(false)} onDone={() => { setSetting(false); say('定好了'); void query.reload() }} />}
    </PageShell>
  )
}

function Version({ rules: { version, fromDay, perHour, capPerDay, now, by, note }, today }: { readonly rules: RulesView; readonly today: number }) {
  return (
    <Card className='stack stack--tight'>
      <View className='row between'><View className='h3 num'>第 {version} 版</View>{now && <Tag tone='ok' icon='check'>现在用的</Tag>}</View>
      <Facts facts={[...KINDS.map((kind) => [SERVICE_TEXT[kind], `一小时 ${perHour[kind]} 分，一天最多 ${capPerDay[kind]} 分`] as const), ['从哪天起', fromDay === undefined ? '一开始' : dateWords(fromDay, today)], ['谁定的', by], ['说明', note]]} />
    </Card>
  )
}
