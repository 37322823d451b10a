import type { CloudClock } from '../cloud-clock'
import type { FailingDisk } from './failing-disk'
import type { Faults } from './make-faults'

/** Thrown instead of an answer: the connection is to be cut without one. */
export class Cut extends Error {}

/** Carries out one request of the SDK, or does to it what the seed says. */
export type Disturb = <T>(action: string, isRead: boolean, run: () => Promise<T>) => Promise<T>

export const makeDisturbance = (faults: Faults, disk: FailingDisk, clock: CloudClock, log: (line: object) => void): Disturb => {
  const kill = () => process.kill(process.pid, 'SIGKILL')

  /** The part of it that only the database knows. */
  const onDatabase = async <T>(action: string, isRead: boolean, run: () => Promise<T>): Promise<T> => {
    const call = faults.count('database')
    if (faults.strikes('killBefore', call, action)) kill()
    const write = () => (!isRead && faults.strikes('readOnly', call, action) ? disk.during('readOnly', run) : run())
    const answer = await (!isRead && faults.strikes('diskFull', call, action) ? disk.during('diskFull', write) : write())
    if (faults.strikes('killAfter', call, action)) kill()
    return answer
  }

  return async (action, isRead, run) => {
    const call = faults.count('request')
    const deliver = () => (action.startsWith('database.') ? onDatabase(action, isRead, run) : run())
    /** Nobody waits for its answer any more. */
    const deliverAgain = () => deliver().then(() => undefined, (error: unknown) => log({ at: 'faults', action, error: String(error) }))

    if (faults.strikes('latency', call, action)) await new Promise((resolve) => setTimeout(resolve, faults.measure('latency', call) * faults.latencyMs))
    if (faults.strikes('cut', call, action)) throw new Cut()
    if (faults.strikes('late', call, action)) {
      clock.after(faults.lateMs, () => void deliverAgain())
      throw new Cut()
    }
    const lost = faults.strikes('lostReply', call, action)
    try {
      const answer = await deliver()
      if (faults.strikes('duplicate', call, action)) await deliverAgain()
      if (!lost) return answer
    } catch (error) {
      if (!lost) throw error
    }
    throw new Cut()
  }
}
