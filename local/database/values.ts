/** Everything a document can hold. `undefined` stands for a missing field and is never stored. */
export type Value = null | boolean | number | string | Date | RegExp | readonly Value[] | Doc
export interface Doc {
  [field: string]: Value
}
export type Maybe = Value | undefined

export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp)

export const isList = (value: unknown): value is readonly Value[] => Array.isArray(value)

/** Place of a value's type in MongoDB's comparison order; values of different ranks never match a range. */
export const typeRank = (value: Maybe): number => {
  if (value === null || value === undefined) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (isList(value)) return 5
  if (typeof value === 'boolean') return 8
  if (value instanceof Date) return 9
  if (value instanceof RegExp) return 11
  return 4
}

/** MongoDB's total order over values: negative, zero or positive. NaN sorts before every number. */
export const compareValues = (a: Maybe, b: Maybe): number => {
  const rank = typeRank(a) - typeRank(b)
  if (rank !== 0) return rank
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (isList(a) && isList(b)) return compareLists(a, b)
  if (isDoc(a) && isDoc(b)) return compareDocs(a, b)
  if (a instanceof RegExp && b instanceof RegExp) return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
  return 0
}

export const equalValues = (a: Maybe, b: Maybe): boolean => compareValues(a, b) === 0

/** What an empty array is sorted by: it comes before null. */
const EMPTY: readonly Value[] = []

/** Sorting looks at an array through its smallest (ascending) or largest (descending) element. */
export const sortKey = (candidates: readonly Maybe[], direction: 1 | -1): Maybe => {
  const flat = candidates.flatMap((c): readonly Maybe[] => (isList(c) ? (c.length > 0 ? c : [EMPTY]) : [c]))
  return flat.reduce<Maybe>((best, c) => (compareSortKeys(c, best) * direction < 0 ? c : best), flat[0])
}

/** The order of what `sortKey` gives. */
export const compareSortKeys = (a: Maybe, b: Maybe): number => {
  if (a === EMPTY || b === EMPTY) return Number(b === EMPTY) - Number(a === EMPTY)
  return compareValues(a, b)
}

const compareNumbers = (a: number, b: number): number => {
  if (a === b) return 0
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : 1
}

/** Texts in the order of their UTF-8 bytes, MongoDB's: JavaScript's own differs where a character takes two units. */
const compareTexts = (a: string, b: string): number => {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (left !== right) return wide(left) === wide(right) ? left - right : wide(left) ? 1 : -1
  }
  return a.length - b.length
}

/** Half of a character beyond the basic plane. */
const wide = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

const compareLists = (a: readonly Value[], b: readonly Value[]): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

// Field order counts, as in BSON: { a, b } and { b, a } are different values.
const compareDocs = (a: Doc, b: Doc): number => {
  const left = Object.keys(a)
  const right = Object.keys(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const l = left[i] ?? ''
    const r = right[i] ?? ''
    const order = typeRank(a[l]) - typeRank(b[r])
    if (order !== 0) return order
    if (l !== r) return compareTexts(l, r)
    const values = compareValues(a[l], b[r])
    if (values !== 0) return values
  }
  return left.length - right.length
}

/** A value for the words of a refusal. Never calls what it is given: a document may hold a field named toString. */
export const shown = (value: Maybe): string => (typeof value === 'object' && value !== null ? (isList(value) ? 'an array' : 'an object') : String(value).slice(0, 80))
