import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { byWhen } from '../by-when'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { timeLeft } from './time-left'
import './index.scss'

/** Words change once a minute; looking every 15 s keeps them right without work for the phone. */
const LOOK_EVERY_MS = 15_000

export interface CountdownProps {
  /** Deadline, ms epoch, set by the server. */
  readonly due: number
  /** The server's clock minus this phone's, in ms. */
  readonly offset?: number
  readonly workdays?: number
  /** Which limit it is: one that ends in the night is counted to the evening that is said for it. */
  readonly kind?: string
  /** Under the figure: which limit it is (“派单时限”). */
  readonly caption?: string
}

/** To the time that the sentences say; what is over is over by the deadline itself. */
const leftOf = (due: number, now: number, workdays: number | undefined, kind: string | undefined) => timeLeft(due < now ? due : byWhen(due, now, kind), now, workdays)

export function Countdown({ due, offset = 0, workdays, kind, caption }: CountdownProps) {
  const look = () => leftOf(due, Date.now() + offset, workdays, kind)
  const [shown, setShown] = useState(look)

  useEffect(() => {
    // The same words make the same state: React then draws nothing.
    const refresh = () => setShown((before) => {
      const next = leftOf(due, Date.now() + offset, workdays, kind)
      return next.text === before.text && next.tone === before.tone ? before : next
    })
    refresh()
    const timer = setInterval(refresh, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [due, offset, workdays, kind])

  return (
    <View className='countdown'>
      <View className={classNames('countdown__left', 'num', `countdown__left--${shown.tone}`)}>{shown.overdue && <Icon name='alert' small />}<Text>{shown.text}</Text></View>
      {caption && <View className='xs'>{shown.overdue ? `${caption}已过` : caption}</View>}
    </View>
  )
}
