import { emergencies } from '../support/emergencies'
import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** What a level gives it gives while it lasts: lowered, it is taken back; raised, it counts for what is made from then on; extended, nothing is lost. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const DAY = 24 * HOUR
const to = () => emergencies(world)
const tick = () => world.cloud.fireTimer('clock')
const surge = (emergencyId: string, days: number, template = 'gate') => world.as(CAST.staff).ok('emergency', 'surge', { as: 'staff', emergencyId, template, days } as never)
const shiftsOpenTo = () => [...new Set((world.cloud.database.dump('shifts') as unknown as readonly { readonly openTo: readonly string[]; readonly state: string; readonly startsAt: number }[]).filter(({ state, startsAt }) => state === 'open' && startsAt > world.cloud.clock.now()).flatMap(({ openTo }) => openTo))]
const changed = async (emergencyId: string, level: 'blue' | 'yellow' | 'orange' | 'red') => {
  await world.as(CAST.street).ok('emergency', 'askChange', { as: 'street', emergencyId, reason: '雨情变了', level })
  await to().district().ok('emergency', 'agreeChange', { as: 'district', emergencyId }).catch(() => to().second().ok('emergency', 'agreeChange', { as: 'district', emergencyId }))
}
const stoodDown = async (emergencyId: string) => {
  await world.as(CAST.district).ok('emergency', 'standDown', { as: 'district', emergencyId, note: '水退了' })
  await tick()
}

test('黄升红以后再加派，新的班全区能认领；红降蓝，还没开始的班只开给本街道，已经认领的还是他的', async () => {
  const emergencyId = await to().inForce({ level: 'yellow', endsAt: world.cloud.clock.now() + 5 * DAY })
  await surge(emergencyId, 1)
  const before = new Set(world.cloud.database.dump('shifts').map(({ _id }) => _id))
  await changed(emergencyId, 'red')
  await surge(emergencyId, 4)
  const fresh = world.cloud.database.dump('shifts').filter(({ _id }) => !before.has(_id)) as unknown as readonly { readonly shiftId: string; readonly openTo: readonly string[] }[]
  expect([fresh.length > 0, [...new Set(fresh.flatMap(({ openTo }) => openTo))]]).toEqual([true, ['district']])

  const foreign = 'seed-m00003'
  const kept = fresh[0]?.shiftId ?? ''
  await world.as(foreign).ok('posts', 'claim', (await shiftsIn(world).look(foreign, kept)).claim)
  const seenBefore = (await shiftsIn(world).look(foreign, fresh.at(-1)?.shiftId ?? '')).claim
  await changed(emergencyId, 'blue')
  expect(shiftsOpenTo()).not.toContain('district')
  expect((await world.as(foreign).ok('posts', 'shift', { shiftId: kept })).shift.mine).toBe('held')
  expect(await world.as(foreign).code('posts', 'claim', seenBefore)).toBe('NOT_OPEN_TO_YOU')
  await stoodDown(emergencyId)
})

test('黄降蓝，点名到此为止；社区停了的应急岗位，再加派也不排班', async () => {
  const emergencyId = await to().inForce({ level: 'yellow', endsAt: world.cloud.clock.now() + 5 * DAY })
  await world.as(CAST.staff).ok('emergency', 'callRoll', { as: 'staff', emergencyId, question: '能到吗', until: world.cloud.clock.now() + 20 * HOUR })
  const { roll } = await world.as(CAST.member).ok('emergency', 'mine', { emergencyId })
  await surge(emergencyId, 1, 'patrol')
  const post = world.cloud.database.dump('records').find((record) => record['kind'] === 'post' && record['emergencyId'] === emergencyId)
  const count = () => world.cloud.database.dump('shifts').filter((shift) => shift['postId'] === post?.['_id']).length
  await world.as(CAST.staff).ok('posts', 'closePost', { as: 'staff', postId: String(post?.['_id']), reason: '这一片不用了' })
  const before = count()
  await surge(emergencyId, 3, 'patrol')
  expect(count()).toBe(before)

  await changed(emergencyId, 'blue')
  expect(await world.as(CAST.member).code('emergency', 'answerRoll', { rollId: roll?.id ?? '', answer: 'can' })).toBe('ROLL_CLOSED')
  await stoodDown(emergencyId)
})

test('一再延长的应急，上门名单一直在，还能加人；看过几次都数得出；要帮忙的解除时有单子', async () => {
  const emergencyId = await to().inForce({ level: 'orange', endsAt: world.cloud.clock.now() + 9 * DAY })
  const { listId } = await to().listed(emergencyId)
  let opened = await world.as(CAST.staff).ok('emergency', 'openVisits', { as: 'staff', listId })
  const [entry] = opened.entries
  await world.as(CAST.staff).ok('emergency', 'markVisit', { as: 'staff', listId, entryId: entry?.id ?? '', mark: 'needHelp' })
  for (let i = 0; i < 60; i += 1) {
    world.cloud.clock.advance(1000)
    opened = await world.as(CAST.staff).ok('emergency', 'openVisits', { as: 'staff', listId })
  }
  expect(opened.looks).toBe(61)
  for (let i = 0; i < 5; i += 1) {
    world.cloud.clock.advance(8 * DAY)
    await world.as(CAST.street).ok('emergency', 'askChange', { as: 'street', emergencyId, reason: '水还没退', endsAt: world.cloud.clock.now() + 9 * DAY })
    await world.as(CAST.district).ok('emergency', 'agreeChange', { as: 'district', emergencyId })
    await tick()
  }
  expect((await world.as(CAST.staff).ok('emergency', 'openVisits', { as: 'staff', listId })).entries).toHaveLength(opened.entries.length)
  expect(await world.as(CAST.staff).code('emergency', 'addVisits', { as: 'staff', emergencyId, compoundId: 'cp001', building: '3号楼', people: [{ name: '王桂兰', phone: '13811112222', door: '2单元301', sort: 'alone' }] })).toBe('OK')
  await stoodDown(emergencyId)
  expect(world.cloud.database.dump('orders').filter((order) => order['channel'] === 'visit')).toHaveLength(1)
  const list = () => world.cloud.database.get('records', listId) as unknown as { readonly state: string; readonly erased: boolean; readonly entries: readonly { readonly sealed?: object }[] }
  expect(list()).toMatchObject({ state: 'sealed', erased: false })
  world.cloud.clock.advance(31 * DAY)
  for (let i = 0; i < 3; i += 1) await tick()
  expect([list().erased, list().entries.some(({ sealed }) => sealed !== undefined)]).toEqual([true, false])
})
