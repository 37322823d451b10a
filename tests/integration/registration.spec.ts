import type cloudbase from '@cloudbase/node-sdk'
import { inWorld } from '../support/in-world'
import { CAST, idOf, noticesOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { OFFICES, registrations, rosterRow } from '../support/registrations'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** 报到 through the functions: the whole way, retries, two tabs, silence, appeals, moves, and what is left after a crash at every write. */
let world: World
let to: ReturnType<typeof registrations>
let db: ReturnType<cloudbase.CloudBase['database']>
const ROWS = [
  rosterRow('ro1', '13800002001', '测试党员'), rosterRow('ro2', '13800002002', '别的名字'),
  rosterRow('ro3', '13800002003', '测试党员'), rosterRow('ro4', '13800002003', '测试党员', 'un02'),
  rosterRow('ro5', '13800002005', '测试党员', 'un01', 'im2'), rosterRow('ro6', '13800002006', '测试党员'), rosterRow('ro7', '13800002007', '测试党员'), rosterRow('ro8', '13800002008', '测试党员'), rosterRow('ro9', '13800002004', '测试党员'), rosterRow('ro10', '13800002010', '测试党员'), rosterRow('ro11', '13800002011', '测试党员'), rosterRow('ro12', '13800002012', '测试党员'),
]
inWorld(async (fresh) => {
  world = fresh
  to = registrations(world)
  await to.open(ROWS)
  db = appOf(world.cloud).database()
})

const DAY = 86_400_000
const tick = () => world.cloud.fireTimer('clock')
const passes = async (days: number) => {
  world.cloud.clock.advance(days * DAY)
  await tick()
}
const told = (to_: string, id: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === to_ && notice['orderId'] === id).map((notice) => String(notice['action']))
const actions = (id: string) => to.stored(id).log.map(({ action }) => action)
let codes = 0
/** A code WeChat just gave out, another one each time. */
const coded = (phone: string) => ({ phone: undefined, phoneCode: `local-phone-${phone}-${world.cloud.clock.now() + (codes += 1)}` })

test('微信手机号、名册正好一条：社区点一下就确认，当场是党员；单位认可；人人知道', async () => {
  const { who, id } = await to.applied({ ...coded('13800002001'), unitId: undefined })
  expect(to.stored(id)).toMatchObject({ state: 'applied', unitId: 'un01', phone: { state: 'checked' }, match: { state: 'one', rowId: 'ro1' }, asks: ['community'], open: true })
  const queue = await world.as(CAST.staff).ok('registry', 'queue', { as: 'staff' })
  expect(queue.items.find((item) => item.id === id)).toMatchObject({ name: '测试党员', phoneNumber: '13800002001', rows: [{ name: '测试党员', unit: '单位 01' }], actions: ['confirm', 'refuse'] })

  await world.as(CAST.staff).ok('registry', 'confirm', { as: 'staff', registrationId: id })
  expect(to.person(who)).toMatchObject({ communityId: 'cm01', roles: [{ role: 'resident', scopeId: 'cm01' }, { role: 'member', scopeId: 'cm01' }], member: { status: 'active', skills: ['water'], weeklyMax: 2 } })
  // The unit is asked: until it says so, they are nobody it sees or claims for.
  const unitSees = async () => (await world.as(OFFICES.unit).ok('registry', 'unitHome', { as: 'unit' })).units.flatMap(({ members }) => members).some(({ label }) => label === to.person(who)?.label)
  expect([to.person(who)?.member?.unitId, await unitSees()]).toEqual([undefined, false])
  expect(to.person(who)?.label).toMatch(/^党员 \d+ 号$/)
  expect((await world.as(who).ok('people', 'limits', {})).skills).toEqual(['water'])
  expect((await world.as(OFFICES.unit).ok('registry', 'queue', { as: 'unit' })).items.find((item) => item.id === id)).toMatchObject({ name: '测试党员', rows: [], actions: ['acknowledge', 'refuseUnit'] })
  await world.as(OFFICES.unit).ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
  expect([to.person(who)?.member?.unitId, await unitSees()]).toEqual(['un01', true])
  await tick()
  expect(to.stored(id)).toMatchObject({ state: 'active', asks: [], open: false })
  expect(told('staff:cm01', id)).toEqual(['apply', 'confirm'])
  expect(told('unit:un01', id)).toEqual(['confirm', 'acknowledge'])
  expect(told(idOf(who), id)).toEqual(['confirm', 'acknowledge'])
  expect(await world.as(who).ok('registry', 'mine', {})).toMatchObject({ member: true, registration: { state: 'active', unit: '单位 01' }, communities: [{ name: '颐泽社区' }], units: [{ name: '单位 01' }] })
})

test('姓名、电话都封着存，答复给社区才打开；给单位的没有电话；哪里都没有身份证号', async () => {
  const { id } = await to.ready({ name: '仙鹤丙', phone: '13955556666' })
  expect(JSON.stringify(world.cloud.database.dump('records'))).not.toMatch(/仙鹤丙|13955556666/)
  await world.as(CAST.staff).ok('registry', 'confirm', { as: 'staff', registrationId: id })
  const seen = JSON.stringify(await world.as(OFFICES.unit).ok('registry', 'queue', { as: 'unit' }))
  expect([seen.includes('仙鹤丙'), seen.includes('13955556666'), seen.includes('139****6666')]).toEqual([true, false, true])
  for (const text of ['3703021990 01011234', '我的号 37030219900101123x 。']) expect(await world.as(CAST.staff).code('registry', 'settleMatch', { as: 'staff', registrationId: id, note: text })).toBe('INVALID_INPUT')
})

test.each([['没有这个号码', '13800002009', 'none'], ['名字不一样', '13800002002', 'differs'], ['不止一条', '13800002003', 'several'], ['还没公布的名册不算', '13800002005', 'none']])('名册：%s，要社区按原因定下来才能确认', async (_, phone, state) => {
  const { id } = await to.applied(coded(phone))
  const staff = world.as(CAST.staff)
  expect(to.stored(id).match.state).toBe(state)
  expect(await staff.code('registry', 'confirm', { as: 'staff', registrationId: id })).toBe('MATCH_OPEN')
  const rowId = to.stored(id).match.rowIds.at(-1)
  await staff.ok('registry', 'settleMatch', { as: 'staff', registrationId: id, note: '看过介绍信', ...(rowId === undefined ? {} : { rowId }) })
  expect(to.stored(id).match).toMatchObject({ state: 'settled', by: idOf(CAST.staff), ...(rowId === undefined ? {} : { rowId }) })
  expect(to.stored(id).log.at(-1)).toMatchObject({ action: 'settleMatch', note: '看过介绍信' })
  expect(await staff.code('registry', 'confirm', { as: 'staff', registrationId: id })).toBe('OK')
})

test('自己填的号码：社区打过电话才能确认，谁打的、什么时候都记着；也可以事后改用微信手机号', async () => {
  const [rung, proved] = [await to.applied({ phone: '13800002006' }), await to.applied({ phone: '13700000000' })]
  const staff = world.as(CAST.staff)
  expect(await staff.code('registry', 'confirm', { as: 'staff', registrationId: rung.id })).toBe('PHONE_UNCHECKED')
  await staff.ok('registry', 'callPhone', { as: 'staff', registrationId: rung.id })
  expect(to.stored(rung.id).phone).toEqual({ state: 'called', by: idOf(CAST.staff), at: world.cloud.clock.now() })
  expect(await staff.code('registry', 'callPhone', { as: 'staff', registrationId: rung.id })).toBe('PHONE_CHECKED')
  expect(await staff.code('registry', 'confirm', { as: 'staff', registrationId: rung.id })).toBe('OK')

  expect(to.stored(proved.id).match.state).toBe('none')
  await world.as(proved.who).ok('registry', 'checkPhone', { registrationId: proved.id, phoneCode: coded('13800002007').phoneCode })
  expect(to.stored(proved.id)).toMatchObject({ phone: { state: 'checked' }, match: { state: 'one', rowId: 'ro7' } })
})

test('名册上的一条只给一个账号：第二个看得到、社区看得到，选不了也确认不了，不通过了能申诉；头一个停了，才轮到第二个', async () => {
  const staff = world.as(CAST.staff)
  const first = await to.active(coded('13800002008'))
  const second = await to.applied(coded('13800002008'))
  expect(to.stored(second.id)).toMatchObject({ match: { state: 'taken', rowIds: ['ro8'] }, asks: ['community'] })
  expect((await world.as(second.who).ok('registry', 'mine', {})).registration).toMatchObject({ match: 'taken' })
  expect((await staff.ok('registry', 'queue', { as: 'staff' })).items.find((item) => item.id === second.id)).toMatchObject({ match: 'taken', rows: [{ id: 'ro8' }] })
  expect(await staff.code('registry', 'confirm', { as: 'staff', registrationId: second.id })).toBe('MATCH_OPEN')
  expect(await staff.code('registry', 'settleMatch', { as: 'staff', registrationId: second.id, note: '看着像', rowId: 'ro8' })).toBe('ROSTER_ROW_TAKEN')
  await staff.ok('registry', 'refuse', { as: 'staff', registrationId: second.id, reason: 'rowTaken', note: '名册上只有一位，已经报到了' })
  await world.as(second.who).ok('registry', 'appeal', { registrationId: second.id, note: '那是我以前的微信' })
  expect(to.stored(second.id)).toMatchObject({ appeal: { state: 'open' }, asks: ['street'] })
  await world.as(CAST.street).ok('registry', 'dismiss', { as: 'street', registrationId: second.id, note: '请社区先停掉原来的账号' })

  await staff.ok('registry', 'leave', { as: 'staff', registrationId: first.id, leaving: 'stopped', note: '本人换了微信' })
  const again = await to.active(coded('13800002008'), second.who)
  expect(to.stored(again.id)).toMatchObject({ state: 'active', match: { state: 'one', rowId: 'ro8' } })
  expect(to.person(first.who)?.roles.map(({ role }) => role)).not.toContain('member')
})

test('名册上的一条，两个账号都交了、两个人同时点确认：只成一个；没成的过后再点也不行', async () => {
  const two = [await to.applied(coded('13800002007')), await to.applied(coded('13800002007'))]
  expect(two.map(({ id }) => to.stored(id).match.state)).toEqual(['one', 'one'])
  const codes = await Promise.all(two.map(({ id }, index) => world.as(index === 0 ? CAST.staff : CAST.colleague).code('registry', 'confirm', { as: 'staff', registrationId: id })))
  expect([...codes].sort()).toEqual(['OK', 'ROSTER_ROW_TAKEN'])
  world.cloud.clock.advance(10 * 60_000)
  const left = two[codes.indexOf('ROSTER_ROW_TAKEN')]?.id ?? ''
  expect(await world.as(CAST.staff).code('registry', 'confirm', { as: 'staff', registrationId: left })).toBe('ROSTER_ROW_TAKEN')
  expect(two.filter(({ id }) => to.stored(id).state === 'active')).toHaveLength(1)
})

test('另一个账号正在确认这一条：这一边等一等；那边断了没写成，过两分钟这边就行', async () => {
  const [one, two] = [await to.applied(coded('13800002004')), await to.applied(coded('13800002004'))]
  await db.collection('roster_holds').add({ _id: 'ro9', personId: idOf(two.who), at: world.cloud.clock.now() })
  expect(await world.as(CAST.staff).code('registry', 'confirm', { as: 'staff', registrationId: one.id })).toBe('ROSTER_ROW_TAKEN')
  world.cloud.clock.advance(3 * 60_000)
  expect(await world.as(CAST.staff).code('registry', 'confirm', { as: 'staff', registrationId: one.id })).toBe('OK')
  expect(await world.as(CAST.staff).code('registry', 'confirm', { as: 'staff', registrationId: two.id })).toBe('ROSTER_ROW_TAKEN')
})

test('同一个请求再来：同样的答复，什么也不多；两个页面同时交：只有一份', async () => {
  const who = to.newcomer()
  const input = to.input(coded('13800002001'))
  const first = await world.as(who).ok('registry', 'apply', input, 'apply-once-only')
  expect(await world.as(who).ok('registry', 'apply', input, 'apply-once-only')).toEqual(first)
  expect(await world.as(who).code('registry', 'apply', { ...input, name: '改了名字' }, 'apply-once-only')).toBe('REQUEST_ID_REUSED')
  expect(await world.as(who).code('registry', 'apply', to.input({ phone: '13800002001' }))).toBe('REGISTRATION_OPEN')
  const other = to.newcomer()
  const both = await Promise.all([0, 1].map(() => world.as(other).code('registry', 'apply', to.input({ phone: '13800002001' }))))
  expect(both.sort()).toEqual(['OK', 'REGISTRATION_OPEN'])

  const ready = await to.ready()
  const staff = world.as(CAST.staff)
  const confirmed = await staff.ok('registry', 'confirm', { as: 'staff', registrationId: ready.id }, 'confirm-once-only')
  expect(await staff.ok('registry', 'confirm', { as: 'staff', registrationId: ready.id }, 'confirm-once-only')).toEqual(confirmed)
  expect(to.person(ready.who)?.log.filter(({ action }) => action === 'join')).toHaveLength(1)
  const decided = await to.ready()
  const two = await Promise.all([staff.code('registry', 'confirm', { as: 'staff', registrationId: decided.id }), world.as(CAST.colleague).code('registry', 'refuse', { as: 'staff', registrationId: decided.id, reason: 'other', note: '同时' })])
  expect(two.sort()).toEqual(['OK', 'WRONG_STATE'])
})

test('确认写下以后、身份写上以前断了：一分钟内由定时器写完，号码也只有一个', async () => {
  const { who, id } = await to.ready()
  const record = to.stored(id)
  await world.as(CAST.staff).ok('registry', 'confirm', { as: 'staff', registrationId: id })
  // As far as the first write came.
  const joined = world.cloud.database.get('people', idOf(who)) as unknown as { log: { action: string }[]; version: number }
  const before = { roles: [], communityId: '', gridId: '', streetId: '', label: '居民', version: joined.version - 1, log: joined.log.slice(0, -1), head: (joined.log.at(-2) as unknown as { hash: string }).hash, roleEpoch: 1 }
  await db.collection('people').doc(idOf(who)).update(Object.fromEntries(Object.entries(before).map(([key, value]) => [key, db.command.set(value)])))
  await db.collection('people').doc(idOf(who)).update({ member: db.command.remove() })
  expect(record.state).toBe('applied')
  expect(await world.as(who).code('people', 'limits', {})).toBe('FORBIDDEN')
  await tick()
  expect(to.person(who)).toMatchObject({ communityId: 'cm01', member: { status: 'active' } })
  const label = to.person(who)?.label
  await tick()
  expect(to.person(who)?.label).toBe(label)
  expect(to.person(who)?.log.filter(({ action }) => action === 'join')).toHaveLength(1)
})

test('社区三个工作日没答复：街道知道，可以接着办；街道自己定的不同意，申诉要街道另一个人来定', async () => {
  const { who, id } = await to.applied()
  const [street, second] = [world.as(CAST.street), world.as(OFFICES.secondStreet)]
  expect(await street.code('registry', 'refuse', { as: 'street', registrationId: id, reason: 'other', note: '早了' })).toBe('COMMUNITY_DECIDES')
  await passes(4)
  expect(to.stored(id)).toMatchObject({ community: { state: 'late' }, asks: ['community', 'street'] })
  await tick()
  expect([told('street:st01', id), told('staff:cm01', id).at(-1), told(idOf(who), id)]).toEqual([['communityLate'], 'communityLate', ['communityLate']])
  expect((await street.ok('registry', 'queue', { as: 'street' })).items.find((item) => item.id === id)).toMatchObject({ late: true, phoneNumber: '13800001111' })
  await street.ok('registry', 'refuse', { as: 'street', registrationId: id, reason: 'notReached', note: '三次没人接' })
  await world.as(who).ok('registry', 'appeal', { registrationId: id, note: '我上夜班，白天没接到' })
  expect(await street.code('registry', 'overturn', { as: 'street', registrationId: id, note: '改了' })).toBe('REVIEWER_IS_DECIDER')
  expect((await street.ok('registry', 'queue', { as: 'street' })).items.find((item) => item.id === id)).toMatchObject({ decidedByMe: true })
  await second.ok('registry', 'callPhone', { as: 'street', registrationId: id })
  await second.ok('registry', 'settleMatch', { as: 'street', registrationId: id, note: '看过介绍信' })
  await second.ok('registry', 'overturn', { as: 'street', registrationId: id, note: '夜里打通了' })
  expect(to.person(who)).toMatchObject({ member: { status: 'active' } })
  expect(to.stored(id)).toMatchObject({ state: 'active', appeal: { state: 'upheld', answer: '夜里打通了' }, asks: ['unit'] })
})

test('报到时自己说有的证件不算：不收；原件看过登记了，要证件的岗位才能认领', async () => {
  const who = to.newcomer()
  const own = { ...to.input(coded('13800002012')), certificates: [{ kind: 'electrician', until: world.cloud.clock.now() + 300 * DAY }] }
  expect(await world.as(who).code('registry', 'apply', own)).toBe('INVALID_INPUT')
  const { id } = await to.active(coded('13800002012'), who)
  expect(to.stored(id)).not.toHaveProperty('certificates')
  const { shiftId } = await shiftsIn(world).shift(2, { needs: ['cert:electrician'] })
  const claim = async () => world.as(who).code('posts', 'claim', (await shiftsIn(world).look(who, shiftId)).claim)
  expect(await claim()).toBe('NEEDS_CERTIFICATE')
  await world.as(CAST.staff).ok('registry', 'saveCertificate', { as: 'staff', personId: idOf(who), kind: 'electrician', until: world.cloud.clock.now() + 300 * DAY })
  expect(await claim()).toBe('OK')
})

test('申诉不能绕过电话和名册：街道先打电话、先定名册，再改定；名册上那条已是别人的，定不到它头上', async () => {
  const [first, second] = [await to.active(coded('13800002010')), await to.applied({ phone: '13800002010' })]
  const street = world.as(OFFICES.secondStreet)
  await world.as(CAST.staff).ok('registry', 'refuse', { as: 'staff', registrationId: second.id, reason: 'rowTaken', note: '名册上的这位已经报到了' })
  const asked = { as: 'street', registrationId: second.id } as const
  expect(await street.code('registry', 'callPhone', asked)).toBe('NO_OPEN_APPEAL')
  await world.as(second.who).ok('registry', 'appeal', { registrationId: second.id, note: '我才是本人' })
  expect(await street.code('registry', 'overturn', { ...asked, note: '看过证件' })).toBe('PHONE_UNCHECKED')
  expect((await street.ok('registry', 'queue', { as: 'street' })).items.find((item) => item.id === second.id)).toMatchObject({ phoneNumber: '13800002010', match: 'taken', actions: ['callPhone', 'settleMatch', 'dismiss'] })
  expect(await world.as(CAST.staff).code('registry', 'callPhone', { ...asked, as: 'staff' })).toBe('COMMUNITY_ANSWERED')
  await street.ok('registry', 'callPhone', asked)
  expect(await street.code('registry', 'overturn', { ...asked, note: '看过证件' })).toBe('MATCH_OPEN')
  expect(await street.code('registry', 'settleMatch', { ...asked, note: '就是这条', rowId: 'ro10' })).toBe('ROSTER_ROW_TAKEN')
  expect([to.stored(second.id).state, to.person(second.who)?.member]).toEqual(['refused', undefined])

  await street.ok('registry', 'settleMatch', { ...asked, note: '看过介绍信，名册上漏了这位' })
  await street.ok('registry', 'overturn', { ...asked, note: '看过介绍信' })
  expect(to.stored(second.id)).toMatchObject({ state: 'active', phone: { state: 'called' }, match: { state: 'settled' } })
  expect([to.stored(second.id).match.rowId, to.stored(first.id).match.rowId]).toEqual([undefined, 'ro10'])
})

test('申诉期间名册上那条成了别人的：改定不了；本人补了微信手机号也算核对过', async () => {
  const second = await to.applied({ phone: '13800002011' })
  expect(to.stored(second.id).match.state).toBe('one')
  await world.as(CAST.staff).ok('registry', 'refuse', { as: 'staff', registrationId: second.id, reason: 'notReached', note: '打不通' })
  await world.as(second.who).ok('registry', 'appeal', { registrationId: second.id, note: '换了手机' })
  await world.as(second.who).ok('registry', 'checkPhone', { registrationId: second.id, phoneCode: coded('13800002011').phoneCode })
  await to.active(coded('13800002011'))
  expect(await world.as(CAST.street).code('registry', 'overturn', { as: 'street', registrationId: second.id, note: '核对过了' })).toBe('ROSTER_ROW_TAKEN')
})

test('申诉没成立：可以重新报到，是新的一份；申诉没定以前不能', async () => {
  const { who, id } = await to.appealed()
  expect(await world.as(who).code('registry', 'apply', to.input())).toBe('APPEAL_PENDING')
  await world.as(CAST.street).ok('registry', 'dismiss', { as: 'street', registrationId: id, note: '合同不是这个小区' })
  expect(await world.as(who).code('registry', 'appeal', { registrationId: id, note: '再来' })).toBe('APPEALED_ONCE')
  const again = await world.as(who).ok('registry', 'apply', to.input())
  expect([again.id.endsWith('-2'), to.stored(again.id).round]).toEqual([true, 2])
})

test('申诉过了五个工作日：区里知道', async () => {
  const { id } = await to.appealed()
  await passes(8)
  await tick()
  expect(to.stored(id).appeal.state).toBe('late')
  expect(told('district', id)).toEqual(['appealLate'])
  expect((await world.as(CAST.district).ok('registry', 'queue', { as: 'district' })).items.map((item) => item.id)).toContain(id)
})

test('单位不吭声：提醒一次，再不答复交给街道；党员一直有效；晚了单位也还能答复', async () => {
  const { who, id } = await to.active()
  await passes(10)
  expect(actions(id).at(-1)).toBe('remindUnit')
  await passes(7)
  expect(to.stored(id)).toMatchObject({ unit: { state: 'atStreet' }, asks: ['unit', 'street'] })
  expect([to.person(who)?.member?.status, to.person(who)?.member?.unitId]).toEqual(['active', undefined])
  await world.as(CAST.street).ok('registry', 'acknowledge', { as: 'street', registrationId: id })
  expect(to.person(who)?.member?.unitId).toBe('un01')
  expect(await world.as(OFFICES.unit).code('registry', 'acknowledge', { as: 'unit', registrationId: id })).toBe('UNIT_NOT_ASKED')
})

test('单位不认：在社区照旧是党员，单位一栏空了；申诉成立又回来', async () => {
  const { who, id } = await to.unitAppealed()
  expect(to.person(who)?.member).toMatchObject({ status: 'active' })
  expect(to.person(who)?.member?.unitId).toBeUndefined()
  await world.as(CAST.street).ok('registry', 'overturnUnit', { as: 'street', registrationId: id, note: '调令看过了' })
  expect(to.person(who)?.member?.unitId).toBe('un01')
})

test('撤回的、别人的、没有的：各有各的答复；消息里没有名字', async () => {
  const { who, id } = await to.applied()
  await world.as(who).ok('registry', 'withdraw', { registrationId: id })
  expect(await world.as(CAST.staff).code('registry', 'refuse', { as: 'staff', registrationId: id, reason: 'other', note: '晚了' })).toBe('WRONG_STATE')
  expect(await world.as(CAST.neighbour).code('registry', 'withdraw', { registrationId: id })).toBe('NOT_ALLOWED')
  await tick()
  expect(JSON.stringify(world.cloud.database.dump('notices'))).not.toContain('测试党员')
  expect(noticesOf(world, who).map(({ action }) => action)).toEqual([])
})
