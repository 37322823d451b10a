import { dayNumberAt, dayText, startOfDay } from '@core/domain/time/day'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { pointsIn } from '../support/points'
import { AT_STATION, POST, seenOf, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** 谁记录谁证明: a certificate is the word of the communities somebody served in, wherever they live today. */
let world: World
let to: ReturnType<typeof pointsIn>
inWorld((fresh) => { world = fresh; to = pointsIn(world) })

const HOUR = 3_600_000
const today = () => dayNumberAt(world.cloud.clock.now())
const communityOf = (openid: string) => String(world.cloud.database.get('people', idOf(openid))?.['communityId'])
const [HOME, ELSEWHERE] = ['颐泽社区', '社区 02']

/** Two hours in a shift of another community's. */
async function serveElsewhere(openid: string) {
  const staff = world.as(CAST.foreignStaff)
  const scope = (world.cloud.database.get('people', idOf(CAST.foreignStaff))?.['roles'] as unknown as readonly { readonly role: string; readonly scopeId: string }[]).find(({ role }) => role === 'staff')?.scopeId ?? ''
  const startsAt = startOfDay(today() + 2) + 14 * HOUR
  const { id: postId } = await staff.ok('posts', 'savePost', { as: 'staff', communityId: scope, fields: { ...POST, place: AT_STATION, reach: 'district' } })
  await staff.ok('posts', 'publishPost', { as: 'staff', postId })
  await staff.ok('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt, endsAt: startsAt + 2 * HOUR, places: 2 }] })
  const shiftId = (await staff.ok('posts', 'post', { as: 'staff', postId })).shifts[0]?.shiftId ?? ''
  const member = world.as(openid)
  const { shift, pass } = await member.ok('posts', 'shift', { shiftId })
  await member.ok('posts', 'claim', { shiftId, seen: seenOf(shift), pass })
  await shiftsIn(world).served(openid, { shiftId, startsAt }, 2 * HOUR)
  return { community: scope, day: dayNumberAt(startsAt) }
}
const night = async () => {
  world.cloud.clock.set(startOfDay(today() + 1) + 20 * 60_000)
  await world.cloud.fireTimer('clock')
}
const named = (openid: string, phone: string) => world.as(openid).ok('people', 'saveProfile', { name: '张建国', phone, address: { compoundId: 'cp001', building: '1 号楼' }, consent: true })

test('在别的社区服务的，由那个社区出具，也由它撤回；住的社区不替它证明', async () => {
  await world.cloud.fireTimer('clock')
  const { community, day } = await serveElsewhere(CAST.member)
  await night()
  await named(CAST.member, '13905330041')
  expect(community).not.toBe(communityOf(CAST.member))
  const made = await world.as(CAST.member).ok('points', 'issueCertificate', { from: dayText(day), to: dayText(day) })
  expect(made).toMatchObject({ issuer: ELSEWHERE, minutes: 120 })
  // Read off the paper and typed: in groups, with dashes, in small letters.
  expect(made.code).toMatch(/^[A-HJ-NP-Z2-9]{20}$/)
  expect(await world.as(CAST.stranger).ok('points', 'checkCertificate', { code: (made.code.match(/.{4}/g) ?? []).join('-').toLowerCase() })).toMatchObject({ number: made.number })
  expect((await world.as(CAST.member).ok('points', 'certificates', {})).since).toBe(startOfDay(day))
  const withdraw = { as: 'staff' as const, certificateId: made.id, note: '记错了人' }
  expect(await world.as(CAST.staff).code('points', 'withdrawCertificate', withdraw)).toBe('NOT_ALLOWED')
  await world.as(CAST.foreignStaff).ok('points', 'withdrawCertificate', withdraw)
  expect(await world.as(CAST.stranger).ok('points', 'checkCertificate', { code: made.code })).toMatchObject({ state: 'withdrawn', issuer: ELSEWHERE })
})

test('几个社区都有时长：一个一个写明几分钟，多的在前，加起来就是总数；上门的算点单的社区', async () => {
  const { day } = await serveElsewhere(CAST.member)
  const orderId = await journey(world).checkedIn()
  world.cloud.clock.advance(45 * 60_000)
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '好了' })
  await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId })
  await night()
  const made = await world.as(CAST.member).ok('points', 'issueCertificate', { from: dayText(day), to: dayText(today() - 1) })
  expect(made.issuer).toBe(`${ELSEWHERE}（120 分钟）、${HOME}（45 分钟）`)
  expect(made).toMatchObject({ minutes: 165, kinds: [{ kind: 'order', minutes: 45 }, { kind: 'shift', minutes: 120 }] })
  expect(await world.as(CAST.stranger).ok('points', 'checkCertificate', { code: made.code })).toMatchObject({ issuer: made.issuer, minutes: 165, books: 'same' })
})

test('只有更正的时长：由记下更正的社区出具', async () => {
  const day = await to.settledDay()
  const id = await to.proposed({ memberNumber: 125 })
  await world.as(CAST.colleague).ok('points', 'approveAdjustment', { as: 'staff', adjustmentId: id })
  await named(CAST.third, '13905330043')
  // They have moved since.
  const elsewhere = communityOf(CAST.foreignMember)
  await appOf(world.cloud).database().collection('people').doc(idOf(CAST.third)).update({ communityId: elsewhere })
  expect(await world.as(CAST.third).ok('points', 'issueCertificate', { from: day, to: day })).toMatchObject({ issuer: HOME, minutes: 60 })
})
