import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { PickerField } from '@/components/field/picker-field'
import { PageState } from '@/components/page-state'
import { useApi } from '@/hooks/use-api'
import type { DispatchItem } from '@/hooks/use-bulk'
import { useLatest } from '@/hooks/use-latest'
import { useOrder } from '@/hooks/use-order'

export interface Plan {
  readonly orderId: string
  readonly title: string
  /** A member's id, the pool, or nobody yet. */
  readonly to: string
}

const POOL = 'pool'
const NONE = 'none'
const CHOICES = 8

export const itemOf = ({ orderId, to }: Plan): DispatchItem => (to === POOL ? { orderId, memberIds: [], pool: true } : { orderId, memberIds: [to] })

/** One of several orders: the recommended first, another, the pool, or not now. */
export function PlanRow({ orderId, plan, onChange }: { readonly orderId: string; readonly plan?: Plan; readonly onChange: (plan: Plan) => void }) {
  const { order } = useOrder(orderId, 'staff')
  const candidates = useApi('orders', 'candidates', { as: 'staff', orderId })
  const latest = useLatest({ plan, onChange })
  const title = order.data?.title
  const best = candidates.data && (candidates.data.items[0]?.memberId ?? POOL)

  useEffect(() => {
    if (title !== undefined && best !== undefined && !latest.current.plan) latest.current.onChange({ orderId, title, to: best })
  }, [orderId, title, best, latest])

  return (
    <View className='plan__choice'>
      <PageState query={order}>
        {(data) => (
          <>
            <View className='h3'>{data.title}</View>
            <View className='s'>{data.place} · {data.service || data.category}</View>
          </>
        )}
      </PageState>
      <PageState query={candidates} skeleton={<View className='s mt2'>正在找合适的党员…</View>}>
        {({ items }) => (
          <PickerField
            label='派给'
            hint={items[0] ? `推荐 ${items[0].label}：${items[0].reasons.map(({ text }) => text).join('，')}` : '没有合适的党员，可以放到抢单池'}
            value={plan?.to ?? ''}
            options={[...items.slice(0, CHOICES).map(({ memberId, label }) => ({ value: memberId, label })), { value: POOL, label: '放到抢单池' }, { value: NONE, label: '先不派这一单' }]}
            onChange={(to) => onChange({ orderId, title: title ?? '', to })}
          />
        )}
      </PageState>
    </View>
  )
}
