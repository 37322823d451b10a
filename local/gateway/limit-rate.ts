/** Counts calls a minute by key. Simple on purpose: it stops a loop gone wild, not an attack. */
export interface RateLimit {
  /** False when this key has used up its minute. */
  allow(key: string): boolean
}

/** `perMinute` calls for each key in each minute of real time. */
export const makeRateLimit = (perMinute: number): RateLimit => {
  let minute = 0
  const counts = new Map<string, number>()
  return {
    allow: (key) => {
      const now = Math.floor(Date.now() / 60_000)
      if (now !== minute) {
        minute = now
        counts.clear()
      }
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count <= perMinute
    },
  }
}
