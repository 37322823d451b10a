import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Button } from '../button'
import './index.scss'

export interface OfferedAction {
  readonly action: string
  readonly label: string
  /** Said by the server where it offers an action that cannot be taken just now. */
  readonly disabledReason?: string
}

export interface OrderActionsProps {
  /** As the server lists them, the most expected first; it is drawn last, under the right thumb. */
  readonly actions: readonly OfferedAction[]
  /** The action being sent. */
  readonly busy?: string
  readonly onAction: (action: string) => void
}

/** The buttons the server allows this person now. No page asks for state or role. */
export function OrderActions({ actions, busy, onAction }: OrderActionsProps) {
  if (actions.length === 0) return null
  const drawn = [...actions].reverse()
  return (
    <View className={classNames('order-actions', actions.length > 3 && 'order-actions--many')}>
      {drawn.map(({ action, label, disabledReason }, index) => {
        const first = index === drawn.length - 1
        return (
          <Button
            key={action}
            kind={first ? 'primary' : 'ghost'}
            className={classNames(first && 'order-actions__first')}
            loading={busy === action}
            disabledReason={disabledReason}
            onTap={() => onAction(action)}
          >
            {label}
          </Button>
        )
      })}
    </View>
  )
}
