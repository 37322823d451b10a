import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { aria } from '@/components/aria'
import { QrCode } from '@/components/qr-code'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'

/** The code of this activity to be scanned from this screen; a new one comes every half minute. */
export function ActivityCode({ as, activityId }: { readonly as: 'staff' | 'member'; readonly activityId: string }) {
  const query = useApi('activities', 'code', { as, activityId })
  const offset = useServerOffset()
  const { until } = query.data ?? {}
  const { reload } = query
  useEffect(() => {
    if (until === undefined) return undefined
    const timer = setTimeout(() => void reload(), Math.max(1_000, until - (Date.now() + offset) + 500))
    return () => clearTimeout(timer)
  }, [until, offset, reload])
  return (
    <View className='stack stack--tight'>
      {query.data && <QrCode content={query.data.code} label='签到码' />}
      {query.error && <View className='error' {...aria('alert')}>{query.error.message}</View>}
      <View className='s'>请到场的党员打开这场活动，点“扫现场的码”。码每半分钟换一次，拍照转发没有用。</View>
    </View>
  )
}
