import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from '../icon'
import { Tappable } from '../tappable'

/** The rail scrolls by itself between the place and the tabs, shows what is lit, and says when there is more below. */
export function RailBox({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  const end = useRef<HTMLElement>(null)
  const [more, setMore] = useState(false)
  useEffect(() => {
    box.current?.querySelector('.rail-item--on')?.scrollIntoView({ block: 'center' })
    if (!end.current || typeof IntersectionObserver !== 'function') return undefined
    const watch = new IntersectionObserver((seen) => setMore(!seen.at(-1)?.isIntersecting), { root: box.current })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [])
  return (
    <>
      <View className='shell__rail' ref={box}>
        {children}
        <View className='shell__rail-end' ref={end} />
      </View>
      {more && <Tappable className='shell__more' label='下面还有' onTap={() => box.current?.scrollBy({ top: box.current.clientHeight, behavior: 'smooth' })}>下面还有 <Icon name='down' small /></Tappable>}
    </>
  )
}
