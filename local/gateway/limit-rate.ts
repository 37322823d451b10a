/** Counts calls a minute by key. It stops a loop gone wild and one address that floods; many addresses are the front proxy's to stop. */
export interface RateLimit {
  /** False when this key has used up its minute. */
  allow(key: string): boolean
}

/** So many keys are told apart in a minute; whoever comes after them shares one count, so that made-up keys cost no memory. */
const MOST_KEYS = 50_000
const OTHERS = '\u0000others'

/** `perMinute` calls for each key in each minute of real time. */
export const makeRateLimit = (perMinute: number, mostKeys = MOST_KEYS): RateLimit => {
  let minute = 0
  const counts = new Map<string, number>()
  return {
    allow: (key) => {
      const now = Math.floor(Date.now() / 60_000)
      if (now !== minute) {
        minute = now
        counts.clear()
      }
      const known = counts.has(key) || counts.size < mostKeys ? key : OTHERS
      const count = (counts.get(known) ?? 0) + 1
      counts.set(known, count)
      return count <= perMinute
    },
  }
}

/** Seconds until the next minute begins, for whoever has to wait. */
export const secondsToNextMinute = (): number => Math.ceil((60_000 - (Date.now() % 60_000)) / 1000)
