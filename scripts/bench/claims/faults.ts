import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftFacts } from '@core/domain/post/shift'
import { isWhole } from '@core/domain/post/shift'
import { AppError } from '../../../cloudfunctions/_kit/app-error'
import { giveBack, lapseClaims, promote } from '../../../cloudfunctions/_shift/give-back'
import { newShift } from '../../../cloudfunctions/_shift/new-shift'
import { makePlaces } from '../../../cloudfunctions/_shift/places'
import type { ShiftStore } from '../../../cloudfunctions/_data/shift-store'
import { makeRandom } from '../../../local/seed/random'
import type { Spoilt } from './memory-store'
import { memoryStore } from './memory-store'

/** What went wrong in so many seeded lives of a shift. */
export interface FaultCounts {
  readonly seeds: number
  /** Shifts whose places do not add up to what they have. */
  readonly leaked: number
  readonly oversold: number
  /** Somebody with two places. */
  readonly twice: number
  /** Told yes without a place, refused without a cause, or any other promise not kept. */
  readonly broken: number
}

const T0 = Date.UTC(2026, 2, 2, 1, 0)
const HOUR = 3_600_000

class Cut extends Error {}

/** Lets one of those who wait go on, whichever the seed says: the same seed interleaves the same calls. */
function scheduler(pick: (n: number) => number) {
  const waiting: (() => void)[] = []
  return {
    turn: () => new Promise<void>((go) => void waiting.push(go)),
    run: async (all: Promise<unknown>) => {
      let over = false
      void all.finally(() => { over = true })
      while (!over) {
        const [next] = waiting.splice(pick(waiting.length), 1)
        next?.()
        // Whoever was let go runs until their next call.
        for (let i = 0; i < 12; i += 1) await Promise.resolve()
      }
    },
  }
}

/** Every call may be cut before it happened, or after it did and before its answer came. */
function cutting(store: ShiftStore, turn: () => Promise<void>, chance: () => number): ShiftStore {
  return Object.fromEntries(Object.entries(store).map(([name, run]) => [name, async (...args: unknown[]) => {
    await turn()
    const fate = chance()
    if (fate < 0.06) throw new Cut()
    const answer = await (run as (...args: unknown[]) => Promise<unknown>)(...args)
    if (fate > 0.94) throw new Cut()
    return answer
  }])) as unknown as ShiftStore
}

export async function simulateFaults(seeds: number): Promise<{ readonly ours: FaultCounts; readonly twoWrites: FaultCounts }> {
  const sum = (lives: readonly Life[]): FaultCounts => ({ seeds: lives.length, leaked: count(lives, 'leaked'), oversold: count(lives, 'oversold'), twice: count(lives, 'twice'), broken: count(lives, 'broken') })
  const [own, naive]: [Life[], Life[]] = [[], []]
  for (let seed = 0; seed < seeds; seed += 1) {
    own.push(await oneLife(seed))
    naive.push(await oneNaiveLife(seed))
  }
  return { ours: sum(own), twoWrites: sum(naive) }
}

type Life = Readonly<Record<'leaked' | 'oversold' | 'twice' | 'broken', boolean>>
const count = (lives: readonly Life[], what: keyof Life) => lives.filter((life) => life[what]).length

/** A shift of a few places in one to three parts, a few people who claim, give back, wait and confirm, and the timer. */
export async function oneLife(seed: number, spoilt: Spoilt = {}): Promise<Life> {
  const random = makeRandom(seed + 1)
  const facts: ShiftFacts = { shiftId: 's', postId: 'p', communityId: 'c', streetId: 'st', title: '值守', role: '值守', place: { name: '驿站' }, needs: [], openTo: ['c'], approval: false, startsAt: T0 + 24 * HOUR, endsAt: T0 + 26 * HOUR, opensAt: T0 - HOUR, closesAt: T0 + 24 * HOUR, state: 'open' }
  const [whole] = newShift(facts, random.int(1, 4), T0)
  if (whole === undefined) throw new Error('no shift')
  const memory = memoryStore(partsOf(whole, random.int(1, 3)), spoilt)
  const { turn, run } = scheduler((n) => (n <= 1 ? 0 : random.int(0, n - 1)))
  const store = cutting(memory.store, turn, () => random.int(0, 9_999) / 10_000)
  // Two instances, each with what it remembers.
  const instances = [makePlaces(store), makePlaces(store)] as const
  const members = Array.from({ length: random.int(2, 6) }, (_, i) => `m${i}`)
  /** Who was told that they have a place, and did not give it back since. */
  const told = new Map<string, 'yes' | 'unsure'>()
  const lies = new Set<string>()
  const lapsed = (id: string) => memory.parts().some(({ log }) => log.some(({ action, of }) => action === 'lapse' && of === id))
  const holds = (id: string) => memory.parts().some(({ claims }) => Object.hasOwn(claims, id))

  const live = async (id: string) => {
    for (let step = 0; step < random.int(1, 5); step += 1) {
      const [first] = memory.parts()
      if (first === undefined) return
      const claimant = { id, areaIds: ['c'], skills: [], certificates: {}, busy: [] }
      const key = `${id}-${step}`
      try {
        switch (random.int(0, 4)) {
          case 0: case 1: {
            const claim = { at: T0 + step, key, label: id }
            const wish = { shiftId: 's', seen: { ...first, parts: first.parts }, claimant, claim, now: T0 + step }
            try {
              await instances[random.int(0, 1) as 0 | 1].claim({ ...wish, retried: false })
            } catch (error) {
              if (!(error instanceof Cut)) throw error
              told.set(id, 'unsure')
              // The answer never came: sent again, with the same id.
              await instances[random.int(0, 1) as 0 | 1].claim({ ...wish, retried: true })
            }
            told.set(id, 'yes')
            // Nobody else ends a claim but the timer, whose time is up.
            if (!holds(id) && !lapsed(id)) lies.add(id)
            break
          }
          case 2:
            told.set(id, 'unsure')
            await giveBack(store, { shiftId: 's', memberId: id, by: id, now: T0 + step, requestKey: key, ending: () => 'release' })
            // The one that served it hears of it; the other goes on believing what it believed.
            instances[random.int(0, 1) as 0 | 1].forget('s')
            told.delete(id)
            break
          case 3: {
            const parts = await store.read('s')
            if (parts[0] && !parts.some(({ claims }) => Object.hasOwn(claims, id))) await store.join(parts[0], { id, at: T0 + step, key, label: id })
            break
          }
          default: {
            const part = (await store.read('s')).find(({ claims }) => claims[id]?.state === 'promised')
            const before = part?.claims[id]
            if (part && before) await store.change({ part, memberId: id, before, after: { ...before, state: 'held', until: undefined }, line: { id: key, action: 'confirm', at: T0 + step, by: id, of: id } })
          }
        }
      } catch (error) {
        if (!(error instanceof Cut || error instanceof AppError)) throw error
      }
    }
  }
  const tick = async () => {
    for (let i = 0; i < 3; i += 1) {
      try {
        await lapseClaims(store, 's', T0 + (random.int(0, 3) === 0 ? 3 * HOUR : 0))
        await promote(store, 's', T0)
      } catch (error) {
        if (!(error instanceof Cut || error instanceof AppError)) throw error
      }
    }
  }
  await run(Promise.all([...members.map(live), tick()]))
  const unkept = [...told].filter(([id, answer]) => answer === 'yes' && !holds(id) && !lapsed(id)).map(([id]) => id)
  return { ...judge(memory.parts()), broken: lies.size + unkept.length > 0 }
}

/** Nothing is repaired before it is judged. */
function judge(parts: readonly ShiftPartDoc[]): Omit<Life, 'broken'> {
  const holders = parts.flatMap(({ claims }) => Object.keys(claims))
  return {
    leaked: !parts.every(isWhole),
    oversold: parts.some(({ capacity, claims }) => Object.keys(claims).length > capacity),
    twice: new Set(holders).size !== holders.length,
  }
}

/** The same shift, its places dealt to so many parts as if each held few. */
function partsOf(whole: ShiftPartDoc, parts: number): readonly ShiftPartDoc[] {
  const counts = Array.from({ length: parts }, (_, i) => Math.floor(whole.capacity / parts) + (i < whole.capacity % parts ? 1 : 0))
  return counts.map((places, part) => ({ ...whole, _id: part === 0 ? 's' : `s-${part}`, part, parts, capacity: places, left: places, holders: [`#${part}`] }))
}

/** The same with a guarded counter and a claim of its own: what two documents cost. */
async function oneNaiveLife(seed: number): Promise<Life> {
  const random = makeRandom(seed + 1)
  const capacity = random.int(1, 4)
  let left = capacity
  const claims = new Set<string>()
  const { turn, run } = scheduler((n) => (n <= 1 ? 0 : random.int(0, n - 1)))
  const call = async <T>(write: () => T): Promise<T> => {
    await turn()
    const fate = random.int(0, 9_999) / 10_000
    if (fate < 0.06) throw new Cut()
    const answer = write()
    if (fate > 0.94) throw new Cut()
    return answer
  }
  const live = async (id: string) => {
    for (let step = 0; step < random.int(1, 5); step += 1) {
      try {
        if (random.int(0, 3) < 3) {
          if (claims.has(id) || !(await call(() => (left > 0 ? ((left -= 1), true) : false)))) continue
          await call(() => claims.add(id))
        } else if (await call(() => claims.delete(id))) await call(() => { left += 1 })
      } catch (error) {
        if (!(error instanceof Cut)) throw error
      }
    }
  }
  await run(Promise.all(Array.from({ length: random.int(2, 6) }, (_, i) => live(`m${i}`))))
  return { leaked: left + claims.size !== capacity, oversold: claims.size > capacity, twice: false, broken: false }
}
