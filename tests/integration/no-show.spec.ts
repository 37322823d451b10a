import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, noticesOf, stored } from '../support/journey'
import type { World } from '../support/world'

/** Who did not call in time loses the task, is told of the mark, and finds the way to say why; nobody else is told that they failed. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const HOUR = 3_600_000
const WHY = '手机掉水里了'
const detail = (openid: string, as: 'member' | 'resident' | 'staff', orderId: string) => world.as(openid).ok('orders', 'detail', { as, orderId })
const appeal = (openid: string, orderId: string) => world.as(openid).code('orders', 'fileAppeal', { as: 'member', orderId, appealTarget: 'noShow', reason: WHY })
/** Until the clock of the call has rung, and the timer has told of it. */
async function nobodyCalls(within = 25 * HOUR): Promise<void> {
  world.cloud.clock.advance(within)
  await world.cloud.fireTimer('clock')
  await world.cloud.fireTimer('clock')
}

test('到时没联系：单子收回、记一次；消息点得开，能申诉，成立就冲销', async () => {
  const orderId = await to.taken()
  await nobodyCalls()
  expect(stored(world, orderId)).toMatchObject({ takenBy: [], marks: { k1: { kind: 'noShow', by: idOf(CAST.member), round: 1 } } })
  expect((await world.as(CAST.member).ok('people', 'notices', {})).items.find((notice) => notice.orderId === orderId && notice.said.startsWith('到时没联系'))).toMatchObject({ next: '不用再去；有出入点开可以申诉' })
  const shown = await detail(CAST.member, 'member', orderId)
  expect([shown.mark, shown.actions, shown.text, shown.contact, shown.timeline]).toEqual([{ kind: 'noShow', at: expect.any(Number) as number }, ['fileAppeal'], '', undefined, []])
  expect((await detail(CAST.resident, 'resident', orderId)).mark).toBeUndefined()

  // It is a no-show that was noted, not a late release, and theirs alone to speak of.
  expect(await world.as(CAST.member).code('orders', 'fileAppeal', { as: 'member', orderId, appealTarget: 'lateRelease', reason: WHY })).toBe('NO_MARK')
  expect(await appeal(CAST.other, orderId)).toMatch(/NOT_ASSIGNEE|WRONG_STATE/)
  expect(await appeal(CAST.member, orderId)).toBe('OK')
  await world.as(CAST.street).ok('orders', 'upholdAppeal', { as: 'street', orderId, appealId: 'a1', reason: '维修单为证' })
  expect(stored(world, orderId).marks).toMatchObject({ k2: { kind: 'noShow', by: idOf(CAST.member), reverses: 'k1' } })
  expect(await detail(CAST.member, 'member', orderId)).toMatchObject({ mark: { kind: 'noShow', reversed: true }, appeals: [{ target: 'noShow', state: 'upheld' }] })
})

test('两个人的单子，一个没联系：记他的，告诉他；联系过的那一位没事', async () => {
  const orderId = await to.accepted({ serviceId: 'c0101', answers: [{ id: 'c0101a', value: '关上了' }, { id: 'c0101b', value: '楼上' }] })
  expect(Object.keys(stored(world, orderId).seats)).toHaveLength(2)
  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [CAST.member, CAST.other].map(idOf) })
  await to.takes(CAST.member, orderId)
  await to.takes(CAST.other, orderId)
  await world.as(CAST.other).ok('orders', 'logContact', { as: 'member', orderId })
  await nobodyCalls(HOUR / 2)
  expect(Object.values(stored(world, orderId).marks ?? {}).map(({ kind, by }) => [kind, by])).toEqual([['noShow', idOf(CAST.member)]])
  expect(stored(world, orderId).takenBy).toEqual([idOf(CAST.other)])
  const lapses = (openid: string) => noticesOf(world, openid).filter((notice) => notice.orderId === orderId && notice.action === 'lapseContact').length
  expect([lapses(CAST.member), lapses(CAST.other)]).toEqual([1, 0])
})
