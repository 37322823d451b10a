import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { clockWords } from '@/components/china-time'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'

/** 上门报平安: by when to say that all is well, while the member is in somebody's home. Nothing where nobody watches. */
export function WellCard({ orderId }: { readonly orderId: string }) {
  const query = useApi('safety', 'mine', {}, { live: true })
  const reload = () => void query.reload()
  const well = useApiSubmit('safety', 'well', { onDone: () => { say('好的，平安就好'); reload() }, onStale: reload })
  const prolong = useApiSubmit('safety', 'prolong', { onDone: () => { say('往后推了'); reload() }, onStale: reload })
  const watch = query.data?.items.find((each) => each.orderId === orderId)
  if (watch === undefined) return null
  const { watchId, state, dueAt } = watch
  const alarmed = state === 'alerted' || state === 'raised'
  const error = well.error ?? prolong.error
  return (
    <Card className='stack stack--tight'>
      <View className='h3'>{alarmed ? '大家在找您，请报个平安' : `${clockWords(dueAt)} 前报个平安`}</View>
      <View className='s'>{alarmed ? '过了时间没有您的消息，社区和一起来的人已经知道了。没事就点一下。' : '办完了点“办好了”就算报过。到时候没消息，会请社区和一起来的人联系您。'}</View>
      {error && <View className='error' {...aria('alert')}>{error.message}</View>}
      <View className='row'>
        <Button kind='ghost' className='grow' loading={prolong.busy} onTap={() => void prolong.run({ watchId, minutes: 60 })}>还要一小时</Button>
        <Button kind={alarmed ? 'primary' : 'ghost'} className='grow' loading={well.busy} onTap={() => void well.run({ watchId })}>我没事</Button>
      </View>
    </Card>
  )
}
