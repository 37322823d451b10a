import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PlannedOrderView } from '@core/contract/dispatch'
import { Button } from '@/components/button'
import { CandidateList } from '@/components/candidate-list'
import { Sheet } from '@/components/sheet'
import { type Choice } from './plan'

interface ChooseSheetProps {
  readonly order: PlannedOrderView
  readonly choice: Choice
  /** Asked for another order of the plan: one more is possible, and said. */
  readonly elsewhere: ReadonlySet<string>
  readonly onChoose: (choice: Choice) => void
  readonly onClose: () => void
}

/** Somebody else for one order of the plan: ticked as many as it needs, the pool, or nobody for now. */
export function ChooseSheet({ order, choice, elsewhere, onChoose, onClose }: ChooseSheetProps) {
  const [ticked, setTicked] = useState<readonly string[]>(typeof choice === 'string' ? order.seats.map(({ memberId }) => memberId) : choice)
  const shown = [...order.seats, ...order.others].map((each) => (elsewhere.has(each.memberId) ? { ...each, reasons: [{ tone: 'warn' as const, text: '这次也问他另一单' }, ...each.reasons] } : each))
  // The one more than it needs takes the place of the first.
  const tick = (id: string) => setTicked((old) => (old.includes(id) ? old.filter((each) => each !== id) : [...old, id].slice(-order.need)))
  return (
    <Sheet title={`换谁去：${order.title}`} onClose={onClose}>
      <View className='s'>{order.need > 1 ? `这一单要 ${order.need} 个人，选好再点「就派他们」。` : '点一位换上。'}</View>
      {shown.length === 0 && <View className='s'>现在没有能问的人，可以放到抢单池。</View>}
      <CandidateList items={shown} chosen={ticked} again={false} onSend={() => undefined} onToggle={tick} />
      <View className='sheet__foot'>
        <View className='sheet__buttons'>
          <Button kind='ghost' className='grow' onTap={() => onChoose('none')}>先不派</Button>
          <Button kind='ghost' className='grow' onTap={() => onChoose('pool')}>放到抢单池</Button>
          <Button kind='primary' className='grow' off={ticked.length === 0} onTap={() => onChoose(ticked)}>{ticked.length < order.need && ticked.length > 0 ? `先派这 ${ticked.length} 位` : order.need > 1 ? '就派他们' : '就派他'}</Button>
        </View>
      </View>
    </Sheet>
  )
}
