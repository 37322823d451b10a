import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { POST, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** A post that was written wrong is put right in the shifts that are planned already, and who claimed hears of it. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const staff = () => world.as(CAST.staff)
const edit = (postId: string, fields: object) => staff().ok('posts', 'savePost', { as: 'staff', communityId: 'cm01', postId, fields: { ...POST, reach: 'district', ...fields } })
const renew = (postId: string, requestId?: string) => staff().ok('posts', 'renewShifts', { as: 'staff', postId, reason: '要有急救证' }, requestId)
const seen = async (who: string, shiftId: string) => (await world.as(who).ok('posts', 'shift', { shiftId })).shift

test('岗位加了要求、改了名、换了地点：没开始的班照改，认领的还是他的、收到通知，后来的要有证；送两遍一样', async () => {
  const { postId, shiftId } = await shiftsIn(world).claimed(CAST.member, 3, { reach: 'district' })
  const before = (await shiftsIn(world).look(CAST.other, shiftId)).claim
  await edit(postId, { title: '救护值守', needs: ['cert:firstAid'], place: { name: '东门' } })
  expect((await seen(CAST.other, shiftId)).needs).toEqual([])
  expect((await staff().ok('posts', 'post', { as: 'staff', postId })).behind).toBe(1)
  const said = await renew(postId, 'renew-once-1')
  expect(said).toEqual({ postId, shifts: 1, told: 1 })
  expect(await renew(postId, 'renew-once-1')).toEqual(said)
  expect(await renew(postId)).toEqual({ postId, shifts: 0, told: 0 })
  expect(await seen(CAST.member, shiftId)).toMatchObject({ title: '救护值守', place: '东门', needs: ['cert:firstAid'], mine: 'held' })
  expect(await world.as(CAST.other).code('posts', 'claim', before)).toBe('NEEDS_CERTIFICATE')
  await world.cloud.fireTimer('clock')
  expect((await world.as(CAST.member).ok('people', 'notices', {})).items.filter((each) => each.orderId === shiftId && each.said.includes('改了'))).toHaveLength(1)
})

test('分成几份的班每一份都改；单独换过地点的，地点不动；已经有人签到的、开始了的不动；停用了的、别的社区的岗位不行', async () => {
  const big = await shiftsIn(world).shift(60, { reach: 'district' })
  const alone = world.cloud.clock.now() + 30 * HOUR
  await staff().ok('posts', 'addShifts', { as: 'staff', postId: big.postId, spans: [{ startsAt: alone, endsAt: alone + HOUR, places: 2 }, { startsAt: world.cloud.clock.now() + 60_000, endsAt: world.cloud.clock.now() + HOUR, places: 2 }] })
  const rows = (await staff().ok('posts', 'post', { as: 'staff', postId: big.postId })).shifts
  const [moved, running] = [rows.find(({ startsAt }) => startsAt === alone)?.shiftId ?? '', rows[0]?.shiftId ?? '']
  await staff().ok('posts', 'changeShift', { as: 'staff', shiftId: moved, place: { name: '西门' }, reason: '东门在修路' })
  world.cloud.clock.advance(2 * 60_000)
  await edit(big.postId, { title: '改了名', place: { name: '南门' } })
  expect((await renew(big.postId)).shifts).toBe(2)
  const parts = world.cloud.database.dump('shifts') as unknown as readonly { readonly shiftId: string; readonly title: string; readonly place: { readonly name: string } }[]
  const of = (shiftId: string) => [...new Set(parts.filter((part) => part.shiftId === shiftId).map(({ title, place }) => `${title} ${place.name}`))]
  expect((await staff().ok('posts', 'post', { as: 'staff', postId: big.postId })).behind).toBe(0)
  expect([of(big.shiftId), of(moved), of(running)]).toEqual([['改了名 南门'], ['改了名 西门'], [`${POST.title} ${POST.place.name}`]])
  expect(await world.as(CAST.foreignStaff).code('posts', 'renewShifts', { as: 'staff', postId: big.postId, reason: '试试' })).not.toBe('OK')
  await staff().ok('posts', 'closePost', { as: 'staff', postId: big.postId, reason: '不用了' })
  expect(await staff().code('posts', 'renewShifts', { as: 'staff', postId: big.postId, reason: '试试' })).toBe('POST_NOT_OPEN')
})
