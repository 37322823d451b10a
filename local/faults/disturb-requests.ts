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
    const answer = await (isRead ? run() : onDisk(run, (kind) => faults.strikes(kind, call, action), disk))
    if (faults.strikes('killAfter', call, action)) kill()
    return answer
  }

  // WeChat's interfaces write down what they were asked.
  const onWeChat = <T>(action: string, run: () => Promise<T>): Promise<T> => {
    const call = faults.count('wechat')
    return onDisk(run, (kind) => faults.strikes(kind, call, action, 'wechat'), disk)
  }

  return async (action, isRead, run) => {
    const call = faults.count('request')
    const deliver = () => (action.startsWith('database.') ? onDatabase(action, isRead, run) : action === 'wx.api' ? onWeChat(action, run) : run())
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

const onDisk = async <T>(run: () => Promise<T>, strikes: (kind: 'diskFull' | 'readOnly') => boolean, disk: FailingDisk): Promise<T> => {
  const write = () => (strikes('readOnly') ? disk.during('readOnly', run) : run())
  return strikes('diskFull') ? disk.during('diskFull', write) : write()
}

/** Writes or takes away a file (`grows`: it needs room), or lets the disk refuse it. */
export type OnFile = <T>(what: string, grows: boolean, run: () => Promise<T>) => Promise<T>

export const makeFileDisturbance = (faults: Faults, disk: FailingDisk): OnFile => async (what, grows, run) => {
  const call = faults.count('file')
  const touched = async () => {
    disk.touch(grows)
    return run()
  }
  return onDisk(touched, (kind) => faults.strikes(kind, call, what, 'file'), disk)
}
