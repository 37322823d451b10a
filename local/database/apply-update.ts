import { badRequest } from '../platform-error'
import { elementTest, isOperators } from './match-query'
import { partsOf, setAt, unsetAt, valueAt } from './paths'
import { testRegExp } from './regexp'
import { expandPath, type Matched } from './positions'
import { compareValues, type Doc, equalValues, isDoc, isList, type Maybe, type Value } from './values'

type Operator = (doc: Doc, path: string, operand: Value, now: number) => void

/**
 * Applies MongoDB update operators to a document in place. `now` in ms, for $currentDate; `matched` for the positional `$`.
 * Throws DATABASE_REQUEST_FAILED on a wrong type or two operators on one path; the caller drops the document then.
 */
export const applyUpdate = (doc: Doc, update: Doc, now: number, matched: Matched = () => undefined): void => {
  refuseOverlap(update)
  for (const [op, fields] of Object.entries(update)) {
    const operator = Object.hasOwn(OPERATORS, op) ? OPERATORS[op] : undefined
    if (!operator) throw badRequest(`Unknown modifier: ${op}. Expected a valid update modifier`)
    if (!isDoc(fields)) throw badRequest(`Modifiers operate on fields but we found another type for ${op}`)
    for (const [path, operand] of Object.entries(fields)) {
      if (path === '_id' || path.startsWith('_id.')) throw badRequest("Performing an update on the path '_id' would modify the immutable field '_id'")
      for (const one of expandPath(doc, path, matched)) operator(doc, one, operand, now)
    }
  }
}

const refuseOverlap = (update: Doc): void => {
  const paths = Object.entries(update).flatMap(([op, fields]) => {
    if (!isDoc(fields)) return []
    const targets = op === '$rename' ? Object.values(fields).filter((to) => typeof to === 'string') : []
    return [...Object.keys(fields), ...targets]
  })
  const taken = new Set<string>()
  for (const path of paths) {
    if (taken.has(path)) throw overlap(path, path)
    taken.add(path)
  }
  for (const path of paths) {
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      const above = path.slice(0, dot)
      if (taken.has(above)) throw overlap(path, above)
    }
  }
}

const overlap = (path: string, before: string) => badRequest(`Updating the path '${path}' would create a conflict at '${before}'`)

const read = (doc: Doc, path: string): Maybe => valueAt(doc, partsOf(path))
const write = (doc: Doc, path: string, value: Value): void => setAt(doc, partsOf(path), value)

const number = (op: string, value: Maybe): number => {
  if (typeof value !== 'number') throw badRequest(`Cannot apply ${op} to a value of non-numeric type`)
  return value
}

/** A copy the update may change; missing gives an empty list, another type is refused. */
const listAt = (doc: Doc, path: string, op: string): Value[] => {
  const value = read(doc, path)
  if (value === undefined) return []
  if (!isList(value)) throw badRequest(`The field '${path}' must be an array for ${op}`)
  return [...value]
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: (doc, path, value) => write(doc, path, value),
  // Only an insert by upsert would use it, and the SDK never upserts with operators.
  $setOnInsert: () => undefined,
  $unset: (doc, path) => unsetAt(doc, partsOf(path)),
  $inc: (doc, path, by) => write(doc, path, number('$inc', read(doc, path) ?? missingIsZero(doc, path)) + number('$inc', by)),
  $mul: (doc, path, by) => write(doc, path, number('$mul', read(doc, path) ?? missingIsZero(doc, path)) * number('$mul', by)),
  $min: (doc, path, value) => {
    const now = read(doc, path)
    if (now === undefined || compareValues(value, now) < 0) write(doc, path, value)
  },
  $max: (doc, path, value) => {
    const now = read(doc, path)
    if (now === undefined || compareValues(value, now) > 0) write(doc, path, value)
  },
  $currentDate: (doc, path, kind, now) => {
    if (kind !== true && !(isDoc(kind) && kind['$type'] === 'date')) throw badRequest("$currentDate takes true or { $type: 'date' }")
    write(doc, path, new Date(now))
  },
  $rename: (doc, path, to) => {
    if (typeof to !== 'string') throw badRequest("The 'to' field for $rename must be a string")
    if (to === path) throw badRequest(`The source and target field for $rename must differ: ${path}`)
    refuseArrayWay(doc, path)
    refuseArrayWay(doc, to)
    const value = read(doc, path)
    if (value === undefined) return
    unsetAt(doc, partsOf(path))
    write(doc, to, value)
  },
  $bit: (doc, path, operand) => {
    if (!isDoc(operand)) throw badRequest('$bit needs an object')
    const result = Object.entries(operand).reduce((n, [op, by]) => bitwise(op, n, number('$bit', by)), number('$bit', read(doc, path) ?? 0))
    write(doc, path, result)
  },
  $pop: (doc, path, end) => {
    if (end !== 1 && end !== -1) throw badRequest('$pop expects 1 or -1')
    if (read(doc, path) === undefined) return
    const list = listAt(doc, path, '$pop')
    write(doc, path, end === -1 ? list.slice(1) : list.slice(0, -1))
  },
  $push: (doc, path, operand) => write(doc, path, pushed(listAt(doc, path, '$push'), operand)),
  $addToSet: (doc, path, operand) => {
    const list = listAt(doc, path, '$addToSet')
    const items = isDoc(operand) && Object.hasOwn(operand, '$each') ? operand['$each'] : [operand]
    if (isDoc(operand) && Object.hasOwn(operand, '$each') && Object.keys(operand).length > 1) throw badRequest('Found unexpected fields after $each in $addToSet')
    if (!isList(items)) throw badRequest('The argument to $each in $addToSet must be an array')
    for (const item of items) if (!list.some((known) => equalValues(known, item))) list.push(item)
    write(doc, path, list)
  },
  $pull: (doc, path, condition) => {
    if (read(doc, path) === undefined) return
    const matches = pullTest(condition)
    write(doc, path, listAt(doc, path, '$pull').filter((item) => !matches(item)))
  },
  $pullAll: (doc, path, values) => {
    if (!isList(values)) throw badRequest('$pullAll requires an array argument')
    if (read(doc, path) === undefined) return
    write(doc, path, listAt(doc, path, '$pullAll').filter((item) => !values.some((v) => equalValues(v, item))))
  },
}

const refuseArrayWay = (doc: Doc, path: string): void => {
  const parts = partsOf(path)
  if (parts.some((_, i) => i > 0 && isList(valueAt(doc, parts.slice(0, i))))) throw badRequest(`The source or destination field of $rename cannot be an array element: ${path}`)
}

// A stored null is not a missing field: MongoDB refuses to count on it.
const missingIsZero = (doc: Doc, path: string): Maybe => (read(doc, path) === null ? null : 0)

const bitwise = (op: string, a: number, b: number): number => {
  const other = [a, b].find((n) => !Number.isSafeInteger(n))
  if (other !== undefined) throw badRequest(`The $bit modifier field must be an Integer value; a 64 bit integer is not held exactly: ${other}`)
  const [left, right] = [BigInt(a), BigInt(b)]
  if (op === 'and') return Number(left & right)
  if (op === 'or') return Number(left | right)
  if (op === 'xor') return Number(left ^ right)
  throw badRequest(`$bit knows and, or, xor; not ${op}`)
}

const pullTest = (condition: Value): ((item: Value) => boolean) => {
  if (isDoc(condition) && (isOperators(condition) || Object.keys(condition).length > 0)) return elementTest(condition)
  if (condition instanceof RegExp) return (item) => typeof item === 'string' && testRegExp(condition, item)
  return (item) => equalValues(item, condition)
}

const PUSH_MODIFIERS = new Set(['$each', '$position', '$slice', '$sort'])

const pushed = (list: Value[], operand: Value): Value[] => {
  if (!isDoc(operand) || !Object.hasOwn(operand, '$each')) return [...list, operand]
  const unknown = Object.keys(operand).find((k) => !PUSH_MODIFIERS.has(k))
  if (unknown) throw badRequest(`Unrecognized clause in $push: ${unknown}`)
  const each = operand['$each'] ?? null
  if (!isList(each)) throw badRequest('The argument to $each in $push must be an array')
  const position = operand['$position']
  if (position !== undefined && !Number.isInteger(position)) throw badRequest('The value for $position must be an integer value')
  const at = typeof position === 'number' ? position : list.length
  list.splice(at, 0, ...each)
  const sort = operand['$sort']
  if (sort !== undefined) list.sort(elementOrder(sort))
  const slice = operand['$slice']
  if (slice === undefined) return list
  if (typeof slice !== 'number' || !Number.isInteger(slice)) throw badRequest('The value for $slice must be an integer value')
  if (slice === 0) return []
  return slice > 0 ? list.slice(0, slice) : list.slice(slice)
}

const elementOrder = (sort: Value): ((a: Value, b: Value) => number) => {
  if (sort === 1 || sort === -1) return (a, b) => compareValues(a, b) * sort
  const keys = isDoc(sort) ? Object.entries(sort) : []
  if (keys.length === 0 || keys.some(([, direction]) => direction !== 1 && direction !== -1)) throw badRequest('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields')
  return (a, b) => {
    for (const [path, direction] of keys) {
      const order = compareValues(valueAt(a, partsOf(path)), valueAt(b, partsOf(path))) * Number(direction)
      if (order !== 0) return order
    }
    return 0
  }
}
