import fc from 'fast-check'
import type { Entry } from '@core/domain/points/ledger'
import { balanceOf, entriesFor, isBalanced, memberAccount } from '@core/domain/points/ledger'
import { FIRST_RULES, rulesOf } from '@core/domain/points/rules'
import type { Service } from '@core/domain/points/settle'
import { daysOf, settleDay } from '@core/domain/points/settle'
import { startOfDay } from '@core/domain/time/day'

const DAY = 20_515
const HOUR = 3_600_000
const MIDNIGHT = startOfDay(DAY)
const at = (hour: number) => MIDNIGHT + hour * HOUR
const service = (id: string, kind: Service['kind'], from: number, to: number): Service => ({ id, kind, from: at(from), to: at(to) })

test('一小时上门两分，一小时值守一分；半小时算一半，不满半小时不算', () => {
  expect(settleDay([service('a', 'order', 9, 10.5), service('b', 'shift', 14, 16)], DAY, FIRST_RULES)).toEqual({ order: { minutes: 90, points: 3 }, shift: { minutes: 120, points: 2 }, activity: { minutes: 0, points: 0 } })
  expect(settleDay([service('a', 'shift', 9, 9.4)], DAY, FIRST_RULES).shift).toEqual({ minutes: 24, points: 0 })
})

test('撞在一起的时间只算一次，算给先开始的；一天有上限；跨夜的分在两天', () => {
  expect(settleDay([service('late', 'order', 9.5, 11), service('early', 'shift', 9, 10)], DAY, FIRST_RULES)).toMatchObject({ shift: { minutes: 60 }, order: { minutes: 60 } })
  expect(settleDay([service('a', 'order', 6, 18)], DAY, FIRST_RULES).order).toEqual({ minutes: 720, points: 8 })
  const night = service('n', 'shift', 22, 30)
  expect(daysOf(night)).toEqual([DAY, DAY + 1])
  expect([settleDay([night], DAY, FIRST_RULES).shift.minutes, settleDay([night], DAY + 1, FIRST_RULES).shift.minutes]).toEqual([120, 360])
})

test('规则按那一天的版本算', () => {
  const newer = { ...FIRST_RULES, version: 2, fromDay: DAY + 1 }
  expect([rulesOf(DAY, [newer]).version, rulesOf(DAY + 1, [newer]).version, rulesOf(DAY + 9, [FIRST_RULES, newer]).version]).toEqual([1, 2, 2])
})

const services = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), kind: fc.constantFrom('order', 'shift', 'activity'), from: fc.integer({ min: 0, max: 23 * 60 }), long: fc.integer({ min: 1, max: 300 }) }), { maxLength: 8 })
  .map((list) => [...new Map(list.map((each) => [each.id, { id: each.id, kind: each.kind, from: MIDNIGHT + each.from * 60_000, to: MIDNIGHT + (each.from + each.long) * 60_000 } as Service])).values()])
const idOf = (kind: string, revision: number) => `${kind}-${revision}`

test('消息重放、乱序、分几次来，最后的积分都等于重新数一遍；每一笔两边相抵', () => {
  fc.assert(fc.property(services, fc.array(fc.nat(7), { maxLength: 30 }), fc.nat(7), (all, order, stop) => {
    let entries: readonly Entry[] = []
    const known = new Map<string, Service>()
    const settle = () => {
      const made = entriesFor({ memberId: 'm', day: DAY, totals: settleDay([...known.values()], DAY, FIRST_RULES), rules: 1, standing: entries, now: 1, idOf })
      // The database keeps the first of an id; a cut-off settlement may leave the reversal without the new award.
      const kept = new Map(entries.map((entry) => [entry.id, entry]))
      for (const entry of made.slice(0, stop % 3 === 0 ? made.length : 1)) if (!kept.has(entry.id)) kept.set(entry.id, entry)
      entries = [...kept.values()]
    }
    for (const n of order) {
      const told = all[n]
      if (told) known.set(told.id, told)
      settle()
    }
    for (const told of all) known.set(told.id, told)
    for (let i = 0; i < 3; i += 1) entries = [...entries, ...entriesFor({ memberId: 'm', day: DAY, totals: settleDay([...known.values()], DAY, FIRST_RULES), rules: 1, standing: entries, now: 1, idOf }).filter((entry) => !entries.some(({ id }) => id === entry.id))]
    const totals = settleDay(all, DAY, FIRST_RULES)
    const sum = (unit: 'points' | 'minutes') => totals.order[unit] + totals.shift[unit] + totals.activity[unit]
    expect(entries.every(({ lines }) => isBalanced(lines))).toBe(true)
    expect(balanceOf([...entries, ...entries], memberAccount('m'))).toEqual({ points: sum('points'), minutes: sum('minutes') })
  }), { numRuns: 400 })
})

test('同样的一天再算一遍，什么也不写', () => {
  const totals = settleDay([service('a', 'order', 9, 10)], DAY, FIRST_RULES)
  const first = entriesFor({ memberId: 'm', day: DAY, totals, rules: 1, standing: [], now: 1, idOf })
  expect(first).toHaveLength(1)
  expect(entriesFor({ memberId: 'm', day: DAY, totals, rules: 1, standing: first, now: 2, idOf })).toEqual([])
})

test('冲销写了、新的一笔没来得及写就断了：下一次补上，哪怕又回到原来的数', () => {
  const totals = settleDay([service('a', 'order', 9, 10)], DAY, FIRST_RULES)
  const more = settleDay([service('a', 'order', 9, 12)], DAY, FIRST_RULES)
  const given = { memberId: 'm', day: DAY, rules: 1, now: 1, idOf }
  const first = entriesFor({ ...given, totals, standing: [] })
  const [reversal] = entriesFor({ ...given, totals: more, standing: first })
  const cut = [...first, ...(reversal ? [reversal] : [])]
  expect(balanceOf(cut, memberAccount('m')).points).toBe(0)
  const again = entriesFor({ ...given, totals, standing: cut })
  const all = [...new Map([...cut, ...again].map((entry) => [entry.id, entry])).values()]
  expect(balanceOf(all, memberAccount('m')).points).toBe(2)
  expect(entriesFor({ ...given, totals, standing: all })).toEqual([])
})
