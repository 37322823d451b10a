import { PlatformError } from '../platform-error'
import type { Call, Instance, Watch } from './run-instance'

export interface Pool {
  run(call: Call, timeoutMs: number, watch: Watch): Promise<string>
  stop(): Promise<void>
}

export interface PoolOptions {
  readonly fn: string
  readonly start: () => Instance
  /** Most instances at once. */
  readonly limit: number
  /** Most calls that may wait; the next is refused at once. */
  readonly queue: number
  /** An instance unused for this long is given up, in ms. */
  readonly idleMs: number
}

/** The instances of one function: grows to its limit, then queues, then refuses. */
export const makePool = ({ fn, start, limit, queue, idleMs }: PoolOptions): Pool => {
  const idle: { readonly instance: Instance; readonly timer: NodeJS.Timeout }[] = []
  const all = new Set<Instance>()
  const waiting: ((instance: Instance | undefined) => void)[] = []
  let stopped = false

  const retire = (instance: Instance) => {
    all.delete(instance)
    const at = idle.findIndex((i) => i.instance === instance)
    if (at >= 0) idle.splice(at, 1)
    void instance.stop()
  }
  const launch = (): Instance => {
    const instance = start()
    all.add(instance)
    return instance
  }
  const take = async (): Promise<Instance> => {
    if (stopped) throw new PlatformError('SYS_ERR', 'the local cloud is stopping')
    for (let free = idle.pop(); free; free = idle.pop()) {
      clearTimeout(free.timer)
      if (free.instance.alive) return free.instance
      all.delete(free.instance)
    }
    if (all.size < limit) return launch()
    if (waiting.length >= queue)
      throw new PlatformError('EXCEED_CONCURRENT_REQUEST_LIMIT', `function ${fn}: ${limit} instances are busy and ${queue} calls already wait`)
    const handed = await new Promise<Instance | undefined>((resolve) => waiting.push(resolve))
    if (handed) return handed
    throw new PlatformError('SYS_ERR', 'the local cloud is stopping')
  }
  const give = (instance: Instance) => {
    const alive = instance.alive && !stopped
    if (!alive) retire(instance)
    const next = waiting.shift()
    if (next) return next(stopped ? undefined : alive ? instance : launch())
    if (!alive) return
    const timer = setTimeout(() => retire(instance), idleMs)
    timer.unref()
    idle.push({ instance, timer })
  }

  return {
    run: async (call, timeoutMs, watch) => {
      const instance = await take()
      try {
        return await instance.run(call, timeoutMs, watch)
      } finally {
        give(instance)
      }
    },
    stop: async () => {
      stopped = true
      for (const { timer } of idle) clearTimeout(timer)
      for (const resolve of waiting.splice(0)) resolve(undefined)
      await Promise.all([...all].map((instance) => instance.stop()))
    },
  }
}
