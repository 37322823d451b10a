import type cloudbase from '@cloudbase/node-sdk'
import { inWorld } from '../support/in-world'
import { appOf } from '../support/local-cloud'
import { actionsOf, CAST, idOf, journey, noticesOf, stored } from '../support/journey'
import type { World } from '../support/world'

/** Merge, un-merge and split change two orders. The second half follows at once, or from the timer when the first half died in between. */
let world: World
let to: ReturnType<typeof journey>
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => {
  world = fresh
  to = journey(world)
  db = appOf(world.cloud).database()
})

const DAY = 86_400_000
const tick = () => world.cloud.fireTimer('clock')
const staff = () => world.as(CAST.staff)
const merge = (orderId: string, targetId: string) => staff().code('orders', 'merge', { as: 'staff', orderId, targetId })
const followersOf = (orderId: string) => stored(world, orderId).followers?.map((follower) => follower.id)
const count = (orderId: string, action: string) => actionsOf(stored(world, orderId)).filter((each) => each === action).length
const children = (orderId: string) => world.cloud.database.dump('orders').filter((doc) => doc['parentId'] === orderId)
const parts = [{ title: '换灯', text: '走廊的灯也坏了', serviceId: 'c0106' }, { title: '清垃圾', text: '楼下垃圾没清', serviceId: 'c0501' }]

/** Takes back what the second half wrote: the order as it was when the function died after its first write. */
async function cutOff(before: ReturnType<typeof stored>): Promise<void> {
  const { _id, ...fields } = before
  await db.collection('orders').doc(_id).set(fields)
}

test('并单告诉主单，再分开也告诉主单；七天以后不能分开', async () => {
  const [main, extra] = [await to.submitted(), await to.submitted()]
  await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main })
  expect(followersOf(main)).toEqual([extra])
  expect(stored(world, extra)).toMatchObject({ state: 'merged', mergedInto: main, open: false })
  world.cloud.clock.advance(DAY)
  await staff().ok('orders', 'unmerge', { as: 'staff', orderId: extra })
  await tick()
  expect(stored(world, main).followers).toEqual([])
  expect(stored(world, extra)).toMatchObject({ state: 'submitted', open: true })
  await tick()
  expect([count(main, 'absorb'), count(main, 'detach')]).toEqual([1, 1])

  await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main })
  expect(followersOf(main)).toEqual([extra])
  world.cloud.clock.advance(7 * DAY)
  expect(await staff().code('orders', 'unmerge', { as: 'staff', orderId: extra })).toBe('UNMERGE_EXPIRED')
  expect(await staff().code('orders', 'merge', { as: 'staff', orderId: main, targetId: main })).toBe('MERGE_INTO_SELF')
})

test('分开以后，存下来的两张单都和没并过一样：并走的只多站了一天，主单连办结时限都是自己的', async () => {
  const extra = await to.submitted({ serviceId: 'c0104', answers: [{ id: 'c0104a', value: '厨房' }, { id: 'c0104b', value: '没有' }] })
  world.cloud.clock.advance(3_600_000)
  const main = await to.accepted()
  const [mainBefore, extraBefore] = [stored(world, main), stored(world, extra)]
  await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main })
  expect(stored(world, main).clocks.finish?.startedAt).toBe(extraBefore.createdAt)
  world.cloud.clock.advance(DAY)
  await staff().ok('orders', 'unmerge', { as: 'staff', orderId: extra })
  await tick()

  const { version, head, log, updatedAt, followers, ...mainLeft } = stored(world, main)
  expect(followers).toEqual([])
  expect({ ...mainBefore, ...mainLeft }).toEqual({ ...mainBefore, cards: mainLeft.cards, late: mainLeft.late, nextAt: mainLeft.nextAt })
  expect([version, log.length, head === mainBefore.head, updatedAt > mainBefore.updatedAt]).toEqual([mainBefore.version + 2 + Object.keys(mainLeft.cards).length, version, false, true])
  const moving = ['version', 'head', 'log', 'updatedAt', 'clocks', 'pausedMs', 'nextAt', 'dueAt']
  const still = (doc: ReturnType<typeof stored>) => Object.fromEntries(Object.entries(doc).filter(([key]) => !moving.includes(key)))
  const extraAfter = stored(world, extra)
  expect(still(extraAfter)).toEqual(still(extraBefore))
  expect(extraAfter.pausedMs).toBe(DAY)
  expect(Object.keys(extraAfter.clocks).sort()).toEqual(Object.keys(extraBefore.clocks).sort())
  for (const [kind, clock] of Object.entries(extraBefore.clocks)) expect(extraAfter.clocks[kind as 'finish']?.startedAt).toBe(clock.startedAt)
})

test('并单在两次写之间断了：定时器补上后一半，响几次都只补一次', async () => {
  const [main, extra] = [await to.submitted(), await to.submitted()]
  const before = stored(world, main)
  const receipt = await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main }, 'merge-cut-off')
  await cutOff(before)
  expect(stored(world, main).followers).toBeUndefined()
  await tick()
  expect(followersOf(main)).toEqual([extra])
  await Promise.all([tick(), tick()])
  expect(await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main }, 'merge-cut-off')).toEqual(receipt)
  expect(count(main, 'absorb')).toBe(1)
})

test('并单的后一半断了，社区接着就分开：补的时候先并后分，主单不留尾巴', async () => {
  const [main, extra] = [await to.submitted(), await to.submitted()]
  const before = stored(world, main)
  await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main })
  await cutOff(before)
  await staff().ok('orders', 'unmerge', { as: 'staff', orderId: extra })
  await tick()
  expect(stored(world, main).followers).toEqual([])
  expect([count(main, 'absorb'), count(main, 'detach')]).toEqual([1, 1])
})

test('拆单在生出子单之前断了，或只生出一张：定时器补齐，重发一次也不多', async () => {
  for (const lost of [2, 1]) {
    const orderId = await to.accepted()
    const receipt = await staff().ok('orders', 'split', { as: 'staff', orderId, parts }, `split-cut-off-${lost}`)
    for (const child of children(orderId).slice(2 - lost)) await db.collection('orders').doc(String(child['_id'])).remove()
    expect(children(orderId)).toHaveLength(2 - lost)
    await tick()
    await Promise.all([tick(), tick()])
    expect(await staff().ok('orders', 'split', { as: 'staff', orderId, parts }, `split-cut-off-${lost}`)).toEqual(receipt)
    const born = children(orderId)
    expect(born.map((child) => child['title']).sort()).toEqual(['换灯', '清垃圾'].sort())
    expect(born.map((child) => child['_id']).sort()).toEqual([...(stored(world, orderId).children ?? [])].sort())
    for (const child of born) expect(child).toMatchObject({ state: 'accepted', residentId: idOf(CAST.resident), communityId: 'cm01', version: 1 })
  }
})

test('并单只在自己的社区里并，并不进已经结束的单，也并不进别的社区的单', async () => {
  const extra = await to.submitted()
  const foreign = await to.submitted({ address: { compoundId: 'cp003', building: '1号楼' } })
  const ended = await to.rejected()
  expect(await merge(extra, ended)).toBe('MAIN_ENDED')
  for (const targetId of [foreign, 'no-such-order']) expect(await staff().code('orders', 'merge', { as: 'staff', orderId: extra, targetId })).toBe('NOT_FOUND')
  expect(stored(world, extra).state).toBe('submitted')
})

test('挂起要另一个人同意，到日子由定时器接着办，停了的钟接着走；第三次挂不了', async () => {
  const orderId = await to.accepted()
  for (let time = 0; time < 2; time += 1) {
    const until = world.cloud.clock.now() + 3 * DAY
    await staff().ok('orders', 'proposeSuspension', { as: 'staff', orderId, reason: '等配件', until })
    expect(await staff().code('orders', 'suspend', { as: 'staff', orderId })).toBe('APPROVER_IS_PROPOSER')
    const due = stored(world, orderId).clocks.finish?.dueAt ?? 0
    await world.as(CAST.colleague).ok('orders', 'suspend', { as: 'staff', orderId })
    expect(stored(world, orderId)).toMatchObject({ state: 'suspended', queue: 'waiting', nextAt: until })
    world.cloud.clock.set(until - 1000)
    await tick()
    expect(stored(world, orderId).state).toBe('suspended')
    world.cloud.clock.set(until)
    await tick()
    expect(stored(world, orderId)).toMatchObject({ state: 'accepted', suspensions: time + 1 })
    expect(stored(world, orderId).clocks.finish?.dueAt).toBe(due + 3 * DAY)
  }
  expect(await staff().code('orders', 'proposeSuspension', { as: 'staff', orderId, reason: '再等等', until: world.cloud.clock.now() + DAY })).toBe('SUSPENDED_TOO_OFTEN')
})

test('过了办结时限还没有人接，定时器先亮黄牌再亮红牌，然后提级；街道裁定后回到社区，党员知道自己不用去了', async () => {
  const orderId = await to.accepted()
  world.cloud.clock.advance(2 * DAY)
  for (let ring = 0; ring < 6; ring += 1) await tick()
  const stuck = stored(world, orderId)
  expect(actionsOf(stuck).filter((action) => action !== 'submit' && action !== 'accept')).toEqual(['raiseCard', 'raiseCard', 'raiseCard', 'raiseCard', 'escalate'])
  expect(stuck).toMatchObject({ state: 'escalated', level: 1, queue: 'waiting' })
  expect((await world.as(CAST.street).ok('orders', 'detail', { as: 'street', orderId })).actions).toContain('rule')
  expect(await world.as(CAST.foreignStreet).code('orders', 'rule', { as: 'street', orderId, unit: '供水公司', note: '由供水公司来办' })).toBe('OUT_OF_SCOPE')
  await world.as(CAST.street).ok('orders', 'rule', { as: 'street', orderId, unit: '供水公司', note: '由供水公司来办' })
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', level: 1 })
  for (let ring = 0; ring < 3; ring += 1) await tick()
  expect(count(orderId, 'escalate')).toBe(1)
})


test('两个人同时把两单互相并过去：谁也不丢，定时器以后都还有人管', async () => {
  for (let round = 0; round < 6; round += 1) {
    const [a, b] = [await to.submitted(), await to.submitted()]
    await Promise.all([merge(a, b), world.as(CAST.colleague).code('orders', 'merge', { as: 'staff', orderId: b, targetId: a })])
    await tick()
    await tick()
    const docs = [stored(world, a), stored(world, b)]
    const merged = docs.filter((doc) => doc.state === 'merged')
    expect(merged.length).toBeLessThanOrEqual(1)
    for (const doc of merged) {
      const main = stored(world, doc.mergedInto ?? '')
      expect([main.open, followersOf(main._id)]).toEqual([true, [doc._id]])
    }
    for (const doc of docs) if (doc.state !== 'merged') expect(doc.followers?.every((follower) => stored(world, follower.id).mergedInto === doc._id) ?? true).toBe(true)
  }
})

test('主单撤销了：并进来的单自己接着办，居民知道；并不进已经办结的单', async () => {
  const main = await to.submitted()
  const extra = await to.submitted({}, CAST.neighbour)
  expect(await merge(extra, main)).toBe('OK')
  await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: main })
  await tick()
  await Promise.all([tick(), tick()])
  expect(stored(world, extra)).toMatchObject({ state: 'submitted', open: true })
  expect(actionsOf(stored(world, extra))).toEqual(['submit', 'merge', 'unmerge'])
  expect(noticesOf(world, CAST.neighbour).filter((each) => each.orderId === extra).map((each) => each.action).sort()).toEqual(['merge', 'unmerge'])
  const ended = await to.closed()
  expect(await merge(extra, ended)).toBe('MAIN_ENDED')
})

test('同一个并单请求，主单后来撤销了，再发一遍还是第一次的答复', async () => {
  const [main, extra] = [await to.submitted(), await to.submitted()]
  const first = await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main }, 'merge-then-ended')
  await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: main })
  expect(await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main }, 'merge-then-ended')).toEqual(first)
})
