import { inWorld } from '../support/in-world'
import { actionsOf, CAST, idOf, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/** What happens when people do not answer, and when they do not agree. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const HOUR = 3_600_000
const DAY = 24 * HOUR
const tick = () => world.cloud.fireTimer('clock')
const staff = () => world.as(CAST.staff)
const resident = () => world.as(CAST.resident)

test('请补充信息时受理和办结的钟停下，补充之后接着走，停了多久就往后移多久', async () => {
  const orderId = await to.submitted()
  const before = stored(world, orderId).clocks
  await staff().ok('orders', 'askInfo', { as: 'staff', orderId, note: '请问是哪个龙头？' })
  world.cloud.clock.advance(3 * HOUR)
  await tick()
  expect(stored(world, orderId)).toMatchObject({ state: 'infoNeeded', cards: {}, queue: 'waiting' })
  await resident().ok('orders', 'answerInfo', { as: 'resident', orderId, note: '厨房的' })
  const after = stored(world, orderId)
  expect(after.state).toBe('submitted')
  expect((after.clocks.finish?.dueAt ?? 0) - (before.finish?.dueAt ?? 0)).toBe(3 * HOUR)
  expect((after.clocks.accept?.dueAt ?? 0) - (before.accept?.dueAt ?? 0)).toBe(3 * HOUR)
  expect(after.clocks.info).toBeUndefined()
})

test('七天不补充就撤销，十四天内居民能恢复，过了就不能；自己撤销的不能恢复', async () => {
  const orderId = await to.infoNeeded()
  world.cloud.clock.advance(7 * DAY - 1000)
  await tick()
  expect(stored(world, orderId).state).toBe('infoNeeded')
  world.cloud.clock.advance(1000)
  await tick()
  expect(stored(world, orderId)).toMatchObject({ state: 'cancelled', open: false })
  world.cloud.clock.advance(13 * DAY)
  await resident().ok('orders', 'restore', { as: 'resident', orderId })
  expect(stored(world, orderId)).toMatchObject({ state: 'submitted', open: true, queue: 'toAccept' })
  expect(stored(world, orderId).clocks.finish?.pausedAt).toBeUndefined()

  const late = await to.lapsed()
  world.cloud.clock.advance(14 * DAY)
  expect(await resident().code('orders', 'restore', { as: 'resident', orderId: late })).toBe('RESTORE_EXPIRED')
  const own = await to.submitted()
  await resident().ok('orders', 'cancel', { as: 'resident', orderId: own })
  expect(await resident().code('orders', 'restore', { as: 'resident', orderId: own })).toBe('NOT_LAPSED')
})

test('办结七天没有回音就关单，算没有评价；十四天内还能评价，然后归档', async () => {
  const orderId = await to.done()
  world.cloud.clock.advance(7 * DAY)
  await tick()
  const closed = stored(world, orderId)
  expect(closed).toMatchObject({ state: 'closed', queue: 'closed' })
  expect(closed.rating).toBeUndefined()
  expect(actionsOf(closed).at(-1)).toBe('closeSilent')
  world.cloud.clock.advance(13 * DAY)
  const rating = { solved: 'yes', attitude: 5, speed: 5 } as const
  await resident().ok('orders', 'rate', { as: 'resident', orderId, seen: { version: closed.version, head: closed.head }, rating })
  const other = await to.closed()
  world.cloud.clock.advance(14 * DAY)
  expect(await resident().code('orders', 'rate', { as: 'resident', orderId: other, seen: { version: 7, head: 'A'.repeat(22) }, rating })).toBe('RATE_EXPIRED')
  await tick()
  expect([stored(world, orderId).state, stored(world, other).state]).toEqual(['archived', 'archived'])
})

test('居民说没解决：七天的钟停下，社区裁定接着办或另派人', async () => {
  const again = await to.disputed()
  world.cloud.clock.advance(8 * DAY)
  await tick()
  expect(stored(world, again).state).toBe('done')
  expect(await resident().code('orders', 'confirm', { as: 'resident', orderId: again })).toBe('DISPUTE_PENDING')
  await staff().ok('orders', 'ruleDispute', { as: 'staff', orderId: again, backTo: 'checkedIn', reason: '请再看一次' })
  expect(stored(world, again)).toMatchObject({ state: 'checkedIn', takenBy: [idOf(CAST.member)] })
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId: again, result: 'solved' })
  await resident().ok('orders', 'confirm', { as: 'resident', orderId: again })

  const anew = await to.disputed()
  await staff().ok('orders', 'ruleDispute', { as: 'staff', orderId: anew, backTo: 'accepted', reason: '换一位来' })
  expect(stored(world, anew)).toMatchObject({ state: 'accepted', takenBy: [] })
  expect(stored(world, anew).result).toBeUndefined()
  await tick()
  expect(world.cloud.database.dump('notices').some((notice) => notice['orderId'] === anew && notice['action'] === 'ruleDispute' && notice['to'] === idOf(CAST.member))).toBe(true)
})

test('不予受理可以申诉：街道支持就重新受理，时限从头算；同一件事不能同时申诉两次', async () => {
  const orderId = await to.appealed()
  expect(await resident().code('orders', 'fileAppeal', { as: 'resident', orderId, appealTarget: 'rejection', reason: '再说一次' })).toBe('APPEAL_PENDING')
  world.cloud.clock.advance(DAY)
  expect(await world.as(CAST.foreignStreet).code('orders', 'upholdAppeal', { as: 'street', orderId, appealId: 'a1', reason: '应当受理' })).toBe('OUT_OF_SCOPE')
  expect(await world.as(CAST.street).code('orders', 'upholdAppeal', { as: 'street', orderId, appealId: 'constructor', reason: '应当受理' })).toBe('NO_OPEN_APPEAL')
  await world.as(CAST.street).ok('orders', 'upholdAppeal', { as: 'street', orderId, appealId: 'a1', reason: '应当受理' })
  const doc = stored(world, orderId)
  expect(doc).toMatchObject({ state: 'submitted', queue: 'toAccept' })
  expect(doc.clocks.accept?.startedAt).toBe(world.cloud.clock.now())
  expect(await world.as(CAST.street).code('orders', 'dismissAppeal', { as: 'street', orderId, appealId: 'a1', reason: '改主意' })).toBe('NO_OPEN_APPEAL')
})

test('申请重办：社区能拒一次，第二次由街道定；重办换人，评价从头来', async () => {
  const orderId = await to.reopenRequested()
  await staff().ok('orders', 'refuseReopen', { as: 'staff', orderId, reason: '已经好了' })
  await resident().ok('orders', 'requestReopen', { as: 'resident', orderId, reason: '真的又坏了' })
  expect(await world.as(CAST.colleague).code('orders', 'refuseReopen', { as: 'staff', orderId, reason: '已经好了' })).toBe('STREET_DECIDES')
  await world.as(CAST.street).ok('orders', 'agreeReopen', { as: 'street', orderId })
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', round: 2, takenBy: [], served: [idOf(CAST.member)] })
  expect(await staff().code('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.member)] })).toBe('SERVED_BEFORE')

  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, pool: true })
  expect(await to.takes(CAST.member, orderId).catch(String)).toContain('SERVED_BEFORE')
  await to.takes(CAST.other, orderId)
  await to.checksIn(CAST.other, orderId)
  await world.as(CAST.other).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  const { version, head } = await resident().ok('orders', 'confirm', { as: 'resident', orderId })
  const rated = await resident().ok('orders', 'rate', { as: 'resident', orderId, seen: { version, head }, rating: { solved: 'yes', attitude: 5, speed: 5 } })
  expect([rated.state, stored(world, orderId).log.at(-1)?.round]).toEqual(['rated', 2])
  await resident().ok('orders', 'requestReopen', { as: 'resident', orderId, reason: '第三次' })
  await world.as(CAST.street).ok('orders', 'agreeReopen', { as: 'street', orderId })
  expect(stored(world, orderId)).toMatchObject({ round: 3, served: [idOf(CAST.member), idOf(CAST.other)] })
  expect(stored(world, orderId).rating).toBeUndefined()
})
