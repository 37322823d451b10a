import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Claim, ShiftFacts } from '@core/domain/post/shift'
import { isWhole } from '@core/domain/post/shift'
import indexes from '../../deploy/indexes.json'
import { shiftStore } from '../../cloudfunctions/_data/claims-repo'
import { changePart, markPresence, setPartMoment } from '../../cloudfunctions/_data/shifts-repo'
import type { ShiftStore } from '../../cloudfunctions/_data/shift-store'
import { newShift } from '../../cloudfunctions/_shift/new-shift'
import { makeRandom } from '../../local/seed/random'
import { memoryStore } from '../../scripts/bench/claims/memory-store'
import type { LocalCloud } from '../support/local-cloud'
import { startLocalCloud } from '../support/local-cloud'

/** The store the fault simulation runs on answers as the database does: the same calls, the same answers, the same documents. */
const NOW = Date.UTC(2026, 2, 2, 1)
const HOUR = 3_600_000
let local: LocalCloud
beforeAll(async () => { local = await startLocalCloud({ indexes: { shifts: indexes.shifts } }) })
afterAll(() => local.end())

const shared = ({ _id, left, freed, holders, claims, waiters, waiterIds, log, state, barred = [] }: ShiftPartDoc) => ({ _id, left, freed, holders, claims, waiters, waiterIds, log, state, barred })
const told = (answer: unknown) => (answer !== null && typeof answer === 'object' && '_id' in answer ? shared(answer as ShiftPartDoc) : answer)

test.each(Array.from({ length: 12 }, (_, seed) => seed))('第 %i 串：一步一步，答复和文档都一样', async (seed) => {
  const random = makeRandom(seed + 100)
  const shiftId = `s${seed}`
  const facts: ShiftFacts = { shiftId, postId: 'p', communityId: 'c', streetId: 'st', title: '值守', role: '值守', place: { name: '驿站' }, needs: [], openTo: ['c'], approval: false, startsAt: NOW + 24 * HOUR, endsAt: NOW + 26 * HOUR, opensAt: NOW - HOUR, closesAt: NOW + 24 * HOUR, state: 'open' }
  const docs = newShift(facts, seed % 2 === 0 ? 2 : 51, NOW)
  // Two parts of few places each, whatever the whole number.
  const parts = docs.map((part) => ({ ...part, capacity: 2, left: 2 }))
  const memory = memoryStore(parts)
  await local.app.database().collection('shifts').add(parts as never)

  const both = async (run: (store: ShiftStore) => Promise<unknown>) => {
    const [here, there] = [await run(memory.store), await run(shiftStore)]
    expect(told(there)).toEqual(told(here))
    const [inMemory, stored] = [memory.parts(), await shiftStore.read(shiftId)]
    expect(stored.map(shared)).toEqual(inMemory.map(shared))
    expect(stored.every(isWhole)).toBe(true)
  }
  const pick = <T>(list: readonly T[]): T => list[random.int(0, list.length - 1)] as T
  for (let n = 0; n < 40; n += 1) {
    const id = pick(['a', 'b', 'c', 'd', 'e'])
    const at = NOW + n
    const seen = await shiftStore.read(shiftId)
    const part = pick(seen)
    const line = { id: `line-${n}`, action: 'release', at, by: id, of: id, key: `key-${random.int(0, n)}` } as const
    const claim: Claim = { state: pick(['held', 'asked', 'promised'] as const), at, key: `key-${n}`, label: id }
    const held = pick(Object.entries(part.claims).concat([['nobody', claim]]))
    const [wanted, terms] = [partFor(seen, id, random.int(0, 2)), random.int(0, 9) === 0 ? 'other' : part.terms]
    switch (random.int(0, 7)) {
      case 0: case 1: await both((store) => store.take({ shiftId, part: wanted, terms, memberId: id, claim, now: at })); break
      case 2: await both((store) => store.giveBack({ part, memberId: held[0], before: held[1], keep: n % 2 === 0, unwaited: n % 3 === 0, line })); if (n % 5 === 0) await both((store) => store.bar(shiftId, held[0])); break
      case 3: await both((store) => store.promise({ part, waiter: { id, at: NOW, key: 'k', label: id }, claim, line })); break
      case 4: await both((store) => store.unkeep(part, at)); break
      case 5: await both((store) => store.join(seen[0] as ShiftPartDoc, { id, at, key: `key-${n}`, label: id })); break
      case 6: await both((store) => store.handOver({ part, memberId: held[0], before: held[1], to: id, claim, line })); break
      default: {
        const waiter = seen[0]?.waiters[0] ?? { id, at: 1 }
        await both((store) => (n % 3 === 0 ? store.change({ part, memberId: held[0], before: held[1], after: { ...held[1], state: 'held' }, line }) : store.leave(shiftId, waiter, at, n % 2 === 0 ? line : undefined)))
        if (n % 5 === 0) await both((store) => store.bar(shiftId, waiter.id))
      }
    }
  }
})

test('看过以后又轮到了人：改班的、定时器的都不会把他的时限推后', async () => {
  const facts: ShiftFacts = { shiftId: 'moment', postId: 'p', communityId: 'c', streetId: 'st', title: '值守', role: '值守', place: { name: '驿站' }, needs: [], openTo: ['c'], approval: false, startsAt: NOW + 48 * HOUR, endsAt: NOW + 50 * HOUR, opensAt: NOW - HOUR, closesAt: NOW + 48 * HOUR, state: 'open' }
  const waiter = { id: 'w', at: NOW, key: 'wait', label: 'w' }
  await local.app.database().collection('shifts').add(newShift(facts, 1, NOW).map((part) => ({ ...part, waiters: [waiter], waiterIds: ['w'] })) as never)
  const read = async () => (await shiftStore.read('moment'))[0] as ShiftPartDoc
  const seen = await read()
  const until = NOW + 2 * HOUR
  expect(await shiftStore.promise({ part: seen, waiter, claim: { state: 'promised', at: NOW, key: 'wait', label: 'w', until }, line: { id: 'promoted', action: 'promote', at: NOW, by: 'system', of: 'w' } })).toBe(true)

  expect(await changePart(seen, { place: { name: '西门' }, nextAt: seen.nextAt }, { line: { id: 'moved', action: 'change', at: NOW, by: 's' } })).toBe(true)
  expect(await setPartMoment({ ...seen, nextAt: until }, NOW + 24 * HOUR, 0)).toBe(false)
  expect(await read()).toMatchObject({ place: { name: '西门' }, nextAt: until })
  expect(await setPartMoment(await read(), NOW + 24 * HOUR, 0)).toBe(true)
})

test('签到只记在认领好了的人身上：读的时候还是、写的时候不是了，也不记；记过的不改', async () => {
  const facts: ShiftFacts = { shiftId: 'present', postId: 'p', communityId: 'c', streetId: 'st', title: '值守', role: '值守', place: { name: '驿站' }, needs: [], openTo: ['c'], approval: true, startsAt: NOW, endsAt: NOW + 2 * HOUR, opensAt: NOW - HOUR, closesAt: NOW, state: 'open' }
  const claims = Object.fromEntries((['held', 'asked', 'promised'] as const).map((state) => [state, { state, at: NOW - HOUR, key: state, label: state }]))
  await local.app.database().collection('shifts').add(newShift(facts, 4, NOW).map((part) => ({ ...part, left: 1, claims, holders: ['#0', ...Object.keys(claims)] })) as never)
  const [part] = (await shiftStore.read('present')) as [ShiftPartDoc]
  const mark = (who: string, which: 'in' | 'out', at = NOW) => markPresence(part, who, which, { at, way: 'staff', flagged: false }, at)
  expect([await mark('asked', 'in'), await mark('promised', 'in'), await mark('nobody', 'in'), await mark('held', 'out')]).toEqual([false, false, false, false])
  expect([await mark('held', 'in'), await mark('held', 'in', NOW + 1)]).toEqual([true, false])
  expect((await shiftStore.read('present'))[0]?.claims).toEqual({ ...claims, held: { ...claims['held'], in: { at: NOW, way: 'staff', flagged: false } } })
})

/** The first part, the second where there is one, or whichever: that only where no more than one can be meant. */
function partFor(seen: readonly ShiftPartDoc[], memberId: string, n: number): number | undefined {
  const open = seen.filter(({ left, holders }) => left > 0 && !holders.includes(memberId))
  return n === 2 && open.length <= 1 ? undefined : n === 1 && seen.length > 1 ? 1 : 0
}
