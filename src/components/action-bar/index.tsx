import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OrderState } from '@core/domain/order/order-states'
import { ASKS, isCallable, standingOf } from '../action-sheet/asks'
import { aria } from '../aria'
import { Button } from '../button'
import { Icon } from '../icon'
import { Sheet } from '../sheet'
import { Tappable } from '../tappable'
import './index.scss'

const SIDE_BY_SIDE = 2

export interface ActionBarProps {
  /** As the server lists them for this viewer. */
  readonly actions: readonly string[]
  /** What comes next follows from it: while an invitation is out, that is its answer. */
  readonly state: OrderState
  /** The action being sent. */
  readonly busy?: string
  /** Why an action that asks nothing did not work. */
  readonly error?: string
  readonly onAction: (action: string) => void
}

/** The order's actions at the bottom of a page: the expected one in red under the thumb, one beside it, the rest behind “更多”. */
export function ActionBar({ actions, state, busy, error, onAction }: ActionBarProps) {
  const [open, setOpen] = useState(false)
  const known = actions.filter(isCallable).map((action) => ({ action, ...standingOf(action, state) })).sort((a, b) => a.rank - b.rank)
  const likely = known.filter(({ rank }) => rank < 3).slice(0, SIDE_BY_SIDE)
  // Behind “更多” with nobody else, an action might as well stand in the open.
  const front = known.length <= SIDE_BY_SIDE ? known : likely
  const rest = known.filter((each) => !front.includes(each))
  if (known.length === 0) return null

  const choose = (action: string) => {
    setOpen(false)
    onAction(action)
  }
  return (
    <View className='action-bar'>
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      <View className='action-bar__row'>
        {rest.length > 0 && <Button kind='ghost' className='action-bar__more' onTap={() => setOpen(true)}>更多</Button>}
        {[...front].reverse().map(({ action, rank, label }) => (
          <Button key={action} kind={rank === 1 && action === front[0]?.action ? 'primary' : 'ghost'} loading={busy === action} onTap={() => onAction(action)}>
            {label}
          </Button>
        ))}
      </View>
      {open && (
        <Sheet title='还可以' onClose={() => setOpen(false)}>
          <View className='action-bar__list'>
            {rest.map(({ action, label }) => (
              <Tappable key={action} className='action-bar__entry' onTap={() => choose(action)}>
                <View className='grow'>
                  <View className='h3'>{label}</View>
                  {ASKS[action].note && <View className='s'>{ASKS[action].note}</View>}
                </View>
                <Icon name='next' small />
              </Tappable>
            ))}
          </View>
        </Sheet>
      )}
    </View>
  )
}
