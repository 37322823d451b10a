import { CAST } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { inOfficesWorld, OFFICES } from '../support/registrations'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** Lists of posts and shifts show all there is, or say how many there are. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const to = () => shiftsIn(world)
const staff = () => world.as(CAST.staff)
const copies = async (count: number, change: (n: number) => object) => {
  const postId = await to().published({ title: '抄的岗位' })
  const like = world.cloud.database.get('records', postId) as object
  const posts = Array.from({ length: count }, (_, n) => ({ ...like, ...change(n) }))
  for (let at = 0; at < posts.length; at += 100) await appOf(world.cloud).database().collection('records').add(posts.slice(at, at + 100) as never)
}

test('一百三十个缺人的班都在；一个社区一百多个岗位都列出来', async () => {
  const startsAt = world.cloud.clock.now() + 20 * HOUR
  const postId = await to().published({ title: '最早的岗位', reach: 'district' })
  const spans = Array.from({ length: 130 }, (_, n) => ({ startsAt: startsAt + n * 15 * 60_000, endsAt: startsAt + n * 15 * 60_000 + HOUR, places: 3 }))
  for (let at = 0; at < spans.length; at += 20) await staff().ok('posts', 'addShifts', { as: 'staff', postId, spans: spans.slice(at, at + 20) })
  const board = await staff().ok('posts', 'atRisk', { as: 'staff' })
  expect(board.shifts.filter((each) => each.postId === postId)).toHaveLength(130)
  expect(board.total.shifts).toBe(board.shifts.length)

  await copies(120, (n) => ({ _id: `later-${n}`, updatedAt: world.cloud.clock.now() + 1 + n }))
  const { items } = await staff().ok('posts', 'posts', { as: 'staff' })
  expect(items[0]?.postId).toBe('later-119')
  expect(items.map((each) => each.postId)).toContain(postId)
}, 60_000)

test('区里七百个岗位人数不够：先列差得最多的五百个，说一共多少', async () => {
  const { total } = await world.as(CAST.district).ok('posts', 'atRisk', { as: 'district' })
  await copies(700, (n) => ({ _id: `many-${n}`, leastAWeek: n < 600 ? 3 : 9 }))
  const board = await world.as(CAST.district).ok('posts', 'atRisk', { as: 'district' })
  expect(board.total.thin - total.thin).toBe(700)
  expect(board.thin).toHaveLength(500)
  expect(board.thin.slice(0, 100).every(({ least }) => least === 9)).toBe(true)
}, 60_000)

test('单位看十四个大班，一千多份：每一班的名额都是全的，一班一行', async () => {
  const postId = await to().published({ reach: 'district', title: '大班' })
  const at = world.cloud.clock.now() + 3 * HOUR
  const spans = Array.from({ length: 14 }, (_, n) => ({ startsAt: at + n * HOUR, endsAt: at + (n + 1) * HOUR, places: 2_000 }))
  for (let n = 0; n < 14; n += 2) await staff().ok('posts', 'addShifts', { as: 'staff', postId, spans: spans.slice(n, n + 2) })
  const { items } = await world.as(OFFICES.unit).ok('posts', 'unitShifts', { as: 'unit', unitId: 'un01' })
  expect(items.filter(({ title }) => title === '大班').map(({ capacity, left }) => [capacity, left])).toEqual(Array.from({ length: 14 }, () => [2_000, 2_000]))
}, 120_000)
