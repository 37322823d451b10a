import fc from 'fast-check'
import { assignSeats } from '@core/domain/dispatch/assign-seats'
import { weigh } from '@core/domain/dispatch/certificate'
import type { AssignmentInstance } from '@core/domain/dispatch/certificate'
import { makeRandom } from '../../../local/seed/random'

/** Pairs as people write them: [order, member, value]. */
type Pair = readonly [number, number, number]
function instanceOf(capacities: readonly number[], needs: readonly number[], pairs: readonly Pair[]): AssignmentInstance {
  const byOrder = needs.map((_, order) => pairs.filter(([of]) => of === order))
  const start = [0]
  for (const own of byOrder) start.push((start.at(-1) ?? 0) + own.length)
  const flat = byOrder.flat()
  return { capacities, needs, start, member: flat.map(([, member]) => member), value: flat.map(([, , value]) => value) }
}

/** The best of all assignments, by trying every one of them. */
function bestOfAll({ capacities, needs, start, member, value, limited, limits }: AssignmentInstance): number {
  const free = Array.from(capacities)
  const pairs = start[needs.length] ?? 0
  const orderOf = Array.from({ length: pairs }, (_, pair) => Array.from(start).findIndex((from, order) => pair >= from && pair < (start[order + 1] ?? 0)))
  const seats = Array.from(needs)
  const left = Array.from(limits ?? needs)
  const from = (pair: number): number => {
    if (pair === pairs) return 0
    const [order, who] = [orderOf[pair] ?? 0, member[pair] ?? 0]
    let best = from(pair + 1)
    const marked = limited?.[pair] ?? 0
    if ((seats[order] ?? 0) > 0 && (free[who] ?? 0) > 0 && (left[order] ?? 0) >= marked) {
      left[order] = (left[order] ?? 0) - marked
      seats[order] = (seats[order] ?? 0) - 1
      free[who] = (free[who] ?? 0) - 1
      best = Math.max(best, (value[pair] ?? 0) + from(pair + 1))
      seats[order] = (seats[order] ?? 0) + 1
      free[who] = (free[who] ?? 0) + 1
      left[order] = (left[order] ?? 0) + marked
    }
    return best
  }
  return from(0)
}

const small = fc
  .record({ capacities: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }), needs: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }) })
  .chain(({ capacities, needs }) =>
    fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -5, max: 12 })), { minLength: capacities.length * needs.length, maxLength: capacities.length * needs.length }).map((cells) => {
      const pairs = cells.flatMap(([there, value], at): Pair[] => (there ? [[Math.floor(at / capacities.length), at % capacities.length, value]] : []))
      return instanceOf(capacities, needs, pairs.slice(0, 14))
    }),
  )

test('小的实例：与穷举所有派法一样好，而且自带证明', () => {
  fc.assert(
    fc.property(small, (instance) => {
      const { value, dual, certified } = assignSeats(instance)
      expect({ value, dual, certified }).toEqual({ value: bestOfAll(instance), dual: value, certified: true })
    }),
    { numRuns: 3000, seed: 20260302 },
  )
})

test('每单最多几个新手：也和穷举一样好，也有证明；大的实例同样', () => {
  const bits = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 14, maxLength: 14 })
  fc.assert(
    fc.property(small, bits, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }), (instance, marks, limits) => {
      const limited = { ...instance, limited: marks, limits }
      const { value, dual, certified } = assignSeats(limited)
      expect({ value, dual, certified }).toEqual({ value: bestOfAll(limited), dual: value, certified: true })
    }),
    { numRuns: 4000, seed: 20261126 },
  )
  const random = makeRandom(11)
  for (let run = 0; run < 60; run += 1) {
    const [members, orders] = [random.int(10, 80), random.int(5, 50)]
    const pairs = Array.from({ length: orders * members }, (_, at): Pair => [Math.floor(at / members), at % members, random.int(0, 1000)]).filter(() => random.next() < 0.4)
    const instance = instanceOf(Array.from({ length: members }, () => random.int(1, 3)), Array.from({ length: orders }, () => random.int(1, 4)), pairs)
    const best = assignSeats({ ...instance, limited: pairs.map(() => random.int(0, 1)), limits: Array.from(instance.needs, (need) => random.int(0, need)) })
    expect([run, best.certified, best.dual - best.value]).toEqual([run, true, 0])
  }
})

test('大的实例、各种值：每一次都有证明；价格证的上限对任何派法都成立', () => {
  const shape = fc.record({ members: fc.integer({ min: 1, max: 60 }), orders: fc.integer({ min: 1, max: 40 }), most: fc.constantFrom(1, 7, 1000, 2 ** 31), density: fc.constantFrom(0.05, 0.3, 1), capacity: fc.constantFrom(1, 4), need: fc.constantFrom(1, 3), seed: fc.integer() })
  fc.assert(
    fc.property(shape, ({ members, orders, most, density, capacity, need, seed }) => {
      let state = seed >>> 0
      const random = (below: number): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        return Math.floor((state / 2 ** 32) * below)
      }
      const pairs = Array.from({ length: orders * members }, (_, at): Pair => [Math.floor(at / members), at % members, random(most)]).filter(() => random(1000) < density * 1000)
      const instance = instanceOf(Array.from({ length: members }, () => 1 + random(capacity)), Array.from({ length: orders }, () => 1 + random(need)), pairs)
      const best = assignSeats(instance)
      expect([best.certified, best.dual - best.value]).toEqual([true, 0])

      // Another assignment, made at random: the same prices say that it is worth no more than the bound.
      const made = new Uint8Array(pairs.length)
      const [load, seats] = [new Map<number, number>(), new Map<number, number>()]
      for (let order = 0; order < orders; order += 1)
        for (let pair = instance.start[order] ?? 0; pair < (instance.start[order + 1] ?? 0); pair += 1) {
          const who = instance.member[pair] ?? 0
          if (random(2) === 0 || (load.get(who) ?? 0) >= (instance.capacities[who] ?? 0) || (seats.get(order) ?? 0) >= (instance.needs[order] ?? 0)) continue
          made[pair] = 1
          load.set(who, (load.get(who) ?? 0) + 1)
          seats.set(order, (seats.get(order) ?? 0) + 1)
        }
      const other = weigh(instance, { ...best, made })
      expect(other.feasible && other.value <= best.dual).toBe(true)
    }),
    { numRuns: 300, seed: 20260302 },
  )
})

test('分数也行：证明容许最后几位的误差', () => {
  const pairs = Array.from({ length: 400 }, (_, at): Pair => [Math.floor(at / 20), at % 20, Math.sin(at * 7.3) + 1])
  const { certified, value, dual } = assignSeats(instanceOf(Array.from({ length: 20 }, () => 1), Array.from({ length: 20 }, () => 1), pairs))
  expect(certified).toBe(true)
  expect(value).toBeCloseTo(dual, 9)
})

const EDGES: readonly (readonly [string, AssignmentInstance, number])[] = [
  ['谁也没有', instanceOf([], [], []), 0],
  ['有单没有人', instanceOf([], [1, 2], []), 0],
  ['有人没有单', instanceOf([3], [], []), 0],
  ['人都满了', instanceOf([0, 0], [1], [[0, 0, 9], [0, 1, 8]]), 0],
  ['没有一对值得', instanceOf([1], [1], [[0, 0, 0]]), 0],
  ['一个人包下全部', instanceOf([4], [1, 1, 1, 1], [[0, 0, 3], [1, 0, 2], [2, 0, 1], [3, 0, 9]]), 15],
  ['两个人的单不能给同一个人两份', instanceOf([2], [2], [[0, 0, 5]]), 5],
  ['让一步换一大步', instanceOf([1, 1], [1, 1], [[0, 0, 10], [0, 1, 9], [1, 0, 10]]), 19],
  ['挤掉不如空着', instanceOf([1], [1, 1], [[0, 0, 5], [1, 0, 7]]), 7],
]
test.each(EDGES)('%s', (_, instance, value) => {
  expect(assignSeats(instance)).toMatchObject({ value, dual: value, certified: true })
})

test('同样的实例，每次都是同样的派法；值相等时也是', () => {
  const instance = instanceOf([1, 1, 1], [1, 1], [[0, 0, 5], [0, 1, 5], [0, 2, 5], [1, 0, 5], [1, 1, 5], [1, 2, 5]])
  expect([...assignSeats(instance).made]).toEqual([...assignSeats(instance).made])
})

test('证明不认错的派法：超了容量、超了人数、价格是负的、不是最好的', () => {
  const instance = instanceOf([1, 1], [1, 1], [[0, 0, 10], [1, 0, 9], [1, 1, 1]])
  const best = assignSeats(instance)
  const madeOf = (...pairs: readonly number[]) => Uint8Array.from([0, 1, 2].map((pair) => (pairs.includes(pair) ? 1 : 0)))
  expect(weigh(instance, { ...best, made: madeOf(0, 1) }).feasible).toBe(false)
  expect(weigh(instance, { ...best, made: madeOf(1, 2) }).feasible).toBe(false)
  expect(weigh(instance, { ...best, orderPrice: Float64Array.from([-1, 0]) }).feasible).toBe(false)
  const worse = weigh(instance, { ...best, made: madeOf(1) })
  expect([worse.feasible, worse.value < worse.dual]).toEqual([true, true])
})
