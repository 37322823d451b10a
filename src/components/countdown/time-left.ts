const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type TimeLeftTone = 'danger' | 'warn' | 'muted'

export interface TimeLeft {
  readonly text: string
  readonly tone: TimeLeftTone
  readonly overdue: boolean
}

/** “16 小时”, “1 小时 5 分”: a length, never to be taken for a time of the day; minutes only where they matter. */
const hoursAndMinutes = (ms: number) => {
  const hours = Math.floor(ms / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  if (hours === 0) return `${minutes} 分钟`
  return minutes === 0 || hours >= 3 ? `${hours} 小时` : `${hours} 小时 ${minutes} 分`
}

/**
 * How much time is left, in words, and how pressing it is: within half an hour danger, within two hours a warning.
 * Working days cannot be told from the clock here, so the server counts them and they are shown from one day up.
 *
 * @param due deadline, ms epoch
 * @param now the server's now, ms epoch
 */
export function timeLeft(due: number, now: number, workdays?: number): TimeLeft {
  const left = due - now
  if (left < 0) {
    const late = -left
    if (late < MINUTE) return { text: '刚超时', tone: 'danger', overdue: true }
    return { text: late >= DAY ? `超 ${Math.floor(late / DAY)} 天` : `超 ${hoursAndMinutes(late)}`, tone: 'danger', overdue: true }
  }
  if (left < MINUTE) return { text: '不到 1 分钟', tone: 'danger', overdue: false }
  if (workdays !== undefined && workdays >= 1) return { text: `还剩 ${workdays} 个工作日`, tone: 'muted', overdue: false }
  if (left >= DAY) return { text: `还剩 ${Math.floor(left / DAY)} 天`, tone: 'muted', overdue: false }
  const tone = left <= 30 * MINUTE ? 'danger' : left <= 2 * HOUR ? 'warn' : 'muted'
  return { text: `还剩 ${hoursAndMinutes(left)}`, tone, overdue: false }
}
