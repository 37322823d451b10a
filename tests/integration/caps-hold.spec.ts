import type { GiftDoc, LedgerDoc } from '@core/contract/points-documents'
import { memberAccount, servedOf } from '@core/domain/points/ledger'
import { dayNumberOf } from '@core/domain/time/day'
import { yearOf } from '@core/domain/unit/year'
import { entryOf } from '../../cloudfunctions/_data/ledger-repo'
import { hash22 } from '../../cloudfunctions/_kit/ids'
import type { Ctx } from '../../cloudfunctions/_kit/serve'
import { actOnAdjustment } from '../../cloudfunctions/points/actions/adjustments'
import { confirmGift } from '../../cloudfunctions/points/actions/gifts'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { pointsIn } from '../support/points'
import type { World } from '../support/world'

/** Caps that two hands try to pass in the same moment: each has read the ledger before either has written anything. */
let mockMeet: () => Promise<void> = () => Promise.resolve()
jest.mock('../../cloudfunctions/_data/ledger-repo', () => {
  const real = jest.requireActual<typeof import('../../cloudfunctions/_data/ledger-repo')>('../../cloudfunctions/_data/ledger-repo')
  const met = <A extends readonly unknown[], R>(read: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
    const found = await read(...args)
    await mockMeet()
    return found
  }
  return { ...real, entriesOfPerson: met(real.entriesOfPerson), entriesOfDays: met(real.entriesOfDays) }
})

let world: World
let to: ReturnType<typeof pointsIn>
inWorld((fresh) => { world = fresh; to = pointsIn(world); appOf(world.cloud) })
afterEach(() => { mockMeet = () => Promise.resolve() })

const ledger = () => world.cloud.database.dump('ledger') as unknown as readonly LedgerDoc[]
let sent = 0
/** Staff of the first community, as the function knows them after it has read the token. */
const desk = (openid: string, requestKey = `caps-${(sent += 1)}`): Ctx => ({
  now: world.cloud.clock.now(), requestId: requestKey, requestKey, digest: 'd', retried: false, channel: 'wechat', personId: idOf(openid), openid,
  viewer: () => Promise.resolve({ personId: idOf(openid), label: '社区工作人员', roles: [{ role: 'staff', scopeId: 'cm01' }], epoch: 0, communityId: 'cm01', streetId: 'st01', gridId: '' }),
  rolesAreFresh: () => true, rolesStillStand: () => Promise.resolve(true),
})
/** The first so many readings of each of two wait for the other's. */
function together(readings: number): void {
  const gates = Array.from({ length: readings }, () => {
    let open: () => void = () => undefined
    return { here: 0, passed: new Promise<void>((resolve) => { open = resolve }), open: () => { open() } }
  })
  let made = 0
  mockMeet = async () => {
    const gate = gates[Math.floor(made / 2)]
    made += 1
    if (gate === undefined) return
    gate.here += 1
    if (gate.here === 2) gate.open()
    await gate.passed
  }
}
const outcomes = async (runs: readonly Promise<unknown>[]) => (await Promise.allSettled(runs)).map((each) => (each.status === 'fulfilled' ? 'ok' : (each.reason as { code?: string }).code)).sort()

const receivedBy = (openid: string) => ledger().filter(({ cause }) => cause.kind === 'gift').flatMap(({ lines }) => lines).filter(({ account, amount }) => account === memberAccount(idOf(openid)) && amount > 0).reduce((sum, { amount }) => sum + amount, 0)
const stateOf = (id: string) => (world.cloud.database.get('records', id) as unknown as GiftDoc).state

test('两份赠送同一刻确认，一年的上限只装得下一份：只成一份，另一份还等着；退掉的、断在一半的不占地方', async () => {
  for (const openid of [CAST.member, CAST.other, CAST.third, CAST.fourth]) await to.earned(openid, 600)
  await world.as(CAST.staff).ok('points', 'confirmGift', await to.sure(await to.given(10, CAST.third)))
  const [first, second] = [await to.given(6, CAST.member), await to.given(6, CAST.other)]
  together(2)
  expect(await outcomes([confirmGift(await to.sure(first), desk(CAST.staff)), confirmGift(await to.sure(second), desk(CAST.colleague))])).toEqual(['GIFT_CAP', 'ok'])
  expect(receivedBy(CAST.neighbour)).toBe(960)
  expect([stateOf(first), stateOf(second)].sort()).toEqual(['given', 'offered'])

  // As if a confirmation had been cut off after it was let in: it counts as long as it may still be confirmed, and no longer.
  const [waiting] = [first, second].filter((id) => stateOf(id) === 'offered')
  const small = await to.given(3, CAST.fourth)
  const allowance = hash22('allowance', 'gift', idOf(CAST.neighbour), String(yearOf(world.cloud.clock.now())))
  const allowances = appOf(world.cloud).database().collection('allowances')
  const { version } = world.cloud.database.get('allowances', allowance) as unknown as { readonly version: number }
  await appOf(world.cloud).database().collection('records').doc(waiting ?? '').update({ minutes: 120 })
  await allowances.doc(allowance).update({ version: version + 1, uses: [waiting] })
  expect(await world.as(CAST.staff).code('points', 'confirmGift', await to.sure(small))).toBe('GIFT_CAP')
  await world.as(CAST.staff).ok('points', 'refuseGift', { giftId: waiting ?? '', note: '本人说不用' })
  // Nor does one that was given to somebody else after all.
  await appOf(world.cloud).database().collection('records').add({ ...world.cloud.database.get('records', first), _id: 'given-elsewhere', state: 'given', personId: 'somebody', minutes: 600, nextAt: 8.64e15, updatedAt: 0 } as never)
  await allowances.doc(allowance).update({ version: version + 2, uses: [waiting, 'given-elsewhere'] })
  const key = { fn: 'points', action: 'confirmGift', giftId: small } as const
  await world.as(CAST.staff).ok(key.fn, key.action, await to.sure(key.giftId), 'small-once-1')
  await world.as(CAST.staff).ok(key.fn, key.action, await to.sure(key.giftId), 'small-once-1')
  expect(receivedBy(CAST.neighbour)).toBe(1140)
  expect(world.cloud.database.get('allowances', allowance)).toMatchObject({ uses: [small] })
  // To the last minute of it, and no further.
  await world.as(CAST.staff).ok('points', 'confirmGift', await to.sure(await to.given(1, CAST.fourth)))
  expect(receivedBy(CAST.neighbour)).toBe(1200)
  expect(await world.as(CAST.staff).code('points', 'confirmGift', await to.sure(await to.given(1, CAST.fourth)))).toBe('GIFT_CAP')
})

test('送的人一年的上限：两台手机同一刻送，只成一份', async () => {
  await to.earned(CAST.member, 900, 11)
  const elder = await to.elder()
  // Six of ten hours are given already.
  const both = await Promise.all([3, 3].map((hours) => world.as(CAST.member).code('points', 'giveHours', { ...elder, hours })))
  expect([...both].sort()).toEqual(['GIFT_CAP', 'OK'])
})

test('两份更正同一刻同意，一天只装得下一份：只成一份；两份同一刻减，也减不到零以下；再同意一次答复一样', async () => {
  const day = await to.settledDay()
  const proposed = async (minutes: number, service: 'order' | 'shift' = 'shift') =>
    (await world.as(CAST.staff).ok('points', 'proposeAdjustment', { as: 'staff', memberNumber: 2, day, service, minutes, points: 0, note: '记错了' })).id
  const approve = (adjustmentId: string, ctx: Ctx = desk(CAST.colleague)) => actOnAdjustment('approve')({ as: 'staff', adjustmentId }, ctx)
  const served = () => servedOf(ledger().filter((entry) => entry.day === dayNumberOf(day)).map(entryOf), memberAccount(idOf(CAST.other)))

  const [more, again] = [await proposed(800), await proposed(800, 'order')]
  together(1)
  expect(await outcomes([approve(more), approve(again)])).toEqual(['INVALID_INPUT', 'ok'])
  expect(served().shift + served().order).toBe(800)

  const kind = served().shift > 0 ? 'shift' : 'order'
  const [less, fewer] = [await proposed(-500, kind), await proposed(-500, kind)]
  together(1)
  const [one, other] = [desk(CAST.colleague), desk(CAST.colleague)]
  expect(await outcomes([approve(less, one), approve(fewer, other)])).toEqual(['INVALID_INPUT', 'ok'])
  expect(served()[kind]).toBe(300)
  await outcomes([approve(less, one), approve(fewer, other)])
  expect(served()[kind]).toBe(300)
})

test('同意到一半断了的一份：还可能成，先给它留着地方；撤回了就不占；一样的时候再来，不用再占一次', async () => {
  const day = await to.settledDay()
  const proposed = async (minutes: number) => (await world.as(CAST.staff).ok('points', 'proposeAdjustment', { as: 'staff', memberNumber: 125, day, service: 'shift', minutes, points: 0, note: '记错了' })).id
  const approve = (adjustmentId: string) => world.as(CAST.colleague).code('points', 'approveAdjustment', { as: 'staff', adjustmentId })
  const [cut, other] = [await proposed(900), await proposed(900)]
  const allowance = hash22('allowance', 'adjust', idOf(CAST.third), String(dayNumberOf(day)))
  await appOf(world.cloud).database().collection('allowances').add({ _id: allowance, version: 1, uses: [cut] } as never)
  expect(await approve(other)).toBe('INVALID_INPUT')
  // Who fits in beside it does not make it forgotten.
  expect(await approve(await proposed(300))).toBe('OK')
  expect(await approve(await proposed(400))).toBe('INVALID_INPUT')
  await world.as(CAST.staff).ok('points', 'withdrawAdjustment', { as: 'staff', adjustmentId: cut })
  // Let in before it was cut off: it needs no room of its own once more.
  const again = await proposed(100)
  await appOf(world.cloud).database().collection('allowances').doc(allowance).update({ version: 9, uses: [other, again] })
  expect([await approve(other), await approve(again)]).toEqual(['OK', 'OK'])
  expect(world.cloud.database.get('allowances', allowance)).toMatchObject({ version: 9 })
})
