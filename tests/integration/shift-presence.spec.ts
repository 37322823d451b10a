import { inWorld } from '../support/in-world'
import { type PostFields, shiftsIn } from '../support/shifts'
import { MONDAY, PEOPLE, type World } from '../support/world'

/** Coming to a shift and leaving it, and how that is proved. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const DAY = 24 * HOUR
const staff = () => world.as(PEOPLE.staff)

let made = 0
const shiftFor = (places: number, fields: Partial<PostFields> = {}, startsAt = MONDAY + 2 * DAY + (made += 1) * 4 * HOUR) => shiftsIn(world).shift(places, fields, startsAt)
const look = (openid: string, shiftId: string) => shiftsIn(world).look(openid, shiftId)
const rowOf = (postId: string) => shiftsIn(world).row(postId)

describe('签到签退', () => {
  const ME = 'seed-m02000'
  const POINT = { lng: 118.0075, lat: 36.605 }
  const AT_PLACE = { ...POINT, accuracyM: 20 }
  const own = (shiftId: string) => (world.cloud.database.get('shifts', shiftId) as unknown as { claims: Readonly<Record<string, { in?: { at: number; way: string; flagged: boolean; heardAt?: number }; out?: { at: number } }>> }).claims
  async function held(place: PostFields['place'] = { name: '驿站', point: POINT }) {
    const startsAt = world.cloud.clock.now() + 6 * HOUR
    const { shiftId, postId } = await shiftFor(2, { reach: 'district', place }, startsAt)
    await world.as(ME).ok('posts', 'claim', (await look(ME, shiftId)).claim)
    return { shiftId, postId, startsAt, memberId: (await rowOf(postId))?.claims[0]?.memberId ?? '' }
  }
  const checkIn = (shiftId: string, more: object = {}) => world.as(ME).call('posts', 'checkIn', { shiftId, way: 'position', position: AT_PLACE, ...more })

  test('到了点才能签，站得太远、位置太糊都不行，圆碰到围栏就算', async () => {
    const { shiftId, startsAt } = await held()
    expect(await checkIn(shiftId)).toMatchObject({ code: 'TOO_EARLY' })
    world.cloud.clock.set(startsAt - 30 * 60_000)
    expect(await checkIn(shiftId, { position: { lng: 118.02, lat: 36.605, accuracyM: 20 } })).toMatchObject({ code: 'TOO_FAR' })
    expect(await checkIn(shiftId, { position: { ...POINT, accuracyM: 500 } })).toMatchObject({ code: 'POSITION_VAGUE' })
    // There is no resident here who could show a code.
    expect(await checkIn(shiftId, { position: { lng: 118.02, lat: 36.605, accuracyM: 20 } })).toMatchObject({ said: expect.stringMatching(/^您离那里大约 1\.1 公里，.*请走近些再点，或者扫现场的签到码，或请社区补记。$/) })
    expect(await checkIn(shiftId, { position: { ...POINT, accuracyM: 500 } })).toMatchObject({ said: '手机只能估到 500 米 左右的范围，还不能算到了。请到开阔处再试，或者扫现场的签到码，或请社区补记。' })
    // 320 metres away, give or take 30: the circle touches the fence.
    expect(await checkIn(shiftId, { position: { lng: POINT.lng + 0.00358, lat: POINT.lat, accuracyM: 30 } })).toMatchObject({ ok: true, data: { which: 'in', way: 'position', flagged: false } })
    expect((await look(ME, shiftId)).shift).toMatchObject({ actions: ['checkOut'] })
    // Once more, from elsewhere: the mark that stands is the answer.
    expect(await checkIn(shiftId, { position: { lng: 118.02, lat: 36.605, accuracyM: 20 } })).toMatchObject({ ok: true, data: { at: startsAt - 30 * 60_000 } })
  })

  test('没签到不能签退；签到码当场有效，过了不行，改过的不行；离线扫的后来补传，照当时算', async () => {
    const { shiftId, startsAt } = await held()
    world.cloud.clock.set(startsAt)
    expect(await world.as(ME).code('posts', 'checkOut', { shiftId, way: 'position', position: AT_PLACE })).toBe('NOT_CHECKED_IN')
    const { code } = await staff().ok('posts', 'placeCode', { as: 'staff', shiftId })
    expect(await checkIn(shiftId, { way: 'code', code: `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}` })).toMatchObject({ code: 'PLACE_CODE_WRONG' })
    world.cloud.clock.advance(5 * 60_000)
    expect(await checkIn(shiftId, { way: 'code', code })).toMatchObject({ code: 'PLACE_CODE_EXPIRED' })
    // Scanned then, without a network; told an hour and a half later: it keeps its own time, and the staff see that it came late.
    world.cloud.clock.advance(90 * 60_000)
    expect(await checkIn(shiftId, { way: 'code', code, at: startsAt + 10_000 })).toMatchObject({ ok: true, data: { at: startsAt + 10_000, flagged: true } })
    expect(Object.values(own(shiftId))[0]?.in).toMatchObject({ way: 'code', flagged: true, heardAt: startsAt + 95 * 60_000 })
    expect(await world.as(ME).ok('posts', 'checkOut', { shiftId, way: 'position', position: AT_PLACE, at: startsAt + 80 * 60_000 })).toMatchObject({ which: 'out', flagged: true })
  })

  test('驿站的岗位没写地点，就按驿站的位置；改了地点还是这个驿站的也按驿站；驿站也没有位置的，说扫码或补记', async () => {
    const stations = world.cloud.database.dump('stations').filter((each) => each['communityId'] === 'cm01') as unknown as readonly { _id: string; point: typeof POINT }[]
    const station = stations[0]
    if (station === undefined) throw new Error('no station')
    const here = { ...station.point, accuracyM: 20 }
    const plain = await held({ name: '驿站', stationId: station._id })
    expect((await look(ME, plain.shiftId)).shift.point).toEqual(station.point)
    world.cloud.clock.set(plain.startsAt)
    expect(await checkIn(plain.shiftId, { position: { ...here, lng: here.lng + 0.02 } })).toMatchObject({ code: 'TOO_FAR' })
    expect(await checkIn(plain.shiftId, { position: here })).toMatchObject({ ok: true })

    const moved = await held({ name: '驿站', stationId: station._id, point: { lng: 119, lat: 37 } })
    await staff().ok('posts', 'changeShift', { as: 'staff', shiftId: moved.shiftId, place: { name: '驿站二楼', stationId: station._id }, reason: '楼下装修' })
    world.cloud.clock.set(moved.startsAt)
    expect(await checkIn(moved.shiftId, { position: here })).toMatchObject({ ok: true })

    const nowhere = await held({ name: '街口' })
    expect((await look(ME, nowhere.shiftId)).shift).not.toHaveProperty('point')
    world.cloud.clock.set(nowhere.startsAt)
    expect(await checkIn(nowhere.shiftId)).toMatchObject({ code: 'PLACE_WITHOUT_POINT', said: '这个地方没有定位，请扫现场的签到码，或请社区补记。' })
    const { code } = await staff().ok('posts', 'placeCode', { as: 'staff', shiftId: nowhere.shiftId })
    expect(await checkIn(nowhere.shiftId, { way: 'code', code })).toMatchObject({ ok: true, data: { flagged: false } })
  })

  test('码发回家、九分钟后才用：收，打标，说晚了多久；两分钟内的不打标', async () => {
    const { shiftId, startsAt, postId } = await held()
    world.cloud.clock.set(startsAt)
    const { code } = await staff().ok('posts', 'placeCode', { as: 'staff', shiftId })
    world.cloud.clock.advance(9 * 60_000)
    expect(await checkIn(shiftId, { way: 'code', code, at: startsAt + 5_000 })).toMatchObject({ ok: true, data: { at: startsAt + 5_000, flagged: true, reason: '过了 9 分钟才传到' } })
    expect((await rowOf(postId))?.claims[0]?.in).toMatchObject({ flagged: true, reason: '过了 9 分钟才传到' })
    const { code: later } = await staff().ok('posts', 'placeCode', { as: 'staff', shiftId })
    const at = world.cloud.clock.now()
    world.cloud.clock.advance(100_000)
    expect(await world.as(ME).ok('posts', 'checkOut', { shiftId, way: 'code', code: later, at })).toMatchObject({ at, flagged: false })
  })

  test('现在的码证明不了以前的时刻：早过钟差的不收，钟差以内的从码亮出来那一刻算', async () => {
    const { shiftId, startsAt } = await held()
    world.cloud.clock.set(startsAt + HOUR)
    const { code } = await staff().ok('posts', 'placeCode', { as: 'staff', shiftId })
    expect(await checkIn(shiftId, { way: 'code', code, at: startsAt })).toMatchObject({ code: 'PLACE_CODE_EXPIRED' })
    const shown = Math.floor((startsAt + HOUR) / 30_000) * 30_000
    expect(await checkIn(shiftId, { way: 'code', code, at: shown - 121_000 })).toMatchObject({ code: 'PLACE_CODE_EXPIRED' })
    expect(await checkIn(shiftId, { way: 'code', code, at: shown - 119_000 })).toMatchObject({ ok: true, data: { at: shown, flagged: false } })
  })

  test('位置是后来补传的要打标；一天以前的不收；手机时间在前头的不收', async () => {
    const { shiftId, startsAt } = await held()
    world.cloud.clock.set(startsAt + 30 * 60_000)
    expect(await checkIn(shiftId, { at: startsAt + 40 * 60_000 })).toMatchObject({ code: 'CLOCK_AHEAD' })
    expect(await checkIn(shiftId, { at: startsAt - 25 * HOUR })).toMatchObject({ code: 'PROOF_TOO_OLD' })
    expect(await checkIn(shiftId, { at: startsAt })).toMatchObject({ ok: true, data: { flagged: true, reason: '过了 30 分钟才传到' } })
  })

  test('工作人员补记：要写原因，打标，记得是谁；别的社区的不行', async () => {
    const { shiftId, startsAt, memberId, postId } = await held()
    world.cloud.clock.set(startsAt + HOUR)
    const input = { as: 'staff' as const, shiftId, memberId, which: 'in' as const, at: startsAt, reason: '手机没电，我在现场' }
    expect(await world.as('seed-s010').code('posts', 'markPresence', input)).toBe('NOT_FOUND')
    expect(await staff().ok('posts', 'markPresence', input)).toMatchObject({ way: 'staff', flagged: true })
    expect((await rowOf(postId))?.claims[0]).toMatchObject({ in: { at: startsAt, way: 'staff', flagged: true } })
    expect(await staff().code('posts', 'markPresence', { ...input, which: 'out', at: world.cloud.clock.now() + HOUR })).toBe('CLOCK_AHEAD')
  })
})
