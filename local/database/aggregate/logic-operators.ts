import { badRequest } from '../../platform-error'
import { compareValues, isDoc, isList, type Maybe } from '../values'
import { args, isNullish, isTrue, named, type Operator, type Operators } from './expression-types'

/** MongoDB's order over values in expressions, where a missing field comes before null. */
export const compareMaybe = (a: Maybe, b: Maybe): number =>
  a === undefined || b === undefined ? Number(a !== undefined) - Number(b !== undefined) : compareValues(a, b)

const compares =
  (accepts: (order: number) => boolean): Operator =>
  (argument, scope, name) => {
    const [a, b] = args(argument, scope, name, 2)
    return (env) => accepts(compareMaybe(a?.(env), b?.(env)))
  }

const cond: Operator = (argument, scope, name) => {
  const { if: test, then, else: otherwise } = isDoc(argument) ? named(argument, name, ['if', 'then', 'else']) : {}
  const [check, yes, no] = args(isDoc(argument) ? [test ?? null, then ?? null, otherwise ?? null] : argument, scope, name, 3)
  return (env) => (isTrue(check?.(env)) ? yes?.(env) : no?.(env))
}

const choose: Operator = (argument, scope, name) => {
  const spec = named(argument, name, ['branches'], ['default'])
  const { branches } = spec
  if (!isList(branches) || branches.length === 0) throw badRequest('$switch requires at least one branch.')
  const cases = branches.map((branch) => {
    const { case: when, then } = named(branch, '$switch branch', ['case', 'then'])
    return [scope.compile(when ?? null, scope), scope.compile(then ?? null, scope)] as const
  })
  const fallback = Object.hasOwn(spec, 'default') ? scope.compile(spec['default'] ?? null, scope) : undefined
  return (env) => {
    for (const [when, then] of cases) if (isTrue(when(env))) return then(env)
    if (!fallback) throw badRequest('$switch could not find a matching branch for an input, and no default was specified.')
    return fallback(env)
  }
}

export const LOGIC: Operators = {
  $and: (argument, scope, name) => {
    const all = args(argument, scope, name, 0, Infinity)
    return (env) => all.every((one) => isTrue(one(env)))
  },
  $or: (argument, scope, name) => {
    const any = args(argument, scope, name, 0, Infinity)
    return (env) => any.some((one) => isTrue(one(env)))
  },
  $not: (argument, scope, name) => {
    const [one] = args(argument, scope, name, 1)
    return (env) => !isTrue(one?.(env))
  },
  $cmp: (argument, scope, name) => {
    const [a, b] = args(argument, scope, name, 2)
    return (env) => Math.sign(compareMaybe(a?.(env), b?.(env)))
  },
  $eq: compares((order) => order === 0),
  $ne: compares((order) => order !== 0),
  $gt: compares((order) => order > 0),
  $gte: compares((order) => order >= 0),
  $lt: compares((order) => order < 0),
  $lte: compares((order) => order <= 0),
  $cond: cond,
  $switch: choose,
  $ifNull: (argument, scope, name) => {
    const inputs = args(argument, scope, name, 2, Infinity)
    return (env) => {
      for (const [i, input] of inputs.entries()) {
        const value = input(env)
        if (!isNullish(value) || i === inputs.length - 1) return value
      }
      return undefined
    }
  },
}
