import type { GiftDoc, LedgerDoc, WalletDoc } from '@core/contract/points-documents'
import { dayNumberAt, dayText } from '@core/domain/time/day'
import { inWorld } from '../support/in-world'
import { CAST, idOf, noticesOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { pointsIn } from '../support/points'
import { OFFICES, registrations } from '../support/registrations'
import { memberOfUnit } from '../support/shifts'
import type { World } from '../support/world'

/** What is said no to, changed or taken up again: points, hours and stock stand as before, and those concerned hear of it. */
let world: World
let to: ReturnType<typeof pointsIn>
inWorld((fresh) => { world = fresh; to = pointsIn(world) })

const tick = () => world.cloud.fireTimer('clock')
const staff = () => world.as(CAST.staff)
const colleague = () => world.as(CAST.colleague)
const ledger = () => world.cloud.database.dump('ledger') as unknown as readonly LedgerDoc[]
const told = (openid: string, id: string) => noticesOf(world, openid).filter(({ orderId }) => orderId === id).map(({ action }) => action)
const record = <D>(id: string) => world.cloud.database.get('records', id) as unknown as D

test('更正没通过：不记账，提的人和本人都知道为什么；过后同意不了，同一句再说一次答复一样；能另提一笔', async () => {
  const id = await to.proposed({ minutes: 45, points: 1 })
  const before = await world.as(CAST.member).ok('points', 'mine', {})
  const entries = ledger().length
  const no = { as: 'staff' as const, adjustmentId: id, note: '那天他在外地' }
  expect(await staff().code('points', 'declineAdjustment', no)).toBe('SECOND_PERSON_NEEDED')
  const said = await colleague().ok('points', 'declineAdjustment', no, 'decline-once-1')
  expect(await colleague().ok('points', 'declineAdjustment', no, 'decline-once-1')).toEqual(said)
  expect(await colleague().code('points', 'approveAdjustment', { as: 'staff', adjustmentId: id })).toBe('WRONG_STATE')
  expect(await colleague().code('points', 'declineAdjustment', no)).toBe('WRONG_STATE')
  await tick()
  expect(ledger()).toHaveLength(entries)
  expect(await world.as(CAST.member).ok('points', 'mine', {})).toMatchObject({ served: before.served, points: before.points })
  expect((await staff().ok('points', 'adjustments', { as: 'staff' })).items.find((each) => each.id === id)).toMatchObject({ state: 'declined', actions: [] })
  expect(told(CAST.staff, id)).toEqual(['decline'])
  expect(told(CAST.member, id)).toContain('decline')

  const again = await to.proposed({ minutes: 15, points: 0 })
  await colleague().ok('points', 'approveAdjustment', { as: 'staff', adjustmentId: again })
  expect((await world.as(CAST.member).ok('points', 'mine', {})).served).toBe(before.served + 15)
})

test('更正减不到零以下，也加不过当天的上限：一天一项、能用的积分都一样；同意的时候再问一次；一笔账写明当天的规则', async () => {
  const said = async (change: { minutes: number; points: number }, memberNumber = 125) => {
    const answer = await staff().call('points', 'proposeAdjustment', { as: 'staff', memberNumber, day: await to.settledDay(), service: 'shift', note: '记错了', ...change })
    return answer.ok ? answer.data.id : Object.keys(answer.fields ?? {})[0]
  }
  expect([await said({ minutes: 0, points: -24 }), await said({ minutes: 0, points: 6.5 })]).toEqual(['points', 'points'])
  const [one, two] = [await said({ minutes: 0, points: 4 }), await said({ minutes: 0, points: 4 })]
  const approve = (adjustmentId: string = '') => colleague().call('points', 'approveAdjustment', { as: 'staff', adjustmentId })
  expect(await approve(one)).toMatchObject({ ok: true })
  expect(await approve(two)).toMatchObject({ ok: false, code: 'INVALID_INPUT', fields: { points: '按当天的规则，这一项一天最多 6 分，已经有 4 分' } })

  // What is kept at a station is spent as far as a correction goes.
  const who = CAST.third
  await world.as(who).ok('points', 'keepReward', { rewardId: await to.reward(3, 1) })
  expect([await said({ minutes: 0, points: -2 }), await to.available(who)]).toEqual(['points', { points: 1, minutes: 0 }])
  expect(await approve(await said({ minutes: 0, points: -1 }))).toMatchObject({ ok: true })
  expect((await to.available(who)).points).toBe(0)

  await world.as(CAST.district).ok('points', 'setRules', { from: dayText(dayNumberAt(world.cloud.clock.now()) + 1), perHour: { order: 2, shift: 2, activity: 2 }, capPerDay: { order: 8, shift: 10, activity: 4 }, note: '新规则' })
  world.cloud.clock.advance(10 * 24 * 3_600_000)
  expect(await approve(await said({ minutes: 0, points: 9 }))).toMatchObject({ ok: true })
  expect(ledger().filter(({ cause }) => cause.kind === 'adjust').map(({ rules }) => rules).slice(-3)).toEqual(expect.arrayContaining([1, 2]))
  expect(ledger().find(({ lines }) => lines.some(({ amount }) => amount === 9))?.rules).toBe(2)
})

test('赠送没成：时长退回送的人，一次；长辈没有收到，号码不留；送的人知道，过后确认不了', async () => {
  await to.earned(CAST.member, 600)
  const before = (await to.available(CAST.member)).minutes
  const giftId = await to.given(2)
  expect((await to.available(CAST.member)).minutes).toBe(before - 120)
  const no = { giftId, note: '本人说不用' }
  expect(await world.as(CAST.foreignStaff).code('points', 'refuseGift', no)).toBe('NOT_ALLOWED')
  const said = await staff().ok('points', 'refuseGift', no, 'refuse-once-1')
  expect(await staff().ok('points', 'refuseGift', no, 'refuse-once-1')).toEqual(said)
  for (let minute = 0; minute < 2; minute += 1) await tick()
  expect((await to.available(CAST.member)).minutes).toBe(before)
  expect(await staff().code('points', 'confirmGift', await to.sure(giftId))).toBe('WRONG_STATE')
  expect((await to.available(CAST.member)).minutes).toBe(before)
  expect((await to.available(CAST.neighbour)).minutes).toBe(0)
  expect(ledger().some(({ cause }) => cause.kind === 'gift')).toBe(false)
  expect(record<GiftDoc>(giftId)).toMatchObject({ state: 'refused' })
  expect(JSON.stringify(record<GiftDoc>(giftId))).not.toContain('sealed')
  const wallet = world.cloud.database.dump('records').find(({ kind, personId }) => kind === 'wallet' && personId === idOf(CAST.member)) as unknown as WalletDoc
  expect(JSON.stringify(wallet.items.find(({ id }) => id === giftId))).not.toContain('phone')
  expect(told(CAST.member, giftId)).toContain('refuse')
  // What came back can be given once more: the year's ten hours are not used up by a no.
  await staff().ok('points', 'confirmGift', await to.sure(await to.given(10)))
  expect((await to.available(CAST.neighbour)).minutes).toBe(600)
})

test('长辈自己也是党员：别人送的时长换得了东西，自己服务的换不了；换过的不能再换一次', async () => {
  for (const who of [CAST.third, CAST.fourth]) await to.earned(who, 600)
  const phone = '13905330077'
  await world.as(CAST.fourth).ok('people', 'saveProfile', { name: '钱大爷', phone, address: { compoundId: 'cp001', building: '5 号楼' }, consent: true })
  const rewardId = await to.reward(60, 3, 'minutes')
  const keep = () => world.as(CAST.fourth).code('points', 'keepReward', { rewardId })
  expect([await keep(), (await world.as(CAST.fourth).ok('points', 'wallet', {})).given]).toEqual(['NOT_ENOUGH', 0])
  await staff().ok('points', 'confirmGift', await to.sure((await world.as(CAST.third).ok('points', 'giveHours', { communityId: 'cm01', phone, hours: 1 })).id))
  const wallet = await world.as(CAST.fourth).ok('points', 'wallet', {})
  expect([wallet.given, wallet.rewards.some(({ id }) => id === rewardId)]).toEqual([60, true])
  expect([await keep(), await keep()]).toEqual(['OK', 'NOT_ENOUGH'])
  const [{ code = '' } = {}] = (await world.as(CAST.fourth).ok('points', 'wallet', {})).kept
  await staff().ok('points', 'collectKept', { code })
  expect([await keep(), (await world.as(CAST.fourth).ok('points', 'wallet', {})).given, (await to.available(CAST.fourth)).minutes]).toEqual(['NOT_ENOUGH', 0, 600])
})

test('长辈没有电话：写家里人的电话和长辈的称呼，社区看得到是给谁的；时长在家里人那里，称呼过后不留；送给自己的不成', async () => {
  await to.earned(CAST.third, 600, 12)
  await to.elder()
  const { id: giftId } = await world.as(CAST.third).ok('points', 'giveHours', { communityId: 'cm01', phone: '13905330001', name: '3 号楼赵奶奶', hours: 1 })
  expect((await staff().ok('points', 'gifts', {})).items.find(({ id }) => id === giftId)).toMatchObject({ name: '3 号楼赵奶奶', phone: '13905330001', elders: [expect.objectContaining({ personId: idOf(CAST.neighbour), name: '赵奶奶' })] })
  const before = (await to.available(CAST.neighbour)).minutes
  await staff().ok('points', 'confirmGift', await to.sure(giftId))
  expect((await to.available(CAST.neighbour)).minutes).toBe(before + 60)
  expect(record<GiftDoc>(giftId).sealed).toBeUndefined()

  await world.as(CAST.third).ok('people', 'saveProfile', { name: '李建国', phone: '13905330088', address: { compoundId: 'cp001', building: '6 号楼' }, consent: true })
  const { id: toSelf } = await world.as(CAST.third).ok('points', 'giveHours', { communityId: 'cm01', phone: '13905330088', hours: 1 })
  expect(await staff().code('points', 'confirmGift', await to.sure(toSelf))).toBe('GIFT_TO_SELF')
})

test('自己的时长自己不能提更正，别人提的自己也不能同意', async () => {
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(CAST.third), role: 'staff', scopeId: 'cm01' })
  const own = { as: 'staff' as const, memberNumber: 125, day: await to.settledDay(), service: 'shift' as const, minutes: 30, points: 0, note: '记错了' }
  expect(await world.as(CAST.third).code('points', 'proposeAdjustment', own)).toBe('OWN_HOURS')
  const { id } = await staff().ok('points', 'proposeAdjustment', { ...own, as: 'staff' })
  for (const action of ['approveAdjustment', 'declineAdjustment'] as const) expect(await world.as(CAST.third).code('points', action, { as: 'staff', adjustmentId: id, ...(action === 'declineAdjustment' ? { note: '不要' } : {}) } as never)).toBe('OWN_HOURS')
  expect(record<{ readonly state: string }>(id).state).toBe('proposed')
})

test('只有本社区的长辈确认得了：号码是别的社区的人，或没有人用过，都不成，时长还留着', async () => {
  await to.earned(CAST.other, 600)
  const phone = '13905330055'
  await world.as(CAST.foreignMember).ok('people', 'saveProfile', { name: '孙爷爷', phone, address: { compoundId: 'cp001', building: '9 号楼' }, consent: true })
  const people = appOf(world.cloud).database().collection('people')
  const giftId = (await world.as(CAST.other).ok('points', 'giveHours', { communityId: 'cm01', phone, hours: 2 })).id
  await people.doc(idOf(CAST.foreignMember)).update({ communityId: 'cm02' })
  expect(await staff().code('points', 'confirmGift', await to.sure(giftId))).toBe('ELDER_UNKNOWN')
  expect(record<GiftDoc>(giftId)).toMatchObject({ state: 'offered' })
  expect((await to.available(CAST.foreignMember)).minutes).toBe(0)
  // A number nobody ever left.
  const nobodys = (await world.as(CAST.other).ok('points', 'giveHours', { communityId: 'cm01', phone: '13905339999', hours: 1 })).id
  expect(await staff().code('points', 'confirmGift', await to.sure(nobodys))).toBe('ELDER_UNKNOWN')
  // The same neighbour, living here.
  await people.doc(idOf(CAST.foreignMember)).update({ communityId: 'cm01' })
  await staff().ok('points', 'confirmGift', await to.sure(giftId))
  expect((await to.available(CAST.foreignMember)).minutes).toBe(120)
})

test('留的时候刚改了价：不按没看见的价扣；看了新的价，留得到', async () => {
  await to.earned(CAST.member, 600)
  const rewardId = await to.reward(2, 3)
  const { items } = await staff().ok('points', 'rewards', {})
  const seen = items.find(({ id }) => id === rewardId)
  await staff().ok('points', 'changeReward', { rewardId, fields: { title: seen?.title ?? '', about: seen?.about ?? '', price: 4 } })
  const member = world.as(CAST.member)
  expect(await member.code('points', 'keepReward', { rewardId, price: 2 })).toBe('PRICE_CHANGED')
  expect(await to.stock(rewardId)).toEqual({ left: 3, kept: 0, handed: 0 })
  const item = await member.ok('points', 'keepReward', { rewardId, price: 4 })
  expect(item.amount).toBe(4)
  await member.ok('points', 'cancelKept', { itemId: item.id })
})

test('不换了又接着换：件数还在，留得到；没关的不用再开；别的社区开不了', async () => {
  await to.earned(CAST.member, 600)
  const rewardId = await to.reward(2, 3)
  await to.kept(CAST.member, rewardId)
  expect(await staff().code('points', 'reopenReward', { rewardId })).toBe('WRONG_STATE')
  await staff().ok('points', 'closeReward', { rewardId })
  expect(await world.as(CAST.member).code('points', 'keepReward', { rewardId })).toBe('REWARD_CLOSED')
  expect(await world.as(CAST.foreignStaff).code('points', 'reopenReward', { rewardId })).toBe('NOT_ALLOWED')
  const said = await staff().ok('points', 'reopenReward', { rewardId }, 'reopen-once-1')
  expect(await staff().ok('points', 'reopenReward', { rewardId }, 'reopen-once-1')).toEqual(said)
  expect(await to.stock(rewardId)).toEqual({ left: 2, kept: 1, handed: 0 })
  expect((await world.as(CAST.member).ok('points', 'wallet', {})).rewards.some(({ id }) => id === rewardId)).toBe(true)
  await to.kept(CAST.member, rewardId)
  expect(await to.stock(rewardId)).toEqual({ left: 1, kept: 2, handed: 0 })
})

test('改名、改说明、涨价：已经留着的按原来的价领走，新留的按新的价；件数不动', async () => {
  await to.earned(CAST.member, 60 * 60)
  const rewardId = await to.reward(2, 5)
  const before = (await to.available(CAST.member)).points
  const [old, cancelled] = [await to.kept(CAST.member, rewardId), await to.kept(CAST.member, rewardId)]
  await staff().ok('points', 'changeReward', { rewardId, fields: { title: '大瓶洗衣液', about: '四斤一瓶', price: 5 } })
  expect((await staff().ok('points', 'rewards', {})).items.find(({ id }) => id === rewardId)).toMatchObject({ title: '大瓶洗衣液', about: '四斤一瓶', price: 5, left: 3, kept: 2 })
  const fresh = await to.kept(CAST.member, rewardId)
  expect([old.amount, fresh.amount, fresh.title]).toEqual([2, 5, '大瓶洗衣液'])
  expect((await to.available(CAST.member)).points).toBe(before - 2 - 2 - 5)
  await world.as(CAST.member).ok('points', 'cancelKept', { itemId: cancelled.id })
  expect((await to.available(CAST.member)).points).toBe(before - 2 - 5)
  expect(await staff().ok('points', 'findKept', { code: old.code ?? '' })).toMatchObject({ amount: 2 })
  for (const { code } of [old, fresh]) await staff().ok('points', 'collectKept', { code: code ?? '' })
  await tick()
  expect((await to.available(CAST.member)).points).toBe(before - 2 - 5)
  expect(ledger().filter(({ cause, people }) => cause.kind === 'collect' && people.includes(idOf(CAST.member))).map(({ lines }) => Math.max(...lines.map(({ amount }) => amount))).sort()).toEqual([2, 5])
})

test('民主评议：单位只看到同意了的，按号排，多少不影响先后；没同意的只算个数；收回就没有了；别的年不混', async () => {
  await registrations(world).open()
  const openidOf = (nth: number) => String(world.cloud.database.get('people', memberOfUnit(world, nth))?.['openid'])
  const [few, many, silent] = [openidOf(0), openidOf(1), openidOf(2)]
  await to.earned(few, 60)
  await to.earned(many, 600)
  await to.earned(silent, 900)
  const lastYear = dayNumberAt(world.cloud.clock.now()) - dayNumberAt(Date.parse('2025-12-20T12:00:00+08:00'))
  await to.earned(many, 120, lastYear)
  const seen = (year = 2026) => world.as(OFFICES.unit).ok('points', 'appraisal', { year })
  expect((await seen()).items).toEqual([])
  for (const openid of [many, few]) await world.as(openid).ok('points', 'saveHonours', { wall: 'no', appraisal: true })
  const { items, agreed, members } = await seen()
  const numberOf = (label: string) => Number(label.replace(/\D/g, ''))
  expect(items.map(({ minutes }) => minutes).sort((a, b) => a - b)).toEqual([60, 600])
  expect(items.map(({ label }) => numberOf(label))).toEqual(items.map(({ label }) => numberOf(label)).sort((a, b) => a - b))
  expect([agreed, members > 50]).toEqual([2, true])
  expect((await seen(2025)).items.map(({ minutes }) => minutes).sort((a, b) => a - b)).toEqual([0, 120])
  expect((await world.as(OFFICES.otherUnit).ok('points', 'appraisal', { year: 2026 })).items).toEqual([])
  expect(await world.as(CAST.district).code('points', 'appraisal', { year: 2026 })).toBe('FORBIDDEN')
  await world.as(many).ok('points', 'saveHonours', { wall: 'no', appraisal: false })
  expect((await seen()).items.map(({ minutes }) => minutes)).toEqual([60])
  expect(dayText(dayNumberAt(world.cloud.clock.now())).slice(0, 4)).toBe('2026')
})

test('两个人登记了同一个电话：社区看得到两个人是谁，问过哪一位就给哪一位；送的人是工作人员，自己确认不了', async () => {
  const [elder, stranger] = ['seed-r005', 'seed-r006'] as const
  const phone = '13905330066'
  const address = { compoundId: 'cp001', building: '7 号楼' }
  await world.as(stranger).ok('people', 'saveProfile', { name: '别人', phone, address, consent: true })
  await world.as(elder).ok('people', 'saveProfile', { name: '周奶奶', phone, address, consent: true })
  await to.earned('seed-m00009', 600)
  const giftId = (await world.as('seed-m00009').ok('points', 'giveHours', { communityId: 'cm01', phone, name: '周奶奶', hours: 2 })).id
  const { elders = [] } = (await staff().ok('points', 'gifts', {})).items.find(({ id }) => id === giftId) ?? {}
  expect(elders.map(({ name, where }) => `${name} ${where}`).sort()).toEqual(['别人 颐泽花园 7 号楼', '周奶奶 颐泽花园 7 号楼'])
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf('seed-m00009'), role: 'staff', scopeId: 'cm01' })
  expect(await world.as('seed-m00009').code('points', 'confirmGift', { giftId, elderId: idOf(elder) })).toBe('OWN_GIFT')
  expect(await staff().code('points', 'confirmGift', { giftId, elderId: idOf(CAST.neighbour) })).toBe('ELDER_UNKNOWN')
  await staff().ok('points', 'confirmGift', { giftId, elderId: idOf(elder) })
  expect([(await to.available(elder)).minutes, (await to.available(stranger)).minutes]).toEqual([120, 0])
})

test('提的时候还在、同意以前花掉了：减不了，账不动', async () => {
  const day = await to.earned(CAST.other, 120, 12)
  const { id } = await staff().ok('points', 'proposeAdjustment', { as: 'staff', memberNumber: 2, day, service: 'shift', minutes: 0, points: -2, note: '多算了两分' })
  const rewardId = await to.reward((await to.available(CAST.other)).points, 3)
  await world.as(CAST.other).ok('points', 'keepReward', { rewardId })
  const before = ledger()
  expect(await world.as(CAST.colleague).code('points', 'approveAdjustment', { as: 'staff', adjustmentId: id })).toBe('INVALID_INPUT')
  expect([ledger(), record<{ readonly state: string }>(id).state]).toEqual([before, 'proposed'])
})
