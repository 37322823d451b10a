import type { LedgerDoc, RewardDoc, WalletDoc } from '@core/contract/points-documents'
import { dayNumberAt } from '@core/domain/time/day'
import { adjustmentKind } from '../../cloudfunctions/_points/adjustment-kind'
import { giftKind } from '../../cloudfunctions/_points/gift-kind'
import { changeRecord } from '../../cloudfunctions/_record/change-record'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { pointsIn } from '../support/points'
import type { World } from '../support/world'

/** Cut off between a record and what it means for stock, ledger and wallet: whoever comes next finds it right, and the timer ends it. */
let world: World
let to: ReturnType<typeof pointsIn>
inWorld((fresh) => { world = fresh; to = pointsIn(world); appOf(world.cloud) })

const DAY = 24 * 3_600_000
const tick = () => world.cloud.fireTimer('clock')
const db = () => appOf(world.cloud).database()
const staff = { kind: 'staff', id: idOf(CAST.colleague), label: '社区工作人员', scopeIds: ['cm01'] } as const
const ledger = (kind: string) => (world.cloud.database.dump('ledger') as unknown as readonly LedgerDoc[]).filter(({ cause }) => cause.kind === kind)
const record = <D>(id: string) => world.cloud.database.get('records', id) as unknown as D
const walletOf = (openid: string) => record<WalletDoc>(`wallet-${idOf(openid)}`)
/** As if the stock had never heard of what was kept of it, and there were so many left. */
async function unheard(rewardId: string, left: number) {
  const { log } = record<RewardDoc>(rewardId)
  await db().collection('records').doc(rewardId).update({ log: log.slice(0, 1), version: 1, head: log[0]?.hash, left, kept: 0 })
}

test('留的时候断了、货也没了：不换了照样成，库存不动；领走的照样记账，一次', async () => {
  await to.earned(CAST.member, 600)
  const [first, second] = [await to.reward(1, 1), await to.reward(2, 1)]
  const [cancelled, collected] = [await to.kept(CAST.member, first), await to.kept(CAST.member, second)]
  for (const rewardId of [first, second]) await unheard(rewardId, 0)
  await world.as(CAST.member).ok('points', 'cancelKept', { itemId: cancelled.id })
  await world.as(CAST.staff).ok('points', 'collectKept', { code: collected.code ?? '' })
  for (let minute = 0; minute < 2; minute += 1) await tick()
  for (const rewardId of [first, second]) expect(await to.stock(rewardId)).toEqual({ left: 0, kept: 0, handed: 0 })
  expect(walletOf(CAST.member).items.map(({ state }) => state)).toEqual(['cancelled', 'collected'])
  expect(walletOf(CAST.member).open).toBe(false)
  expect(ledger('collect').map(({ cause }) => 'recordId' in cause && cause.recordId)).toEqual([collected.id])
  expect((await to.available(CAST.member)).points).toBe(8)
})

test('没留到的一样，后来补了货，同一次再送一遍：还是没有，新来的货不动；关了的也一样，定时器不为它报错', async () => {
  await to.earned(CAST.other, 600)
  const [gone, closed] = [await to.reward(1, 1), await to.reward(1, 1)]
  for (const [rewardId, key] of [[gone, 'gone-once-1'], [closed, 'closed-once-1']] as const) {
    await world.as(CAST.other).ok('points', 'keepReward', { rewardId }, key)
    await unheard(rewardId, 0)
  }
  await world.as(CAST.staff).ok('points', 'restockReward', { rewardId: closed, pieces: 2, note: '又来了' })
  await world.as(CAST.staff).ok('points', 'closeReward', { rewardId: closed })
  const { ok } = (await tick()) as { ok?: boolean }
  expect(ok).not.toBe(false)
  expect(walletOf(CAST.other).items.map(({ state }) => state)).toEqual(['soldOut', 'soldOut'])
  await world.as(CAST.staff).ok('points', 'restockReward', { rewardId: gone, pieces: 3, note: '又来了' })
  expect(await world.as(CAST.other).code('points', 'keepReward', { rewardId: gone }, 'gone-once-1')).toBe('SOLD_OUT')
  expect([await to.stock(gone), await to.stock(closed)]).toEqual([{ left: 3, kept: 0, handed: 0 }, { left: 2, kept: 0, handed: 0 }])
  expect((await to.available(CAST.other)).points).toBe(10)
})

test('同意、确认以后断了：定时器接着记账，更正记在它那一天，赠送记在确认的那一天，过了半夜也是；钱包跟着，长辈收到消息', async () => {
  await to.earned(CAST.third, 600)
  const adjustmentId = await to.proposed({ minutes: 45, points: 1 })
  const giftId = await to.given(2, CAST.third)
  world.cloud.clock.set(Date.parse('2026-03-11T23:59:30+08:00'))
  const now = world.cloud.clock.now()
  await changeRecord(adjustmentKind, { id: adjustmentId, action: 'approve', actor: staff, now, requestKey: 'cut-1', payload: {} })
  await changeRecord(giftKind, { id: giftId, action: 'confirm', actor: staff, now, requestKey: 'cut-2', payload: { elderId: idOf(CAST.neighbour), givenThisYear: 0 } })
  expect([...ledger('adjust'), ...ledger('gift')]).toEqual([])
  world.cloud.clock.advance(60_000)
  for (let minute = 0; minute < 2; minute += 1) await tick()
  const [adjusted, given] = [ledger('adjust'), ledger('gift')]
  expect(adjusted.map(({ day, people }) => [day, people])).toEqual([[record<{ day: number }>(adjustmentId).day, [idOf(CAST.member)]]])
  expect(given.map(({ day, people }) => [day, people])).toEqual([[dayNumberAt(now), [idOf(CAST.third), idOf(CAST.neighbour)]]])
  expect(walletOf(CAST.third).items.map(({ state }) => state)).toEqual(['given'])
  expect((await to.available(CAST.neighbour)).minutes).toBe(120)
  const told = world.cloud.database.dump('notices').find((notice) => notice['orderId'] === giftId && notice['to'] === idOf(CAST.neighbour) && notice['action'] === 'confirm')
  expect(told).toMatchObject({ as: 'resident', unsent: 'off' })
  world.cloud.clock.advance(DAY)
  await tick()
  expect([ledger('adjust'), ledger('gift')]).toEqual([adjusted, given])
})
