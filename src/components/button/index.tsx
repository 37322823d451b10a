import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Tappable } from '../tappable'
import './index.scss'

export interface ButtonProps {
  readonly kind?: 'primary' | 'ghost' | 'plain'
  readonly size?: 'normal' | 'big' | 'small'
  readonly icon?: IconName
  readonly loading?: boolean
  /** A sentence: why it cannot be tapped now. It is shown, not hidden in grey. */
  readonly disabledReason?: string
  /** Cannot be tapped now, and why is said beside it already. */
  readonly off?: boolean
  /** Does not hear a tap yet; it looks as it will in a moment. */
  readonly deaf?: boolean
  readonly label?: string
  readonly className?: string
  readonly id?: string
  readonly onTap?: () => void
  readonly children: ReactNode
}

export function Button({ kind = 'plain', size = 'normal', icon, loading, disabledReason, off: grey = disabledReason !== undefined, deaf, label, className, id, onTap, children }: ButtonProps) {
  const off = loading === true || grey || deaf === true
  const button = (
    <Tappable
      id={id}
      label={label}
      disabled={off}
      onTap={onTap}
      className={classNames('btn', `btn--${kind}`, `btn--${size}`, grey && 'btn--off', !disabledReason && className)}
    >
      {loading ? <View className='btn__spin' /> : icon && <Icon name={icon} />}
      <Text>{children}</Text>
    </Tappable>
  )
  if (!disabledReason) return button
  return (
    <View className={classNames('btn-why', className)}>
      {button}
      <View className='btn-why__text'>{disabledReason}</View>
    </View>
  )
}
