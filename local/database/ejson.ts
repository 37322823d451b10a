import { badRequest } from '../platform-error'
import { makeRegExp } from './regexp'
import { type Doc, isDoc, isList, type Value } from './values'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Documents nest no deeper, as in MongoDB. */
const MAX_DEPTH = 100

/** Reads the canonical EJSON the SDK sends. `now` (ms) resolves server dates. Throws DATABASE_REQUEST_FAILED. */
export const parseWire = (text: string, now: number): Value => {
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch {
    throw badRequest('body is not valid EJSON')
  }
  return revive(json, now, MAX_DEPTH)
}

/** As parseWire, and insists on an object. */
export const parseWireDoc = (text: string, now: number): Doc => {
  const value = parseWire(text, now)
  if (!isDoc(value)) throw badRequest('an object was expected')
  return value
}

/**
 * Text of a document as it is stored and as it is sent: plain JSON, dates as `{"$date": ms}`.
 * The SDK's relaxed reader takes it as it is, so reading a document never re-encodes it.
 */
export const storeText = (doc: Value): string => JSON.stringify(toPlain(doc, MAX_DEPTH + 1))

/** Reads what `storeText` wrote. */
export const readStored = (text: string): Doc => {
  const json = JSON.parse(text) as Json
  // Most documents hold no tagged value; only those that do pay for the walk.
  const value = text.includes('"$') ? revive(json, 0, Infinity) : (json as Value)
  return value as Doc
}

const toPlain = (value: Value, depth: number): Json => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (value instanceof Date) return { $date: value.getTime() }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (depth <= 0) throw tooDeep()
  if (isList(value)) return value.map((item) => toPlain(item, depth - 1))
  const out: { [key: string]: Json } = {}
  for (const key of Object.keys(value)) {
    const field = value[key]
    if (field !== undefined) out[key] = toPlain(field, depth - 1)
  }
  return out
}

const tooDeep = () => badRequest(`Document exceeds maximum nested object depth: ${MAX_DEPTH}`)

const revive = (json: Json, now: number, depth: number): Value => {
  if (json === null || typeof json !== 'object') return json
  if (depth <= 0) throw tooDeep()
  if (Array.isArray(json)) return json.map((item) => revive(item, now, depth - 1))
  const keys = Object.keys(json)
  const first = keys[0]
  if (first !== undefined && first.startsWith('$') && keys.length === 1) {
    const tagged = reviveTagged(first, json[first] ?? null, now)
    if (tagged !== undefined) return tagged
  }
  const out: Doc = {}
  for (const key of keys) {
    // Assigning it would set the prototype instead of a field.
    if (key === '__proto__') throw badRequest('a field must not be named __proto__')
    out[key] = revive(json[key] ?? null, now, depth - 1)
  }
  return out
}

const reviveTagged = (tag: string, body: Json, now: number): Value | undefined => {
  switch (tag) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return reviveNumber(tag, body)
    case '$date':
      return reviveDate(body)
    case '$oid':
      // The SDK hands every ObjectId to the caller as its hex string; stored as that from the start.
      if (typeof body !== 'string' || !/^[0-9a-fA-F]{24}$/.test(body)) throw badRequest('$oid must be 24 hexadecimal digits')
      return body
    case '$regularExpression':
      return reviveRegExp(body)
    case '$tcb_server_date':
      return new Date(now + serverOffset(body, now))
    case '$numberDecimal':
    case '$binary':
    case '$timestamp':
    case '$minKey':
    case '$maxKey':
    case '$symbol':
    case '$code':
      throw badRequest(`the local cloud does not store ${tag} values`)
    default:
      return undefined
  }
}

const NUMBERS = /^-?(\d+(\.\d*)?([eE][-+]?\d+)?|Infinity|NaN)$/

const reviveNumber = (tag: string, body: Json): number => {
  const text = typeof body === 'number' ? String(body) : body
  if (typeof text !== 'string' || text.length > 400 || !NUMBERS.test(text)) throw badRequest(`Invalid ${tag} string: ${typeof text === 'string' ? text.slice(0, 40) : 'no string'}`)
  const value = Number(text)
  if (tag !== '$numberDouble' && !Number.isInteger(value)) throw badRequest(`Invalid ${tag} string: ${text.slice(0, 40)}`)
  return value
}

const reviveDate = (body: Json): Date => {
  const inner = body !== null && !Array.isArray(body) && typeof body === 'object' ? reviveNumber('$date', body['$numberLong'] ?? null) : body
  const date = typeof inner === 'number' || typeof inner === 'string' ? new Date(inner) : undefined
  if (!date || Number.isNaN(date.getTime())) throw badRequest('$date is not a date')
  return date
}

const reviveRegExp = (body: Json): RegExp => {
  const { pattern, options } = (body ?? {}) as { pattern?: Json; options?: Json }
  if (typeof pattern !== 'string' || typeof (options ?? '') !== 'string') throw badRequest('$regularExpression needs a pattern and options, both strings')
  return makeRegExp(pattern, typeof options === 'string' ? options : '')
}

const serverOffset = (body: Json, now: number): number => {
  const { offset } = (body ?? {}) as { offset?: Json }
  const value = revive(offset ?? 0, now, 2)
  if (typeof value !== 'number' || Number.isNaN(new Date(now + value).getTime())) throw badRequest('the offset of a server date must be a number')
  return value
}
