import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { DueTag } from '@/components/due-tag'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN, placeWords } from '@/components/place-words'
import { placeOf } from '@/hooks/desk-place'
import { decoded, goBack } from '@/hooks/routes'
import { useDispatch } from '@/hooks/use-dispatch'
import { useOrder } from '@/hooks/use-order'
import { useServerOffset } from '@/hooks/use-server-clock'
import { DispatchButtons, DispatchPanel } from '../dispatch-panel'

export default function DispatchPage() {
  const { params } = useRouter()
  const { order } = useOrder(decoded(params['id']), 'staff')
  const offset = useServerOffset()
  const dispatch = useDispatch(decoded(params['id']), goBack, order.data)
  return (
    <PageShell title='派给谁' about={decoded(params['id'])} at={placeOf('staff', order.data)} foot={order.data?.actions.includes('dispatch') && <DispatchButtons dispatch={dispatch} order={order.data} />}>
      <PageState query={order}>
        {(data) => (
          <Card>
            <View className='h2'>{data.title}</View>
            <View className='s mt1 num'>{[placeWords(data.place), data.category, data.service, data.appointment && `希望 ${spanWords(data.appointment, data.now)}`].filter(Boolean).join(BETWEEN)}</View>
            {data.dueAt !== undefined && <View className='mt2'><DueTag due={data.dueAt} offset={offset} kind='dispatch' what='派单' /></View>}
          </Card>
        )}
      </PageState>
      {order.data && !order.data.actions.includes('dispatch') && <Card>这一单现在不用派了，可能刚有人接了。请返回看看最新的。</Card>}
      {order.data?.actions.includes('dispatch') && <DispatchPanel dispatch={dispatch} order={order.data} />}
    </PageShell>
  )
}
