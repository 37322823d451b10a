import type { LedgerDoc, RewardDoc, WalletDoc } from '@core/contract/points-documents'
import { isBalanced } from '@core/domain/points/ledger'
import { inWorld } from '../support/in-world'
import { CAST, idOf, noticesOf } from '../support/journey'
import { pointsIn } from '../support/points'
import { registrations } from '../support/registrations'
import type { World } from '../support/world'

/** Points and hours that are spent, given or put right: never twice, never beyond what is there, and everything adds up. */
let world: World
let to: ReturnType<typeof pointsIn>
inWorld((fresh) => { world = fresh; to = pointsIn(world) })

const DAY = 24 * 3_600_000
const tick = () => world.cloud.fireTimer('clock')
const ledger = () => world.cloud.database.dump('ledger') as unknown as readonly LedgerDoc[]
const records = <D>(kind: string) => world.cloud.database.dump('records').filter((each) => each['kind'] === kind) as unknown as readonly D[]
const member = () => world.as(CAST.member)
const staff = () => world.as(CAST.staff)

test('留一样、领走：积分到领走才扣，一次；码用过就没用了，再来一次答复一样', async () => {
  await to.earned(CAST.member, 300)
  const rewardId = await to.reward(2, 3)
  const item = await member().ok('points', 'keepReward', { rewardId }, 'keep-once-1')
  expect(await member().ok('points', 'keepReward', { rewardId }, 'keep-once-1')).toEqual(item)
  expect(await to.available(CAST.member)).toMatchObject({ points: 3 })
  expect(await to.stock(rewardId)).toEqual({ left: 2, kept: 1, handed: 0 })

  expect(await staff().ok('points', 'findKept', { code: item.code ?? '' })).toMatchObject({ title: '洗衣液', label: '党员 1 号', amount: 2 })
  expect(await world.as(CAST.foreignStaff).code('points', 'collectKept', { code: item.code ?? '' })).toBe('CODE_UNKNOWN')
  const first = await staff().ok('points', 'collectKept', { code: item.code ?? '' }, 'collect-once-1')
  expect(await staff().ok('points', 'collectKept', { code: item.code ?? '' }, 'collect-once-1')).toEqual(first)
  expect(await staff().code('points', 'collectKept', { code: item.code ?? '' })).toBe('ITEM_OVER')
  expect(await staff().code('points', 'findKept', { code: item.code ?? '' })).toBe('ITEM_OVER')
  await tick()
  expect(await to.stock(rewardId)).toEqual({ left: 2, kept: 0, handed: 1 })
  expect(await to.available(CAST.member)).toMatchObject({ points: 3 })
  expect(ledger().filter(({ cause }) => cause.kind === 'collect')).toHaveLength(1)
  expect(ledger().every(({ lines }) => isBalanced(lines))).toBe(true)
  expect(noticesOf(world, CAST.member).map(({ action }) => action)).toContain('collect')
  // What was spent is no service less.
  expect(await member().ok('points', 'mine', {})).toMatchObject({ served: 300, points: 3 })
})

test('两台手机同时换，积分只够一样：只成一样；东西只剩一件，两个人同时换：只成一个，另一个积分不动', async () => {
  const before = (await to.available(CAST.other)).points
  expect(before).toBe(0)
  await to.earned(CAST.other, 180)
  const [first, second] = [await to.reward(2, 5), await to.reward(2, 5)]
  const both = await Promise.all([first, second].map((rewardId) => world.as(CAST.other).call('points', 'keepReward', { rewardId })))
  expect(both.map((reply) => (reply.ok ? 'ok' : reply.code)).sort()).toEqual(['NOT_ENOUGH', 'ok'])

  await to.earned(CAST.third, 300)
  await to.earned(CAST.member, 300)
  const last = await to.reward(1, 1)
  const race = await Promise.all([CAST.third, CAST.member].map((openid) => world.as(openid).call('points', 'keepReward', { rewardId: last })))
  expect(race.map((reply) => (reply.ok ? 'ok' : reply.code)).sort()).toEqual(['SOLD_OUT', 'ok'])
  expect(await to.stock(last)).toEqual({ left: 0, kept: 1, handed: 0 })
  const loser = race[0]?.ok ? CAST.member : CAST.third
  expect((await to.available(loser)).points).toBe(loser === CAST.third ? 5 : 8)
})

test('写完钱包就断了：定时器接着从库存里留出来；没货了就告诉钱包，积分回来', async () => {
  await to.earned(CAST.fourth, 600)
  const [there, gone] = [await to.reward(1, 2), await to.reward(1, 1)]
  for (const rewardId of [there, gone]) await to.kept(CAST.fourth, rewardId)
  // As if the stock had never heard of it: the wallet's line stands alone.
  const { appOf } = await import('../support/local-cloud')
  const db = appOf(world.cloud).database()
  for (const rewardId of [there, gone]) {
    const doc = records<RewardDoc>('reward').find(({ _id }) => _id === rewardId)
    if (doc === undefined) throw new Error('no reward')
    await db.collection('records').doc(rewardId).update({ log: doc.log.slice(0, 1), version: 1, head: doc.log[0]?.hash, left: rewardId === there ? 2 : 0, kept: 0 })
  }
  await tick()
  expect(await to.stock(there)).toEqual({ left: 1, kept: 1, handed: 0 })
  expect(await to.stock(gone)).toEqual({ left: 0, kept: 0, handed: 0 })
  const wallet = records<WalletDoc>('wallet').find(({ personId }) => personId === idOf(CAST.fourth))
  expect(wallet?.items.map(({ state }) => state).sort()).toEqual(['kept', 'soldOut'])
  expect((await to.available(CAST.fourth)).points).toBe(9)
})

test('取消和过期：件数回到驿站，积分回来；过了七天的码领不走', async () => {
  await to.earned(CAST.member, 600)
  const points = (await to.available(CAST.member)).points
  const rewardId = await to.reward(1, 4)
  const [cancelled, lapsing] = [await to.kept(CAST.member, rewardId), await to.kept(CAST.member, rewardId)]
  await member().ok('points', 'cancelKept', { itemId: cancelled.id })
  expect(await member().code('points', 'cancelKept', { itemId: cancelled.id })).toBe('ITEM_OVER')
  expect(await to.stock(rewardId)).toEqual({ left: 3, kept: 1, handed: 0 })
  world.cloud.clock.advance(8 * DAY)
  await tick()
  await tick()
  expect(await staff().code('points', 'collectKept', { code: lapsing.code ?? '' })).toBe('ITEM_OVER')
  expect(await to.stock(rewardId)).toEqual({ left: 4, kept: 0, handed: 0 })
  expect((await to.available(CAST.member)).points).toBe(points)
})

test('留了两样，领走先留的那样，消息说的就是那一样', async () => {
  await to.earned(CAST.member, 900)
  const [first, second] = [await to.reward(1, 2), await to.reward(1, 2)]
  await staff().ok('points', 'changeReward', { rewardId: first, fields: { title: '一条毛巾', about: '棉的', price: 1 } })
  const towel = await to.kept(CAST.member, first)
  await to.kept(CAST.member, second)
  await staff().ok('points', 'collectKept', { code: towel.code ?? '' })
  await tick()
  const said = world.cloud.database.dump('notices').filter((notice) => notice['to'] === idOf(CAST.member) && notice['action'] === 'collect')
  expect(said.at(-1)).toMatchObject({ title: '一条毛巾' })
})

test('最多同时留五样；不换了的换不到；库存减不到负数', async () => {
  await to.earned(CAST.member, 6000)
  const rewardId = await to.reward(1, 9)
  const before = (await member().ok('points', 'wallet', {})).kept.filter(({ state }) => state === 'kept').length
  for (let n = before; n < 5; n += 1) await to.kept(CAST.member, rewardId)
  expect(await member().code('points', 'keepReward', { rewardId })).toBe('KEPT_TOO_MANY')
  expect(await staff().code('points', 'restockReward', { rewardId, pieces: -100, note: '盘点' })).toBe('STOCK_BELOW_ZERO')
  await staff().ok('points', 'closeReward', { rewardId })
  expect(await world.as(CAST.other).code('points', 'keepReward', { rewardId })).toBe('REWARD_CLOSED')
})

test('更正要两个人：提的人自己同意不了，自己的时长自己提不了；同意以后记在那一天，一次；十个工作日没人核对就算了', async () => {
  const before = await world.as(CAST.member).ok('points', 'mine', {})
  const id = await to.proposed({ minutes: 60, points: 1 })
  expect(await staff().code('points', 'approveAdjustment', { as: 'staff', adjustmentId: id })).toBe('SECOND_PERSON_NEEDED')
  expect(await world.as(CAST.foreignStaff).code('points', 'approveAdjustment', { as: 'staff', adjustmentId: id })).toBe('NOT_ALLOWED')
  await world.as(CAST.colleague).ok('points', 'approveAdjustment', { as: 'staff', adjustmentId: id }, 'approve-once-1')
  await world.as(CAST.colleague).ok('points', 'approveAdjustment', { as: 'staff', adjustmentId: id }, 'approve-once-1')
  await tick()
  expect(await world.as(CAST.member).ok('points', 'mine', {})).toMatchObject({ served: before.served + 60, points: before.points + 1 })
  expect(ledger().filter(({ cause }) => cause.kind === 'adjust')).toHaveLength(1)
  expect(noticesOf(world, CAST.member).map(({ action }) => action)).toEqual(expect.arrayContaining(['propose', 'approve']))

  const waiting = await to.proposed()
  expect(await world.as(CAST.colleague).code('points', 'withdrawAdjustment', { as: 'staff', adjustmentId: waiting })).toBe('NOT_PROPOSER')
  world.cloud.clock.advance(20 * DAY)
  await tick()
  expect((await staff().ok('points', 'adjustments', { as: 'staff' })).items.find((each) => each.id === waiting)?.state).toBe('lapsed')
  expect(await world.as(CAST.colleague).code('points', 'approveAdjustment', { as: 'staff', adjustmentId: waiting })).toBe('WRONG_STATE')
})

test('送时长给长辈：社区确认了才算；送的人服务过的时长不少；不能超过一年的上限；没确认的十四天后退回', async () => {
  await to.earned(CAST.member, 900)
  const before = await to.available(CAST.member)
  const giftId = await to.given(2)
  expect((await to.available(CAST.member)).minutes).toBe(before.minutes - 120)
  const { items } = await staff().ok('points', 'gifts', {})
  expect(items.find(({ id }) => id === giftId)).toMatchObject({ elders: [expect.objectContaining({ personId: idOf(CAST.neighbour), name: '赵奶奶' })], minutes: 120, giver: '党员 1 号' })
  await staff().ok('points', 'confirmGift', await to.sure(giftId))
  await tick()
  expect(await to.available(CAST.neighbour)).toMatchObject({ minutes: 120 })
  expect((await to.available(CAST.member)).minutes).toBe(before.minutes - 120)
  expect(noticesOf(world, CAST.neighbour).map(({ action }) => action)).toContain('confirm')
  // Nobody has to be rung up any more: the number is gone from both.
  expect(records<object>('gift').some((each) => JSON.stringify(each).includes('sealed') && JSON.stringify(each).includes(giftId))).toBe(false)
  expect(JSON.stringify(records<WalletDoc>('wallet').find(({ personId }) => personId === idOf(CAST.member))?.items.find(({ id }) => id === giftId))).not.toContain('phone')

  // The elder has something for it at the station.
  const rewardId = await to.reward(60, 2, 'minutes')
  const item = await world.as(CAST.neighbour).ok('points', 'keepReward', { rewardId })
  await staff().ok('points', 'collectKept', { code: item.code ?? '' })
  expect(await to.available(CAST.neighbour)).toMatchObject({ minutes: 60 })

  await to.given(3)
  expect(await member().code('points', 'giveHours', { ...(await to.elder()), hours: 6 })).toBe('GIFT_CAP')
  world.cloud.clock.advance(15 * DAY)
  await tick()
  await tick()
  expect((await to.available(CAST.member)).minutes).toBe(before.minutes - 120)
  expect(ledger().every(({ lines }) => isBalanced(lines))).toBe(true)
})

test('服务证明：只写账上有的；谁都能核对，看到的不比纸上多；账后来改了、撤回了，看得出来', async () => {
  const day = await to.earned(CAST.other, 125, 8)
  await world.as(CAST.other).ok('people', 'saveProfile', { name: '欧阳建国', phone: '13905330002', address: { compoundId: 'cp001', building: '5 号楼', unit: '2', room: '301' }, consent: true })
  const made = await world.as(CAST.other).ok('points', 'issueCertificate', { from: day, to: day }, 'issue-once-1')
  expect(await world.as(CAST.other).ok('points', 'issueCertificate', { from: day, to: day }, 'issue-once-1')).toEqual(made)
  expect(made.number).toMatch(/^2026-\d{6}$/)
  const seen = await world.as(CAST.stranger).ok('points', 'checkCertificate', { code: made.code })
  expect(seen).toMatchObject({ number: made.number, name: '欧***', minutes: 125, books: 'same', state: 'issued' })
  expect(JSON.stringify(seen)).not.toContain('建国')
  expect(await world.as(CAST.stranger).code('points', 'checkCertificate', { code: 'A'.repeat(22) })).toBe('NOT_FOUND')
  // What is put down later makes nothing untrue of what the paper says; what is taken back does.
  await to.earned(CAST.other, 30, 8)
  expect(await world.as(CAST.stranger).ok('points', 'checkCertificate', { code: made.code })).toMatchObject({ books: 'more', minutes: 125 })
  await to.earned(CAST.other, -60, 8)
  expect(await world.as(CAST.stranger).ok('points', 'checkCertificate', { code: made.code })).toMatchObject({ books: 'less', minutes: 125 })
  await world.as(CAST.other).ok('points', 'withdrawCertificate', { as: 'member', certificateId: made.id })
  expect(await world.as(CAST.stranger).ok('points', 'checkCertificate', { code: made.code })).toMatchObject({ state: 'withdrawn' })
  expect(await world.as(CAST.other).code('points', 'issueCertificate', { from: '2020-01-01', to: '2020-01-02' })).toBe('NOTHING_SERVED')
})

test('荣誉墙和评议：没点头的一个都没有；点了头的按号排，只说过了哪个数；随时收回', async () => {
  await to.earned(CAST.member, 60 * 60)
  await to.earned(CAST.third, 12 * 60)
  const wall = async () => (await world.as(CAST.resident).ok('points', 'wall', {})).items
  expect(await wall()).toEqual([])
  for (const openid of [CAST.third, CAST.member]) await world.as(openid).ok('points', 'saveHonours', { wall: 'number', appraisal: true })
  expect((await wall()).map(({ who }) => who)).toEqual(['党员 1 号', '党员 125 号'])
  expect((await wall())[1]?.passed).toBe(10)
  expect(JSON.stringify(await wall())).not.toContain('minutes')
  await world.as(CAST.member).ok('points', 'saveHonours', { wall: 'no', appraisal: false })
  expect((await wall()).map(({ who }) => who)).toEqual(['党员 125 号'])
})

test('规则由区里定，从明天起；过去的日子按当时的规则', async () => {
  const rules = { perHour: { order: 3, shift: 2, activity: 1 }, capPerDay: { order: 9, shift: 8, activity: 4 }, note: '全区统一' }
  const today = new Date(world.cloud.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  expect(await world.as(CAST.district).code('points', 'setRules', { from: today, ...rules })).toBe('RULES_FOR_THE_PAST')
  expect(await staff().code('points', 'setRules', { from: '2027-01-01', ...rules })).toBe('FORBIDDEN')
  await world.as(CAST.district).ok('points', 'setRules', { from: '2027-01-01', ...rules })
  const { versions } = await member().ok('points', 'rules', {})
  expect(versions.map(({ version, now }) => [version, now])).toEqual([[2, false], [1, true]])
  expect(versions[0]).toMatchObject({ perHour: rules.perHour, note: '全区统一' })
})

test('有一份记录坏了：别人的照样接着办，坏的修好以后补上，一样也不少', async () => {
  const { appOf } = await import('../support/local-cloud')
  const db = appOf(world.cloud).database()
  const [broken, fine] = [await to.proposed(), await to.proposed()]
  await db.collection('records').doc(broken).update({ minutes: 'sixty' })
  const told = () => noticesOf(world, CAST.member).filter(({ action, orderId }) => action === 'propose' && (orderId === broken || orderId === fine)).map(({ orderId }) => orderId)
  await tick().catch(() => undefined)
  expect(told()).toEqual([fine])
  world.cloud.clock.advance(5 * 60_000)
  await tick().catch(() => undefined)
  await db.collection('records').doc(broken).update({ minutes: 60 })
  world.cloud.clock.advance(5 * 60_000)
  await tick()
  expect(told().sort()).toEqual([broken, fine].sort())
})

test('更正以后一天不能超过 24 小时：提的时候拦，同意的时候再拦；报到以前的日子不能更正；卡片上写着谁提的、谁同意的', async () => {
  const day = await to.settledDay()
  const propose = (minutes: number, change: object = {}) => staff().call('points', 'proposeAdjustment', { as: 'staff', memberNumber: 2, day, service: 'shift', minutes, points: 0, note: '记错了', ...change })
  const idOfReply = (reply: Awaited<ReturnType<typeof propose>>) => (reply.ok ? reply.data.id : JSON.stringify(reply))
  const [first, second] = [idOfReply(await propose(960)), idOfReply(await propose(960, { service: 'order' }))]
  const approve = (adjustmentId: string) => world.as(CAST.colleague).call('points', 'approveAdjustment', { as: 'staff', adjustmentId })
  expect((await approve(first)).ok).toBe(true)
  const refused = await approve(second)
  expect(refused.ok ? 'OK' : refused.fields).toEqual({ minutes: '一天只有 24 小时，这一天已经记了 960 分钟，最多再加 480 分钟' })
  expect(await propose(481)).toMatchObject({ ok: false, fields: { minutes: expect.stringContaining('最多再加 480 分钟') as string } })
  expect((await approve(idOfReply(await propose(480, { service: 'activity' })))).ok).toBe(true)
  expect(await propose(1)).toMatchObject({ ok: false, fields: { minutes: '这一天已经记满 24 小时，不能再加' } })

  const items = (await staff().ok('points', 'adjustments', { as: 'staff' })).items
  expect(items.find((each) => each.id === first)).toMatchObject({ by: '颐泽社区工作人员 1 号', byMe: true, decided: { by: '颐泽社区工作人员 2 号', byMe: false } })
  expect(items.find((each) => each.id === second)?.decided).toBeUndefined()

  await registrations(world).open()
  const { who } = await registrations(world).active({ phone: '13800004444' })
  const number = Number(/\d+/.exec(registrations(world).person(who)?.label ?? '')?.[0])
  expect(await propose(60, { memberNumber: number })).toMatchObject({ ok: false, fields: { day: expect.stringMatching(/^这位党员 \d{4}\u00a0年\u00a0\d+\u00a0月\u00a0\d+\u00a0日 才报到，这以前的不能更正$/) as string } })
})
