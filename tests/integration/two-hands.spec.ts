import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Claim, ShiftFacts } from '@core/domain/post/shift'
import indexes from '../../deploy/indexes.json'
import { shiftStore } from '../../cloudfunctions/_data/claims-repo'
import { markPresence } from '../../cloudfunctions/_data/shifts-repo'
import { newShift } from '../../cloudfunctions/_shift/new-shift'
import type { LocalCloud } from '../support/local-cloud'
import { startLocalCloud } from '../support/local-cloud'

/** Two hands at the same part of a shift: the write itself refuses what no longer is as it was seen. */
const NOW = Date.UTC(2026, 2, 2, 1)
const HOUR = 3_600_000
let local: LocalCloud
beforeAll(async () => { local = await startLocalCloud({ indexes: { shifts: indexes.shifts } }) })
afterAll(() => local.end())

let made = 0
async function aPart(change: Partial<ShiftPartDoc> = {}): Promise<ShiftPartDoc> {
  const facts: ShiftFacts = { shiftId: `hands-${(made += 1)}`, postId: 'p', communityId: 'c', streetId: 'st', title: '值守', role: '值守', place: { name: '驿站' }, needs: [], openTo: ['c'], approval: false, startsAt: NOW + HOUR, endsAt: NOW + 3 * HOUR, opensAt: NOW - HOUR, closesAt: NOW + HOUR, state: 'open' }
  const [part] = newShift(facts, 2, NOW)
  if (part === undefined) throw new Error('no part')
  await local.app.database().collection('shifts').add({ ...part, ...change } as never)
  return { ...part, ...change }
}
const stored = async (shiftId: string) => (await shiftStore.read(shiftId))[0] as ShiftPartDoc
const CLAIM: Claim = { state: 'held', at: NOW, key: 'first', label: '党员 1 号' }
const line = (id: string) => ({ id, action: 'release', at: NOW, by: 'a', of: 'a' }) as const
async function held(): Promise<ShiftPartDoc> {
  const part = await aPart()
  await shiftStore.take({ shiftId: part.shiftId, part: 0, terms: part.terms, memberId: 'a', claim: CLAIM, now: NOW })
  return stored(part.shiftId)
}
const mark = (at: number) => ({ at, way: 'position', flagged: false }) as const

test('两只手同时记签到：只有一个算，留下的就是它；签退也一样', async () => {
  const part = await held()
  for (const which of ['in', 'out'] as const) {
    const won = await Promise.all([1, 2, 3].map((n) => markPresence(part, 'a', which, mark(NOW + n), NOW + n)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect((await stored(part.shiftId)).claims['a']?.[which]?.at).toBe(NOW + won.indexOf(true) + 1)
    // Later, from what was seen before: it stands.
    expect(await markPresence(part, 'a', which, mark(NOW + 9), NOW + 9)).toBe(false)
  }
})

test('签退的那一笔先到：没有签到，写不上', async () => {
  const part = await held()
  expect(await markPresence(part, 'a', 'out', mark(NOW + 2), NOW)).toBe(false)
  expect((await stored(part.shiftId)).claims['a']).not.toHaveProperty('out')
  expect(await markPresence(part, 'a', 'in', mark(NOW + 1), NOW)).toBe(true)
  expect(await markPresence(part, 'a', 'out', mark(NOW + 2), NOW)).toBe(true)
})

test.each([['另一个请求', { at: NOW, key: 'second' }], ['另一个时候', { at: NOW + 5, key: 'first' }]])('退了又认领（%s）：照先前看到的再退，退不掉后来的', async (_name, anew) => {
  const part = await held()
  expect(await shiftStore.giveBack({ part, memberId: 'a', before: CLAIM, keep: false, line: line('once') })).toBe(true)
  await shiftStore.take({ shiftId: part.shiftId, part: 0, terms: part.terms, memberId: 'a', claim: { ...CLAIM, ...anew }, now: NOW })
  expect(await shiftStore.giveBack({ part, memberId: 'a', before: CLAIM, keep: false, line: line('twice') })).toBe(false)
  expect(await stored(part.shiftId)).toMatchObject({ left: 1, claims: { a: anew } })
})

test.each(['cancelled', 'over'] as const)('班次 %s：条件和看到的一样，认领那一笔也写不上', async (state) => {
  const part = await aPart({ state })
  expect(await shiftStore.take({ shiftId: part.shiftId, part: 0, terms: part.terms, memberId: 'a', claim: CLAIM, now: NOW })).toBeNull()
  expect(await stored(part.shiftId)).toMatchObject({ left: 2, claims: {} })
})
