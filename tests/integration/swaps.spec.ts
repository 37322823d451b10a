import type { ActionName, InputOf } from '@core/contract/api'
import { inWorld } from '../support/in-world'
import { idOf } from '../support/journey'
import { POST, seenOf, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'
import { PEOPLE, startWorld } from '../support/world'

/** 换班 over the built functions and the local cloud. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Numbers 1 and 2 live in the first community; number 11 anywhere in the district. */
const [GIVER, COLLEAGUE, OTHER] = ['seed-m00001', 'seed-m00002', 'seed-m00011'] as const
const to = () => shiftsIn(world)
const as = (openid: string) => world.as(openid)
const tick = () => world.cloud.fireTimer('clock')
const mine = async (openid: string, shiftId: string) => (await to().look(openid, shiftId)).shift.mine
const told = async (openid: string) => (await as(openid).ok('people', 'notices', {})).items.filter(({ about }) => about === 'swap').map(({ said }) => said)
const reach = { reach: 'district' } as const

async function asked(back: boolean) {
  const x = await to().claimed(GIVER, 1, reach)
  const y = await to().claimed(COLLEAGUE, 1, reach)
  const { swapId } = await as(GIVER).ok('posts', 'askSwap', { shiftId: x.shiftId, number: 2, ...(back ? { backId: y.shiftId } : {}) })
  return { x: x.shiftId, y: y.shiftId, swapId }
}

test('请人替班：对方答应，班就归他；再点一次还是那个结果；两边都告诉', async () => {
  const { x, y, swapId } = await asked(false)
  await tick()
  expect(await told(COLLEAGUE)).toEqual(['有党员想和您换班'])
  expect(await as(COLLEAGUE).ok('posts', 'swaps', {})).toMatchObject({ items: [{ swapId, mine: 'colleague', other: '党员 1 号', actions: ['agree', 'refuse'] }] })
  for (let again = 0; again < 2; again += 1) expect(await as(COLLEAGUE).ok('posts', 'agreeSwap', { swapId }, 'agree-once-1')).toEqual({ swapId, state: 'done' })
  expect([await mine(GIVER, x), await mine(COLLEAGUE, x), await mine(COLLEAGUE, y)]).toEqual(['none', 'held', 'held'])
  await tick()
  expect(await told(GIVER)).toEqual(['换班办好了'])
  expect(await as(GIVER).code('posts', 'withdrawSwap', { swapId })).toBe('WRONG_STATE')
})

test('互换：各得对方的一班，旁人看不到这次换班', async () => {
  const { x, y, swapId } = await asked(true)
  expect(await as(OTHER).code('posts', 'swaps', { swapId })).toBe('NOT_FOUND')
  expect(await as(OTHER).code('posts', 'agreeSwap', { swapId })).toBe('NOT_ALLOWED')
  expect(await as(GIVER).code('posts', 'agreeSwap', { swapId })).toBe('NOT_ALLOWED')
  expect(await as(COLLEAGUE).ok('posts', 'agreeSwap', { swapId })).toMatchObject({ state: 'done' })
  expect([await mine(GIVER, x), await mine(COLLEAGUE, x), await mine(GIVER, y), await mine(COLLEAGUE, y)]).toEqual(['none', 'held', 'held', 'none'])
})

test('按名字拒绝：没有这个编号、自己、已在班里、不在那一班、正在问、撞时间', async () => {
  const { shiftId, startsAt } = await to().claimed(GIVER, 2, reach)
  const ask = (number: number, backId?: string) => as(GIVER).code('posts', 'askSwap', { shiftId, number, ...(backId === undefined ? {} : { backId }) })
  expect(await ask(9_999_999)).toBe('COLLEAGUE_UNKNOWN')
  expect(await ask(1)).toBe('COLLEAGUE_IS_YOU')
  const free = await to().shift(2, reach)
  expect(await ask(2, free.shiftId)).toBe('COLLEAGUE_NOT_THERE')
  const local = await to().claimed(GIVER, 1)
  expect(await as(GIVER).code('posts', 'askSwap', { shiftId: local.shiftId, number: 11 })).toBe('NOT_OPEN_TO_COLLEAGUE')
  expect(await ask(2)).toBe('OK')
  expect(await ask(11)).toBe('SWAP_ASKED')
  // The colleague has promised that time to another shift.
  const clash = await to().shift(1, reach, startsAt + HOUR)
  await as(COLLEAGUE).ok('posts', 'claim', (await to().look(COLLEAGUE, clash.shiftId)).claim)
  const swapId = (await as(COLLEAGUE).ok('posts', 'swaps', {})).items[0]?.swapId ?? ''
  expect(await as(COLLEAGUE).code('posts', 'agreeSwap', { swapId })).toBe('SHIFTS_OVERLAP')
  expect(await as(COLLEAGUE).ok('posts', 'refuseSwap', { swapId })).toMatchObject({ state: 'refused' })
  await as(COLLEAGUE).ok('posts', 'claim', (await to().look(COLLEAGUE, shiftId)).claim).catch(() => undefined)
  await as(OTHER).ok('posts', 'claim', (await to().look(OTHER, shiftId)).claim)
  expect(await ask(11)).toBe('COLLEAGUE_THERE')
})

test('没等到答复就作罢，过后答应说过时；班还在原来的人手里', async () => {
  const { x, swapId } = await asked(false)
  world.cloud.clock.advance(DAY)
  await tick()
  expect(await as(COLLEAGUE).code('posts', 'agreeSwap', { swapId })).toBe('WRONG_STATE')
  expect(await mine(GIVER, x)).toBe('held')
  await tick()
  expect((await told(GIVER))[0]).toBe('换班没有等到答复')
})

test('问出去以后自己退了，对方答应时说换不成', async () => {
  const { x, swapId } = await asked(true)
  await as(GIVER).ok('posts', 'release', { shiftId: x })
  expect(await as(COLLEAGUE).code('posts', 'agreeSwap', { swapId })).toBe('SWAP_GONE')
})

test.each([1, 2, 3, 4])('第 %i 种断法：答应以后连接断在半路，由定时器办完，各人正好一班', async (seed) => {
  const broken = await startWorld({ instancesPerFunction: 1, faults: { seed, cut: 0.08, lostReply: 0.05 } })
  try {
    const [x, y] = await unbroken(broken)
    const { swapId } = await stubborn(broken, GIVER, 'askSwap', { shiftId: x, number: 2, backId: y })
    // Whether the answer came through or not: the yes may be written, and half of what follows.
    for (let n = 0; n < 40 && stateOf(broken, swapId) === 'asked'; n += 1) await broken.as(COLLEAGUE).call('posts', 'agreeSwap', { swapId }, `agree-${seed}-once`)
    for (let n = 0; n < 60 && stateOf(broken, swapId) === 'agreed'; n += 1) await broken.cloud.fireTimer('clock')
    expect(stateOf(broken, swapId)).toBe('done')
    const held = (shiftId: string) => Object.keys((broken.cloud.database.get('shifts', shiftId) as { claims: object }).claims)
    expect([held(x), held(y)]).toEqual([[idOf(COLLEAGUE)], [idOf(GIVER)]])
    expect(broken.cloud.faults().length).toBeGreaterThan(2)
  } finally {
    await broken.stop()
  }
}, 60_000)

const stateOf = (broken: World, swapId: string) => broken.cloud.database.get('records', swapId)?.['state']

let wishes = 0
/** The same wish with the same number, until it is answered. */
async function stubborn<A extends ActionName<'posts'>>(broken: World, openid: string, action: A, input: InputOf<'posts', A>) {
  const requestId = `stubborn-${(wishes += 1)}-wish`
  for (let n = 0; n < 60; n += 1) {
    const reply = await broken.as(openid).call('posts', action, input, requestId)
    if (reply.ok) return reply.data
    if (!['INTERNAL', 'BUSY'].includes(reply.code)) throw new Error(`${action}: ${reply.code}`)
  }
  throw new Error(`${action} never came through`)
}

/** A shift of each of the two, made over the same breaking connection. */
async function unbroken(broken: World): Promise<readonly [string, string]> {
  const { id: postId } = await stubborn(broken, PEOPLE.staff, 'savePost', { as: 'staff', communityId: 'cm01', fields: POST })
  await stubborn(broken, PEOPLE.staff, 'publishPost', { as: 'staff', postId })
  const at = broken.cloud.clock.now() + 2 * DAY
  await stubborn(broken, PEOPLE.staff, 'addShifts', { as: 'staff', postId, spans: [0, 5].map((hours) => ({ startsAt: at + hours * HOUR, endsAt: at + (hours + 2) * HOUR, places: 1 })) })
  const { shifts } = await stubborn(broken, PEOPLE.staff, 'post', { as: 'staff', postId })
  const [x = '', y = ''] = shifts.map(({ shiftId }) => shiftId)
  for (const [openid, shiftId] of [[GIVER, x], [COLLEAGUE, y]] as const) {
    const { shift } = await stubborn(broken, openid, 'shift', { shiftId })
    await stubborn(broken, openid, 'claim', { shiftId, seen: seenOf(shift) })
  }
  return [x, y]
}
