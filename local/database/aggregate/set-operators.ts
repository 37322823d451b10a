import { compareValues, equalValues, type Value } from '../values'
import { args, isTrue, needList, nullable, type Operator, type Operators } from './expression-types'

/** The different values of a list in MongoDB's order, which is the order its sets come out in. */
const distinct = (list: readonly Value[]): readonly Value[] => {
  const sorted = [...list].sort(compareValues)
  return sorted.filter((value, i) => i === 0 || !equalValues(value, sorted[i - 1]))
}
const holds = (set: readonly Value[], value: Value): boolean => {
  let [low, high] = [0, set.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = compareValues(set[middle], value)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** The one array these two look at, written in a list of its own or as it is. */
const overOne =
  (accepts: (list: readonly Value[]) => boolean): Operator =>
  (argument, scope, name) => {
    const [input] = args(argument, scope, name, 1)
    return (env) => accepts(needList(input?.(env), name))
  }

export const SETS: Operators = {
  $allElementsTrue: overOne((list) => list.every(isTrue)),
  $anyElementTrue: overOne((list) => list.some(isTrue)),
  $setDifference: nullable(2, 2, ([a, b], _, name) => {
    const taken = distinct(needList(b, name))
    const left = needList(a, name).filter((value) => !holds(taken, value))
    // Each once, in the order of the first list.
    const once = distinct(left)
    const given = new Set<Value>()
    return left.filter((value) => {
      const known = once.find((one) => equalValues(one, value)) ?? value
      return !given.has(known) && given.add(known)
    })
  }),
  $setEquals: (argument, scope, name) => {
    const inputs = args(argument, scope, name, 2, Infinity)
    return (env) => {
      const [first, ...rest] = inputs.map((input) => distinct(needList(input(env), name)))
      return rest.every((set) => equalValues(set, first))
    }
  },
  $setIntersection: nullable(0, Infinity, (lists, _, name) => {
    const [first = [], ...rest] = lists.map((list) => distinct(needList(list, name)))
    return first.filter((value) => rest.every((set) => holds(set, value)))
  }),
  $setIsSubset: (argument, scope, name) => {
    const [a, b] = args(argument, scope, name, 2)
    return (env) => {
      const whole = distinct(needList(b?.(env), name))
      return needList(a?.(env), name).every((value) => holds(whole, value))
    }
  },
  $setUnion: nullable(0, Infinity, (lists, scope, name) => {
    const all = lists.flatMap((list) => needList(list, name))
    scope.effort.spend(all.length)
    return distinct(all)
  }),
}
