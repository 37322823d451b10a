import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** A span whose shift was cancelled or moved away is empty: who asks for it has it planned again; a usual week does not bring back what was cancelled on purpose. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const staff = () => world.as(CAST.staff)
const rows = async (postId: string) => (await staff().ok('posts', 'post', { as: 'staff', postId })).shifts.map(({ startsAt, state, capacity }) => ({ startsAt, state, capacity })).sort((a, b) => a.startsAt - b.startsAt || a.state.localeCompare(b.state))
const add = (postId: string, startsAt: number, places: number) => staff().ok('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt, endsAt: startsAt + 2 * HOUR, places }] })

test('取消错了的一班，同一个时间能再排，排两遍还是一班；再取消、再排也行', async () => {
  const { postId, shiftId, startsAt } = await shiftsIn(world).shift(2)
  await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId, reason: '点错了' })
  expect(await add(postId, startsAt, 3)).toEqual({ added: 1, there: 0 })
  expect(await add(postId, startsAt, 3)).toEqual({ added: 0, there: 1 })
  expect(await rows(postId)).toEqual([{ startsAt, state: 'cancelled', capacity: 2 }, { startsAt, state: 'open', capacity: 3 }])
  const again = (await staff().ok('posts', 'post', { as: 'staff', postId })).shifts.find(({ state }) => state === 'open')?.shiftId ?? ''
  await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId: again, reason: '又不要了' })
  expect(await Promise.all([add(postId, startsAt, 4), add(postId, startsAt, 4)])).toEqual(expect.arrayContaining([{ added: 1, there: 0 }]))
  expect((await rows(postId)).filter(({ state }) => state === 'open')).toEqual([{ startsAt, state: 'open', capacity: 4 }])
})

test('改到别的时间的一班，原来的时间能另排一班', async () => {
  const { postId, shiftId, startsAt } = await shiftsIn(world).shift(2)
  await staff().ok('posts', 'changeShift', { as: 'staff', shiftId, startsAt: startsAt + 24 * HOUR, endsAt: startsAt + 26 * HOUR, reason: '改到明天' })
  expect(await add(postId, startsAt, 2)).toEqual({ added: 1, there: 0 })
  expect((await rows(postId)).map((row) => row.startsAt)).toEqual([startsAt, startsAt + 24 * HOUR])
})

test('平常的一周再排一遍：取消了的不会自己回来', async () => {
  const postId = await shiftsIn(world).published({ weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '11:00', places: 2 }] })
  const { added } = await staff().ok('posts', 'addShifts', { as: 'staff', postId, weeks: 1 })
  const [first] = (await staff().ok('posts', 'post', { as: 'staff', postId })).shifts
  if (first === undefined) throw new Error('no shift')
  await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId: first.shiftId, reason: '过节' })
  expect(await staff().ok('posts', 'addShifts', { as: 'staff', postId, weeks: 1 })).toEqual({ added: 0, there: added })
  expect(await add(postId, first.startsAt, 2)).toEqual({ added: 1, there: 0 })
})

test('排好了、答复丢了，同事又取消了：再送一次不会再排一班', async () => {
  const { postId, startsAt, shiftId } = await shiftsIn(world).shift(2)
  await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId, reason: '点错了' })
  const again = { as: 'staff' as const, postId, spans: [{ startsAt, endsAt: startsAt + 2 * HOUR, places: 2 }] }
  expect(await staff().ok('posts', 'addShifts', again, 'planned-once-1')).toEqual({ added: 1, there: 0 })
  const planned = (await staff().ok('posts', 'post', { as: 'staff', postId })).shifts.find(({ state }) => state === 'open')?.shiftId ?? ''
  await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId: planned, reason: '真的不要了' })
  await staff().ok('posts', 'addShifts', again, 'planned-once-1')
  expect((await rows(postId)).filter(({ state }) => state === 'open')).toEqual([])
})

test('排好了、答复丢了，同事又改到了别的时间：再送一次也不会多一班', async () => {
  const { postId } = await shiftsIn(world).shift(2)
  const startsAt = world.cloud.clock.now() + 200 * HOUR
  const spans = [{ startsAt, endsAt: startsAt + 2 * HOUR, places: 2 }]
  await staff().ok('posts', 'addShifts', { as: 'staff', postId, spans }, 'planned-moved-1')
  const planned = (await staff().ok('posts', 'post', { as: 'staff', postId })).shifts.find((each) => each.startsAt === startsAt)?.shiftId ?? ''
  await staff().ok('posts', 'changeShift', { as: 'staff', shiftId: planned, startsAt: startsAt + 24 * HOUR, endsAt: startsAt + 26 * HOUR, reason: '改到第二天' })
  await staff().ok('posts', 'addShifts', { as: 'staff', postId, spans }, 'planned-moved-1')
  expect((await rows(postId)).filter((row) => row.startsAt >= startsAt).map((row) => row.startsAt)).toEqual([startsAt + 24 * HOUR])
})
