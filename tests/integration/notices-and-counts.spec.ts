import type cloudbase from '@cloudbase/node-sdk'
import { makeRandom } from '../../local/seed/random'
import { CAST, idOf, journey, noticesOf, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** Who is told of what, and how many orders are in which queue: folded from the histories, once, whatever happens to the timer. */
let world: World
let to: ReturnType<typeof journey>
let db: ReturnType<cloudbase.CloudBase['database']>
beforeAll(async () => {
  world = await startWorld({ instancesPerFunction: 2 })
  to = journey(world)
  db = appOf(world.cloud).database()
}, 60_000)
afterAll(async () => { await world?.stop() })

const MINUTE = 60_000
const tick = () => world.cloud.fireTimer('clock')
const told = (openid: string, orderId: string) => noticesOf(world, openid).filter((notice) => notice.orderId === orderId).map((notice) => notice.action)
const staff = () => world.as(CAST.staff)

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>
const foldOf = () => (world.cloud.database.dump('rollups')[0] ?? {}) as { _id?: string; communities?: Counts }
/** Counted afresh over every order there is. */
function recount(): Counts {
  const counts: Record<string, Record<string, number>> = {}
  for (const doc of world.cloud.database.dump('orders')) {
    // As the lists find them.
    const { communityId, queue } = doc as unknown as { communityId: string; queue: string }
    const community = (counts[communityId] ??= {})
    community[queue] = (community[queue] ?? 0) + 1
  }
  return counts
}
const withoutZeros = (counts: Counts = {}): Counts => Object.fromEntries(Object.entries(counts).map(([id, queues]) => [id, Object.fromEntries(Object.entries(queues).filter(([, count]) => count !== 0))]))

const LOSSES: readonly (readonly [string, () => Promise<string>, (orderId: string) => Promise<unknown>, string])[] = [
  ['没及时联系被收回', () => to.taken(), () => { world.cloud.clock.advance(2 * 60 * MINUTE); return tick() }, 'lapseContact'],
  ['转到单位去办', () => to.taken(), (orderId) => staff().ok('orders', 'forward', { as: 'staff', orderId, unit: '供水公司', reason: '主管道的事' }), 'forward'],
  ['裁定换人', () => to.disputed(), (orderId) => staff().ok('orders', 'ruleDispute', { as: 'staff', orderId, backTo: 'accepted', reason: '换一位来' }), 'ruleDispute'],
  ['居民撤销', () => to.taken(), (orderId) => world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId, reason: '不用了' }), 'cancel'],
  ['转交给了别人', () => to.transferAsked(), (orderId) => world.as(CAST.other).ok('orders', 'acceptTransfer', { as: 'member', orderId }), 'acceptTransfer'],
]
test.each(LOSSES)('手上的单%s，党员会知道', async (_, from, step, action) => {
  const orderId = await from()
  await step(orderId)
  await tick()
  await tick()
  expect(told(CAST.member, orderId).filter((each) => each === action)).toEqual([action])
})

test('两个人的单，一位觉得不安全离开，另一位也会知道；提级后街道裁定，不再去的人也会知道', async () => {
  const two = { serviceId: 'c0205', answers: [{ id: 'c0205a', value: '柜子' }, { id: 'c0205b', value: '三楼' }, { id: 'c0205c', value: '有' }] }
  const orderId = await to.offered([CAST.member, CAST.other], two)
  for (const openid of [CAST.member, CAST.other]) await to.takes(openid, orderId)
  await to.checksIn(CAST.member, orderId)
  await world.as(CAST.member).ok('orders', 'reportUnsafe', { as: 'member', orderId, reason: '有人闹事' })
  await tick()
  expect(told(CAST.other, orderId)).toContain('reportUnsafe')
  expect(told(CAST.member, orderId)).not.toContain('reportUnsafe')

  const held = await to.offered([CAST.member, CAST.other], two)
  await to.takes(CAST.other, held)
  await staff().ok('orders', 'escalate', { as: 'staff', orderId: held, reason: '社区办不了' })
  await world.as(CAST.street).ok('orders', 'rule', { as: 'street', orderId: held, unit: '供水公司', note: '由供水公司来办' })
  await tick()
  expect(told(CAST.other, held)).toContain('rule')
})

test('邀请收回、居民撤销，被问过的人会知道；催单告诉的是催的时候在办的人', async () => {
  const orderId = await to.offered([CAST.member, CAST.other])
  await staff().ok('orders', 'withdrawOffer', { as: 'staff', orderId })
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.third)] })
  await to.takes(CAST.third, orderId)
  await world.as(CAST.resident).ok('orders', 'urge', { as: 'resident', orderId })
  await world.as(CAST.third).ok('orders', 'release', { as: 'member', orderId, reason: '临时有事' })
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.fourth)] })
  await to.takes(CAST.fourth, orderId)
  await tick()
  expect([told(CAST.member, orderId), told(CAST.other, orderId)]).toEqual([['dispatch', 'withdrawOffer'], ['dispatch', 'withdrawOffer']])
  expect([told(CAST.third, orderId), told(CAST.fourth, orderId)]).toEqual([['dispatch', 'urge'], ['dispatch']])
  const asked = await to.offered([CAST.member])
  await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: asked })
  await tick()
  expect(told(CAST.member, asked)).toEqual(['dispatch', 'cancel'])
})

/** A day in the community, made of chance: some of it legal, some refused, all of it folded. */
async function randomHistory(seed: number, steps: number): Promise<void> {
  const random = makeRandom(seed)
  const orders = [await to.submitted(), await to.submitted({ address: { compoundId: 'cp003', building: '1号楼' } }), await to.accepted()]
  const kinds = [[CAST.resident, 'resident'], [CAST.staff, 'staff'], [CAST.colleague, 'staff'], [CAST.member, 'member'], [CAST.other, 'member'], [CAST.street, 'street']] as const
  const inputs: Readonly<Record<string, object>> = {
    dispatch: { pool: true }, reject: { reason: '不归社区', channel: '12345' }, askInfo: { note: '请问？' }, answerInfo: { note: '厨房' }, checkIn: { way: 'manual' }, finish: { result: 'solved' }, rule: { unit: '单位', note: '说明' },
    release: { reason: '有事' }, cancel: { reason: '不用了' }, dispute: { reason: '没好' }, escalate: { reason: '办不了' }, forward: { unit: '单位', reason: '不归' }, returnForward: { note: '退回' }, requestReopen: { reason: '又坏了' }, reportUnable: { reason: '修不了' },
    ruleDispute: { backTo: 'accepted', reason: '换人' }, decline: { offerId: 'o1' }, noteInternal: { note: '备注' }, proposeSuspension: { reason: '等', until: world.cloud.clock.now() + 40 * 86_400_000 },
  }
  for (let step = 0; step < steps; step += 1) {
    const orderId = random.pick(orders)
    const [openid, as] = random.pick(kinds)
    const client = world.as(openid)
    const view = await client.call('orders', 'detail', { as, orderId })
    const action = view.ok && view.data.actions.length > 0 ? random.pick(view.data.actions) : 'urge'
    const offer = view.ok && view.data.offer ? { offerId: view.data.offer.id, seen: view.data.offer.seen, ...(view.data.offer.facts ? { facts: view.data.offer.facts } : {}) } : {}
    await world.cloud.invoke('orders', { action, input: { as, orderId, ...(inputs[action] ?? {}), ...(action === 'take' ? offer : {}) }, requestId: `chance-${seed}-${step}` }, { openid })
    world.cloud.clock.advance(random.int(0, 3) * MINUTE)
    if (random.next() < 0.1) orders.push(await to.submitted())
    if (random.next() < 0.2) await Promise.all([tick(), tick()])
  }
}

test('随意过了一天，定时器有时同时响两次，有时写到一半就断：数等于重新数一遍，每一行只告诉一次', async () => {
  await randomHistory(20260302, 250)
  await Promise.all([tick(), tick(), tick()])
  expect(withoutZeros(foldOf().communities)).toEqual(recount())

  // Killed after the notices and before the counts: what was counted is as before, what was told is told.
  const orderId = await to.offered([CAST.member])
  const before = foldOf()
  const { _id, ...fields } = before
  await tick()
  await db.collection('rollups').doc(String(_id)).set(fields)
  await Promise.all([tick(), tick()])
  await tick()
  expect(withoutZeros(foldOf().communities)).toEqual(recount())
  expect(told(CAST.member, orderId)).toEqual(['dispatch'])
  const notices = world.cloud.database.dump('notices').map((notice) => `${String(notice['orderId'])} ${String(notice['seq'])} ${String(notice['to'])}`)
  expect(new Set(notices).size).toBe(notices.length)
}, 60_000)

test('定时器停了很久，一张单子写了上百条、早的已经封存：数还是对，该告诉的还是告诉', async () => {
  const orderId = await to.accepted()
  for (let line = 0; line < 70; line += 1) await staff().ok('orders', 'postUpdate', { as: 'staff', orderId, note: `第 ${line} 条` })
  await staff().ok('orders', 'forward', { as: 'staff', orderId, unit: '供水公司', reason: '主管道的事' })
  expect(stored(world, orderId).segments).toBeGreaterThan(0)
  await tick()
  expect(withoutZeros(foldOf().communities)).toEqual(recount())
  expect(told(CAST.resident, orderId).filter((action) => action === 'postUpdate')).toHaveLength(70)
})

test('消息一页一页翻，同一刻的也不漏不重', async () => {
  const orderIds: string[] = []
  for (let n = 0; n < 45; n += 1) orderIds.push(await to.submitted({}, CAST.neighbour))
  await staff().ok('orders', 'acceptMany', { as: 'staff', orderIds })
  await tick()
  const shown: string[] = []
  let cursor: string | undefined
  do {
    const page = await world.as(CAST.neighbour).ok('people', 'notices', cursor === undefined ? {} : { cursor })
    shown.push(...page.items.map((item) => item.orderId))
    cursor = page.next
  } while (cursor !== undefined)
  expect([...shown].sort()).toEqual([...orderIds].sort())
})

test('一张读不出来的单子，不妨碍别的单子响铃、计数和告诉人', async () => {
  const orderId = await to.offered([CAST.member])
  world.cloud.database.insertMany('orders', [{ _id: 'broken-order', nextAt: 1, updatedAt: world.cloud.clock.now(), state: 'nowhere' }])
  world.cloud.clock.advance(15 * MINUTE)
  expect(await tick()).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(stored(world, orderId).state).toBe('accepted')
  expect(told(CAST.member, orderId)).toContain('dispatch')
  await db.collection('orders').doc('broken-order').remove()
  expect(await tick()).toMatchObject({ ok: true })
})

test('七天没有回音自己关了单：居民和办事的党员都知道', async () => {
  const orderId = await to.done()
  await tick()
  world.cloud.clock.advance(7 * 24 * 60 * MINUTE)
  await tick()
  await tick()
  expect(stored(world, orderId).state).toBe('closed')
  for (const openid of [CAST.resident, CAST.member]) expect(told(openid, orderId).filter((each) => each === 'closeSilent')).toEqual(['closeSilent'])
})

test('主单街道说办不了，并进来的那一单的居民也知道', async () => {
  const [main, extra] = [await to.accepted(), await to.submitted({}, CAST.neighbour)]
  await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main })
  await world.as(CAST.street).ok('orders', 'closeUnresolved', { as: 'street', orderId: main, reason: '产权有争议，先走诉讼' })
  await tick()
  expect(told(CAST.neighbour, extra)).toContain('closeUnresolved')
})

test('首页的数写着数到几时：那时以前做的都在里面，之后做的还不在，读一次就知道', async () => {
  const home = () => staff().ok('orders', 'home', { as: 'staff' })
  const orderId = await to.submitted()
  await tick()
  const before = await home()
  world.cloud.clock.advance(1000)
  const { at } = await staff().ok('orders', 'accept', { as: 'staff', orderId })
  const between = await home()
  expect(between.counts).toEqual(before.counts)
  expect(between.countsAt).toBeLessThan(at)
  await tick()
  const after = await home()
  expect(after.countsAt).toBeGreaterThanOrEqual(at)
  expect(after.counts['toAccept'] ?? 0).toBe((before.counts['toAccept'] ?? 0) - 1)
})
