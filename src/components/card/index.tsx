import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Tappable } from '../tappable'
import './index.scss'

export interface CardProps {
  /** The one card that waits for an answer gets the red line. */
  readonly accent?: boolean
  /** Rows that touch each other with a line between, edge to edge. */
  readonly flush?: boolean
  readonly row?: boolean
  readonly className?: string
  readonly label?: string
  readonly onTap?: () => void
  readonly children: ReactNode
}

export function Card({ accent, flush, row, className, label, onTap, children }: CardProps) {
  const classes = classNames('card', accent && 'card--accent', flush && 'card--flush', row && 'row', className)
  if (onTap) return <Tappable className={classes} label={label} onTap={onTap}>{children}</Tappable>
  return <View className={classes}>{children}</View>
}
