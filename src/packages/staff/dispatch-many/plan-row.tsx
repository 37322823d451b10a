import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Candidate } from '@core/contract/order-views'
import { PickerField } from '@/components/field/picker-field'
import { PageState } from '@/components/page-state'
import { placeWords } from '@/components/place-words'
import { useApi } from '@/hooks/use-api'
import { useLatest } from '@/hooks/use-latest'
import { type Found, NONE, POOL, type Plan } from './plan'

const CHOICES = 8

interface PlanRowProps {
  readonly orderId: string
  readonly plan?: Plan
  readonly onFound: (found: Found) => void
  readonly onChange: (plan: Plan) => void
}

/** One of several orders: the recommended first, another, the pool, or not now. */
export function PlanRow({ orderId, plan, onFound, onChange }: PlanRowProps) {
  const order = useApi('orders', 'detail', { as: 'staff', orderId })
  const candidates = useApi('orders', 'candidates', { as: 'staff', orderId })
  const latest = useLatest({ onFound })
  const title = order.data?.title
  const items = candidates.data?.items

  useEffect(() => {
    if (title !== undefined && items !== undefined) latest.current.onFound({ orderId, title, memberIds: items.slice(0, CHOICES).map(({ memberId }) => memberId) })
  }, [orderId, title, items, latest])

  return (
    <View className='plan__choice'>
      <PageState query={order}>
        {(data) => (
          <>
            <View className='h3'>{data.title}</View>
            <View className='s num'>{placeWords(data.place)} · {data.service || data.category}</View>
          </>
        )}
      </PageState>
      <PageState query={candidates} skeleton={<View className='s mt2'>正在找合适的党员…</View>}>
        {({ items: found }) => (
          <PickerField
            label='派给'
            hint={hintOf(found, plan?.to)}
            value={plan?.to ?? ''}
            options={[...found.slice(0, CHOICES).map(({ memberId, label }) => ({ value: memberId, label })), { value: POOL, label: '放到抢单池' }, { value: NONE, label: '先不派这一单' }]}
            onChange={(to) => onChange({ orderId, title: title ?? '', to })}
          />
        )}
      </PageState>
    </View>
  )
}

function hintOf(found: readonly Candidate[], to: string | undefined): string {
  if (found.length === 0) return '没有合适的党员，可以放到抢单池'
  const chosen = found.find(({ memberId }) => memberId === to)
  return chosen ? `${chosen.label}：${chosen.reasons.map(({ text }) => text).join('，')}` : to === NONE ? '这一单先不派' : '放到抢单池：本社区党员都看得到，先答应的先接'
}
