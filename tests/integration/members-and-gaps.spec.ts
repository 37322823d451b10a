import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/** What a member sets down counts from the next plan on; how work is spread and where nobody can be found is seen by whom it concerns. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const DAY = 86_400_000
const staff = () => world.as(CAST.staff)
const member = (openid: string) => world.as(openid)
const LIMITS = { radiusM: 3000, weeklyMax: 5, openMax: 2, restHours: 0, mute: { from: '22:00', to: '07:00' }, duty: [], avoids: [] }
const numberOf = async (openid: string) => /\d+/.exec((await member(openid).ok('people', 'me', {})).label)?.[0] ?? ''
const reasonsOf = async (openid: string, orderId: string) => {
  const { items } = await staff().ok('orders', 'candidates', { as: 'staff', orderId, query: await numberOf(openid) })
  return items.find(({ memberId }) => memberId === idOf(openid))?.reasons.map(({ text }) => text)
}

test('不接这一类、走不了那么远、这时不在：写下以后，下一次找人就说得出', async () => {
  const orderId = await to.accepted()
  expect(await reasonsOf(CAST.member, orderId)).not.toContain('不想接这一类')
  await member(CAST.member).ok('people', 'saveLimits', { ...LIMITS, avoids: ['c01'], duty: [{ days: [6, 7], from: '08:00', to: '20:00' }] })
  expect(await reasonsOf(CAST.member, orderId)).toEqual(expect.arrayContaining(['不想接这一类', '这时不在值班']))
  const { items } = await staff().ok('orders', 'candidates', { as: 'staff', orderId })
  expect(items.map(({ memberId }) => memberId)).not.toContain(idOf(CAST.member))
  await member(CAST.member).ok('people', 'saveLimits', LIMITS)
  expect(await reasonsOf(CAST.member, orderId)).not.toContain('不想接这一类')
})

test('暂停接单到一天，到了自动恢复；过去的日子、太远的日子不收；历史成链', async () => {
  const until = world.cloud.clock.now() + DAY
  const saved = await member(CAST.other).ok('people', 'saveLimits', { ...LIMITS, pausedUntil: until }, 'pause-number-one')
  expect(saved.pausedUntil).toBe(until)
  expect(await member(CAST.other).ok('people', 'saveLimits', { ...LIMITS, pausedUntil: until }, 'pause-number-one')).toMatchObject({ version: saved.version })
  const orderId = await to.accepted()
  expect(await reasonsOf(CAST.other, orderId)).toBeUndefined()
  for (const wrong of [world.cloud.clock.now() - 1, until + 400 * DAY]) expect(await member(CAST.other).code('people', 'saveLimits', { ...LIMITS, pausedUntil: wrong })).toBe('INVALID_INPUT')
  world.cloud.clock.advance(DAY + 3_600_000)
  expect(await reasonsOf(CAST.other, orderId)).toBeDefined()
  expect((await member(CAST.other).ok('people', 'limits', {})).pausedUntil).toBeUndefined()
  const doc = world.cloud.database.dump('people').find((person) => person['_id'] === idOf(CAST.other)) as unknown as { log: { action: string }[] }
  expect(doc.log.filter(({ action }) => action === 'saveLimits')).toHaveLength(1)
})

test('分工：问过几次、服务多久数得出来；别的社区看不到', async () => {
  const before = await staff().ok('orders', 'balance', { as: 'staff', communityId: 'cm01' })
  await to.done()
  await to.offered([CAST.member])
  const after = await staff().ok('orders', 'balance', { as: 'staff', communityId: 'cm01' })
  const sum = (bars: readonly { members: number }[]) => bars.reduce((all, { members }) => all + members, 0)
  expect([sum(after.hours), sum(after.offers)]).toEqual([after.members, after.members])
  expect(after.members).toBe(before.members)
  expect(after.most.find(({ memberId }) => memberId === idOf(CAST.member))?.offers).toBeGreaterThan(1)
  expect(after.most.every(({ offers }) => offers > 1)).toBe(true)
})

test('歇着的党员还在分工里，写着歇着；一次没问到的只数能问的', async () => {
  const balance = () => staff().ok('orders', 'balance', { as: 'staff', communityId: 'cm01' })
  for (let n = 0; n < 2; n += 1) await to.offered([CAST.fourth])
  const before = await balance()
  await member(CAST.fourth).ok('people', 'saveLimits', { ...LIMITS, pausedUntil: world.cloud.clock.now() + DAY })
  const after = await balance()
  expect([after.members, after.resting]).toEqual([before.members, before.resting + 1])
  expect(after.unasked).toBe(before.unasked)
  expect(after.most.find(({ memberId }) => memberId === idOf(CAST.fourth))).toMatchObject({ resting: true })
  await member(CAST.fourth).ok('people', 'saveLimits', LIMITS)
  expect((await balance()).resting).toBe(before.resting)
})

test('分工按单位看：只数这家单位的人，单位都有名称；别家的不混进来', async () => {
  const all = await staff().ok('orders', 'balance', { as: 'staff', communityId: 'cm01' })
  const [first] = all.units
  expect(first?.name).toMatch(/\S/)
  const one = await staff().ok('orders', 'balance', { as: 'staff', communityId: 'cm01', unitId: first?.id ?? '' })
  expect(one).toMatchObject({ members: first?.members, unit: first?.name })
  expect(one.members).toBeLessThan(all.members)
  expect(one.units).toEqual(all.units)
  expect((await staff().ok('orders', 'balance', { as: 'staff', communityId: 'cm01', unitId: 'no-such-unit' })).members).toBe(0)
})

test('轮派的类别，说得出每样手艺轮到谁、上次服务在几时；用得少的在前', async () => {
  const balance = () => staff().ok('orders', 'balance', { as: 'staff', communityId: 'cm01' })
  expect((await balance()).turns).toEqual([])
  const save = async (modes: Record<string, 'rotate'>) => {
    const { version } = await staff().ok('orders', 'settings', { as: 'staff', communityId: 'cm01' })
    const { tried } = await staff().ok('orders', 'tryRoutes', { as: 'staff', communityId: 'cm01', modes, routes: [] })
    await staff().ok('orders', 'saveSettings', { as: 'staff', communityId: 'cm01', version, modes, routes: [], tried })
  }
  await save({ c01: 'rotate' })
  const { turns } = await balance()
  expect(turns.length).toBeGreaterThan(0)
  for (const { next } of turns) {
    const shares = next.map(({ hours, offers }) => hours * 1000 + offers)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(next.length).toBeLessThanOrEqual(5)
  }
  await save({})
})

test('一圈一圈都问过了还没人：找不到人的地方写着问到哪一圈', async () => {
  const reachOf = async (orderId: string) => (await staff().ok('orders', 'gaps', { as: 'staff' })).items.find((each) => each.orderId === orderId)?.reach
  const orderId = await to.offered([CAST.third])
  await member(CAST.third).ok('orders', 'decline', { as: 'member', orderId })
  expect(await reachOf(orderId)).toBe(stored(world, orderId).reach)
  expect(['neighbours', 'community']).toContain(await reachOf(orderId))
})

test('几分钟前刚问过他另一单、还没回答：派给谁里写着；答了就不写', async () => {
  const [first, second] = [await to.offered([CAST.member]), await to.accepted()]
  expect(await reasonsOf(CAST.member, second)).toContain('另一单正等他回答')
  await member(CAST.member).ok('orders', 'decline', { as: 'member', orderId: first })
  const left = (await member(CAST.member).ok('orders', 'list', { as: 'member', tab: 'inbox', limit: 50 })).items
  for (const { id } of left) await member(CAST.member).call('orders', 'decline', { as: 'member', orderId: id })
  expect(await reasonsOf(CAST.member, second)).not.toContain('另一单正等他回答')
})

test('都问过、没有人能去的单，社区、街道、区里各看各的；有人去了就不在里面', async () => {
  const gaps = async (who: string, as: 'staff' | 'street' | 'district') => (await world.as(who).ok('orders', 'gaps', { as })).items.map(({ orderId }) => orderId)
  const orderId = await to.offered([CAST.third])
  expect(await gaps(CAST.staff, 'staff')).not.toContain(orderId)
  await member(CAST.third).ok('orders', 'decline', { as: 'member', orderId })
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', alarm: true })
  for (const [who, as] of [[CAST.staff, 'staff'], [CAST.street, 'street'], [CAST.district, 'district']] as const) expect([as, (await gaps(who, as)).includes(orderId)]).toEqual([as, true])
  for (const [who, as] of [[CAST.foreignStaff, 'staff'], [CAST.foreignStreet, 'street']] as const) expect([as, (await gaps(who, as)).includes(orderId)]).toEqual([as, false])
  const view = await world.as(CAST.district).ok('orders', 'gaps', { as: 'district' })
  expect(view.byGrid.reduce((sum, { orders }) => sum + orders, 0)).toBe(view.items.length)
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, pool: true })
  expect(await gaps(CAST.staff, 'staff')).not.toContain(orderId)
})
