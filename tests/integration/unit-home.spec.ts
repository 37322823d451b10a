import { CAST, idOf, journey } from '../support/journey'
import { pointsIn } from '../support/points'
import type { registrations } from '../support/registrations';
import { inOfficesWorld, OFFICES } from '../support/registrations'
import { sheetOf } from '../support/sheets'
import type { World } from '../support/world'

/** A 双报到 unit over the functions: lists between two sides, a plan, and its members' way to a floor, by number. */
let world: World
let to: ReturnType<typeof registrations>
inOfficesWorld((fresh, its) => {
  world = fresh
  to = its
})
const OWN = { as: 'unit', unitId: 'un01' } as const
const home = async () => {
  const [unit] = (await world.as(OFFICES.unit).ok('registry', 'unitHome', { as: 'unit' })).units
  if (unit === undefined) throw new Error('no unit')
  return unit
}

test('单位提一条，结对社区接下、办好，两边都知道；同一个请求再来不多一条；别的社区看不到也动不了', async () => {
  const [unit, staff] = [world.as(OFFICES.unit), world.as(to.pairedStaff())]
  const item = { ...OWN, list: 'need' as const, title: '想听一堂课', text: '请社区民警来讲一次' }
  const first = await unit.ok('registry', 'addItem', item, 'add-once-only')
  expect(await unit.ok('registry', 'addItem', item, 'add-once-only')).toEqual(first)
  const { items } = await home()
  expect(items).toHaveLength(1)
  const itemId = items[0]?.id ?? ''
  expect(await unit.code('registry', 'takeItem', { ...OWN, itemId })).toBe('OWN_ITEM')
  expect(await world.as(CAST.staff === to.pairedStaff() ? CAST.foreignStaff : CAST.staff).code('registry', 'takeItem', { as: 'staff', unitId: 'un01', itemId })).toBe('NOT_ALLOWED')
  expect((await staff.ok('registry', 'unitHome', { as: 'staff' })).units.find(({ unitId }) => unitId === 'un01')).toMatchObject({ members: [], items: [{ title: '想听一堂课', state: 'open' }] })
  const both = await Promise.all([0, 1].map(() => staff.code('registry', 'takeItem', { as: 'staff', unitId: 'un01', itemId })))
  expect(both.sort()).toEqual(['ITEM_MOVED', 'OK'])
  await staff.ok('registry', 'finishItem', { as: 'staff', unitId: 'un01', itemId })
  expect((await home()).items).toMatchObject([{ state: 'done' }])
  await world.cloud.fireTimer('clock')
  const told = world.cloud.database.dump('notices').filter((notice) => notice['about'] === 'unit').map((notice) => `${String(notice['to'])} ${String(notice['action'])}`)
  expect(told).toEqual(expect.arrayContaining(['unit:un01 takeItem', 'unit:un01 finishItem']))
  expect(told.some((each) => each.startsWith('staff:') && each.endsWith('addItem'))).toBe(true)
})

test('党员按编号排，不按多少；次数只数办结的；定了次数才说还差几次', async () => {
  const before = await home()
  const numbers = before.members.map(({ label }) => Number(/\d+/.exec(label)?.[0]))
  expect(numbers.length).toBeGreaterThan(50)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  await world.as(OFFICES.unit).ok('registry', 'setFloor', { ...OWN, floor: 2 })
  const member = { openid: CAST.member, unitId: String((world.cloud.database.get('people', idOf(CAST.member))?.['member'] as unknown as { unitId: string }).unitId) }
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf('seed-r023'), role: 'unit', scopeId: member.unitId })
  const theirs = async () => (await world.as('seed-r023').ok('registry', 'unitHome', { as: 'unit' })).units[0]?.members.find(({ label }) => label === '党员 1 号')
  expect(await theirs()).toEqual({ label: '党员 1 号', done: 0, missing: 0 })
  await journey(world).closed()
  expect(await theirs()).toEqual({ label: '党员 1 号', done: 1, missing: 0 })
  // Shifts count as orders do: two on one day are one service of that day, one put right to nothing is none; last year's are last year's.
  for (const [minutes, daysAgo] of [[120, 10], [60, 10], [90, 12], [-90, 12], [120, 400]] as const) await pointsIn(world).earned(CAST.member, minutes, daysAgo)
  expect(await theirs()).toEqual({ label: '党员 1 号', done: 2, missing: 0 })
  expect((await home()).members[0]).toMatchObject({ done: 0, missing: 2 })
})

test('“别人看到的我”就是别人看到的：名册里的一行、单位看到的一行、居民看到的编号', async () => {
  const { seen } = await world.as(CAST.member).ok('registry', 'profile', {})
  const { items } = await world.as(CAST.staff).ok('people', 'roster', { as: 'staff', query: '1 号', limit: 50 })
  const row = items.find(({ label }) => label === '党员 1 号')
  expect({ label: seen.staff.label, skills: seen.staff.skills }).toEqual({ label: row?.label, skills: row?.skills })
  const [unit] = (await world.as('seed-r023').ok('registry', 'unitHome', { as: 'unit' })).units
  expect(seen.unit).toEqual(unit?.members.find(({ label }) => label === '党员 1 号'))
  const orderId = await journey(world).taken()
  const detail = await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId })
  expect(JSON.stringify(detail)).toContain(seen.residents.label)
})

test('改会做什么：当场记下，派单按新的来；不是党员的改不了', async () => {
  const view = await world.as(CAST.other).ok('registry', 'saveSkills', { skills: ['law'] })
  expect(view.skills).toEqual(['law'])
  expect((await world.as(CAST.other).ok('people', 'limits', {})).skills).toEqual(['law'])
  expect(await world.as(CAST.neighbour).code('registry', 'saveSkills', { skills: ['law'] })).toBe('FORBIDDEN')
})

test('导入改了结对社区：新社区看得到、接得下、收得到消息；原来的社区不再能动', async () => {
  const [unit, before] = [world.as(OFFICES.unit), world.as(to.pairedStaff())]
  await unit.ok('registry', 'addItem', { ...OWN, list: 'resource', title: '会议室', text: '周末可用' })
  await world.cloud.fireTimer('clock')
  const was = (await home()).communityId
  const now = was === 'cm01' ? 'cm02' : 'cm01'
  const named = (id: string) => (world.cloud.database.get('areas', 'district')?.['areas'] as unknown as readonly { readonly id: string; readonly name: string }[]).find((area) => area.id === id)?.name ?? ''
  const paired = async (communityId: string) => {
    const district = world.as(CAST.district)
    const { id } = await district.ok('imports', 'read', { as: 'district', kind: 'unit', fileName: '单位.xlsx', base64: await sheetOf([['单位名称*', '结对社区'], [(await home()).name, named(communityId)]]) })
    await district.ok('imports', 'reveal', { as: 'district', importId: id, removes: false })
    world.cloud.clock.advance(2 * 60_000)
  }
  const told = () => world.cloud.database.dump('notices').filter(({ about, action }) => about === 'unit' && action === 'addItem').map(({ to: reader }) => String(reader))
  await paired(now)
  const staff = world.as(now === 'cm01' ? CAST.staff : CAST.foreignStaff)
  const seen = (await staff.ok('registry', 'unitHome', { as: 'staff' })).units.find(({ unitId }) => unitId === 'un01')
  expect(seen).toMatchObject({ communityId: now, community: named(now) })
  expect(await staff.code('registry', 'takeItem', { as: 'staff', unitId: 'un01', itemId: seen?.items.find(({ title }) => title === '会议室')?.id ?? '' })).toBe('OK')
  expect(await before.code('registry', 'addItem', { as: 'staff', unitId: 'un01', list: 'need', title: '要人', text: '周六' })).toBe('NOT_ALLOWED')
  await world.cloud.fireTimer('clock')
  const earlier = told().filter((reader) => reader === `staff:${was}`).length
  await unit.ok('registry', 'addItem', { ...OWN, list: 'resource', title: '一辆车', text: '七座' })
  await world.cloud.fireTimer('clock')
  expect(told().filter((reader) => reader === `staff:${now}`)).toHaveLength(1)
  expect(told().filter((reader) => reader === `staff:${was}`)).toHaveLength(earlier)

  // And back: the record follows as often as the pairing changes.
  await paired(was)
  expect(await before.code('registry', 'addItem', { as: 'staff', unitId: 'un01', list: 'need', title: '要人', text: '周六' })).toBe('OK')
  expect(await staff.code('registry', 'addItem', { as: 'staff', unitId: 'un01', list: 'need', title: '要人', text: '周日' })).toBe('NOT_ALLOWED')
})

test('十二月写明年的计划：今年的还在、还能办好，到了明年换成明年的', async () => {
  const unit = world.as(OFFICES.unit)
  const year = (await home()).year
  await unit.ok('registry', 'addPlanItem', { ...OWN, year, month: 3, title: '春季植树' })
  await unit.ok('registry', 'addPlanItem', { ...OWN, year: year + 1, month: 1, title: '元旦慰问' })
  const { plan, nextPlan } = await home()
  expect([plan?.items.map(({ title }) => title), nextPlan]).toEqual([['春季植树'], { year: year + 1, items: [expect.objectContaining({ title: '元旦慰问' })] }])
  await unit.ok('registry', 'finishPlanItem', { ...OWN, itemId: plan?.items[0]?.id ?? '' })
  expect((await home()).plan?.items[0]?.doneAt).toBeDefined()
  world.cloud.clock.set(Date.parse(`${year + 1}-01-02T10:00:00+08:00`))
  expect((await home()).plan).toMatchObject({ year: year + 1, items: [{ title: '元旦慰问' }] })
})

test('两个人同时往计划里加、一个人同时去掉：谁写的都在', async () => {
  const unit = world.as(OFFICES.unit)
  const { year, plan } = await home()
  const before = plan?.items.length ?? 0
  await unit.ok('registry', 'addPlanItem', { ...OWN, year, month: 5, title: '要去掉的' })
  const gone = (await home()).plan?.items.find(({ title }) => title === '要去掉的')?.id ?? ''
  await Promise.all([...['义诊', '清雪', '送春联'].map((title, at) => unit.ok('registry', 'addPlanItem', { ...OWN, year, month: 10 + at - 1, title })), unit.ok('registry', 'dropPlanItem', { ...OWN, itemId: gone })])
  const titles = (await home()).plan?.items.map(({ title }) => title) ?? []
  expect([titles.length, ['义诊', '清雪', '送春联', '要去掉的'].map((title) => titles.includes(title))]).toEqual([before + 3, [true, true, true, false]])
})
