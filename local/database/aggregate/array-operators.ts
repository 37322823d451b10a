import { badRequest } from '../../platform-error'
import { equalValues, isDoc, isList, shown, type Doc, type Maybe, type Value } from '../values'
import { PER_STEP } from './effort'
import { args, bind, isNullish, isTrue, named, needInteger, needList, nullable, type Operator, type Operators, typeName, withNames } from './expression-types'

const variableName = (value: Value | undefined, fallback: string): string => {
  if (value === undefined) return fallback
  if (typeof value !== 'string' || !/^[a-z\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*$/u.test(value)) throw badRequest(`'${shown(value)}' is not a valid name for a variable`)
  return value
}

/** `$filter` and `$map`: one expression over each element, under a name of its own. */
const overEach =
  (body: 'cond' | 'in', optional: readonly string[], collect: (list: readonly Value[], evaluate: (item: Value) => Maybe, limit: number) => Value[]): Operator =>
  (argument, scope, name) => {
    const spec = named(argument, name, ['input', body], optional)
    const as = variableName(spec['as'], 'this')
    const input = scope.compile(spec['input'] ?? null, scope)
    const each = scope.compile(spec[body] ?? null, withNames(scope, as))
    const most = Object.hasOwn(spec, 'limit') ? scope.compile(spec['limit'] ?? null, scope) : undefined
    return (env) => {
      const value = input(env)
      if (isNullish(value)) return null
      const list = needList(value, name)
      scope.effort.spend(list.length * PER_STEP)
      const limit = isNullish(most?.(env)) ? Infinity : needInteger(most?.(env), name)
      return collect(list, (item) => each(bind(env, as, item)), limit)
    }
  }

const reduce: Operator = (argument, scope, name) => {
  const spec = named(argument, name, ['input', 'initialValue', 'in'])
  const [input, start] = [scope.compile(spec['input'] ?? null, scope), scope.compile(spec['initialValue'] ?? null, scope)]
  const step = scope.compile(spec['in'] ?? null, withNames(scope, 'this', 'value'))
  return (env) => {
    const value = input(env)
    if (isNullish(value)) return null
    let total = start(env)
    for (const item of needList(value, name)) {
      scope.effort.spend(PER_STEP)
      total = step(bind(bind(env, 'this', item), 'value', total))
    }
    return total
  }
}

const zip: Operator = (argument, scope, name) => {
  const spec = named(argument, name, ['inputs'], ['useLongestLength', 'defaults'])
  const longest = spec['useLongestLength'] === true
  if (spec['defaults'] !== undefined && !longest) throw badRequest('cannot specify defaults unless useLongestLength is true')
  if (!isList(spec['inputs']) || spec['inputs'].length === 0) throw badRequest('$zip requires at least one input array')
  const inputs = args(spec['inputs'], scope, name, 1, Infinity)
  const defaults = spec['defaults'] === undefined ? [] : args(spec['defaults'], scope, name, inputs.length)
  return (env) => {
    const values = inputs.map((input) => input(env))
    if (values.some(isNullish)) return null
    const lists = values.map((value) => needList(value, name))
    const length = lists.reduce((n, list) => (longest ? Math.max(n, list.length) : Math.min(n, list.length)), longest ? 0 : Infinity)
    scope.effort.spend(length * lists.length)
    return Array.from({ length }, (_, row) => lists.map((list, i) => list[row] ?? defaults[i]?.(env) ?? null))
  }
}

const range: Operator = (argument, scope, name) => {
  const inputs = args(argument, scope, name, 2, 3)
  return (env) => {
    const [from = 0, to = 0, step = 1] = inputs.map((input) => needInteger(input(env), name))
    if (step === 0) throw badRequest('$range requires a non-zero step value')
    scope.effort.spend(Math.max(0, Math.ceil((to - from) / step)))
    const out: number[] = []
    for (let n = from; step > 0 ? n < to : n > to; n += step) out.push(n)
    return out
  }
}

const toPair = (item: Value): readonly [string, Value] => {
  const [key, value] = isList(item) && item.length === 2 ? item : isDoc(item) && Object.keys(item).length === 2 ? [item['k'], item['v']] : []
  if (typeof key !== 'string' || value === undefined) throw badRequest('$arrayToObject requires an array of [key, value] pairs or of { k, v } objects with string keys')
  if (key === '__proto__') throw badRequest('a field must not be named __proto__')
  return [key, value]
}

const slice = (values: readonly Value[], name: string): Maybe => {
  const list = needList(values[0], name)
  const first = needInteger(values[1], name)
  if (values.length === 2) return first < 0 ? list.slice(first) : list.slice(0, first)
  const count = needInteger(values[2], name)
  if (count <= 0) throw badRequest(`Third argument to $slice must be positive: ${count}`)
  const from = first < 0 ? Math.max(0, list.length + first) : first
  return list.slice(from, from + count)
}

const elementAt = (list: readonly Value[], at: number): Maybe => list[at < 0 ? list.length + at : at]

/** `$first` and `$last` of one array. */
export const endOf = (at: 0 | -1): Operator => nullable(1, 1, ([list], _, name) => elementAt(needList(list, name), at))

export const ARRAYS: Operators = {
  $arrayElemAt: nullable(2, 2, ([list, at], _, name) => elementAt(needList(list, name), needInteger(at, name))),
  $arrayToObject: nullable(1, 1, ([list], _, name) => {
    const out: Doc = {}
    for (const item of needList(list, name)) {
      const [key, value] = toPair(item)
      out[key] = value
    }
    return out
  }),
  $concatArrays: nullable(0, Infinity, (lists, scope, name) =>
    lists.flatMap((list) => {
      scope.effort.spend(needList(list, name).length)
      return list as readonly Value[]
    })),
  $filter: overEach('cond', ['as', 'limit'], (list, keep, limit) => list.filter((item) => isTrue(keep(item))).slice(0, limit)),
  $map: overEach('in', ['as'], (list, map) => list.map((item) => map(item) ?? null)),
  $reduce: reduce,
  $in: (argument, scope, name) => {
    const [item, input] = args(argument, scope, name, 2)
    return (env) => {
      const list = input?.(env)
      if (!isList(list)) throw badRequest(`$in requires an array as a second argument, found: ${typeName(list)}`)
      const wanted = item?.(env)
      return wanted !== undefined && list.some((one) => equalValues(one, wanted))
    }
  },
  $indexOfArray: (argument, scope, name) => {
    const [input, wanted, from, to] = args(argument, scope, name, 2, 4)
    return (env) => {
      const value = input?.(env)
      if (isNullish(value)) return null
      const list = needList(value, name)
      const start = from ? needInteger(from(env), name) : 0
      const end = Math.min(list.length, to ? needInteger(to(env), name) : list.length)
      const looked = wanted?.(env)
      if (start < 0 || end < 0) throw badRequest('$indexOfArray requires a nonnegative starting and ending index')
      for (let i = start; i < end; i++) if (looked !== undefined && equalValues(list[i], looked)) return i
      return -1
    }
  },
  $isArray: (argument, scope, name) => {
    const [one] = args(argument, scope, name, 1)
    return (env) => isList(one?.(env))
  },
  $range: range,
  $reverseArray: nullable(1, 1, ([list], _, name) => [...needList(list, name)].reverse()),
  $size: (argument, scope, name) => {
    const [one] = args(argument, scope, name, 1)
    return (env) => needList(one?.(env), name).length
  },
  $slice: nullable(2, 3, (values, _, name) => slice(values, name)),
  $zip: zip,
}
