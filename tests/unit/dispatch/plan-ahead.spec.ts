import fc from 'fast-check'
import { planAhead } from '@core/domain/dispatch/plan-ahead'
import type { WaitingOrder } from '@core/domain/dispatch/plan-ahead'
import { MINUTE_MS } from '@core/domain/time/day'

const NOW = 1_000_000 * MINUTE_MS
const at = (minutes: number) => NOW + minutes * MINUTE_MS
const anOrder = (change: Partial<WaitingOrder> = {}): WaitingOrder => ({ due: NOW, until: at(60), urgent: false, need: 1, ...change })
/** By order: the members who may go, and what each is worth. */
function plan(orders: readonly WaitingOrder[], able: readonly Readonly<Record<number, number>>[], freeAt: readonly number[]) {
  const rows = able.map((row) => Object.entries(row).map(([who, value]) => [Number(who), value] as const))
  const start = [0]
  for (const row of rows) start.push((start.at(-1) ?? 0) + row.length)
  const member = Int32Array.from(rows.flat(), ([who]) => who)
  const done = planAhead({ pairs: { start, member, value: Float64Array.from(rows.flat(), ([, value]) => value) }, orders, freeAt: (pair) => freeAt[member[pair] ?? 0] ?? NOW, now: NOW, visitMs: 90 * MINUTE_MS })
  expect(done.certified).toBe(true)
  return Object.fromEntries(done.now.map(({ order, pair }) => [order, member[pair]]))
}

test('窗口没到的不派，但最合适的人给它留着', () => {
  expect(plan([anOrder({ due: at(20), until: at(80) }), anOrder()], [{ 0: 900, 1: 300 }, { 0: 700, 1: 600 }], [NOW, NOW])).toEqual({ 1: 1 })
})

test('等得起的等很快回来的人，不占别人唯一的那一个', () => {
  // Member 1 is all that the second order has; the first may wait ten minutes for member 0.
  expect(plan([anOrder(), anOrder()], [{ 0: 500, 1: 500 }, { 1: 400 }], [at(10), NOW])).toEqual({ 1: 1 })
  // Nobody else wants him: he goes, for waiting costs something.
  expect(plan([anOrder()], [{ 0: 500, 1: 500 }], [at(10), NOW])).toEqual({ 0: 1 })
})

test('一个人先去一单再去一单，等得起的排在后面', () => {
  expect(plan([anOrder({ until: at(120) }), anOrder({ until: at(30) })], [{ 0: 900 }, { 0: 100 }], [NOW])).toEqual({ 1: 0 })
})

test('急的现在就去，谁也不能占了它唯一的人；没有人空着时它不指望以后', () => {
  expect(plan([anOrder(), anOrder({ urgent: true })], [{ 0: 1000 }, { 0: 1 }], [NOW])).toEqual({ 1: 0 })
  expect(plan([anOrder({ urgent: true })], [{ 0: 900 }], [at(5)])).toEqual({})
})

test('派出去的都是到点的单、空着的人、一人一单；急的没人去，是因为能去的都去了急的', () => {
  const order = fc.record({ due: fc.integer({ min: -60, max: 60 }), urgent: fc.boolean(), able: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }), value: fc.integer({ min: 1, max: 1000 }) })
  fc.assert(fc.property(fc.array(order, { maxLength: 8 }), fc.array(fc.integer({ min: -30, max: 100 }), { minLength: 5, maxLength: 5 }), (all, free) => {
    const orders = all.map(({ due, urgent }) => anOrder({ due: urgent ? NOW : at(due), until: at((urgent ? 0 : due) + 60), urgent }))
    const went = plan(orders, all.map(({ able, value }) => Object.fromEntries(able.map((who) => [who, value + who]))), free.map(at))
    const members = Object.values(went)
    expect(new Set(members).size).toBe(members.length)
    for (const [number, who] of Object.entries(went)) expect([(orders[Number(number)]?.due ?? Infinity) <= NOW, (free[who ?? 0] ?? 1) <= 0]).toEqual([true, true])
    orders.forEach(({ urgent }, number) => {
      if (!urgent || number in went) return
      for (const who of all[number]?.able ?? []) if ((free[who] ?? 1) <= 0) expect(Object.entries(went).some(([other, gone]) => gone === who && orders[Number(other)]?.urgent === true)).toBe(true)
    })
  }), { numRuns: 500, seed: 20261126 })
})
