import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
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
  /** Under the figure: which limit it is (“派单时限”). */
  readonly caption?: string
}

export function Countdown({ due, offset = 0, workdays, caption }: CountdownProps) {
  const look = () => timeLeft(due, Date.now() + offset, workdays)
  const [shown, setShown] = useState(look)

  useEffect(() => {
    // The same words make the same state: React then draws nothing.
    const refresh = () => setShown((before) => {
      const next = timeLeft(due, Date.now() + offset, workdays)
      return next.text === before.text && next.tone === before.tone ? before : next
    })
    refresh()
    const timer = setInterval(refresh, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [due, offset, workdays])

  return (
    <View className='countdown'>
      <View className={classNames('countdown__left', 'num', `countdown__left--${shown.tone}`)}>{shown.overdue && <Icon name='alert' small />}<Text>{shown.text}</Text></View>
      {caption && <View className='xs'>{shown.overdue ? `${caption}已过` : caption}</View>}
    </View>
  )
}
