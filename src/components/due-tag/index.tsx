import { useEffect, useState } from 'react'
import { byWhen } from '../by-when'
import { clockWords, dayNumber, momentWords } from '../china-time'
import { timeLeft } from '../countdown/time-left'
import { Tag } from '../tag'

const LOOK_EVERY_MS = 15_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE

export interface DueTagProps {
  /** Deadline, ms epoch, set by the server. */
  readonly due: number
  /** The server's clock minus this phone's, in ms. */
  readonly offset?: number
  /** “回答”: what has to be done by then. */
  readonly what: string
  /** Which limit it is; without it, an invitation's, to the minute. */
  readonly kind?: string
}

function wordsOf(due: number, now: number, { what, kind }: Pick<DueTagProps, 'what' | 'kind'>): string {
  const left = timeLeft(due, now)
  if (left.overdue) return `${what}时间已过`
  if (due - now < HOUR) return `${Math.max(1, Math.floor((due - now) / MINUTE))} 分钟内${what}`
  const said = byWhen(due, now, kind)
  return `${dayNumber(said) === dayNumber(now) ? clockWords(said) : momentWords(said, now)} 前${what}`
}

/** “11:40 前回答”; in the last hour the minutes that are left, counted down. */
export function DueTag({ due, offset = 0, what, kind }: DueTagProps) {
  const [now, setNow] = useState(() => Date.now() + offset)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + offset), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [offset])
  const { tone } = timeLeft(due, now)
  return <Tag tone={tone === 'muted' ? 'warn' : tone} icon={tone === 'danger' ? 'alert' : 'clock'}>{wordsOf(due, now, { what, kind })}</Tag>
}
