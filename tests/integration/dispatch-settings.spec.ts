import type { SettingsView } from '@core/contract/dispatch'
import { inWorld } from '../support/in-world'
import { appOf } from '../support/local-cloud'
import { CAST, idOf } from '../support/journey'
import type { World } from '../support/world'

/** 派单规则, version by version: what each said can be read, held against another, and made anew; a rule that names nobody known is refused. */
let world: World
inWorld((fresh) => { world = fresh })

const IN = { as: 'staff' as const, communityId: 'cm01' }
type Routes = SettingsView['routes']
const staff = (openid: string = CAST.staff) => world.as(openid)
const settings = () => staff().ok('orders', 'settings', IN)
const save = async (routes: Routes, note?: string, openid: string = CAST.staff) => {
  const { tried } = await staff(openid).ok('orders', 'tryRoutes', { ...IN, modes: {}, routes })
  return staff(openid).ok('orders', 'saveSettings', { ...IN, version: (await settings()).version, modes: {}, routes, tried, ...(note === undefined ? {} : { note }) })
}
const first = (): Routes[number] => ({ id: 'r1', name: '先找一号', to: { kind: 'member', id: idOf(CAST.member) } })
const second = (): Routes[number] => ({ id: 'r2', name: '夜里找他', time: { days: [1, 2], from: '20:00', to: '06:00' }, to: { kind: 'member', id: idOf(CAST.other) } })

test('每一版都打得开：规则、谁改的、什么时候、为什么，和前一版差在哪', async () => {
  const base = (await settings()).version
  await save([first()], '一号最熟')
  await save([first(), second()], undefined, CAST.colleague)
  const opened = await staff().ok('orders', 'settingsVersion', { ...IN, version: base + 1 })
  expect(opened).toMatchObject({ version: base + 1, note: '一号最熟', mine: true, routes: [first()], before: { version: base, routes: [] }, members: [{ id: idOf(CAST.member) }] })
  expect(opened.by).toMatch(/工作人员/)
  const later = await staff().ok('orders', 'settingsVersion', { ...IN, version: base + 2 })
  expect(later).toMatchObject({ mine: false, routes: [first(), second()], before: { version: base + 1, routes: [first()] } })
  expect(later.note).toBeUndefined()
  expect(later.by).not.toBe(opened.by)
  expect((await settings()).history.map(({ note }) => note).slice(0, 2)).toEqual([undefined, '一号最熟'])
})

test('自己改的时候同事存了两版：一次看清他一共改了什么', async () => {
  const base = (await settings()).version
  await save([second()])
  await save([second(), first()])
  const seen = await staff().ok('orders', 'settingsVersion', { ...IN, version: base + 2, since: base })
  expect(seen).toMatchObject({ routes: [second(), first()], before: { version: base, routes: [first(), second()] } })
})

test('恢复一版是再存一版：也要先试过，历史一条不少', async () => {
  const { version } = await settings()
  const old = await staff().ok('orders', 'settingsVersion', { ...IN, version: version - 1 })
  const saved = await save(old.routes, `恢复第 ${version - 1} 版`)
  expect(saved).toMatchObject({ version: version + 1, routes: old.routes })
  expect(saved.history[0]).toMatchObject({ version: version + 1, note: `恢复第 ${version - 1} 版` })
})

test('没有的一版、别的社区的一版都打不开', async () => {
  const { version } = await settings()
  expect(await staff().code('orders', 'settingsVersion', { ...IN, version: version + 1 })).toBe('INVALID_INPUT')
  expect(await staff(CAST.foreignStaff).code('orders', 'settingsVersion', { ...IN, version })).toBe('OUT_OF_SCOPE')
})

/** What is said of each field that is refused. */
const saidOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => ({}), ({ message }: Error) => JSON.parse(message.slice(message.indexOf('{'))) as unknown)
const wrong = (...routes: Routes) => saidOf(staff().ok('orders', 'tryRoutes', { ...IN, routes }))

test('规则里点到不认识的人、单位、网格、类别，说得出是哪一条的哪一样；试和存都不收', async () => {
  const to = (kind: 'unit' | 'grid' | 'member', id: string) => ({ ...first(), id: 'r9', to: { kind, id } })
  expect(await wrong(first(), to('member', '99999'))).toEqual({ 'routes.1': expect.stringMatching(/^第 2 条：党员 99999 号找不到/) as string })
  expect(await wrong(to('unit', 'un99'))).toEqual({ 'routes.0': '第 1 条：单位 un99 找不到' })
  expect(await wrong(to('grid', 'gr999'))).toEqual({ 'routes.0': '第 1 条：网格 gr999 找不到' })
  expect(await wrong({ ...first(), categoryId: 'c99' }, { ...second(), gridId: 'gr999' })).toEqual({ 'routes.0': '第 1 条：类别 c99 找不到', 'routes.1': '第 2 条：网格 gr999 不在本社区' })
  const { version } = await settings()
  expect(await staff().code('orders', 'saveSettings', { ...IN, version, modes: {}, routes: [to('member', '99999')], tried: 'a.b' })).toBe('INVALID_INPUT')
})

test('两头一样的时间不收，说得出为什么；以前存下的照样读得出', async () => {
  const odd = { ...second(), time: { days: [1], from: '08:00', to: '08:00' } }
  expect(await wrong(odd)).toEqual({ 'routes.0.time': expect.stringContaining('同一个时间') as string })
  const limits = await staff(CAST.member).ok('people', 'limits', {})
  const { skills: _, certificates: __, version: ___, now: ____, ...own } = limits
  expect(await saidOf(staff(CAST.member).ok('people', 'saveLimits', { ...own, duty: [{ days: [1], from: '08:00', to: '12:00' }, odd.time] }))).toEqual({ 'duty.1': expect.stringContaining('同一个时间') as string })
  await appOf(world.cloud).database().collection('people').where({ _id: idOf(CAST.member) }).update({ 'member.duty': [odd.time] })
  expect((await staff(CAST.member).ok('people', 'limits', {})).duty).toEqual([odd.time])
  await appOf(world.cloud).database().collection('dispatch_settings').where({ _id: 'cm01' }).update({ routes: [odd] })
  expect((await settings()).routes).toEqual([odd])
})
