import { recheck } from '../../scripts/story/recheck'
import { inWorld } from '../support/in-world'
import { actionsOf, CAST, idOf, journey, noticesOf, stored } from '../support/journey'
import { tinyJpeg } from '../support/pictures'
import type { World } from '../support/world'

/** Who gives a task back too late is told that it was noted, finds the way to say why, and sees no more of the order than that takes. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WHY = '金丝雀住院'
const SAID = '金丝雀家里的事'
const PHONE = '13987654321'
const member = () => world.as(CAST.third)
const tick = async () => { await world.cloud.fireTimer('clock') }
const seenBy = async (openid: string, as: 'resident' | 'member' | 'staff', orderId: string) => world.as(openid).ok('orders', 'detail', { as, orderId })
const noticesFor = async (openid: string, orderId: string) => (await world.as(openid).ok('people', 'notices', {})).items.filter((notice) => notice.orderId === orderId)

/** Taken from the pool, agreed for two hours from now, given back at once; then somebody else takes it. */
async function givenBack(hours = 2): Promise<string> {
  const fileId = (await world.as(CAST.resident).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })).fileId
  await world.cloud.mediaChecked()
  const orderId = await to.pooled({ text: SAID, photos: [fileId], contact: { name: '金丝雀', phone: PHONE } })
  await to.takes(CAST.third, orderId, 'unread')
  const from = world.cloud.clock.now() + hours * HOUR
  await member().ok('orders', 'proposeTime', { as: 'member', orderId, time: { from, to: from + HOUR } })
  await world.as(CAST.resident).ok('orders', 'agreeTime', { as: 'resident', orderId })
  await member().ok('orders', 'release', { as: 'member', orderId, reason: WHY })
  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.other)] })
  await to.takes(CAST.other, orderId)
  await tick()
  return orderId
}
const appeal = (orderId: string) => member().ok('orders', 'fileAppeal', { as: 'member', orderId, appealTarget: 'lateRelease', reason: WHY })

test('晚退：消息里告诉本人记了一次、可以申诉；点开只有这件事，没有话、照片、电话', async () => {
  const orderId = await givenBack()
  expect(stored(world, orderId).marks).toMatchObject({ k1: { by: idOf(CAST.third), round: 1 } })
  expect((await noticesFor(CAST.third, orderId)).find(({ said }) => said === '离约好的不到三小时，记了一次')).toMatchObject({ as: 'member', next: '有特殊情况，点开可以申诉' })
  const detail = await seenBy(CAST.third, 'member', orderId)
  expect(detail.actions).toEqual(['fileAppeal'])
  expect(detail.mark).toEqual({ kind: 'lateRelease', at: expect.any(Number) as number, agreed: expect.any(Number) as number })
  expect([detail.text, detail.answers, detail.photos, detail.timeline, detail.contact, detail.address.door]).toEqual(['', [], [], [], undefined, undefined])
  expect(JSON.stringify(detail)).not.toMatch(new RegExp(`${SAID}|${PHONE}|金丝雀`))
  expect((await member().ok('files', 'photoLinks', { as: 'member', orderId })).items).toEqual([])
  // Who took over, and who waits, know nothing of a mark.
  for (const [openid, as] of [[CAST.other, 'member'], [CAST.resident, 'resident']] as const) expect((await seenBy(openid, as, orderId)).mark).toBeUndefined()
  world.cloud.clock.advance(14 * DAY)
  expect(await member().code('orders', 'detail', { as: 'member', orderId })).toBe('NOT_FOUND')
  expect(await member().code('orders', 'fileAppeal', { as: 'member', orderId, appealTarget: 'lateRelease', reason: WHY })).toMatch(/NOT_ASSIGNEE|WRONG_STATE/)
})

test('单子还在别人手上就申诉：街道来定，成立的添一笔冲销；别人的单照走，居民看不到这件事', async () => {
  const orderId = await givenBack()
  await appeal(orderId)
  expect(stored(world, orderId)).toMatchObject({ state: 'taken', decides: 'street', appeals: { a1: { target: 'lateRelease', about: 'k1', by: idOf(CAST.third) } } })
  expect((await world.as(CAST.street).ok('orders', 'list', { as: 'street', tab: 'toDecide', limit: 50 })).items.map(({ id }) => id)).toContain(orderId)
  await to.checksIn(CAST.other, orderId)
  await world.as(CAST.street).ok('orders', 'upholdAppeal', { as: 'street', orderId, appealId: 'a1', reason: '住院属实' })
  await tick()

  const doc = stored(world, orderId)
  expect(doc.marks).toMatchObject({ k1: { by: idOf(CAST.third) }, k2: { by: idOf(CAST.third), reverses: 'k1' } })
  expect(doc.log.at(-1)).toMatchObject({ action: 'upholdAppeal', data: { reverses: 'k1' } })
  expect(doc.log.find(({ action }) => action === 'release')).toMatchObject({ data: { late: true } })
  expect(await seenBy(CAST.third, 'member', orderId)).toMatchObject({ mark: { reversed: true }, appeals: [{ target: 'lateRelease', state: 'upheld', mine: true, answer: '住院属实' }], actions: [] })
  expect((await noticesFor(CAST.third, orderId)).map(({ said }) => said)).toContain('申诉成立')
  expect(noticesOf(world, CAST.other).filter((notice) => notice.orderId === orderId && /Appeal/.test(notice.action))).toEqual([])
  expect(noticesOf(world, CAST.resident).filter((notice) => notice.orderId === orderId && /Appeal/.test(notice.action))).toEqual([])
  for (const [openid, as] of [[CAST.resident, 'resident'], [CAST.other, 'member']] as const) {
    const detail = await seenBy(openid, as, orderId)
    expect(detail.timeline.filter(({ action }) => /Appeal/.test(action))).toEqual([])
    expect(JSON.stringify(detail)).not.toMatch(new RegExp(`${WHY}|住院`))
    expect(detail.appeals).toEqual([])
  }
  expect(JSON.stringify(await seenBy(CAST.staff, 'staff', orderId))).toContain('住院属实')
  await world.as(CAST.other).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId })
  expect(recheck(world.cloud.database.dump('orders'), world.cloud.database.dump('order_log'), []).problems).toEqual([])
})

test('提前三小时说的不记，也就打不开；没有晚退的人申诉不了', async () => {
  const orderId = await givenBack(4)
  expect(stored(world, orderId).marks).toBeUndefined()
  expect(await member().code('orders', 'detail', { as: 'member', orderId })).toBe('NOT_FOUND')
  expect((await noticesFor(CAST.third, orderId)).map(({ said }) => said)).not.toContain('离约好的不到三小时，记了一次')
  for (const openid of [CAST.other, CAST.fourth]) expect(await world.as(openid).code('orders', 'fileAppeal', { as: 'member', orderId, appealTarget: 'lateRelease', reason: WHY })).toMatch(/NOT_ASSIGNEE|WRONG_STATE/)
})

test('党员为什么退还、为什么不来，只有社区看得到；居民看到退还了，社区另外找人', async () => {
  const orderId = await to.offered([CAST.member, CAST.other])
  await world.as(CAST.other).ok('orders', 'decline', { as: 'member', orderId, reason: WHY })
  await to.takes(CAST.member, orderId)
  await world.as(CAST.member).ok('orders', 'release', { as: 'member', orderId, reason: WHY })
  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.third)] })
  await to.takes(CAST.third, orderId)
  expect(actionsOf(stored(world, orderId))).toContain('release')
  const resident = await seenBy(CAST.resident, 'resident', orderId)
  expect(resident.timeline.find(({ action }) => action === 'release')).toMatchObject({ byKind: 'member' })
  for (const detail of [resident, await seenBy(CAST.third, 'member', orderId)]) expect(JSON.stringify(detail)).not.toContain(WHY)
  const { timeline } = await seenBy(CAST.staff, 'staff', orderId)
  expect(timeline.filter(({ reason }) => reason === WHY).map(({ action }) => action)).toEqual(['decline', 'release'])
  expect((await noticesFor(CAST.resident, orderId)).map(({ said }) => said)).not.toContain(WHY)
})
