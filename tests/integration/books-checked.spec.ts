import type { LedgerDoc, RewardDoc, WalletDoc } from '@core/contract/points-documents'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { pointsIn } from '../support/points'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** Every night every account, wallet and stock is compared with what it rests on; what somebody put wrong in the database is known the next morning. */
let world: World
let to: ReturnType<typeof pointsIn>
let lines: string[] = []
beforeAll(async () => {
  world = await startWorld({ instancesPerFunction: 1, log: (line) => lines.push(JSON.stringify(line)) })
  to = pointsIn(world)
  await firing()
}, 60_000)
afterAll(async () => { await world.stop() })

interface Mark { readonly version: number; readonly night: number; readonly part: string; readonly after: string; readonly found: number }
const mark = () => world.cloud.database.get('rollups', 'checked') as unknown as Mark
const db = () => appOf(world.cloud).database()
const firing = async () => ((await world.cloud.fireTimer('clock')) as { data?: { checked?: number } }).data?.checked ?? 0
const toNight = () => { world.cloud.clock.set(startOfDay(dayNumberAt(world.cloud.clock.now()) + 1) + 20 * 60_000) }
/** The firings of a night, a minute each, until the check is through; how many each looked at. */
async function night(each: (nth: number) => unknown = () => undefined): Promise<readonly number[]> {
  toNight()
  const looked: number[] = []
  for (let nth = 0; nth < 120; nth += 1) {
    looked.push(await firing())
    await each(nth)
    world.cloud.clock.advance(60_000)
    if (mark().night === dayNumberAt(world.cloud.clock.now()) && mark().part === 'done') return looked
  }
  throw new Error(`not through: ${JSON.stringify(mark())}`)
}
const warned = (name: string) => lines.filter((line) => line.includes(name))
const records = <D>(kind: string) => world.cloud.database.dump('records').filter((each) => each['kind'] === kind) as unknown as readonly (D & { readonly _id: string })[]
const walletOf = (openid: string) => records<WalletDoc>('wallet').find(({ personId }) => personId === idOf(openid)) as WalletDoc
const change = (id: string, fields: object) => db().collection('records').doc(id).update(fields)
const members = () => world.cloud.database.dump('people').filter(({ member }) => member !== undefined).map(({ _id }) => String(_id)).sort()
const toldToDistrict = async () => (await world.as(CAST.district).ok('people', 'notices', { box: 'work' })).items.filter(({ about }) => about === 'check')

test('一夜看完所有的账、钱包和库存：都对得上就一句不说；看完以后每分钟不再多问', async () => {
  for (const openid of [CAST.member, CAST.other, CAST.third]) await to.earned(openid, 900)
  const [soap, towel] = [await to.reward(1, 5), await to.reward(2, 5)]
  const [first, second, third] = [await to.kept(CAST.member, soap), await to.kept(CAST.member, towel), await to.kept(CAST.other, towel)]
  await world.as(CAST.staff).ok('points', 'collectKept', { code: first.code ?? '' })
  await world.as(CAST.other).ok('points', 'cancelKept', { itemId: third.id })
  await world.as(CAST.staff).ok('points', 'confirmGift', await to.sure(await to.given(2, CAST.third)))
  await to.given(1, CAST.third)
  await world.as(CAST.staff).ok('points', 'restockReward', { rewardId: soap, pieces: 4, note: '又来了四件' })
  expect(second.state).toBe('kept')
  const looked = await night()
  expect(looked.reduce((sum, each) => sum + each, 0)).toBe(members().length + records('wallet').length + records('reward').length)
  expect(members().length).toBeGreaterThan(1000)
  expect(Math.max(...looked)).toBeLessThanOrEqual(900)
  expect(['WALLET_DIFFERS', 'STOCK_DIFFERS', 'UNREADABLE', 'LEDGER_UNBALANCED'].flatMap(warned)).toEqual([])
  await firing()
  world.cloud.meter.start()
  await firing()
  expect(world.cloud.meter.read().db).toBe(1)
})

test('手工改错的钱包、库存和账，不管是谁的，第二天早上都报出来，区里看得到；没改的不报', async () => {
  const [last = ''] = members().slice(-1)
  const kept = walletOf(CAST.member).items
  await change(walletOf(CAST.member)._id, { items: kept.map((item) => (item.state === 'kept' ? { ...item, amount: item.amount + 1 } : item)) })
  await change(walletOf(CAST.third)._id, { items: walletOf(CAST.third).items.map((item) => (item.state === 'given' ? { ...item, state: 'cancelled' } : item)) })
  const [soap, towel] = records<RewardDoc>('reward')
  await change(soap?._id ?? '', { left: (soap?.left ?? 0) + 3 })
  await db().collection('ledger').add({ _id: 'by-hand', at: 0, people: [last], day: dayNumberAt(world.cloud.clock.now()) - 20, cause: { kind: 'adjust', recordId: 'nobody' }, rules: 1, lines: [{ account: `member:${last}`, unit: 'minutes', amount: 60 }] } satisfies LedgerDoc as never)
  lines = []
  await night()
  expect(warned('WALLET_DIFFERS').map((line) => /wallet-[\w-]+/.exec(line)?.[0]).sort()).toEqual([walletOf(CAST.member)._id, walletOf(CAST.third)._id].sort())
  expect(warned('STOCK_DIFFERS')).toHaveLength(1)
  expect(warned('STOCK_DIFFERS')[0]).toContain(soap?._id ?? '')
  expect(warned('STOCK_DIFFERS')[0]).not.toContain(towel?._id ?? '')
  expect(warned('LEDGER_UNBALANCED')).toHaveLength(1)
  expect(warned('LEDGER_UNBALANCED')[0]).toContain(last)
  const told = await toldToDistrict()
  expect(told.map(({ said }) => said)).toEqual(expect.arrayContaining(['查账：钱包和账上对不上', '查账：驿站的件数对不上', '查账：有一笔账两边不相抵']))
  expect(told.find(({ said }) => said.includes('钱包'))?.title).toMatch(/^党员 \d+ 号/)

  // The night after: once more in the log, not once more in the list.
  lines = []
  await night()
  expect(warned('WALLET_DIFFERS')).toHaveLength(2)
  expect(await toldToDistrict()).toHaveLength(told.length)
  await change(walletOf(CAST.member)._id, { items: kept })
  await change(walletOf(CAST.third)._id, { items: walletOf(CAST.third).items.map((item) => (item.state === 'cancelled' ? { ...item, state: 'given' } : item)) })
  await change(soap?._id ?? '', { left: soap?.left ?? 0 })
  lines = []
  await night()
  expect([...warned('WALLET_DIFFERS'), ...warned('STOCK_DIFFERS')]).toEqual([])
})

test('钱包里少了一样、账上多了一笔领走的、库存和留着的对不上，也报', async () => {
  const wallet = walletOf(CAST.member)
  const [soap, towel] = records<RewardDoc>('reward')
  await change(wallet._id, { items: wallet.items.filter(({ state }) => state !== 'kept') })
  await db().collection('ledger').add({ _id: 'never-kept', at: 0, people: [idOf(CAST.other)], day: dayNumberAt(world.cloud.clock.now()) - 2, cause: { kind: 'collect', recordId: 'never-kept' }, rules: 1, lines: [{ account: `member:${idOf(CAST.other)}`, unit: 'points', amount: -2 }, { account: 'station:s', unit: 'points', amount: 2 }] } satisfies LedgerDoc as never)
  lines = []
  await night()
  expect(warned('WALLET_DIFFERS').map((line) => /wallet-[\w-]+/.exec(line)?.[0]).sort()).toEqual([wallet._id, walletOf(CAST.other)._id].sort())
  // Its own numbers are as they were: what is reserved of it is not.
  expect(warned('STOCK_DIFFERS')).toHaveLength(1)
  expect(warned('STOCK_DIFFERS')[0]).toContain(towel?._id ?? '')
  await change(wallet._id, { items: wallet.items })
  await db().collection('ledger').doc('never-kept').remove()
  expect(soap).toBeDefined()
})

test('查到一半断了、另一台抢先了、有一份打不开：接着往下查，一夜照样看完，打不开的说出来', async () => {
  await change(walletOf(CAST.other)._id, { items: 'none' })
  const [, , unreadable = ''] = members()
  await db().collection('ledger').add({ _id: 'unreadable', at: 0, people: [unreadable], day: dayNumberAt(world.cloud.clock.now()) - 20, cause: 'none', rules: 1, lines: [] } as never)
  lines = []
  const seen = new Set<string>()
  await night(async (nth) => {
    seen.add(mark().after)
    // As if another instance had gone on from here.
    if (nth === 12) await db().collection('rollups').doc('checked').update({ version: mark().version + 1 })
  }).catch(() => undefined)
  for (let nth = 0; nth < 60 && mark().part !== 'done'; nth += 1) {
    world.cloud.clock.advance(60_000)
    await firing().catch(() => 0)
  }
  expect(mark().part).toBe('done')
  expect(warned('UNREADABLE').map((line) => line.includes(unreadable) || line.includes(walletOf(CAST.other)._id))).toEqual([true, true])
  expect(seen.size).toBeGreaterThan(5)
})
