import { View } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'
import { classNames } from '../class-names'
import './index.scss'

const ON_WEB = process.env.TARO_ENV === 'h5'

export interface TappableProps {
  /** What a screen reader says; needed where the content is not words. */
  readonly label?: string
  readonly role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'option' | 'switch'
  readonly disabled?: boolean
  readonly selected?: boolean
  readonly checked?: boolean
  readonly className?: string
  readonly style?: CSSProperties
  readonly id?: string
  readonly onTap?: () => void
  readonly children?: ReactNode
}

interface KeyPress {
  readonly key: string
  readonly currentTarget: { click(): void }
  preventDefault(): void
}

const onKeyDown = (event: KeyPress) => {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  event.currentTarget.click()
}

/** WeChat speaks aria-role, the browser role; the browser also has a keyboard. */
function semantics(props: TappableProps): Record<string, unknown> {
  const { role = 'button', disabled, selected, checked, label } = props
  if (!ON_WEB) return { ariaRole: role, ariaLabel: label, ariaDisabled: disabled, ariaSelected: selected, ariaChecked: checked }

  const written = (state?: boolean) => (state === undefined ? undefined : String(state))
  return {
    role,
    tabindex: disabled ? -1 : 0,
    onKeyDown,
    ariaLabel: label,
    ariaDisabled: written(disabled),
    ariaSelected: written(selected),
    ariaChecked: written(checked),
  }
}

/** The one thing that can be tapped: named, 48 px high or more, reachable by keyboard, and it answers the finger. */
export function Tappable(props: TappableProps) {
  const press = () => {
    if (!props.disabled) props.onTap?.()
  }
  return (
    <View
      // Taro would write a missing id into the browser as "undefined", the same on every button.
      {...(props.id ? { id: props.id } : {})}
      className={classNames('tappable', props.disabled && 'tappable--disabled', props.className)}
      style={props.style}
      hoverClass={props.disabled ? 'none' : 'tappable--down'}
      hoverStayTime={80}
      onClick={press}
      {...semantics(props)}
    >
      {props.children}
    </View>
  )
}
