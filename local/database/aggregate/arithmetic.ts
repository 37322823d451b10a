import { badRequest } from '../../platform-error'
import type { Maybe, Value } from '../values'
import { args, isNullish, needInteger, needNumber, nullable, type Operator, type Operators, typeName } from './expression-types'

/** One number in, one number out; null stays null. */
const unary = (apply: (n: number) => number): Operator => nullable(1, 1, ([n], _, name) => apply(needNumber(n, name)))

const domain = (holds: (n: number) => boolean, wanted: string, apply: (n: number) => number): Operator =>
  nullable(1, 1, ([value], _, name) => {
    const n = needNumber(value, name)
    if (!Number.isNaN(n) && !holds(n)) throw badRequest(`${name}'s argument must be ${wanted}, but is ${n}`)
    return apply(n)
  })

const many =
  (start: number, step: (sum: number, n: number) => number, dates: boolean): Operator =>
  (argument, scope, name) => {
    const inputs = args(argument, scope, name, 0, Infinity)
    return (env) => {
      let total = start
      let dated = false
      for (const input of inputs) {
        const value = input(env)
        if (isNullish(value)) return null
        if (dates && value instanceof Date) {
          if (dated) throw badRequest('only one date allowed in an $add expression')
          dated = true
          total += value.getTime()
        } else if (typeof value === 'number') total = step(total, value)
        else throw badRequest(`${name} only supports numeric${dates ? ' or date' : ''} types, not ${typeName(value)}`)
      }
      return dated ? new Date(Math.trunc(total)) : total
    }
  }

const two = (apply: (a: number, b: number, name: string) => number): Operator =>
  nullable(2, 2, ([a, b], _, name) => apply(needNumber(a, name), needNumber(b, name), name))

const notZero = (b: number, name: string): number => {
  if (b === 0) throw badRequest(`can't ${name} by zero`)
  return b
}

const subtract = ([a, b]: readonly Value[]): Maybe => {
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Date && typeof b === 'number') return new Date(Math.trunc(a.getTime() - b))
  if (typeof a === 'number' && typeof b === 'number') return a - b
  throw badRequest(`can't $subtract ${typeName(b)} from ${typeName(a)}`)
}

const power = (base: number, exponent: number): number => {
  if (base === 0 && exponent < 0) throw badRequest('$pow cannot take a base of 0 and a negative exponent')
  return base ** exponent
}

const logarithm = (n: number, base: number): number => {
  if (n <= 0) throw badRequest(`$log's argument must be a positive number, but is ${n}`)
  if (base <= 0 || base === 1) throw badRequest(`$log's base must be a positive number not equal to 1, but is ${base}`)
  return Math.log(n) / Math.log(base)
}

/** Cuts off decimals; a negative place cuts before the point. */
const truncate = ([value, digits = 0]: readonly Value[]): number => {
  const n = needNumber(value, '$trunc')
  const places = needInteger(digits, '$trunc')
  if (places < -20 || places > 100) throw badRequest('cannot apply $trunc with precision value out of range [-20, 100]')
  if (places === 0 || !Number.isFinite(n)) return Math.trunc(n)
  const scaled = Math.trunc(Number(`${n}e${places}`))
  return Number.isFinite(scaled) ? Number(`${scaled}e${-places}`) : n
}

export const ARITHMETIC: Operators = {
  $abs: unary(Math.abs),
  $ceil: unary(Math.ceil),
  $floor: unary(Math.floor),
  $exp: unary(Math.exp),
  $ln: domain((n) => n > 0, 'a positive number', Math.log),
  $log10: domain((n) => n > 0, 'a positive number', Math.log10),
  $sqrt: domain((n) => n >= 0, 'greater than or equal to 0', Math.sqrt),
  $trunc: nullable(1, 2, truncate),
  $add: many(0, (a, b) => a + b, true),
  $multiply: many(1, (a, b) => a * b, false),
  $subtract: nullable(2, 2, subtract),
  $divide: two((a, b, name) => a / notZero(b, name)),
  $mod: two((a, b, name) => a % notZero(b, name)),
  $pow: two(power),
  $log: two(logarithm),
}
