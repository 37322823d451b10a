import type cloudbase from '@cloudbase/node-sdk'
import { inWorld } from '../support/in-world'
import { actionsOf, CAST, idOf, journey, noticesOf, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { tinyJpeg } from '../support/pictures'
import type { World } from '../support/world'

/** What the timer does after an action: tells, frees, forgets. Each on the one order that would show it done wrongly. */
let world: World
let to: ReturnType<typeof journey>
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => { world = fresh; to = journey(world); db = appOf(world.cloud).database() })

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const tick = () => world.cloud.fireTimer('clock')
const staff = () => world.as(CAST.staff)
const resident = () => world.as(CAST.resident)
const change = (orderId: string, fields: object) => db.collection('orders').doc(orderId).update(fields)
const merge = (orderId: string, targetId: string) => staff().ok('orders', 'merge', { as: 'staff', orderId, targetId })
const cancel = (orderId: string) => resident().ok('orders', 'cancel', { as: 'resident', orderId, reason: '不用了' })
/** Its time to be forgotten has come today. */
async function forget(orderId: string): Promise<void> {
  const now = world.cloud.clock.now()
  await change(orderId, { 'clocks.personalData.dueAt': now, nextAt: now })
  await tick()
  expect(stored(world, orderId).erasedAt).toBe(now)
}
const fold = () => world.cloud.database.dump('rollups').find(({ _id }) => _id === 'queues') as unknown as { readonly mark: number; readonly communities: Readonly<Record<string, Readonly<Record<string, number>>>> }

test('党员说现场不安全：街道也马上知道', async () => {
  const orderId = await to.checkedIn()
  await world.as(CAST.member).ok('orders', 'reportUnsafe', { as: 'member', orderId, reason: '有人闹事' })
  await tick()
  const told = world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === orderId && notice['action'] === 'reportUnsafe').map((notice) => notice['to'])
  expect(told).toEqual(expect.arrayContaining(['street:st01', 'staff:cm01', idOf(CAST.resident)]))
})

test('单子到期清除：把别人的照片写进来的，别人的照片留着；自己的清掉', async () => {
  const photo = async (openid: string) => (await world.as(openid).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })).fileId
  const [own, others] = [await photo(CAST.resident), await photo(CAST.member)]
  const orderId = await to.submitted({ photos: [own, others] })
  await cancel(orderId)
  await forget(orderId)
  const statusOf = (fileId: string) => world.cloud.database.dump('photos').find((each) => each['fileId'] === fileId)?.['status'] === 'erased'
  expect([statusOf(own), statusOf(others)]).toEqual([true, false])
  expect((await appOf(world.cloud).getTempFileURL({ fileList: [own, others] })).fileList.map(({ code }) => code === 'SUCCESS')).toEqual([false, true])
})

test('单子到期清除：试过几次开始码也不留', async () => {
  const orderId = await to.taken()
  const { startCode } = await resident().ok('orders', 'detail', { as: 'resident', orderId })
  const code = startCode === '1234' ? '1235' : '1234'
  expect(await world.as(CAST.member).code('orders', 'checkIn', { as: 'member', orderId, way: 'code', code })).toBe('CODE_WRONG')
  expect(stored(world, orderId).codeTries).toBeDefined()
  await cancel(orderId)
  await forget(orderId)
  expect(stored(world, orderId).codeTries).toBeUndefined()
})

test('有一张单子的时间写到了一小时以后：定时器的进度不跟着跑到前头，这一小时里的事照样告诉', async () => {
  const [ahead, other] = [await to.submitted(), await to.submitted()]
  await change(ahead, { updatedAt: world.cloud.clock.now() + 60 * MINUTE })
  await tick()
  expect(fold().mark).toBeLessThanOrEqual(world.cloud.clock.now())
  world.cloud.clock.advance(10 * MINUTE)
  await staff().ok('orders', 'accept', { as: 'staff', orderId: other })
  await tick()
  expect(noticesOf(world, CAST.resident).filter(({ orderId, action }) => orderId === other && action === 'accept')).toHaveLength(1)
})

test('六百张单子同一毫秒变了，一页装不下：一张也不少数', async () => {
  const orderId = await to.submitted()
  await tick()
  const before = fold().communities['cm01']?.['toAccept'] ?? 0
  world.cloud.clock.advance(MINUTE)
  const at = world.cloud.clock.now()
  const { _id, log, ...order } = stored(world, orderId)
  const copies = Array.from({ length: 600 }, (_, n) => ({ ...order, _id: `same-moment-${n}`, updatedAt: at, log: log.map((entry) => ({ ...entry, at })) }))
  for (let from = 0; from < copies.length; from += 50) await Promise.all(copies.slice(from, from + 50).map((copy) => db.collection('orders').add(copy)))
  await tick()
  expect((fold().communities['cm01']?.['toAccept'] ?? 0) - before).toBe(600)
  await db.collection('orders').where({ updatedAt: at }).remove()
}, 60_000)

test('原来的主单撤了，这时已经改并到另一单：留在那一单里，不被放出来', async () => {
  const [first, second, extra] = [await to.submitted(), await to.submitted(), await to.submitted({}, CAST.neighbour)]
  await merge(extra, first)
  await cancel(first)
  await staff().ok('orders', 'unmerge', { as: 'staff', orderId: extra })
  await merge(extra, second)
  await tick()
  await tick()
  expect(stored(world, extra)).toMatchObject({ state: 'merged', mergedInto: second })
  expect(stored(world, second).followers?.map(({ id }) => id)).toEqual([extra])
})

test('主单等居民补充等到自动撤了：并进来的单放出来接着办', async () => {
  const [main, extra] = [await to.submitted(), await to.submitted({}, CAST.neighbour)]
  await merge(extra, main)
  await staff().ok('orders', 'askInfo', { as: 'staff', orderId: main, note: '请问是哪个龙头？' })
  world.cloud.clock.advance(7 * DAY + MINUTE)
  await tick()
  expect(actionsOf(stored(world, main)).at(-1)).toBe('lapseInfo')
  expect(stored(world, extra)).toMatchObject({ state: 'submitted', open: true })
})

test('主单撤了，并进来的那单已经到期清除：放不出来也不耽误别的单告诉人', async () => {
  const [main, extra, other] = [await to.submitted(), await to.submitted({}, CAST.neighbour), await to.submitted()]
  await merge(extra, main)
  await tick()
  await cancel(main)
  await change(extra, { erasedAt: world.cloud.clock.now() })
  await staff().ok('orders', 'accept', { as: 'staff', orderId: other })
  await tick()
  expect(stored(world, extra).state).toBe('merged')
  expect(noticesOf(world, CAST.resident).filter(({ orderId, action }) => orderId === other && action === 'accept')).toHaveLength(1)
})
