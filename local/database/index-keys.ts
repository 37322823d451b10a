import { badRequest } from '../platform-error'
import { storeText } from './ejson'
import { partsOf } from './paths'
import type { IndexSpec } from './read-indexes'
import { type Doc, isDoc, isList, type Maybe, typeRank, type Value } from './values'

/*
 * An index entry is one text whose byte order is MongoDB's value order, so that SQLite's plain B-tree serves
 * equality, ranges and sorting over every type, arrays and descending fields included.
 * A component is a type digit and a prefix-free encoding; no component is a prefix of another.
 */

/** Sorts after every entry that begins with the same prefix: no entry holds it. */
export const AFTER = '\u{10FFFF}'

const float = new DataView(new ArrayBuffer(8))
const hex32 = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')

const encodeNumber = (value: number): string => {
  float.setFloat64(0, value === 0 ? 0 : value)
  const high = float.getUint32(0)
  const low = float.getUint32(4)
  // IEEE order is integer order once negatives are flipped and the sign bit of the rest is set.
  return high >>> 31 ? hex32(~high) + hex32(~low) : hex32(high | 0x80000000) + hex32(low)
}

const ESCAPES: Readonly<Record<string, string>> = { '\u0000': '\u0002\u0002', '\u0001': '\u0002\u0003', '\u0002': '\u0002\u0004', '\u{10FFFE}': '\u{10FFFE}\u0002', '\u{10FFFF}': '\u{10FFFE}\u0003' }
 
const encodeText = (text: string): string => text.replace(/[\u0000-\u0002\u{10FFFE}\u{10FFFF}]/gu, (c) => ESCAPES[c] ?? c) + '\u0001'

const ascending = (value: Maybe): string => {
  const rank = typeRank(value).toString(16)
  if (typeof value === 'number') return rank + (Number.isNaN(value) ? '0000000000000000' : encodeNumber(value))
  if (typeof value === 'string') return rank + encodeText(value)
  if (typeof value === 'boolean') return rank + (value ? '1' : '0')
  if (value instanceof Date) return rank + encodeNumber(value.getTime())
  if (value === null || value === undefined) return rank
  // Objects and arrays are only looked up here, never ranged over: the planner leaves their order to the filter.
  return rank + encodeText(storeText(value))
}

const descend = (encoded: string): string => {
  const bytes = Buffer.from(encoded, 'utf8')
  for (let i = 0; i < bytes.length; i++) bytes[i] = 255 - (bytes[i] ?? 0)
  return bytes.toString('hex')
}

export const encodeComponent = (value: Maybe, direction: 1 | -1): string =>
  direction === 1 ? ascending(value) : descend(ascending(value))

const UNESCAPES: Readonly<Record<string, string>> = { '\u0002\u0002': '\u0000', '\u0002\u0003': '\u0001', '\u0002\u0004': '\u0002', '\u{10FFFE}\u0002': '\u{10FFFE}', '\u{10FFFE}\u0003': '\u{10FFFF}' }

const decodeNumber = (hex: string): number => {
  const high = Number.parseInt(hex.slice(0, 8), 16)
  const low = Number.parseInt(hex.slice(8), 16)
  float.setUint32(0, high >>> 31 ? high & 0x7fffffff : ~high)
  float.setUint32(4, high >>> 31 ? low : ~low)
  return float.getFloat64(0)
}

/** Reads a scalar back out of an entry; undefined for what an entry cannot give back: objects, arrays, falling fields. */
export const decodeComponent = (entry: string, at: number, direction: 1 | -1): { readonly value: Value; readonly end: number } | undefined => {
  if (direction === -1) return undefined
  const body = at + 1
  switch (entry[at]) {
    case '1':
      return { value: null, end: body }
    case '2':
      return { value: decodeNumber(entry.slice(body, body + 16)), end: body + 16 }
    case '3': {
      const end = entry.indexOf('\u0001', body)
      const text = entry.slice(body, end)
      return { value: text.includes('\u0002') || text.includes('\u{10FFFE}') ? text.replace(/[\u0002\u{10FFFE}][\u0002-\u0004]/gu, (pair) => UNESCAPES[pair] ?? pair) : text, end: end + 1 }
    }
    case '8':
      return { value: entry[body] === '1', end: body + 1 }
    case '9':
      return { value: new Date(decodeNumber(entry.slice(body, body + 16))), end: body + 16 }
    default:
      return undefined
  }
}

/** What every value of the same type begins with: the bracket a range must not leave. */
export const encodeBracket = (value: Maybe, direction: 1 | -1): string => {
  const rank = typeRank(value).toString(16)
  return direction === 1 ? rank : descend(rank)
}

/** The directed fields of an index; geographic fields are matched by filter and have no entries. */
export const orderedKeys = (spec: IndexSpec): readonly (readonly [string, 1 | -1])[] =>
  spec.keys.flatMap(([path, direction]) => (direction === '2dsphere' ? [] : [[path, direction] as const]))

export interface Entries {
  readonly keys: readonly string[]
  /** An array took part, so one document may have several entries: no sorting and no two-sided range by this index. */
  readonly multikey: boolean
}

const EMPTY_LIST = '0'
/** More entries than this for one document means a design error, not data. */
const MAX_ENTRIES = 100_000

/** Where one field of the index has come to: a value and the parts still to follow. */
interface Way {
  readonly value: Maybe
  readonly rest: readonly string[]
  /** The value is what is indexed, even when it is an array. */
  readonly done: boolean
}

/**
 * The entries a document has in an index. Missing counts as null. Fields below one array are taken together, element
 * by element; two different arrays side by side are refused.
 */
export const entriesOf = (spec: IndexSpec, doc: Doc): Entries => {
  // One write asks several times (who holds the key, what to take out, what to put in); a document is not changed once it is whole.
  const known = worked.get(doc)?.get(spec)
  if (known !== undefined) return known
  const entries = workOut(spec, doc)
  const ofDoc = worked.get(doc) ?? new Map<IndexSpec, Entries>()
  worked.set(doc, ofDoc.set(spec, entries))
  return entries
}
const worked = new WeakMap<Doc, Map<IndexSpec, Entries>>()

const workOut = (spec: IndexSpec, doc: Doc): Entries => {
  const ordered = orderedKeys(spec)
  if (ordered.length === 0) return { keys: [], multikey: false }
  const keys = new Set<string>()
  let multikey = false
  const emit = (ways: readonly Way[]) => {
    keys.add(ways.map(({ value, rest }, i) => componentOf(value, rest, ordered[i]?.[1] ?? 1)).join(''))
    if (keys.size > MAX_ENTRIES) throw badRequest(`index ${spec.name} would hold more than ${MAX_ENTRIES} entries for one document`)
  }
  const spread = (from: readonly Way[]) => {
    const ways = from.map((way) => (way.done ? way : follow(way)))
    const open = ways.flatMap((way, i) => (!way.done && isList(way.value) ? [{ list: way.value, way, path: ordered[i]?.[0] ?? '' }] : []))
    const [first] = open
    if (!first) return emit(ways)
    const other = open.find(({ list }) => list !== first.list)
    if (other) throw badRequest(`cannot index parallel arrays [${other.path}] [${first.path}]`)
    const { list } = first
    multikey ||= list.length !== 1 || open.some(({ way }) => way.rest.length === 0)
    if (list.length === 0) return emit(ways)
    for (const item of list) spread(ways.map((way) => (way.done || way.value !== list ? { ...way, done: true } : enter(item, way.rest))))
  }
  spread(ordered.map(([path]) => ({ value: doc, rest: partsOf(path), done: false })))
  return { keys: [...keys], multikey }
}

/** Goes on until the end, or to an array that stands for its elements. */
const follow = ({ value: from, rest }: Way): Way => {
  let value = from
  for (const [at, part] of rest.entries()) {
    if (isList(value)) {
      if (!/^(0|[1-9]\d*)$/.test(part) || Number(part) >= value.length) return { value, rest: rest.slice(at), done: false }
      if (value.some((item) => isDoc(item) && Object.hasOwn(item, part))) throw badRequest(`Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${part}'`)
      value = value[Number(part)]
    } else value = isDoc(value) && Object.hasOwn(value, part) ? value[part] : undefined
  }
  return { value, rest: [], done: false }
}

const enter = (item: Value, rest: readonly string[]): Way => {
  if (rest.length === 0) return { value: item, rest, done: true }
  return isDoc(item) ? { value: item, rest, done: false } : { value: undefined, rest: [], done: true }
}

const componentOf = (value: Maybe, rest: readonly string[], direction: 1 | -1): string => {
  if (!isList(value) || value.length > 0) return encodeComponent(value, direction)
  // Of an empty array there is nothing below; the array itself comes before null.
  if (rest.length > 0) return encodeComponent(null, direction)
  return direction === 1 ? EMPTY_LIST : descend(EMPTY_LIST)
}
