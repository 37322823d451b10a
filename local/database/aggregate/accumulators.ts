import { compareValues, type Doc, type Maybe, type Value } from '../values'
import { storeText } from '../ejson'
import { isNullish, type Scope } from './expression-types'
import { mergeInto } from './object-operators'

/** One running value of a group. `weight` says how many documents stand behind the value at once. */
export interface Accumulator {
  add(value: Maybe, weight: number): void
  result(): Maybe
}
type Make = (scope: Scope) => Accumulator

const extreme =
  (sign: 1 | -1): Make =>
  () => {
    let best: Maybe
    return {
      add: (value) => {
        if (!isNullish(value) && (best === undefined || compareValues(value, best) * sign < 0)) best = value
      },
      result: () => best ?? null,
    }
  }

/** Welford's way, so that large numbers close together keep their digits. */
const deviation =
  (sample: 0 | 1): Make =>
  () => {
    let [count, mean, squares] = [0, 0, 0]
    return {
      add: (value) => {
        if (typeof value !== 'number') return
        count++
        const delta = value - mean
        mean += delta / count
        squares += delta * (value - mean)
      },
      result: () => (count > sample ? Math.sqrt(squares / (count - sample)) : null),
    }
  }

const sum: Make = () => {
  let total = 0
  return {
    add: (value, weight) => {
      if (typeof value === 'number') total += value * weight
    },
    result: () => total,
  }
}

const avg: Make = () => {
  let [total, count] = [0, 0]
  return {
    add: (value, weight) => {
      if (typeof value !== 'number') return
      total += value * weight
      count += weight
    },
    result: () => (count === 0 ? null : total / count),
  }
}

/** `$group` accumulators by name. Null and missing count where MongoDB counts them. */
export const ACCUMULATORS: Readonly<Record<string, Make>> = {
  $sum: sum,
  $avg: avg,
  $min: extreme(1),
  $max: extreme(-1),
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
  $first: () => {
    let seen = false
    let first: Maybe
    return {
      add: (value) => {
        if (!seen) first = value
        seen = true
      },
      result: () => first ?? null,
    }
  },
  $last: () => {
    let last: Maybe
    return {
      add: (value) => {
        last = value
      },
      result: () => last ?? null,
    }
  },
  $push: (scope) => {
    const list: Value[] = []
    return {
      add: (value) => {
        scope.effort.spend(1)
        if (value !== undefined) list.push(value)
      },
      result: () => list,
    }
  },
  $addToSet: (scope) => {
    const known = new Map<string, Value>()
    return {
      add: (value) => {
        scope.effort.spend(1)
        if (value !== undefined) known.set(storeText(value), value)
      },
      result: () => [...known.values()],
    }
  },
  $mergeObjects: () => {
    const out: Doc = {}
    return { add: (value) => mergeInto(out, value), result: () => out }
  },
  $count: () => {
    let count = 0
    return {
      add: (_, weight) => {
        count += weight
      },
      result: () => count,
    }
  },
}

/** Accumulators whose result does not depend on which documents stand behind a value, only on how many. */
export const WEIGHABLE: ReadonlySet<string> = new Set(['$sum', '$avg', '$min', '$max', '$count'])
