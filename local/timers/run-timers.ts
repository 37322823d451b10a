import { Cron } from 'croner'
import { type CloudClock, MAX_WAIT_MS } from '../cloud-clock'
import type { Faults } from '../faults/make-faults'
import type { FunctionHost } from '../host/function-host'

/** The next firing after `from` (ms) of a 7-field cron (second … year) in UTC+8, or undefined when there is none. */
export const nextFiring = (pattern: string, from: number): number | undefined => {
  const fields = pattern.trim().split(/\s+/)
  if (fields.length !== 7) throw new Error(`定时器要写 7 段（秒 分 时 日 月 周 年）：${pattern}`)
  // The platform also takes 1/10: from the first on, every tenth.
  const cron = new Cron(fields.join(' '), { timezone: 'Asia/Shanghai', paused: true, sloppyRanges: true })
  return cron.nextRun(new Date(from))?.getTime()
}

/** The event a timer hands to its function. */
export const timerEvent = (trigger: string, at: number): object => ({ Type: 'Timer', TriggerName: trigger, Time: new Date(at).toISOString(), Message: '' })

/** Every timer trigger there is with its next firing after `now` (ms), by when it fires. */
export const upcomingFirings = (host: Pick<FunctionHost, 'list'>, now: number): readonly { readonly fn: string; readonly trigger: string; readonly pattern: string; readonly next: number | undefined }[] =>
  host
    .list()
    .flatMap(({ fn, config }) => config.triggers.map((trigger) => ({ fn, trigger: trigger.name, pattern: trigger.config, next: nextFiring(trigger.config, now) })))
    .sort((a, b) => (a.next ?? Infinity) - (b.next ?? Infinity))

export interface Timers {
  /** Stops firing and waits for what is under way. */
  stop(): Promise<void>
}

/**
 * Fires every function's timer triggers by the cloud's clock. After a jump of the clock a trigger that came due
 * fires once, for its latest time: like a machine that slept, it does not replay every missed minute.
 */
export const startTimers = (host: FunctionHost, clock: CloudClock, log: (line: object) => void, faults?: Faults): Timers => {
  const running = new Set<Promise<unknown>>()
  const jobs = host.list().flatMap(({ fn, config }) => config.triggers.map((trigger) => ({ fn, trigger, due: nextFiring(trigger.config, clock.now()) })))
  let wait: NodeJS.Timeout | undefined
  let stopped = false

  const fire = (fn: string, trigger: string, at: number) => {
    const run = host.invoke(fn, timerEvent(trigger, at), { source: 'timer' }).catch((error: unknown) => log({ at: 'timer', fn, trigger, error: String(error) }))
    running.add(run)
    void run.then(() => running.delete(run))
  }
  /** As often as the seed says, which mostly is once and at once. */
  const fireDisturbed = (fn: string, trigger: string, at: number) => {
    const call = faults?.count('firing') ?? 0
    const strikes = (kind: 'timerNever' | 'timerLate' | 'timerTwice') => faults?.strikes(kind, call, `${fn}.${trigger}`) ?? false
    if (strikes('timerNever')) return
    if (faults && strikes('timerLate')) clock.after(faults.lateMs, () => fire(fn, trigger, at))
    else fire(fn, trigger, at)
    if (strikes('timerTwice')) fire(fn, trigger, at)
  }
  const tick = () => {
    if (stopped) return
    clearTimeout(wait)
    const now = clock.now()
    for (const job of jobs) {
      if (job.due === undefined || job.due > now) {
        // A clock that was set back: what is due now comes before what was due then.
        job.due = nextFiring(job.trigger.config, now)
        continue
      }
      fireDisturbed(job.fn, job.trigger.name, latest(job.trigger.config, job.due, now))
      job.due = nextFiring(job.trigger.config, now)
    }
    const dues = jobs.flatMap((job) => (job.due === undefined ? [] : [job.due]))
    if (dues.length > 0) wait = setTimeout(tick, Math.max(0, Math.min(Math.min(...dues) - now, MAX_WAIT_MS)))
  }
  // A virtual clock stands still between jumps, so nothing comes due by waiting; the wait is only a wake-up.
  clock.onJump(tick)
  tick()

  return {
    stop: async () => {
      stopped = true
      clearTimeout(wait)
      await Promise.all(running)
    },
  }
}

/** The last firing not after `now`, looked for from `due` on in at most a day's worth of steps. */
const latest = (pattern: string, due: number, now: number): number => {
  let at = due
  for (let i = 0; i < 1440; i++) {
    const next = nextFiring(pattern, at)
    if (next === undefined || next > now) return at
    at = next
  }
  return at
}
