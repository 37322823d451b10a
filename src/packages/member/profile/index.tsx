import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { PageShell } from '@/components/page-shell'
import { useViewer } from '@/hooks/use-viewer'

export default function ProfilePage() {
  const { me } = useViewer()
  return (
    <PageShell title='报到信息'>
      <Card className='kv'>
        <View className='kv__key'>称呼</View>
        <View>{me?.label ?? '还没有登录'}</View>
        <View className='kv__key'>社区</View>
        <View>{me?.community?.name ?? '还没有报到'}</View>
      </Card>
    </PageShell>
  )
}
