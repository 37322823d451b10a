import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PlannedOrderView } from '@core/contract/dispatch'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { CandidateList } from '@/components/candidate-list'
import { PageState } from '@/components/page-state'
import { SearchBox } from '@/components/search-box'
import { Sheet } from '@/components/sheet'
import { useApi } from '@/hooks/use-api'
import { type Choice, type Person, peopleOf } from './plan'

const SHOWN = 8

interface ChooseSheetProps {
  readonly order: PlannedOrderView
  readonly choice: Choice
  /** Who was found by number before. */
  readonly found: readonly Person[]
  /** Asked for another order of the plan: one more is possible, and said. */
  readonly elsewhere: ReadonlySet<string>
  /** `people`: of the choice, as they were shown. */
  readonly onChoose: (choice: Choice, people: readonly Person[]) => void
  /** 先不派: asked until when. */
  readonly onHold: () => void
  readonly onClose: () => void
}

/** Somebody else for one order of the plan: a tap where one is enough, ticked where several are, the pool, or nobody for now. */
export function ChooseSheet({ order, choice, found, elsewhere, onChoose, onHold, onClose }: ChooseSheetProps) {
  const [ticked, setTicked] = useState<readonly string[]>(typeof choice === 'string' ? order.seats.map(({ memberId }) => memberId) : choice)
  const [query, setQuery] = useState('')
  const [seen, setSeen] = useState(found)
  const [full, setFull] = useState(false)
  const wanted = query.trim()
  const search = useApi('orders', 'candidates', wanted === '' ? null : { as: 'staff', orderId: order.orderId, query: wanted })
  const single = order.need === 1
  const marked = (people: readonly Person[]) => people.map((each) => (elsewhere.has(each.memberId) ? { ...each, reasons: [{ tone: 'warn' as const, text: '这次也问他另一单' }, ...each.reasons] } : each))
  const shown = [...order.seats, ...order.others, ...peopleOf(order, ticked, seen).filter(({ memberId }) => ![...order.seats, ...order.others].some((each) => each.memberId === memberId))]

  const pick = (id: string, people: readonly Person[]) => {
    const known = [...seen, ...people.filter(({ memberId }) => memberId === id)]
    if (single) return onChoose([id], known)
    const on = ticked.includes(id)
    setFull(!on && ticked.length >= order.need)
    if (!on && ticked.length >= order.need) return
    setSeen(known)
    setTicked(on ? ticked.filter((each) => each !== id) : [...ticked, id])
  }
  const list = (people: readonly Person[], plain: boolean) => <CandidateList items={marked(people)} chosen={ticked} single={single} again={false} plain={plain} onSend={() => undefined} onToggle={(id) => pick(id, people)} />
  return (
    <Sheet title={`换谁去：${order.title}`} onClose={onClose}>
      <View className='s'>{single ? '点一位就换上。' : `这一单要 ${order.need} 个人，勾好再点下面的按钮。`}</View>
      <SearchBox label='按编号找党员' placeholder='按编号找，如：12' value={query} onChange={setQuery} />
      {wanted === '' && shown.length === 0 && <View className='s'>现在没有推荐的人，可以按编号找，或放到抢单池。</View>}
      {wanted === '' ? list(shown, false) : (
        <PageState query={search} skeleton={<View className='s'>正在找…</View>}>
          {({ items }) => (items.length === 0 ? <View className='s'>名单里没有“{wanted}”，或者这一轮已经问过。</View> : list(items.slice(0, SHOWN), true))}
        </PageState>
      )}
      <View className='sheet__foot'>
        {full && <View className='sheet__missing' {...aria('alert')}>已经勾了 {order.need} 位，要换人，先去掉一位。</View>}
        <View className='sheet__buttons'>
          <Button kind='ghost' className='grow' onTap={onHold}>先不派</Button>
          <Button kind='ghost' className='grow' onTap={() => onChoose('pool', seen)}>放到抢单池</Button>
          {!single && <Button kind='primary' className='grow' off={ticked.length === 0} onTap={() => onChoose(ticked, seen)}>{ticked.length < order.need && ticked.length > 0 ? `先派这 ${ticked.length} 位` : '就派他们'}</Button>}
        </View>
      </View>
    </Sheet>
  )
}
