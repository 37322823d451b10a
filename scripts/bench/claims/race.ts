import type { Pattern } from './patterns'

/** One race, as `npm run bench -- claims` prints it. */
export interface RaceResult {
  readonly racers: number
  readonly slots: number
  /** Racers told yes. */
  readonly sold: number
  /** Beyond the places there are. */
  readonly oversold: number
  /** Told yes without being recorded, or recorded without being told; and places offered to nobody at the end. */
  readonly lost: number
  /** Told no, by an error or for want of places, while there were some. */
  readonly spurious: number
  readonly callsWinner: number
  /** Of losers who asked the database. */
  readonly callsLoser: number
  /** Mean of those who began after the last place was given, and the share of them that cost no call. */
  readonly callsAfterSoldOut: number
  readonly freeAfterSoldOut: number
  readonly attemptsPerSecond: number
  readonly p99Ms: number
}

interface Attempt { readonly racer: string; readonly told: 'yes' | 'full' | 'error'; readonly calls: number; readonly began: number; readonly ended: number }

/** `racers` people for `slots` places, so many attempts under way at once; each tries once. */
export async function runRace(pattern: Pattern, id: string, racers: number, slots: number, inFlight = 64): Promise<RaceResult> {
  await pattern.prepare(id, slots)
  const attempts: Attempt[] = []
  let next = 0
  const started = performance.now()
  const worker = async () => {
    while (next < racers) {
      const racer = `racer-${next++}`
      let calls = 0
      const began = performance.now()
      const told = await pattern.attempt(id, racer, () => { calls += 1 })
      attempts.push({ racer, told, calls, began, ended: performance.now() })
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  const seconds = (performance.now() - started) / 1000

  const { holders, left } = await pattern.settle(id)
  const winners = attempts.filter(({ told }) => told === 'yes')
  const stored = new Set(holders)
  const told = new Set(winners.map(({ racer }) => racer))
  // The last place is gone when the last winner has their answer, at the latest.
  const soldOut = winners.length >= slots ? Math.max(...winners.map(({ ended }) => ended)) : Infinity
  const losers = attempts.filter(({ told }) => told !== 'yes')
  const late = losers.filter(({ began }) => began > soldOut)
  const mean = (list: readonly Attempt[]) => (list.length === 0 ? 0 : Number((list.reduce((sum, { calls }) => sum + calls, 0) / list.length).toFixed(3)))
  const took = attempts.map(({ began, ended }) => ended - began).sort((a, b) => a - b)
  return {
    racers, slots, sold: winners.length, oversold: Math.max(0, stored.size - slots),
    lost: winners.filter(({ racer }) => !stored.has(racer)).length + [...stored].filter((racer) => !told.has(racer)).length + Math.max(0, slots - stored.size - left),
    spurious: losers.filter(({ told }) => told === 'error').length + (stored.size < slots ? losers.filter(({ told }) => told === 'full').length : 0),
    callsWinner: mean(winners), callsLoser: mean(losers.filter(({ calls }) => calls > 0)), callsAfterSoldOut: mean(late),
    freeAfterSoldOut: late.length === 0 ? 1 : Number((late.filter(({ calls }) => calls === 0).length / late.length).toFixed(4)),
    attemptsPerSecond: Math.round(racers / seconds), p99Ms: Number((took[Math.floor(took.length * 0.99)] ?? 0).toFixed(2)),
  }
}
