import { View } from '@tarojs/components'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { aria } from '../aria'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import { BackCloses } from './back-closes'
import { isTop } from './open-sheets'
import './index.scss'

export interface SheetProps {
  /** Its name for a screen reader, and its first line. */
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Rises from below, near the thumb; on a wide screen it stands in the middle. Render it while it is open; Back closes it. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const latest = useRef(onClose)
  latest.current = onClose
  const close = useCallback(() => latest.current(), [])
  useEscape(close)
  return (
    <View className='sheet'>
      <BackCloses onBack={close} />
      {/* Only the shade catches the finger's move: caught over the panel, WeChat would not scroll the panel either. */}
      <View className='sheet__shade' catchMove onClick={close} />
      <View className='sheet__panel' {...aria('dialog', title)}>
        <View className='sheet__head'>
          <View className='h2 grow'>{title}</View>
          <Tappable label='关闭' className='sheet__close' onTap={close}><Icon name='close' small /></Tappable>
        </View>
        {children}
      </View>
    </View>
  )
}

/** On the web a dialog closes by Escape; of two, the one on top. */
function useEscape(close: () => void) {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isTop(close)) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [close])
}
