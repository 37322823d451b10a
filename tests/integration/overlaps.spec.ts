import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** Two shifts of one member that come to overlap: the time promised later is given back, never one that has begun. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const to = () => shiftsIn(world)
const tick = () => world.cloud.fireTimer('clock')
const now = () => world.cloud.clock.now()
const minutes = async (count: number) => {
  for (let n = 0; n < count; n += 1) {
    world.cloud.clock.advance(60_000)
    await tick()
  }
}
interface Part { readonly claims: Readonly<Record<string, unknown>>; readonly log: readonly { readonly action: string; readonly of?: string; readonly reason?: string }[] }
const stored = (shiftId: string) => world.cloud.database.get('shifts', shiftId) as unknown as Part
const holds = (who: string, shiftId: string) => Object.hasOwn(stored(shiftId).claims, idOf(who))
const told = (who: string, shiftId: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === idOf(who) && notice['orderId'] === shiftId).map((notice) => String(notice['action']))
const claim = async (who: string, shiftId: string) => world.as(who).ok('posts', 'claim', (await to().look(who, shiftId)).claim)
const move = (shiftId: string, startsAt: number) => world.as(CAST.staff).ok('posts', 'changeShift', { as: 'staff', shiftId, startsAt, endsAt: startsAt + 2 * HOUR, reason: '提前' })

/** Claimed long ago, the one to be moved before the other. */
async function two(who: string, at: number) {
  const moved = await to().shift(2, { reach: 'district', title: '要改的班' }, at + 10 * HOUR)
  const kept = await to().shift(2, { reach: 'district', title: '不动的班' }, at)
  for (const { shiftId } of [moved, kept]) await claim(who, shiftId)
  await minutes(1)
  world.cloud.clock.advance(2 * HOUR)
  await minutes(2)
  return { moved: moved.shiftId, kept: kept.shiftId }
}

test('一班改到和本人另一班撞的时间：改了的那班一分钟内退回，说清和哪一班撞了，不记临时退；没改的还在', async () => {
  const who = 'seed-m00015'
  const at = now() + 60 * HOUR
  const { moved, kept } = await two(who, at)
  await move(moved, at + HOUR)
  await minutes(2)
  expect([holds(who, moved), holds(who, kept)]).toEqual([false, true])
  expect(stored(moved).log.at(-1)).toMatchObject({ action: 'remove', of: idOf(who), reason: '和您先答应的「不动的班」时间撞了' })
  expect(told(who, moved)).toEqual(expect.arrayContaining(['change', 'remove']))
  expect(told(who, moved).filter((action) => action === 'remove')).toHaveLength(1)
})

test('改了时间没有撞的，谁的班都不动', async () => {
  const who = 'seed-m00016'
  const at = now() + 60 * HOUR
  const { moved, kept } = await two(who, at)
  await move(moved, at + 2 * HOUR)
  await minutes(2)
  expect([holds(who, moved), holds(who, kept)]).toEqual([true, true])
})

test('撞了时间，可后认领的那班已经开始：人在岗上，不退', async () => {
  const who = 'seed-m00017'
  const at = now() + 60 * HOUR
  const [a, b] = [await to().shift(1, { reach: 'district' }, at + HOUR), await to().shift(1, { reach: 'district' }, at)]
  world.cloud.clock.set(at - 120_000)
  await tick()
  // Two pages opened before either was claimed.
  const pages = [await to().look(who, a.shiftId), await to().look(who, b.shiftId)]
  for (const { claim } of pages) {
    world.cloud.clock.advance(30_000)
    await world.as(who).ok('posts', 'claim', claim)
  }
  expect([holds(who, a.shiftId), holds(who, b.shiftId)]).toEqual([true, true])
  world.cloud.clock.set(at + 1000)
  for (let n = 0; n < 2; n += 1) await tick()
  expect([holds(who, a.shiftId), holds(who, b.shiftId)]).toEqual([true, true])
})
