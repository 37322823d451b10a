import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** Whoever waits for an answer gets one: a promise nobody confirms goes to the next and the next, a request ends with the start. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const MINUTE = 60_000
const to = () => shiftsIn(world)
const tick = () => world.cloud.fireTimer('clock')
interface Part { readonly state: string; readonly nextAt: number; readonly claims: Readonly<Record<string, { readonly state: string; readonly until?: number }>>; readonly log: readonly { readonly action: string }[] }
const stored = (id: string) => world.cloud.database.get('shifts', id) as unknown as Part
const told = (openid: string, shiftId: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === idOf(openid) && notice['orderId'] === shiftId).map((notice) => String(notice['action']))
const claim = async (openid: string, shiftId: string) => world.as(openid).ok('posts', 'claim', (await to().look(openid, shiftId)).claim)
const [HOLDER, ...WAITERS] = ['seed-m00001', 'seed-m00011', 'seed-m00012', 'seed-m00013'] as const

/** One place, three who wait, and the place given back at eight in the morning. */
async function promisedFirst() {
  world.cloud.clock.set(startOfDay(dayNumberAt(world.cloud.clock.now()) + 1) + 8 * HOUR)
  await tick()
  const { shiftId, startsAt } = await to().shift(1, { reach: 'district' }, world.cloud.clock.now() + 5 * 24 * HOUR)
  await claim(HOLDER, shiftId)
  for (const who of WAITERS) await world.as(who).ok('posts', 'wait', { shiftId })
  await world.as(HOLDER).ok('posts', 'release', { shiftId })
  return { shiftId, startsAt }
}
const holderOf = (shiftId: string) => WAITERS.findIndex((who) => Object.hasOwn(stored(shiftId).claims, idOf(who)))

test('没人确认的位子一个一个往下轮，每人两小时，最后空出来', async () => {
  const { shiftId } = await promisedFirst()
  const seen: number[] = []
  for (let half = 0; half < 14; half += 1) {
    seen.push(holderOf(shiftId))
    world.cloud.clock.advance(30 * MINUTE)
    await tick()
  }
  expect(seen).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, -1, -1])
  expect(stored(shiftId).log.filter(({ action }) => action === 'lapse')).toHaveLength(3)
})

test('位子正等人确认的时候改了班的地点：照样到时候轮给下一个', async () => {
  const { shiftId } = await promisedFirst()
  await world.as(CAST.staff).ok('posts', 'changeShift', { as: 'staff', shiftId, place: { name: '西门' }, reason: '修路' })
  world.cloud.clock.advance(2 * HOUR)
  await tick()
  expect(holderOf(shiftId)).toBe(1)
})

describe('要社区同意的班，最后两小时里才申请', () => {
  const asked = async () => {
    const startsAt = world.cloud.clock.now() + 3 * HOUR
    const { shiftId } = await to().shift(2, { approval: true, reach: 'district' }, startsAt)
    await tick()
    world.cloud.clock.set(startsAt - 119 * MINUTE)
    for (let n = 0; n < 2; n += 1) await tick()
    world.cloud.clock.set(startsAt - HOUR)
    await claim('seed-m00014', shiftId)
    await tick()
    return { shiftId, startsAt }
  }
  const refusedOnce = async (shiftId: string) => {
    world.cloud.clock.advance(MINUTE)
    await tick()
    expect(stored(shiftId).claims).toEqual({})
    expect(told('seed-m00014', shiftId)).toEqual(['refuse'])
  }

  test('到开始没有答复就退回，告诉本人一次', async () => {
    const { shiftId, startsAt } = await asked()
    world.cloud.clock.set(startsAt)
    await tick()
    expect(stored(shiftId).claims).toEqual({})
    await refusedOnce(shiftId)
  })

  test('定时器从开始前停到结束以后：班结束，申请也有答复', async () => {
    const { shiftId, startsAt } = await asked()
    world.cloud.clock.set(startsAt + 5 * HOUR)
    await tick()
    expect(stored(shiftId)).toMatchObject({ state: 'over', claims: {} })
    await refusedOnce(shiftId)
  })
})
