import { badRequest } from '../../platform-error'
import type { Maybe, Value } from '../values'
import { args, isNullish, needInteger, nullable, type Operator, type Operators, typeName } from './expression-types'

/** What the text operators make of a value: dates in ISO, null and missing as the empty text. */
const toText = (value: Maybe, name: string): string => {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw badRequest(`can't convert from BSON type ${typeName(value)} to String in ${name}`)
}

const needText = (value: Maybe, name: string): string => {
  if (typeof value !== 'string') throw badRequest(`${name} requires a string argument, found: ${typeName(value)}`)
  return value
}

const change =
  (apply: (text: string) => string): Operator =>
  (argument, scope, name) => {
    const [input] = args(argument, scope, name, 1)
    return (env) => apply(toText(input?.(env), name))
  }

// Only the Latin letters of ASCII, as the database does it.
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())

const length =
  (count: (text: string) => number): Operator =>
  (argument, scope, name) => {
    const [input] = args(argument, scope, name, 1)
    return (env) => count(needText(input?.(env), name))
  }

/** The place of one text in another, counted in bytes or in code points; -1 when it is not there. */
const indexOf =
  (units: (text: string) => { readonly length: number; find(wanted: string, from: number, to: number): number }): Operator =>
  (argument, scope, name) => {
    const [input, sought, first, last] = args(argument, scope, name, 2, 4)
    return (env) => {
      const text = input?.(env)
      if (isNullish(text)) return null
      const wanted = needText(sought?.(env), name)
      const inside = units(needText(text, name))
      const from = first ? needInteger(first(env), name) : 0
      const to = last ? needInteger(last(env), name) : inside.length
      if (from < 0 || to < 0) throw badRequest(`${name} requires a nonnegative starting and ending index`)
      return from > inside.length || to < from ? -1 : inside.find(wanted, from, Math.min(to, inside.length))
    }
  }

const bytesOf = (text: string) => {
  const bytes = Buffer.from(text)
  return {
    length: bytes.length,
    find: (wanted: string, from: number, to: number) => bytes.subarray(0, to).indexOf(wanted, from),
  }
}
const pointsOf = (text: string) => {
  const points = [...text]
  return {
    length: points.length,
    find: (wanted: string, from: number, to: number) => {
      const at = points.slice(from, to).join('').indexOf(wanted)
      return at < 0 ? -1 : from + [...points.slice(from, to).join('').slice(0, at)].length
    },
  }
}

const isInside = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

const substrBytes: Operator = (argument, scope, name) => {
  const [input, first, count] = args(argument, scope, name, 3)
  return (env) => {
    const bytes = Buffer.from(toText(input?.(env), name))
    const from = needInteger(first?.(env), name)
    const many = needInteger(count?.(env), name)
    if (from < 0) throw badRequest(`${name}: starting index must be non-negative`)
    const to = many < 0 ? bytes.length : Math.min(bytes.length, from + many)
    if (isInside(bytes[from]) || isInside(bytes[to])) throw badRequest(`${name}: Invalid range, starting or ending index is in the middle of a UTF-8 character.`)
    return bytes.subarray(from, to).toString()
  }
}

const substrPoints: Operator = (argument, scope, name) => {
  const [input, first, count] = args(argument, scope, name, 3)
  return (env) => {
    const [from, many] = [needInteger(first?.(env), name), needInteger(count?.(env), name)]
    if (from < 0 || many < 0) throw badRequest('$substrCP: starting index and length must be non-negative')
    return [...toText(input?.(env), name)].slice(from, from + many).join('')
  }
}

const concat: Operator = nullable(0, Infinity, (values: readonly Value[], scope, name) => {
  let out = ''
  for (const value of values) {
    if (typeof value !== 'string') throw badRequest(`$concat only supports strings, not ${typeName(value)}`)
    out += value
  }
  scope.effort.spend(1 + (out.length >> 4))
  if (out.length > 16 * 1024 * 1024) throw badRequest(`${name} would make a text of more than 16 MB`)
  return out
})

export const STRINGS: Operators = {
  $concat: concat,
  $indexOfBytes: indexOf(bytesOf),
  $indexOfCP: indexOf(pointsOf),
  $split: nullable(2, 2, ([text, by], scope, name) => {
    const [whole, separator] = [needText(text, name), needText(by, name)]
    if (separator === '') throw badRequest('$split requires a non-empty separator')
    const parts = whole.split(separator)
    scope.effort.spend(parts.length)
    return parts
  }),
  $strLenBytes: length((text) => Buffer.byteLength(text)),
  $strLenCP: length((text) => [...text].length),
  $strcasecmp: (argument, scope, name) => {
    const [a, b] = args(argument, scope, name, 2)
    return (env) => {
      const [left, right] = [upper(toText(a?.(env), name)), upper(toText(b?.(env), name))]
      return left < right ? -1 : left > right ? 1 : 0
    }
  },
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrPoints,
  $toLower: change(lower),
  $toUpper: change(upper),
}
