import { badRequest } from '../../platform-error'
import { isDoc, isList, type Doc, type Maybe, type Value } from '../values'
import type { Effort } from './effort'

/** What an expression is evaluated in: the document, and the variables `$let`, `$map`, `$filter`, `$reduce` bind. */
export interface Env {
  readonly root: Maybe
  readonly vars: ReadonlyMap<string, Maybe>
}
/** A compiled expression. `undefined` is MongoDB's "missing". */
export type Evaluate = (env: Env) => Maybe

/** What is known while compiling: `$$NOW`, the names of variables in scope, and the effort all expressions share. */
export interface Scope {
  readonly now: number
  readonly names: ReadonlySet<string>
  readonly effort: Effort
  compile(value: Value, scope: Scope): Evaluate
}
/** Compiles one operator's argument. Throws DATABASE_REQUEST_FAILED when it is malformed. */
export type Operator = (argument: Value, scope: Scope, name: string) => Evaluate
export type Operators = Readonly<Record<string, Operator>>

export const bind = (env: Env, name: string, value: Maybe): Env => ({ root: env.root, vars: new Map(env.vars).set(name, value) })
export const withNames = (scope: Scope, ...names: readonly string[]): Scope => ({ ...scope, names: new Set([...scope.names, ...names]) })

export const isNullish = (value: Maybe): value is null | undefined => value === null || value === undefined

/** MongoDB's name of a value's type, for its error messages. */
export const typeName = (value: Maybe): string => {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (isList(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'int' : 'double'
  if (typeof value === 'boolean') return 'bool'
  return typeof value
}

/** False are false, null, missing and zero; everything else, the empty string too, is true. */
export const isTrue = (value: Maybe): boolean => !(value === false || value === null || value === undefined || value === 0)

/** An operator of exactly (or between) so many arguments; a single one may be written without its list. */
export const args = (argument: Value, scope: Scope, name: string, least: number, most = least): readonly Evaluate[] => {
  const list: readonly Value[] = isList(argument) ? argument : [argument]
  if (list.length < least || list.length > most) {
    const wanted = least === most ? `exactly ${least} arguments` : `at least ${least} arguments, and no more than ${most}`
    throw badRequest(`Expression ${name} takes ${wanted}. ${list.length} were passed in.`)
  }
  return list.map((one) => scope.compile(one, scope))
}

/** The named arguments of an operator that takes an object. Refuses unknown and missing ones. */
export const named = (argument: Value, name: string, required: readonly string[], optional: readonly string[] = []): Doc => {
  if (!isDoc(argument)) throw badRequest(`${name} only supports an object as its argument`)
  const unknown = Object.keys(argument).find((key) => !required.includes(key) && !optional.includes(key))
  if (unknown !== undefined) throw badRequest(`Unrecognized argument to ${name}: ${unknown}`)
  const missing = required.find((key) => !Object.hasOwn(argument, key))
  if (missing !== undefined) throw badRequest(`Missing '${missing}' parameter to ${name}`)
  return argument
}

/** A function of plain values, which answers null as soon as one of them is null or missing. */
export const nullable =
  (least: number, most: number, apply: (values: readonly Value[], scope: Scope, name: string) => Maybe): Operator =>
  (argument, scope, name) => {
    const inputs = args(argument, scope, name, least, most)
    return (env) => {
      const values: Value[] = []
      for (const input of inputs) {
        const value = input(env)
        if (isNullish(value)) return null
        values.push(value)
      }
      return apply(values, scope, name)
    }
  }

export const needNumber = (value: Maybe, name: string): number => {
  if (typeof value !== 'number') throw badRequest(`${name} only supports numeric types, not ${typeName(value)}`)
  return value
}
export const needList = (value: Maybe, name: string): readonly Value[] => {
  if (!isList(value)) throw badRequest(`The argument to ${name} must be an array, but was of type: ${typeName(value)}`)
  return value
}
export const needInteger = (value: Maybe, name: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw badRequest(`${name} requires an integral argument, found a value of type: ${typeName(value)}`)
  return value
}
