import { isList, type Maybe } from '../values'
import { endOf } from './array-operators'
import { ACCUMULATORS } from './accumulators'
import { args, type Operator, type Operators } from './expression-types'

/** An accumulator outside `$group`: over its arguments, or over the elements of its one array. */
const fold =
  (accumulator: string): Operator =>
  (argument, scope, name) => {
    const inputs = args(argument, scope, name, 0, Infinity)
    const make = ACCUMULATORS[accumulator]
    return (env) => {
      const values = inputs.map((input) => input(env))
      const only = values[0]
      const over: readonly Maybe[] = values.length === 1 && isList(only) ? only : values
      const state = make?.(scope)
      for (const value of over) state?.add(value, 1)
      return state?.result()
    }
  }

export const FOLDS: Operators = {
  $sum: fold('$sum'),
  $avg: fold('$avg'),
  $min: fold('$min'),
  $max: fold('$max'),
  $stdDevPop: fold('$stdDevPop'),
  $stdDevSamp: fold('$stdDevSamp'),
  $first: endOf(0),
  $last: endOf(-1),
}

