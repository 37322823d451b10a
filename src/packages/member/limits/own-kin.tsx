import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { KinList } from '@/components/kin-list'
import { PageState } from '@/components/page-state'
import { useKin } from '@/hooks/use-kin'

/** Whom I am not sent to, beside whoever lives behind my own door. Each is stored at once: it is no part of the form above. */
export function OwnKin() {
  const { query, ...kin } = useKin({ as: 'member' })
  return (
    <>
      <View className='h2 mt3'>回避</View>
      <Card className='stack'>
        <View className='s'>亲属点的单不派给您，免得两边为难；和您住同一户的，系统自己认得出。记下、去掉马上就存。</View>
        <PageState query={query} skeleton={<View className='s'>正在看…</View>}>
          {({ items }) => <KinList {...kin} items={items} viewer='member' />}
        </PageState>
      </Card>
    </>
  )
}
