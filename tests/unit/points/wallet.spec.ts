import fc from 'fast-check'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance } from '@core/domain/lifecycle/lifecycle'
import type { Entry } from '@core/domain/points/ledger'
import { isBalanced, memberAccount, moved, servedOf, stationAccount } from '@core/domain/points/ledger'
import type { Wallet, WalletAction, WalletItem, WalletPayload } from '@core/domain/points/wallet-life'
import { available, KEPT_MOST, walletLife } from '@core/domain/points/wallet-life'
import { DEFAULT_CALENDAR } from '@core/domain/time'

/** Whatever is kept, collected, cancelled or lapses in whatever order: never more is spent than was earned, and nothing twice. */
const NOW = Date.UTC(2026, 5, 1)
const life = walletLife<Wallet>()
const MEMBER: LifeActor = { kind: 'member', id: 'm', label: '党员 1 号', scopeIds: [] }
const STAFF: LifeActor = { kind: 'staff', id: 's', label: '社区', scopeIds: ['cm01'] }
const SYSTEM: LifeActor = { kind: 'system', id: 'system', label: '系统', scopeIds: [] }
const BY: Readonly<Partial<Record<WalletAction, LifeActor>>> = { keep: MEMBER, give: MEMBER, cancel: MEMBER, collect: STAFF, lapse: SYSTEM, soldOut: SYSTEM }
const earned = (points: number): Entry => ({ id: 'e', at: NOW, cause: { kind: 'day', memberId: 'm', day: 1, revision: 1 }, rules: 1, lines: moved('issued:shift', memberAccount('m'), 'points', points) })
const item = (id: string, amount: number, until = NOW + 1000): WalletItem => ({ id, kind: 'reward', state: 'kept', unit: 'points', amount, at: NOW, until, recordId: 'r', title: '洗衣液', station: { id: 'sn', name: '驿站' }, code: '12345678' })
const EMPTY: Wallet = { state: 'open', personId: 'm', items: [] }
const does = (wallet: Wallet, action: WalletAction, payload: WalletPayload, now = NOW) => advance(life, wallet, action, { now, calendar: DEFAULT_CALENDAR, actor: BY[action] ?? SYSTEM, payload })

test('随便怎么留、领、取消、过期、换完：花出去的不超过挣来的，每一样至多一次', () => {
  const step = fc.record({ action: fc.constantFrom<WalletAction>('keep', 'cancel', 'collect', 'lapse', 'soldOut'), which: fc.nat(6), amount: fc.integer({ min: 1, max: 6 }), late: fc.boolean() })
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), fc.nat(12), fc.boolean(), (steps, points, booksLate) => {
    let wallet = EMPTY
    const entries: Entry[] = [earned(points)]
    const collected: WalletItem[] = []
    steps.forEach(({ action, which, amount, late }, at) => {
      const target = wallet.items[which]
      const payload: WalletPayload = action === 'keep' ? { item: item(`i${at}`, amount), entries } : { itemId: target?.id ?? 'none' }
      const outcome = does(wallet, action, payload, late ? NOW + 5000 : NOW)
      if (!outcome.ok) return
      wallet = outcome.record
      if (action === 'collect' && target !== undefined) {
        collected.push(target)
        // The ledger may hear of it later: until then the wallet remembers.
        if (!booksLate) entries.push({ id: `c${target.id}`, at: NOW, cause: { kind: 'collect', recordId: target.id }, rules: 1, lines: moved(memberAccount('m'), stationAccount('sn'), 'points', target.amount) })
      }
      expect(available(entries, wallet, 'points')).toBeGreaterThanOrEqual(0)
    })
    expect(new Set(collected.map(({ id }) => id)).size).toBe(collected.length)
    expect(collected.reduce((sum, each) => sum + each.amount, 0)).toBeLessThanOrEqual(points)
    expect(entries.every(({ lines }) => isBalanced(lines))).toBe(true)
    expect(wallet.items.filter(({ state }) => state === 'kept').length).toBeLessThanOrEqual(KEPT_MOST)
  }), { numRuns: 500 })
})

test('记账晚到：领走的先由钱包记着，入了账也不扣两遍；花掉的不算少服务', () => {
  const kept = does(EMPTY, 'keep', { item: item('a', 3), entries: [earned(5)] })
  if (!kept.ok) throw new Error(kept.refusal)
  const done = does(kept.record, 'collect', { itemId: 'a' })
  if (!done.ok) throw new Error(done.refusal)
  const booked: Entry = { id: 'x', at: NOW, cause: { kind: 'collect', recordId: 'a' }, rules: 1, lines: moved(memberAccount('m'), stationAccount('sn'), 'points', 3) }
  expect([available([earned(5)], done.record, 'points'), available([earned(5), booked], done.record, 'points')]).toEqual([2, 2])
  const hours: Entry = { ...earned(0), id: 'h', lines: moved('issued:shift', memberAccount('m'), 'minutes', 90) }
  const gift: Entry = { ...booked, id: 'g', cause: { kind: 'gift', recordId: 'g' }, lines: moved(memberAccount('m'), memberAccount('e'), 'minutes', 60) }
  expect(servedOf([hours, gift], memberAccount('m'))).toEqual({ order: 0, shift: 90, activity: 0 })
  expect(servedOf([gift], memberAccount('e'))).toEqual({ order: 0, shift: 0, activity: 0 })
})

test('送出去的时长记一年：一百天以后还算在今年送过的里面', () => {
  const gift: WalletItem = { ...item('g', 600), kind: 'gift', unit: 'minutes', state: 'given', at: NOW - 100 * 86_400_000 }
  const kept = does({ ...EMPTY, items: [gift] }, 'keep', { item: item('a', 1), entries: [earned(5)] })
  expect(kept.ok && kept.record.items.map(({ id }) => id)).toEqual(['g', 'a'])
})
