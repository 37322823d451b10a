import { inWorld } from '../support/in-world'
import { emergencies } from '../support/emergencies'
import { CAST, idOf, stored as storedOrder } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** What an emergency allows while it is in force, and what becomes of it when it is over. */
let world: World
let to: ReturnType<typeof emergencies>
inWorld((fresh) => { world = fresh; to = emergencies(world) })

const HOUR = 3_600_000
const staff = () => world.as(CAST.staff)
const member = () => world.as(CAST.member)
const record = (id: string) => world.cloud.database.get('records', id) as unknown as Readonly<Record<string, never>>

test('点名：一点就答，能改，时刻有数；没答的社区能打电话，打过谁有记录；关了就不能再答', async () => {
  const { emergencyId, rollId } = await to.rolled()
  await world.as(CAST.third).ok('people', 'saveProfile', { name: '李建国', phone: '13877778888', address: { compoundId: 'cp001', building: '1号楼' }, consent: true })
  await member().ok('people', 'me', {})
  const client = member()
  await client.ok('emergency', 'answerRoll', { rollId, answer: 'cannot' })
  world.cloud.meter.start()
  await client.ok('emergency', 'answerRoll', { rollId, answer: 'can' }, 'answered-twice')
  expect(world.cloud.meter.read().db).toBe(1)
  await world.as(CAST.other).ok('emergency', 'answerRoll', { rollId, answer: 'cannot' })
  const [roll] = (await to.cockpit(emergencyId)).rolls
  expect(roll).toMatchObject({ can: 1, cannot: 1, state: 'open' })
  expect(roll?.silent).toBe((roll?.asked ?? 0) - 2)
  // The old answer, sent again after a newer one, undoes nothing.
  await client.ok('emergency', 'answerRoll', { rollId, answer: 'cannot' })
  expect(await client.ok('emergency', 'answerRoll', { rollId, answer: 'can' }, 'answered-twice')).toMatchObject({ answer: 'cannot' })

  const { people } = await staff().ok('emergency', 'roll', { as: 'staff', rollId })
  const silent = people.find(({ memberId, answer }) => memberId === idOf(CAST.third) && answer === undefined)
  expect(people.filter(({ answer }) => answer !== undefined).map(({ label }) => label)).toEqual(['党员 1 号', '党员 2 号'])
  expect(Object.keys(silent ?? {})).toEqual(['memberId', 'label'])
  expect(await staff().ok('emergency', 'callMember', { as: 'staff', rollId, memberId: silent?.memberId ?? '' })).toEqual({ phone: '13877778888' })
  expect((record(rollId)['log'] as unknown as { action: string; data?: object }[]).at(-1)).toMatchObject({ action: 'callMember', data: { memberId: silent?.memberId } })
  expect([await world.as(CAST.foreignMember).code('emergency', 'answerRoll', { rollId, answer: 'can' }), await world.as(CAST.foreignStaff).code('emergency', 'roll', { as: 'staff', rollId })]).toEqual(['NOT_FOUND', 'NOT_FOUND'])

  await staff().ok('emergency', 'callRoll', { as: 'staff', emergencyId, question: '明早七点呢', until: to.now() + HOUR })
  expect((await member().ok('emergency', 'mine', { emergencyId })).roll).toMatchObject({ round: 2, question: '明早七点呢' })
  await staff().ok('emergency', 'closeRoll', { as: 'staff', rollId })
  expect(await client.code('emergency', 'answerRoll', { rollId, answer: 'can' })).toBe('ROLL_CLOSED')
  await to.standDown(emergencyId)
})

test('探访名单：封存的，派到这栋楼的才打得开，每看一次记一次；标需要帮助，一点成一单；解除后谁也打不开', async () => {
  const { emergencyId, listId } = await to.listed()
  const text = JSON.stringify(record(listId))
  for (const secret of ['王桂兰', '13811112222', '2单元301']) expect(text).not.toContain(secret)
  expect(await member().code('emergency', 'openVisits', { as: 'member', listId })).toBe('NOT_FOUND')
  await staff().ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(CAST.member)] })
  const opened = await member().ok('emergency', 'openVisits', { as: 'member', listId })
  expect(opened.until).toBe(world.cloud.database.get('records', opened.emergencyId)?.['endsAt'])
  expect(opened.entries).toMatchObject([{ name: '王桂兰', phone: '13811112222', door: '2单元301' }, {}, {}])
  expect([await world.as(CAST.other).code('emergency', 'openVisits', { as: 'member', listId }), await world.as(CAST.foreignStaff).code('emergency', 'openVisits', { as: 'staff', listId })]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  expect(JSON.stringify(await to.cockpit(emergencyId))).not.toContain('王桂兰')

  const [first, second, third] = opened.entries.map(({ id }) => id)
  const mark = (entryId = '', kind: 'visited' | 'needHelp' | 'nobodyHome' = 'visited', note?: string) => member().ok('emergency', 'markVisit', { as: 'member', listId, entryId, mark: kind, ...(note === undefined ? {} : { note }) })
  await mark(first)
  expect(await member().code('emergency', 'orderVisit', { as: 'member', listId, entryId: first ?? '' })).toBe('NO_HELP_NEEDED')
  await mark(second, 'needHelp', '药吃完了，出不了门')
  await mark(third, 'needHelp')
  const { orderId } = await member().ok('emergency', 'orderVisit', { as: 'member', listId, entryId: second ?? '' })
  expect(storedOrder(world, orderId)).toMatchObject({ state: 'accepted', communityId: 'cm01', text: '药吃完了，出不了门', urgency: 'p1' })
  expect(await member().code('emergency', 'orderVisit', { as: 'member', listId, entryId: second ?? '' })).toBe('ORDERED_ALREADY')
  expect(await staff().ok('emergency', 'openVisits', { as: 'staff', listId })).toMatchObject({ looks: 2 })
  expect(JSON.stringify(record(listId))).not.toContain('药吃完了')

  await to.standDown(emergencyId)
  const after = record(listId) as unknown as { state: string; entries: readonly { orderId?: string }[] }
  expect([after.state, after.entries.map((entry) => entry.orderId !== undefined)]).toEqual(['sealed', [false, true, true]])
  expect([await member().code('emergency', 'openVisits', { as: 'member', listId }), await staff().code('emergency', 'openVisits', { as: 'staff', listId })]).toEqual(['LIST_SEALED', 'LIST_SEALED'])
  expect((await to.cockpit(emergencyId)).tally).toMatchObject({ lists: 1, people: 3, visited: 1, needHelp: 2, orders: 2 })
  world.cloud.clock.advance(31 * 24 * HOUR)
  await world.cloud.fireTimer('clock')
  expect((record(listId)['entries'] as unknown as object[]).some((entry) => 'sealed' in entry)).toBe(false)
})

test('地址里有的直接取：同一栋楼填过地址的居民，社区看得到，看一次记一次', async () => {
  await world.as(CAST.resident).ok('people', 'saveProfile', { name: '测试居民', phone: '13800000001', address: { compoundId: 'cp001', building: '3号楼', unit: '1单元', room: '101' }, consent: true })
  const { emergencyId, listId } = await to.listed()
  const { items } = await staff().ok('emergency', 'neighbours', { as: 'staff', listId })
  expect(items).toContainEqual({ name: '测试居民', phone: '13800000001', door: '1单元 101', there: false })
  expect((record(listId)['log'] as unknown as { action: string }[]).map(({ action }) => action)).toEqual(['open', 'addEntries', 'look'])
  await to.standDown(emergencyId)
})

test('物资：进多少、在哪里、用多少，两边总是平的；没有的拿不出来，同一笔再发一次还是一笔，同时来抢也不会少于零', async () => {
  const emergencyId = await to.inForce()
  const move = (from: string, destination: string, amount: number, requestId?: string, who: string = CAST.staff) => world.as(who).code('emergency', 'moveSupply', { as: 'staff', emergencyId, item: '矿泉水', unit: '箱', from, to: destination, amount }, requestId)
  expect(await move('cm01', 'used', 1)).toBe('STOCK_SHORT')
  expect([await move('outside', 'cm01', 10, 'brought-in-once'), await move('outside', 'cm01', 10, 'brought-in-once')]).toEqual(['OK', 'OK'])
  expect([await move('cm01', 'used', 11), await move('outside', 'used', 1), await move('cm01', 'cm02', 1), await move('cm01', 'cm01', 1)]).toEqual(['STOCK_SHORT', 'STOCK_PLACE_WRONG', 'STOCK_PLACE_WRONG', 'STOCK_PLACE_WRONG'])
  const raced = await Promise.all(Array.from({ length: 6 }, (_, n) => move('cm01', 'used', 4, undefined, n % 2 === 0 ? CAST.staff : CAST.colleague)))
  expect(raced.filter((code) => code === 'OK').length).toBeLessThanOrEqual(2)
  const [supply] = (await to.cockpit(emergencyId)).supplies
  expect(supply?.places.reduce((sum, { amount }) => sum + amount, 0)).toBe(10 - 4 * raced.filter((code) => code === 'OK').length)
  const { accounts } = world.cloud.database.dump('records').find((doc) => doc['emergencyId'] === emergencyId && doc['kind'] === 'supply') as unknown as { accounts: Readonly<Record<string, number>> }
  expect(Object.values(accounts).reduce((sum, amount) => sum + amount, 0)).toBe(0)
  await to.standDown(emergencyId)
  expect(await move('outside', 'cm01', 1)).toBe('NOT_IN_FORCE')
  expect((await to.cockpit(emergencyId)).supplies[0]?.places[0]).toMatchObject({ place: 'cm01', name: '颐泽社区' })
})

test('应急岗位一点就排好每个网格；再点一次不多；解除后没开始的取消，认领的人都知道，正在办的照旧', async () => {
  const emergencyId = await to.inForce()
  const surge = () => staff().ok('emergency', 'surge', { as: 'staff', emergencyId, template: 'gate', days: 2 })
  await surge()
  await surge()
  const grids = (world.cloud.database.get('areas', 'district')?.['areas'] as unknown as readonly { kind: string; parentId: string }[]).filter(({ kind, parentId }) => kind === 'grid' && parentId === 'cm01').length
  const { surge: made } = await to.cockpit(emergencyId)
  // Of today only the afternoon is still to come at nine in the morning, and both shifts of tomorrow.
  expect(made).toMatchObject({ posts: grids, shifts: grids * 3, places: grids * 6, claimed: 0 })
  const { items } = await member().ok('posts', 'shifts', { which: 'open' })
  const shift = items.find(({ title }) => title === '应急值守')
  if (shift === undefined) throw new Error('no surge shift in the list')
  const { needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts, shiftId } = shift
  await member().ok('posts', 'claim', { shiftId, seen: { needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts } })
  await to.standDown(emergencyId)
  expect((world.cloud.database.get('shifts', shiftId) as unknown as { state: string }).state).toBe('cancelled')
  expect(await world.cloud.fireTimer('clock')).toMatchObject({ ok: true })
  expect(world.cloud.database.dump('notices').some((notice) => notice['to'] === idOf(CAST.member) && notice['orderId'] === shiftId && notice['action'] === 'cancel')).toBe(true)
  expect((await to.cockpit(emergencyId)).surge).toMatchObject({ shifts: 0, lacking: [] })
})

test('解除的时候正上着的班照旧上完，签到签退都算；复盘重新数一遍，后来签到的也在里面', async () => {
  const emergencyId = await to.inForce()
  await staff().ok('emergency', 'surge', { as: 'staff', emergencyId, template: 'gate', days: 2 })
  const shifts = shiftsIn(world)
  const [shift] = (await world.as(CAST.third).ok('posts', 'shifts', { which: 'open' })).items.filter(({ title }) => title === '应急值守')
  if (shift === undefined) throw new Error('no surge shift')
  const { shiftId, startsAt, endsAt } = shift
  await world.as(CAST.third).ok('posts', 'claim', (await shifts.look(CAST.third, shiftId)).claim)
  world.cloud.clock.set(startsAt + 10 * 60_000)
  await to.standDown(emergencyId)
  await world.cloud.fireTimer('clock')
  const parts = world.cloud.database.dump('shifts') as unknown as readonly { readonly shiftId: string; readonly startsAt: number; readonly state: string }[]
  expect(parts.find((part) => part.shiftId === shiftId)?.state).toBe('open')
  expect((await to.cockpit(emergencyId)).tally.came).toBe(0)
  world.cloud.clock.set(endsAt)
  for (const [which, at] of [['in', startsAt + 60_000], ['out', endsAt]] as const) await staff().ok('posts', 'markPresence', { as: 'staff', shiftId, memberId: idOf(CAST.third), which, at, reason: '在现场' })
  await to.district().ok('emergency', 'review', { as: 'district', emergencyId, did: '都办了', findings: '没有' })
  expect((await to.cockpit(emergencyId)).tally.came).toBe(1)
  expect((record(emergencyId) as unknown as { readonly tally: { readonly came: number } }).tally.came).toBe(1)
})

test('提前解除以后，应急岗位发不出、改不了、加不了班；没到红色，也不能开给全区认领', async () => {
  const staff = world.as(CAST.staff)
  const emergencyId = await to.inForce({ level: 'blue' })
  await staff.ok('emergency', 'surge', { as: 'staff', emergencyId, template: 'gate', days: 2 })
  const surge = world.cloud.database.dump('records').find((record) => record['emergencyId'] === emergencyId && record['kind'] === 'post')
  const postId = String(surge?._id)
  const { post: { postId: _id, state: _state, communityId, version: _version, ...fields } } = await staff.ok('posts', 'post', { as: 'staff', postId })
  const shift = (hours: number) => ({ as: 'staff' as const, postId, spans: [{ startsAt: to.now() + hours * HOUR, endsAt: to.now() + (hours + 2) * HOUR, places: 2 }] })
  const save = (reach: 'street' | 'district') => staff.code('posts', 'savePost', { as: 'staff', communityId, postId, fields: { ...fields, reach } })
  expect([await save('district'), await save('street'), await staff.code('posts', 'addShifts', shift(50))]).toEqual(['REACH_NOT_ADDED', 'OK', 'OK'])
  const made = world.cloud.database.dump('shifts').filter((part) => part['postId'] === postId && part['startsAt'] === to.now() + 50 * HOUR)
  expect(made.map((part) => part['openTo'])).toEqual([['st01']])
  const look = await shiftsIn(world).look(CAST.member, String(made[0]?.['shiftId']))

  await to.standDown(emergencyId)
  expect(await staff.code('posts', 'publishPost', { as: 'staff', postId })).toBe('NOT_IN_FORCE')
  expect(await save('street')).toBe('NOT_IN_FORCE')
  expect(await staff.code('posts', 'addShifts', shift(60))).toBe('POST_NOT_OPEN')
  expect(world.cloud.database.get('records', postId)).toMatchObject({ state: 'closed' })
  expect(await world.as(CAST.member).code('posts', 'claim', look.claim)).toBe('SHIFT_CANCELLED')
})

test('红色降下来以后，开给全区的应急岗位先改回本街道才能加班；到点了收尾还没轮到，也不能加', async () => {
  const staff = world.as(CAST.staff)
  const emergencyId = await to.inForce({ level: 'red' })
  await staff.ok('emergency', 'surge', { as: 'staff', emergencyId, template: 'gate', days: 1 })
  const postId = String(world.cloud.database.dump('records').find((record) => record['emergencyId'] === emergencyId && record['kind'] === 'post')?._id)
  const add = () => staff.code('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt: to.now() + 3 * HOUR, endsAt: to.now() + 4 * HOUR, places: 1 }] })
  const { post: { postId: _id, state: _state, communityId, version: _version, ...fields } } = await staff.ok('posts', 'post', { as: 'staff', postId })
  expect([fields.reach, await add()]).toEqual(['district', 'OK'])
  await to.district().ok('emergency', 'askChange', { as: 'district', emergencyId, level: 'yellow', reason: '雨小了' })
  await to.second().code('emergency', 'agreeChange', { as: 'district', emergencyId })
  world.cloud.clock.advance(HOUR)
  expect(await add()).toBe('REACH_NOT_ADDED')
  await staff.ok('posts', 'savePost', { as: 'staff', communityId, postId, fields: { ...fields, reach: 'street' } })
  expect(await add()).toBe('OK')
  world.cloud.clock.advance(6 * 24 * HOUR)
  expect(await add()).toBe('NOT_IN_FORCE')
})

test('应急到期了、收尾还没轮到：探访名单已经打不开，也添不进人', async () => {
  const { emergencyId, listId } = await to.listed()
  await world.as(CAST.staff).ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(CAST.member)] })
  world.cloud.clock.advance(5 * 24 * HOUR)
  expect(world.cloud.database.get('records', emergencyId)).toMatchObject({ state: 'inForce' })
  const opens = (as: 'staff' | 'member') => world.as(as === 'staff' ? CAST.staff : CAST.member).code('emergency', 'openVisits', { as, listId })
  expect([await opens('staff'), await opens('member')]).toEqual(['NOT_IN_FORCE', 'NOT_IN_FORCE'])
  expect(await world.as(CAST.staff).code('emergency', 'addVisits', { as: 'staff', emergencyId, compoundId: 'cp001', building: '3号楼', people: [{ name: '后来的', sort: 'elder' }] })).toBe('NOT_IN_FORCE')
})

test('没有同意的应急、别处的应急、解除了的应急：点名、探访、岗位、物资一样都用不了', async () => {
  const drafted = await to.drafted()
  const over = await to.stoodDown()
  for (const [emergencyId, code] of [[drafted, 'NOT_FOUND'], [over, 'WRONG_STATE']] as const) {
    expect(await staff().code('emergency', 'surge', { as: 'staff', emergencyId, template: 'gate', days: 1 })).toBe(code)
    if (code === 'WRONG_STATE') expect(await staff().code('emergency', 'addVisits', { as: 'staff', emergencyId, compoundId: 'cp001', building: '3号楼', people: [{ name: '王桂兰', sort: 'elder' }] })).toBe('NOT_IN_FORCE')
  }
  const there = await to.inForce()
  expect(await world.as(CAST.foreignStaff).code('emergency', 'moveSupply', { as: 'staff', emergencyId: there, item: '水', unit: '箱', from: 'outside', to: 'cm01', amount: 1 })).toBe('NOT_FOUND')
  await to.standDown(there)
})

test('从名单里去掉一位：谁打开都没有了，别的还在；再点一次一样；去掉过的说得出；派去的党员去不掉', async () => {
  const { emergencyId, listId } = await to.listed()
  await staff().ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(CAST.member)] })
  const names = async () => (await member().ok('emergency', 'openVisits', { as: 'member', listId })).entries.map(({ name }) => name)
  const [first] = (await staff().ok('emergency', 'openVisits', { as: 'staff', listId })).entries
  const input = { as: 'staff' as const, listId, entryId: first?.id ?? '' }
  expect(await member().code('emergency', 'removeVisit', input)).toBe('FORBIDDEN')
  const removed = await staff().ok('emergency', 'removeVisit', input, 'removes-visit-once')
  expect(await staff().ok('emergency', 'removeVisit', input, 'removes-visit-once')).toEqual(removed)
  expect(await staff().code('emergency', 'removeVisit', input)).toBe('ENTRY_UNKNOWN')
  expect(await names()).toEqual(['赵德福', '钱小妹'])
  expect(await member().code('emergency', 'markVisit', { as: 'member', listId, entryId: input.entryId, mark: 'visited' })).toBe('ENTRY_UNKNOWN')
  await to.standDown(emergencyId)
})

test('两位工作人员先后登记同一位老人：名单上只有一个；同名不同门的是两个人', async () => {
  const { emergencyId, listId } = await to.listed()
  const add = (who: string, people: readonly object[]) => world.as(who).ok('emergency', 'addVisits', { as: 'staff', emergencyId, compoundId: 'cp001', building: '3栋', people } as never)
  await add(CAST.colleague, [{ name: '王桂兰', phone: '13811112222', door: '2单元301', sort: 'alone' }, { name: '钱小妹', phone: '13811114444', door: '3 单元 501', sort: 'elder' }, { name: '王桂兰', door: '4单元102', sort: 'elder' }])
  const opened = await staff().ok('emergency', 'openVisits', { as: 'staff', listId })
  expect(opened.entries.map(({ name, door }) => `${name} ${door}`).sort()).toEqual(['王桂兰 2单元301', '王桂兰 4单元102', '赵德福 1单元102', '钱小妹 3单元501'].sort())
})

test('名单派给的党员，一分钟前收回了身份：手上的凭证还没过期也打不开', async () => {
  const { emergencyId, listId } = await to.listed()
  await staff().ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(CAST.fourth)] })
  const client = world.as(CAST.fourth)
  await client.ok('emergency', 'openVisits', { as: 'member', listId })
  world.cloud.clock.advance(60_000)
  await world.as(CAST.district).ok('people', 'revokeRole', { as: 'district', personId: idOf(CAST.fourth), role: 'member', scopeId: 'cm01' })
  expect(await client.code('emergency', 'openVisits', { as: 'member', listId })).toBe('FORBIDDEN')
  await to.standDown(emergencyId)
})

test('应急到期了、收尾还没轮到：点名名单上的电话已经看不到', async () => {
  const { emergencyId, rollId } = await to.rolled()
  await world.as(CAST.third).ok('people', 'saveProfile', { name: '李建国', phone: '13877778888', address: { compoundId: 'cp001', building: '1号楼' }, consent: true })
  const ask = { as: 'staff' as const, rollId, memberId: idOf(CAST.third) }
  expect(await staff().ok('emergency', 'callMember', ask)).toEqual({ phone: '13877778888' })
  world.cloud.clock.set((await to.cockpit(emergencyId)).endsAt + 1)
  expect(await staff().code('emergency', 'callMember', ask)).toBe('NOT_IN_FORCE')
})
