import fc from 'fast-check'
import { assignSeats } from '@core/domain/dispatch/assign-seats'
import { prove, weigh } from '@core/domain/dispatch/certificate'
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

const smallOf = (values: fc.Arbitrary<number>) => fc
  .record({ capacities: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }), needs: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }) })
  .chain(({ capacities, needs }) =>
    fc.array(fc.tuple(fc.boolean(), values), { minLength: capacities.length * needs.length, maxLength: capacities.length * needs.length }).map((cells) => {
      const pairs = cells.flatMap(([there, value], at): Pair[] => (there ? [[Math.floor(at / capacities.length), at % capacities.length, value]] : []))
      return instanceOf(capacities, needs, pairs.slice(0, 14))
    }),
  )
const small = smallOf(fc.integer({ min: -5, max: 12 }))

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

const tenths = fc.integer({ min: -20, max: 60 }).map((tenth) => tenth / 10)
const millionths = fc.constantFrom(0.000001, 0.1, 0.2, 0.3, 0.700001, 1.25, 3)
const magnitudes = fc.tuple(fc.integer({ min: -3, max: 6 }), fc.double({ min: 0.1, max: 1, noNaN: true }), fc.boolean()).map(([power, share, round]) => (round ? 1 : share) * 10 ** power)
const thirds = fc.integer({ min: 1, max: 9 }).map((third) => third / 3)
const tiny = thirds.map((third) => third * 1e-12)

test.each([['一位小数，很多一样大', tenths], ['六位以内的小数', millionths], ['从千分之一到一百万混在一起', magnitudes], ['除不尽的', thirds], ['小到万亿分之一', tiny]])('小数和一样大的值：总会算完，和穷举一样好，有证明：%s', (_, values) => {
  const bits = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 14, maxLength: 14 })
  fc.assert(
    fc.property(smallOf(values), bits, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }), fc.boolean(), (plain, marks, limits, isLimited) => {
      const instance = isLimited ? { ...plain, limited: marks, limits } : plain
      const { value, dual, certified } = assignSeats(instance)
      const best = bestOfAll(instance)
      expect(certified).toBe(true)
      expect(Math.abs(value - best)).toBeLessThanOrEqual(1e-12 * best)
      expect(Math.abs(dual - best)).toBeLessThanOrEqual(1e-9 * best)
    }),
    { numRuns: 1500, seed: 20261126 },
  )
})

test('一位小数的大实例：以前有的算不完，有的不认自己的最优；值和上限现在一位不差', () => {
  const random = makeRandom(99)
  for (let run = 0; run < 300; run += 1) {
    const [members, orders] = [random.int(3, 20), random.int(3, 20)]
    const pairs = Array.from({ length: orders * members }, (_, at): Pair => [Math.floor(at / members), at % members, random.int(0, 1000) / 10]).filter(() => random.next() < 0.5)
    const { value, dual, certified } = assignSeats(instanceOf(Array.from({ length: members }, () => random.int(0, 2)), Array.from({ length: orders }, () => random.int(0, 3)), pairs))
    expect([run, certified, dual]).toEqual([run, true, value])
  }
})

test('永远派不成的一对再值钱也不算；容量可以写得很大；负得再多也不碍事；不是数的值当场拒绝', () => {
  expect(assignSeats(instanceOf([0, 1], [1, 0, 1], [[0, 0, 1e300], [0, 1, 1 / 3], [1, 1, 1e200], [2, 1, 0.25]]))).toMatchObject({ value: 1 / 3, certified: true })
  expect(assignSeats(instanceOf([5e9, 1], [3e6, 1], [[0, 0, 7.25], [1, 0, 1], [1, 1, -1e300]]))).toMatchObject({ value: 8.25, dual: 8.25, certified: true })
  for (const value of [NaN, Infinity, -Infinity]) expect(() => assignSeats(instanceOf([1], [1], [[0, 0, value]]))).toThrow(RangeError)
})

test('证明只认证得了的：不是最好的、差一个单位的、差最后几位以上的，都不算证明了', () => {
  const best = assignSeats(instanceOf([1, 1], [1, 1], [[0, 0, 10], [1, 0, 9], [1, 1, 1]]))
  const proofOf = (instance: AssignmentInstance, made: readonly number[], change = {}) => prove(instance, { ...best, made: Uint8Array.from(made), ...change }).certified
  const instance = instanceOf([1, 1], [1, 1], [[0, 0, 10], [1, 0, 9], [1, 1, 1]])
  expect([proofOf(instance, [1, 0, 1]), proofOf(instance, [0, 1, 0]), proofOf(instance, [1, 0, 0]), proofOf(instance, [1, 1, 1])]).toEqual([true, false, false, false])
  // Prices that prove one too much; and a plan of more people than there are, worth just what they prove.
  expect(proofOf(instance, [1, 0, 1], { orderPrice: best.orderPrice.map((price) => price + 0.5) })).toBe(false)
  expect(proofOf(instanceOf([1], [1, 1], [[0, 0, 2], [1, 0, 2]]), [1, 1], { orderPrice: Float64Array.from([2, 2]), memberPrice: Float64Array.from([0]) })).toBe(false)
  const third = instanceOf([1], [1], [[0, 0, 1 / 3]])
  const at = (price: number) => proofOf(third, [1], { orderPrice: Float64Array.from([price]), memberPrice: Float64Array.from([0]) })
  expect([at(1 / 3), at(1 / 3 + 1e-11), at(1 / 3 + 1e-8)]).toEqual([true, true, false])
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
