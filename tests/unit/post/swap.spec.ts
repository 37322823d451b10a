import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftFacts } from '@core/domain/post/shift'
import { isWhole } from '@core/domain/post/shift'
import type { Swap } from '@core/domain/post/swap-life'
import { swapLife, swapUntil, SWAP_WAITS_MS } from '@core/domain/post/swap-life'
import { advance } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import { memoryStore } from '../../../scripts/bench/claims/memory-store'
import type { ShiftStore } from '../../../cloudfunctions/_data/shift-store'
import { carrySwap, freeSwap } from '../../../cloudfunctions/_shift/carry-swap'
import { giveBack } from '../../../cloudfunctions/_shift/give-back'
import { newShift } from '../../../cloudfunctions/_shift/new-shift'

const NOW = 1_800_000_000_000
const HOUR = 3_600_000
const facts = (shiftId: string, startsAt: number): ShiftFacts => ({ shiftId, postId: 'p', communityId: 'c', streetId: 's', title: '值守', role: '值守', place: { name: '门口' }, needs: [], openTo: ['c'], approval: false, startsAt, endsAt: startsAt + 2 * HOUR, opensAt: 0, closesAt: startsAt, state: 'open' })

/** Two shifts: the giver holds one place of the first, the colleague one of the second. */
async function twoShifts(places = 2) {
  const { store, parts } = memoryStore([...newShift(facts('x', NOW + 5 * HOUR), places, NOW), ...newShift(facts('y', NOW + 9 * HOUR), places, NOW)])
  for (const [shiftId, memberId] of [['x', 'giver'], ['y', 'colleague']] as const) {
    const [first] = await store.read(shiftId)
    await store.take({ shiftId, part: undefined, terms: first?.terms ?? '', memberId, claim: { state: 'held', at: NOW, key: `k-${memberId}`, label: memberId }, now: NOW })
  }
  return { store, parts }
}
const one = (shiftId: string, key: string) => ({ shiftId, title: '值守', place: '门口', startsAt: NOW + 5 * HOUR, endsAt: NOW + 7 * HOUR, key })
const SWAP = { _id: 'sw', personId: 'giver', colleagueId: 'colleague', labels: { giver: '党员 1 号', colleague: '党员 2 号' }, give: one('x', 'k-giver'), back: one('y', 'k-colleague') }
const ONE_WAY = { ...SWAP, back: undefined }
const holdersOf = (parts: readonly ShiftPartDoc[], shiftId: string) => parts.filter((part) => part.shiftId === shiftId).flatMap(({ claims }) => Object.keys(claims))

class Cut extends Error {}
/** The store, cut off before or after its n-th call. */
function cutAt(store: ShiftStore, nth: number, after: boolean): ShiftStore {
  let calls = 0
  return new Proxy(store, {
    get: (target, name) => async (...given: unknown[]) => {
      calls += 1
      if (calls === nth && !after) throw new Cut()
      const answer = await (Reflect.get(target, name) as (...all: unknown[]) => Promise<unknown>)(...given)
      if (calls === nth && after) throw new Cut()
      return answer
    },
  })
}

test('双方换班：各得对方的一班，名额不多不少；再做一遍不变', async () => {
  const { store, parts } = await twoShifts()
  for (let again = 0; again < 2; again += 1) {
    expect(await carrySwap(store, SWAP, NOW)).toBe(true)
    expect([holdersOf(parts(), 'x'), holdersOf(parts(), 'y')]).toEqual([['colleague'], ['giver']])
    expect(parts().every(isWhole)).toBe(true)
  }
  expect(parts().flatMap(({ claims }) => Object.values(claims)).map(({ state, swap }) => [state, swap])).toEqual([['held', undefined], ['held', undefined]])
})

test('在任何一步断掉，接着做都是同一个结果：不占两个，也不丢一个', async () => {
  for (const after of [false, true]) {
    for (let nth = 1; nth <= 8; nth += 1) {
      const { store, parts } = await twoShifts()
      await carrySwap(cutAt(store, nth, after), SWAP, NOW).catch((error: unknown) => { if (!(error instanceof Cut)) throw error })
      // Meanwhile the colleague tries to give back what they have promised.
      const isHeld = holdersOf(parts(), 'y').includes('colleague') && parts().some(({ claims }) => claims['colleague']?.swap === 'sw')
      if (isHeld) await expect(giveBack(store, { shiftId: 'y', memberId: 'colleague', by: 'colleague', now: NOW, requestKey: 'r', ending: () => 'release' })).rejects.toMatchObject({ code: 'SWAP_UNDER_WAY' })
      expect(await carrySwap(store, SWAP, NOW)).toBe(true)
      expect([holdersOf(parts(), 'x'), holdersOf(parts(), 'y')]).toEqual([['colleague'], ['giver']])
      expect(parts().every(isWhole)).toBe(true)
    }
  }
})

test('给出的那一班已经退了：什么都不换，留着的班放开，还能退', async () => {
  const { store, parts } = await twoShifts()
  await giveBack(store, { shiftId: 'x', memberId: 'giver', by: 'giver', now: NOW, requestKey: 'r1', ending: () => 'release' })
  expect(await carrySwap(store, SWAP, NOW)).toBe(false)
  await freeSwap(store, SWAP, NOW)
  // A second hand of the same swap that comes late keeps nothing again.
  expect(await carrySwap(store, SWAP, NOW)).toBe(false)
  expect(holdersOf(parts(), 'y')).toEqual(['colleague'])
  await giveBack(store, { shiftId: 'y', memberId: 'colleague', by: 'colleague', now: NOW, requestKey: 'r2', ending: () => 'release' })
  expect(parts().every((part) => isWhole(part) && part.left === 2)).toBe(true)
})

test('退了又认领，是另一次认领：说好的换班不拿走它', async () => {
  const { store, parts } = await twoShifts()
  await giveBack(store, { shiftId: 'x', memberId: 'giver', by: 'giver', now: NOW, requestKey: 'r1', ending: () => 'release' })
  const [first] = await store.read('x')
  await store.take({ shiftId: 'x', part: undefined, terms: first?.terms ?? '', memberId: 'giver', claim: { state: 'held', at: NOW + 1, key: 'anew', label: 'giver' }, now: NOW + 1 })
  expect(await carrySwap(store, ONE_WAY, NOW)).toBe(false)
  expect(holdersOf(parts(), 'x')).toEqual(['giver'])
})

test('对方自己已经在这一班的另一份里：他只有一个位子，让出来的回到名额', async () => {
  const { store, parts } = await twoShifts(120)
  const [first] = await store.read('x')
  const taken = parts().find(({ shiftId, claims }) => shiftId === 'x' && Object.hasOwn(claims, 'giver'))?.part
  await store.take({ shiftId: 'x', part: taken === 0 ? 1 : 0, terms: first?.terms ?? '', memberId: 'colleague', claim: { state: 'held', at: NOW, key: 'own', label: 'colleague' }, now: NOW })
  expect(await carrySwap(store, ONE_WAY, NOW)).toBe(true)
  expect(holdersOf(parts(), 'x')).toEqual(['colleague'])
  expect(parts().every(isWhole)).toBe(true)
})

test('一天内答复，不晚于任何一班开始；只有被问的人能答应，只有问的人能收回', () => {
  expect(swapUntil([NOW + 90 * HOUR], NOW)).toBe(NOW + SWAP_WAITS_MS)
  expect(swapUntil([NOW + 90 * HOUR, NOW + 2 * HOUR], NOW)).toBe(NOW + 2 * HOUR)
  const asked: Swap = { ...SWAP, state: 'asked', until: NOW + HOUR }
  const by = (id: string, now = NOW) => ({ now, calendar: DEFAULT_CALENDAR, actor: { kind: 'member' as const, id, label: id, scopeIds: [] }, payload: {} })
  expect(advance(swapLife(), asked, 'agree', by('giver'))).toMatchObject({ ok: false, refusal: 'NOT_ALLOWED' })
  expect(advance(swapLife(), asked, 'withdraw', by('colleague'))).toMatchObject({ ok: false, refusal: 'NOT_ALLOWED' })
  expect(advance(swapLife(), asked, 'agree', by('stranger'))).toMatchObject({ ok: false, refusal: 'NOT_ALLOWED' })
  expect(advance(swapLife(), asked, 'agree', by('colleague', NOW + HOUR))).toMatchObject({ ok: false, refusal: 'SWAP_OVER' })
  expect(advance(swapLife(), asked, 'agree', by('colleague'))).toMatchObject({ ok: true, record: { state: 'agreed' } })
})
