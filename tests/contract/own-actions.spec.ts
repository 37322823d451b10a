import { API } from '@core/contract/api'
import type { FunctionContract } from '@core/contract/common'
import { ORDER_PAYLOADS } from '@core/contract/order-payloads'
import { forge } from '../support/forge'
import { CAST, idOf, journey } from '../support/journey'
import { tapOrder } from '../support/orders'
import { tinyJpeg } from '../support/pictures'
import type { OwnRow, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import { inOfficesWorld } from '../support/registrations'
import { rowsOfSafety } from './rows-of-safety'
import type { World } from '../support/world'
import { rowsOfActivities } from './rows-of-activities'
import { rowsOfEmergency } from './rows-of-emergency'
import { rowsOfImports } from './rows-of-imports'
import { rowsOfPoints } from './rows-of-points'
import { rowsOfPosts } from './rows-of-posts'
import { rowsOfRegistry } from './rows-of-registry'
import { rowsOfWishes } from './rows-of-wishes'

/** Every action that is no row of the order's table: done by whom it is for, refused to the others, and nothing unnamed in the answer. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const allLies = ['member', 'staff', 'street', 'district'].map(liesAbout)
const gone: Refused = { who: CAST.staff, code: 'NOT_FOUND', change: { orderId: 'no-such-order' } }
const taken = () => journey(world).taken()
/** As the outside unit gets it: by itself, without any account. */
const linkOut = async () => {
  const orderId = await journey(world).accepted()
  return (await world.as(CAST.staff).ok('orders', 'forward', { as: 'staff', orderId, unit: '供水公司', reason: '主管道的事' })).link.token
}
const deskTicket = () => world.as(CAST.staff).ok('people', 'openDesk', {})
const role = (personId: string) => ({ as: 'district', personId, role: 'member', scopeId: 'cm02' })

const ROWS: Readonly<Record<string, OwnRow>> = {
  ...rowsOfPoints(() => world),
  ...rowsOfActivities(() => world),
  ...rowsOfSafety(() => world),
  ...rowsOfEmergency(() => world),
  ...rowsOfPosts(() => world),
  ...rowsOfWishes(() => world),
  ...rowsOfRegistry(() => world),
  ...rowsOfImports(() => world),
  'orders.home': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...allLies, { who: CAST.member, code: 'FORBIDDEN' }] },
  'orders.list': { who: CAST.staff, input: () => ({ as: 'staff', tab: 'todo' }), refused: [nobody, ...allLies, { who: CAST.resident, code: 'INVALID_INPUT', change: { as: 'resident' } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { cursor: 'bm90aGluZw' } }] },
  'orders.detail': {
    who: CAST.staff, input: async () => ({ as: 'staff', orderId: await taken() }),
    refused: [nobody, ...allLies, gone, { who: CAST.foreignStaff, code: 'NOT_FOUND' }, { who: CAST.foreignStreet, code: 'NOT_FOUND', change: { as: 'street' } }, { who: CAST.third, code: 'NOT_FOUND', change: { as: 'member' } }, { who: CAST.neighbour, code: 'NOT_FOUND', change: { as: 'resident' } }],
  },
  'orders.candidates': { who: CAST.staff, input: async () => ({ as: 'staff', orderId: await taken() }), refused: [nobody, liesAbout('staff'), gone, { who: CAST.foreignStaff, code: 'NOT_FOUND' }, { who: CAST.street, code: 'INVALID_INPUT', change: { as: 'street' } }] },
  'orders.plan': { who: CAST.staff, input: async () => ({ as: 'staff', orderIds: [await journey(world).accepted()] }), refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.street, code: 'INVALID_INPUT', change: { as: 'street' } }] },
  'orders.settings': { who: CAST.staff, input: () => ({ as: 'staff', communityId: 'cm01' }), refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' }] },
  'orders.settingsVersion': {
    who: CAST.staff,
    input: async () => {
      const own = { as: 'staff', communityId: 'cm01' } as const
      const [{ version }, { tried }] = [await world.as(CAST.staff).ok('orders', 'settings', own), await world.as(CAST.staff).ok('orders', 'tryRoutes', { ...own, modes: {}, routes: [] })]
      return { ...own, version: (await world.as(CAST.staff).ok('orders', 'saveSettings', { ...own, version, modes: {}, routes: [], tried })).version }
    },
    refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' }, { who: CAST.staff, code: 'INVALID_INPUT', change: { version: 77 } }],
  },
  'orders.tryRoutes': { who: CAST.staff, input: () => ({ as: 'staff', communityId: 'cm01', routes: [] }), refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' }] },
  'orders.saveSettings': {
    who: CAST.staff, input: async () => ({ as: 'staff', communityId: 'cm01', version: (await world.as(CAST.staff).ok('orders', 'settings', { as: 'staff', communityId: 'cm01' })).version, modes: {}, routes: [], tried: (await world.as(CAST.staff).ok('orders', 'tryRoutes', { as: 'staff', communityId: 'cm01', modes: {}, routes: [] })).tried }),
    refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' }, { who: CAST.staff, code: 'SETTINGS_CHANGED', change: { version: 77 } }, { who: CAST.staff, code: 'RULES_UNTRIED', change: { tried: 'a.b' } }],
  },
  'orders.similar': { who: CAST.staff, input: async () => ({ as: 'staff', orderId: await journey(world).submitted() }), refused: [nobody, liesAbout('staff'), gone, { who: CAST.foreignStaff, code: 'NOT_FOUND' }, { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.street, code: 'INVALID_INPUT', change: { as: 'street' } }] },
  'orders.suggestSorting': { who: CAST.staff, input: async () => ({ as: 'staff', orderId: await journey(world).submitted() }), refused: [nobody, liesAbout('staff'), gone, { who: CAST.foreignStaff, code: 'NOT_FOUND' }, { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.street, code: 'INVALID_INPUT', change: { as: 'street' } }] },
  'orders.balance': { who: CAST.staff, input: () => ({ as: 'staff', communityId: 'cm01' }), refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' }] },
  'orders.gaps': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...['staff', 'street', 'district'].map(liesAbout), { who: CAST.staff, code: 'INVALID_INPUT', change: { as: 'member' } }] },
  'people.limits': { who: CAST.member, input: () => ({}), refused: [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }] },
  'people.saveLimits': {
    who: CAST.member, input: () => ({ radiusM: 3000, weeklyMax: 4, openMax: 2, restHours: 0, mute: { from: '22:00', to: '07:00' }, duty: [], avoids: [] }),
    refused: [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }, { who: CAST.member, code: 'INVALID_INPUT', change: { pausedUntil: 1 } }],
  },
  'people.kin': { who: CAST.member, input: () => ({ as: 'member' }), refused: [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }, { who: CAST.foreignStaff, code: 'MEMBER_UNKNOWN', change: { as: 'staff', personId: idOf(CAST.member) } }, { who: CAST.member, code: 'FORBIDDEN', change: { as: 'staff', personId: idOf(CAST.other) } }] },
  'people.addKin': {
    who: CAST.member, input: () => ({ as: 'member', phone: '13800000044' }),
    refused: [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }, { who: CAST.member, code: 'INVALID_INPUT', change: { phone: '44' } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { as: 'staff' } }, { who: CAST.foreignStaff, code: 'MEMBER_UNKNOWN', change: { as: 'staff', personId: idOf(CAST.member) } }],
  },
  'people.removeKin': {
    who: CAST.staff, input: async () => {
      const whose = { as: 'staff', personId: idOf(CAST.other) } as const
      return { ...whose, key: (await world.as(CAST.staff).ok('people', 'addKin', { ...whose, phone: '13800000045' })).items[0]?.key ?? '' }
    },
    refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'MEMBER_UNKNOWN' }],
  },
  'orders.submit': {
    who: CAST.resident, input: () => tapOrder(),
    refused: [
      nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE', change: { as: 'staff' } },
      { who: CAST.resident, code: 'SERVICE_UNKNOWN', change: { serviceId: 'constructor' } },
      { who: CAST.resident, code: 'ADDRESS_UNKNOWN', change: { address: { compoundId: 'cm01', building: '3号楼' } } },
      { who: CAST.resident, code: 'INVALID_INPUT', change: { answers: [] } },
      { who: CAST.resident, code: 'TIME_PAST', change: { appointment: { from: 1, to: 2 } } },
      { who: CAST.resident, code: 'TIME_FAR', change: { appointment: { from: 4_000_000_000_000, to: 4_000_000_000_001 } } },
    ],
  },
  'orders.readForward': {
    who: CAST.stranger, input: async () => ({ token: await linkOut() }),
    refused: [
      { who: undefined, code: 'LINK_WRONG', change: { token: 'abc.def' } },
      { who: undefined, code: 'LINK_WRONG', change: { token: forge('desk', { o: 'x', k: 'y' }, 4e12) } },
      { who: undefined, code: 'LINK_WRONG', change: { token: forge('forward', { o: 'no-such-order', k: 'y' }, 4e12) } },
      { who: undefined, code: 'LINK_WRONG', change: { token: forge('forward', { o: 'x', k: 'y' }, 4e12, 'another-key-of-thirty-two-bytes!!') } },
      { who: undefined, code: 'LINK_EXPIRED', change: { token: forge('forward', { o: 'x', k: 'y' }, 1) } },
    ],
  },
  'orders.answerForward': {
    who: CAST.stranger, input: async () => ({ token: await linkOut(), answer: 'done', note: '换了一段主管', answeredBy: '供水公司 维修班' }),
    refused: [
      { who: undefined, code: 'LINK_WRONG', change: { token: 'abc.def' } }, { who: undefined, code: 'NOT_FOUND', change: { token: forge('forward', { o: 'no-such-order', k: 'y' }, 4e12) } },
      { who: undefined, code: 'LINK_EXPIRED', change: { token: forge('forward', { o: 'x', k: 'y' }, 1) } }, { who: undefined, code: 'INVALID_INPUT', change: { answer: 'constructor' } },
    ],
  },
  'orders.acceptMany': { who: CAST.staff, input: async () => ({ as: 'staff', orderIds: [await journey(world).submitted()] }), refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }] },
  'orders.dispatchMany': { who: CAST.staff, input: async () => ({ as: 'staff', items: [{ orderId: await journey(world).accepted(), pool: true }] }), refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }] },
  'people.openSession': { who: CAST.resident, input: () => ({}), refused: [nobody] },
  'people.me': { who: CAST.resident, input: () => ({}), refused: [nobody] },
  'people.saveProfile': { who: CAST.resident, input: () => ({ name: '测试居民', phone: '13800000001', address: { compoundId: 'cp001', building: '3号楼' }, consent: true }), refused: [nobody, { who: CAST.resident, code: 'ADDRESS_UNKNOWN', change: { address: { compoundId: 'toString', building: '3号楼' } } }] },
  'people.openDesk': { who: CAST.resident, input: () => ({}), refused: [] },
  'people.confirmDesk': { who: CAST.staff, input: async () => ({ ticket: (await deskTicket()).ticket }), refused: [nobody, { who: CAST.resident, code: 'FORBIDDEN' }, { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.staff, code: 'UNAUTHENTICATED', change: { ticket: 'abc.def' } }] },
  'people.claimDesk': {
    who: CAST.staff,
    input: async () => {
      const { ticket, secret } = await deskTicket()
      await world.as(CAST.staff).ok('people', 'confirmDesk', { ticket })
      return { ticket, secret }
    },
    refused: [{ who: undefined, code: 'UNAUTHENTICATED', change: { secret: 'A'.repeat(22) } }, { who: CAST.staff, code: 'UNAUTHENTICATED', change: { ticket: 'abc.def' } }],
  },
  'people.signOut': { who: CAST.resident, input: () => ({ everywhere: true }), refused: [nobody, { who: CAST.resident, code: 'INVALID_INPUT', change: { everywhere: false } }] },
  'people.roster': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...allLies] },
  'people.waiting': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...['staff', 'street', 'district'].map(liesAbout), { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.staff, code: 'INVALID_INPUT', change: { as: 'unit' } }] },
  'people.grantRole': {
    who: CAST.district, input: () => role(idOf(CAST.neighbour)),
    refused: [nobody, liesAbout('district'), { who: CAST.staff, code: 'FORBIDDEN' }, { who: CAST.street, code: 'FORBIDDEN' }, { who: CAST.district, code: 'NOT_FOUND', change: { personId: 'constructor' } }, { who: CAST.district, code: 'INVALID_INPUT', change: { scopeId: 'st01' } }],
  },
  'people.revokeRole': { who: CAST.district, input: () => role(idOf(CAST.neighbour)), refused: [nobody, liesAbout('district'), { who: CAST.staff, code: 'FORBIDDEN' }, { who: CAST.district, code: 'NOT_FOUND', change: { personId: 'constructor' } }] },
  'people.notices': { who: CAST.resident, input: () => ({}), refused: [nobody, { who: CAST.resident, code: 'INVALID_INPUT', change: { cursor: '-_-' } }] },
  'people.unread': { who: CAST.staff, input: () => ({}), refused: [nobody] },
  'people.readNotices': { who: CAST.resident, input: () => ({ box: 'own', upTo: '0mm8q1k00.0mm8q1k00.0001.A' }), refused: [nobody, { who: CAST.resident, code: 'INVALID_INPUT', change: { upTo: '-_-' } }] },
  'people.allowMessages': { who: CAST.resident, input: () => ({ kinds: ['orderMoved'] }), refused: [nobody, { who: CAST.resident, code: 'INVALID_INPUT', change: { kinds: ['constructor'] } }] },
  'people.messages': { who: CAST.staff, input: () => ({}), refused: [nobody] },
  'people.testDelivery': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }] },
  'people.callList': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }] },
  'people.markCalled': {
    who: CAST.staff, input: async () => {
      const orderId = await journey(world).offered()
      await world.cloud.fireTimer('clock')
      return { as: 'staff', noticeId: String(world.cloud.database.dump('notices').find((notice) => notice['orderId'] === orderId && notice['callFor'] === 'cm01')?.['_id']) }
    },
    refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.foreignStaff, code: 'NOT_FOUND' }, { who: CAST.staff, code: 'NOT_FOUND', change: { noticeId: 'no-such-notice' } }],
  },
  'people.claimAppointment': {
    who: CAST.fourth, input: () => ({ code: forge('appointment', { i: 'one-code', r: 'staff', s: 'cm01', l: '' }, world.cloud.clock.now() + 60_000) }),
    refused: [
      nobody, { who: CAST.stranger, code: 'APPOINTMENT_WRONG', change: { code: 'abc.def' } },
      { who: CAST.stranger, code: 'APPOINTMENT_WRONG', change: { code: forge('desk', { i: 'other', r: 'staff', s: 'cm01', l: '' }, 4e12) } },
      { who: CAST.stranger, code: 'APPOINTMENT_WRONG', change: { code: forge('appointment', { i: 'third', r: 'system', s: 'cm01', l: '' }, 4e12) } },
    ],
  },
  'catalogue.current': { who: CAST.stranger, input: () => ({}), refused: [nobody] },
  'catalogue.compounds': { who: CAST.stranger, input: () => ({ communityId: 'cm02' }), refused: [nobody] },
  'files.uploadPhoto': { who: CAST.resident, input: () => ({ base64: tinyJpeg().toString('base64') }), refused: [nobody, { who: CAST.resident, code: 'PHOTO_UNREADABLE', change: { base64: 'A'.repeat(200) } }] },
  'files.photoLinks': { who: CAST.staff, input: async () => ({ as: 'staff', orderId: await taken() }), refused: [nobody, ...allLies, gone, { who: CAST.foreignStaff, code: 'NOT_FOUND' }, { who: CAST.third, code: 'NOT_FOUND', change: { as: 'member' } }, { who: CAST.neighbour, code: 'NOT_FOUND', change: { as: 'resident' } }] },
}

const own = Object.entries(API as Readonly<Record<string, FunctionContract>>).flatMap(([fn, contracts]) =>
  Object.keys(contracts).filter((action) => fn !== 'orders' || !Object.hasOwn(ORDER_PAYLOADS, action)).map((action) => `${fn}.${action}`))

test('每个动作都有一行，没有多出来的行', () => {
  expect(Object.keys(ROWS).sort()).toEqual([...own].sort())
})

let requests = 0
test.each(own)('%s：该办的人办得成，答复里没有契约以外的东西；不该办的人各有各的代码', async (name) => {
  const [fn = '', action = ''] = name.split('.')
  const row = ROWS[name]
  const contract = (API as Readonly<Record<string, FunctionContract>>)[fn]?.[action]
  if (row === undefined || contract === undefined) throw new Error(`${name} 没有一行`)
  const input = await row.input()
  const call = async (who: string | undefined, change: object = {}) =>
    (await world.cloud.invoke(fn, { action, input: { ...input, ...change }, requestId: `own-row-${(requests += 1)}` }, who === undefined ? {} : { openid: who })) as { ok: boolean; code?: string; data?: unknown }

  for (const { who, code, change } of row.refused) expect([who, change, await call(who, change)]).toMatchObject([who, change, { ok: false, code, said: expect.stringMatching(/。$/) }])
  const reply = await call(row.who)
  expect(reply).toMatchObject({ ok: true })
  expect(contract.output.parse(reply.data)).toEqual(reply.data)
  expect(Object.keys(reply).every((key) => ['ok', 'data', 'requestId', 'role'].includes(key))).toBe(true)
})

test('契约没有写名字的东西不出门：谁提的挂起、谁拒过重办、评价的时刻，详情里都没有', async () => {
  const to = journey(world)
  const refused = await to.reopenRequested()
  await world.as(CAST.staff).ok('orders', 'refuseReopen', { as: 'staff', orderId: refused, reason: '已经好了' })
  const rated = await to.closed()
  await world.as(CAST.resident).ok('orders', 'rate', { as: 'resident', orderId: rated, seen: { version: 7, head: 'A'.repeat(22) }, rating: { solved: 'yes', attitude: 5, speed: 4 } })
  for (const orderId of [refused, rated, await to.suspended(), await to.appealed(), await to.transferAsked()])
    for (const [openid, as] of [[CAST.staff, 'staff'], [CAST.street, 'street'], [CAST.resident, 'resident']] as const) {
      const detail = await world.as(openid).ok('orders', 'detail', { as, orderId })
      expect(API.orders.detail.output.parse(detail)).toEqual(detail)
      for (const id of [CAST.staff, CAST.colleague, CAST.resident, CAST.member].map(idOf)) expect(JSON.stringify(detail)).not.toContain(id)
    }
})

test('一次受理或派多单：别的社区的、不存在的、派给别社区的人的，各自不成，不碍着别的', async () => {
  const to = journey(world)
  const [mine, theirs] = [await to.submitted(), await to.submitted({ address: { compoundId: 'cp003', building: '1号楼' } })]
  const staff = world.as(CAST.staff)
  const { results } = await staff.ok('orders', 'acceptMany', { as: 'staff', orderIds: [mine, theirs, 'no-such-order'] })
  expect(results.map(({ ok, code }) => (ok ? 'OK' : code))).toEqual(['OK', 'OUT_OF_SCOPE', 'NOT_FOUND'])
  const sent = await staff.ok('orders', 'dispatchMany', { as: 'staff', items: [{ orderId: mine, memberIds: [idOf(CAST.foreignMember)] }, { orderId: theirs, pool: true }] })
  expect(sent.results.map(({ ok, code }) => (ok ? 'OK' : code))).toEqual(['MEMBER_UNKNOWN', 'OUT_OF_SCOPE'])
  expect(await staff.code('orders', 'dispatch', { as: 'staff', orderId: mine, memberIds: ['nobody'] })).toBe('MEMBER_UNKNOWN')
  expect(await staff.code('orders', 'accept', { as: 'staff', orderId: await to.submitted(), serviceId: 'constructor' })).toBe('SERVICE_UNKNOWN')
})
