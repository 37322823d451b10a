import { appOf } from '../support/local-cloud'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/** What must be brought to an order holds at every step: by hand, from a pool, when it is taken over, when the next one is asked. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const staff = () => world.as(CAST.staff)
const db = () => appOf(world.cloud).database()
const NO_TRADE = 'seed-m00417'
const NEW = ['seed-m00262', 'seed-m01312'] as const
const HOME_FOR_TWO = { serviceId: 'c0101', answers: [{ id: 'c0101a', value: '关上了' }, { id: 'c0101b', value: '楼上' }] }
const POWER = { serviceId: 'c0103', answers: [{ id: 'c0103a', value: '只有我家' }, { id: 'c0103b', value: '没有' }] }

const dispatch = (orderId: string, ...openids: readonly string[]) => staff().code('orders', 'dispatch', { as: 'staff', orderId, memberIds: openids.map(idOf) })
const numberOf = (openid: string) => /\d+/.exec(String(world.cloud.database.dump('people').find(({ _id }) => _id === idOf(openid))?.['label']))?.[0] ?? ''
const change = (openid: string, fields: object) => db().collection('people').doc(idOf(openid)).update(fields)
/** Enough services seen on the street that who has been on none is known to be new. */
const streetWithHistory = async () => {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, said: 0, yes: 0 }))
  const work = { members: { somebody: { days: {}, visits: 25, ratings: { count: 0, sum: 0 } } }, held: {}, model: { version: '2026-11', weights: {}, answers: 0, bins } }
  await db().collection('workloads').add({ _id: 'st01', version: 1, mark: world.cloud.clock.now() - 60_000, recent: [], work: JSON.stringify(work) })
}
const takes = async (openid: string, orderId: string, way: 'read' | 'unread') => {
  const { offer } = await world.as(openid).ok('orders', 'detail', { as: 'member', orderId })
  if (offer === undefined) return 'NO_OFFER'
  return world.as(openid).code('orders', 'take', { as: 'member', orderId, offerId: offer.id, seen: offer.seen, ...(way === 'unread' && offer.facts ? { facts: offer.facts } : {}) })
}

// First, for the street's history is read once and then kept.
test('第一次上门的不能独自去：手动派不到，抢不到，两个新人凑不成一单，去过的先接了才能跟着去', async () => {
  await streetWithHistory()
  const alone = await to.accepted()
  expect(await dispatch(alone, NEW[0])).toBe('FIRST_TIMER_ALONE')
  const pooled = await to.pooled()
  for (const way of ['unread', 'read'] as const) expect(await takes(NEW[0], pooled, way)).toBe('FIRST_TIMER_ALONE')

  const pair = await to.accepted(HOME_FOR_TWO)
  expect(await dispatch(pair, ...NEW)).toBe('FIRST_TIMER_ALONE')
  expect(await dispatch(pair, ...NEW, CAST.other)).toBe('OK')
  expect(await takes(NEW[0], pair, 'read')).toBe('OK')
  expect(await takes(NEW[1], pair, 'read')).toBe('FIRST_TIMER_ALONE')
  expect(await takes(CAST.other, pair, 'read')).toBe('OK')
  expect(await world.as(CAST.other).code('orders', 'offerTransfer', { as: 'member', orderId: pair, memberId: idOf(NEW[1]) })).toBe('FIRST_TIMER_ALONE')
})

test('手艺没有登记的：工作人员点名可以派，理由里写着没有登记，本人接得了；名单接着问、抢单、转交都不给，登记补上就能接', async () => {
  const byHand = await to.accepted()
  const { items } = await staff().ok('orders', 'candidates', { as: 'staff', orderId: byHand, query: numberOf(NO_TRADE) })
  expect(items.find(({ memberId }) => memberId === idOf(NO_TRADE))?.reasons).toContainEqual({ tone: 'warn', text: '没有登记这项技能' })
  expect(await staff().code('orders', 'dispatch', { as: 'staff', orderId: byHand, memberIds: [idOf(CAST.member)], next: [idOf(NO_TRADE), idOf(CAST.other)] })).toBe('OK')
  expect(JSON.stringify(stored(world, byHand))).not.toContain(idOf(NO_TRADE))
  const named = await to.accepted()
  expect(await dispatch(named, NO_TRADE)).toBe('OK')
  expect(stored(world, named).offers['o1']).toMatchObject({ to: idOf(NO_TRADE), skilled: false })
  expect(await takes(NO_TRADE, named, 'read')).toBe('OK')

  const pooled = await to.pooled()
  for (const way of ['unread', 'read'] as const) expect(await takes(NO_TRADE, pooled, way)).toBe('SKILL_UNFIT')
  expect(stored(world, pooled).state).toBe('offered')

  const taken = await to.taken()
  expect(await world.as(CAST.member).code('orders', 'offerTransfer', { as: 'member', orderId: taken, memberId: idOf(NO_TRADE) })).toBe('SKILL_UNFIT')

  await change(NO_TRADE, { 'member.skills': ['water'] })
  // What is signed into the role token lives ten minutes, as the roles do.
  world.cloud.clock.advance(11 * 60_000)
  expect(await takes(NO_TRADE, pooled, 'unread')).toBe('OK')
})

test('证过了期的，派不到也接不了；邀请最晚到证件到期为止', async () => {
  const now = world.cloud.clock.now()
  await change(CAST.member, { 'member.certificates': { electrician: now - 1 } })
  const orderId = await to.accepted(POWER)
  expect(await dispatch(orderId, CAST.member)).toBe('CERTIFICATE_UNFIT')
  const soon = now + 10 * 60_000
  await change(CAST.other, { 'member.certificates': { electrician: soon } })
  expect(await dispatch(orderId, CAST.other)).toBe('OK')
  expect(stored(world, orderId).offers['o1']?.until).toBe(soon)
  const { offer } = await world.as(CAST.other).ok('orders', 'detail', { as: 'member', orderId })
  expect(offer?.reasons).toEqual(expect.arrayContaining(['您会这项服务', '您有这项证件']))
  // Asked for it by name, and it was withdrawn since.
  await change(CAST.other, { 'member.certificates': { electrician: now - 1 } })
  world.cloud.clock.advance(60_000)
  for (const way of ['unread', 'read'] as const) expect(await takes(CAST.other, orderId, way)).toBe('CERTIFICATE_UNFIT')
  await change(CAST.third, { 'member.certificates': { electrician: now - 1 } })
  const pooled = await to.pooled(POWER)
  for (const way of ['unread', 'read'] as const) expect(await takes(CAST.third, pooled, way)).toBe('CERTIFICATE_UNFIT')
})

test('亲属和同一户不派：点名、抢单、转交都不行，问过以后才登记的也接不了', async () => {
  await change(CAST.third, { 'member.kin': [idOf(CAST.resident)] })
  const orderId = await to.accepted()
  expect(await dispatch(orderId, CAST.third)).toBe('KIN_UNFIT')
  const pooled = await to.pooled()
  for (const way of ['unread', 'read'] as const) expect(await takes(CAST.third, pooled, way)).toBe('KIN_UNFIT')
  const asked = await to.offered([CAST.fourth])
  await change(CAST.fourth, { 'member.kin': [idOf(CAST.resident)] })
  world.cloud.clock.advance(11 * 60_000)
  for (const way of ['unread', 'read'] as const) expect(await takes(CAST.fourth, asked, way)).toBe('KIN_UNFIT')
  await change(CAST.fourth, { profile: { sealedName: '', sealedPhone: '', phoneIndex: '', compoundId: '', building: '', sealedDoor: '', doorIndex: stored(world, pooled).sealed?.doorIndex ?? '' } })
  for (const way of ['unread', 'read'] as const) expect(await takes(CAST.fourth, pooled, way)).toBe('KIN_UNFIT')
})
