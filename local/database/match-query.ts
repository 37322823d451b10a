import { badRequest } from '../platform-error'
import { compileExpression, makeScope } from './aggregate/compile-expression'
import { isTrue, type Scope } from './aggregate/expression-types'
import { makeRegExp, testRegExp } from './regexp'
import { compileGeo } from './geo/geo-query'
import { compileSchema } from './match-schema'
import { hasType } from './match-types'
import { partsOf, valuesAt } from './paths'
import { compareValues, type Doc, equalValues, isDoc, isList, type Maybe, shown, typeRank, type Value } from './values'

/** Says whether a document matches. */
export type Matcher = (doc: Doc) => boolean
/** Says whether the values found at one path match. */
type Test = (values: readonly Maybe[]) => boolean

/** What `$expr` sees besides the document: the pipeline's variables and its clock. */
export interface Around {
  readonly scope: Scope
  readonly vars: ReadonlyMap<string, Maybe>
}
const ALONE: Around = { scope: makeScope(0), vars: new Map() }

/** Compiles a MongoDB query once, to be asked for many documents. Unknown operators are refused, never ignored. */
export const compileQuery = (query: Doc, around: Around = ALONE): Matcher => {
  const tests = Object.entries(query).map(([key, value]) => compileEntry(key, value, around))
  if (tests.length === 0) return () => true
  const [only] = tests
  if (only && tests.length === 1) return only
  return (doc) => tests.every((test) => test(doc))
}

/** `{ $gt: 1 }` is a set of operators; `{ a: 1 }` is a value. A mixture is refused. */
export const isOperators = (value: Value): value is Doc => {
  if (!isDoc(value)) return false
  const keys = Object.keys(value)
  const marked = keys.filter((k) => k.startsWith('$')).length
  if (marked > 0 && marked < keys.length) throw badRequest('operators and fields must not be mixed')
  return marked > 0
}

const compileEntry = (key: string, value: Value, around: Around): Matcher => {
  switch (key) {
    case '$and': {
      const all = branches(key, value, around)
      return (doc) => all.every((m) => m(doc))
    }
    case '$or': {
      const any = branches(key, value, around)
      return (doc) => any.some((m) => m(doc))
    }
    case '$nor': {
      const none = branches(key, value, around)
      return (doc) => !none.some((m) => m(doc))
    }
  }
  if (key === '$comment') return () => true
  if (key === '$expr') return compileExpr(value, around)
  if (key === '$jsonSchema') return compileSchema(value)
  // No text index can be declared, here as little as in the console; without one this is the database's answer.
  if (key === '$text' || key === '$search') throw badRequest('text index required for $text query')
  if (key.startsWith('$')) throw badRequest(`unknown top level operator: ${key}`)
  const parts = partsOf(key)
  const test = compileValue(value)
  return (doc) => test(valuesAt(doc, parts))
}

const compileExpr = (value: Value, { scope, vars }: Around): Matcher => {
  const fresh = scope === ALONE.scope ? makeScope(Date.now()) : scope
  const evaluate = compileExpression(value, fresh)
  return (doc) => isTrue(evaluate({ root: doc, vars }))
}

const branches = (key: string, value: Value, around: Around): readonly Matcher[] => {
  if (!isList(value) || value.length === 0 || !value.every(isDoc)) throw badRequest(`${key} must be a nonempty array`)
  if (key !== '$and' && value.some(looksNear)) throw badRequest('geo $near must be top-level expr')
  return value.filter(isDoc).map((one) => compileQuery(one, around))
}

/** Nearness orders what is found, so it can be no alternative. */
export const looksNear = (query: Value): boolean =>
  isDoc(query) &&
  Object.entries(query).some(([key, value]) =>
    key.startsWith('$') ? isList(value) && value.some(looksNear) : isDoc(value) && hasNear(value),
  )

const compileValue = (value: Value): Test => {
  if (value instanceof RegExp) return matchesRegex(value)
  if (!isOperators(value)) return equals(value)
  refuseLonely(value)
  const tests = Object.entries(value)
    .filter(([op]) => op !== '$options' && op !== '$maxDistance' && op !== '$minDistance')
    .map(([op, operand]) => compileOperator(op, operand, value))
  return (values) => tests.every((test) => test(values))
}

/** What only says something about another operator: alone it would accept every document. */
const refuseLonely = (operators: Doc): void => {
  if (Object.hasOwn(operators, '$options') && !Object.hasOwn(operators, '$regex')) throw badRequest('$options needs a $regex')
  const far = ['$maxDistance', '$minDistance'].find((op) => Object.hasOwn(operators, op))
  if (far !== undefined && !hasNear(operators)) throw badRequest(`${far} needs a $near or $nearSphere`)
}
const hasNear = (operators: Doc): boolean => Object.hasOwn(operators, '$near') || Object.hasOwn(operators, '$nearSphere')
const refuseNear = (operators: Value): void => {
  if (isDoc(operators) && hasNear(operators)) throw badRequest('geo $near must be top-level expr')
}

const compileOperator = (op: string, operand: Value, all: Doc): Test => {
  switch (op) {
    case '$eq':
      return operand instanceof RegExp ? matchesRegex(operand) : equals(operand)
    case '$ne':
      return not(operand instanceof RegExp ? matchesRegex(operand) : equals(operand))
    case '$gt':
      return ranges(operand, (order) => order > 0)
    case '$gte':
      return ranges(operand, (order) => order >= 0)
    case '$lt':
      return ranges(operand, (order) => order < 0)
    case '$lte':
      return ranges(operand, (order) => order <= 0)
    case '$in':
      return oneOf(op, operand)
    case '$nin':
      return not(oneOf(op, operand))
    case '$exists': {
      const wanted = Boolean(operand)
      return (values) => values.some((v) => v !== undefined) === wanted
    }
    case '$not':
      return negate(operand)
    case '$all':
      return containsAll(operand)
    case '$size':
      if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) throw badRequest(`$size must be a whole non-negative number, not ${shown(operand)}`)
      return (values) => values.some((v) => isList(v) && v.length === operand)
    case '$elemMatch': {
      const matches = elementTest(operand)
      return (values) => values.some((v) => isList(v) && v.some(matches))
    }
    case '$regex':
      return matchesRegex(readRegex(operand, all['$options']))
    case '$mod':
      return modulo(operand)
    case '$type':
      return someType(operand)
    case '$near':
    case '$nearSphere':
    case '$geoWithin':
    case '$geoIntersects':
      return compileGeo(op, operand).accepts
    default:
      throw badRequest(`unknown operator: ${op}`)
  }
}

const not =
  (test: Test): Test =>
  (values) =>
    !test(values)

const negate = (operand: Value): Test => {
  if (!(operand instanceof RegExp) && !(isOperators(operand) && Object.keys(operand).length > 0)) throw badRequest('$not needs a regex or a document')
  refuseNear(operand)
  return not(compileValue(operand))
}

const someType = (operand: Value): Test => {
  const test = hasType(operand)
  return (values) => reaches(values, test)
}

/** The value itself, or for an array also each of its elements. */
const reaches = (values: readonly Maybe[], accepts: (v: Maybe) => boolean): boolean =>
  values.some((v) => accepts(v) || (isList(v) && v.some(accepts)))

const equals = (wanted: Value): Test => {
  if (wanted === null) return (values) => reaches(values, (v) => v === null || v === undefined)
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (values) => reaches(values, (v) => v === wanted)
  return (values) => reaches(values, (v) => v !== undefined && equalValues(v, wanted))
}

const ranges = (bound: Value, accepts: (order: number) => boolean): Test => {
  if (bound instanceof RegExp) throw badRequest("Can't have RegExp as arg to a comparison")
  const rank = typeRank(bound)
  const isNaNBound = typeof bound === 'number' && Number.isNaN(bound)
  return (values) =>
    reaches(values, (v) => {
      if (typeRank(v) !== rank) return false
      if (typeof v === 'number' && Number.isNaN(v) !== isNaNBound) return false
      return accepts(compareValues(v, bound))
    })
}

const oneOf = (op: string, list: Value): Test => {
  if (!isList(list)) throw badRequest(`${op} needs an array`)
  if (list.some(isExpression)) throw badRequest(`cannot nest $ under ${op}`)
  // A set answers for a long list as quickly as for a short one.
  const plain = new Set<Maybe>(list.filter(isPlain))
  const tests = list.filter((v) => !isPlain(v)).map((v) => (v instanceof RegExp ? matchesRegex(v) : equals(v)))
  return (values) => reaches(values, (v) => plain.has(v)) || tests.some((test) => test(values))
}

/** A document whose first field is an operator; `$ref`, `$id` and `$db` are a reference, which is a value. */
const isExpression = (v: Value): boolean => {
  const [first] = isDoc(v) ? Object.keys(v) : []
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first)
}

const isPlain = (v: Value): v is string | number | boolean => typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean'

const containsAll = (list: Value): Test => {
  if (!isList(list)) throw badRequest('$all needs an array')
  if (list.length === 0) return () => false
  if (list.some((v) => isExpression(v) && !(isDoc(v) && Object.hasOwn(v, '$elemMatch')))) throw badRequest('no $ expressions in $all')
  const tests = list.map((v) => (isDoc(v) && Object.hasOwn(v, '$elemMatch') ? compileValue(v) : compileValueOnly(v)))
  return (values) => tests.every((test) => test(values))
}

const compileValueOnly = (v: Value): Test => (v instanceof RegExp ? matchesRegex(v) : equals(v))

/** Test of one array element: operators look at the element itself, a query only at elements that are objects. */
export const elementTest = (condition: Value): ((item: Value) => boolean) => {
  if (!isDoc(condition)) throw badRequest('$elemMatch needs an Object')
  const first = Object.keys(condition)[0] ?? ''
  if (first.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    refuseNear(condition)
    const test = compileValue(condition)
    return (item) => test([item])
  }
  const matches = compileQuery(condition)
  return (item) => isDoc(item) && matches(item)
}

const matchesRegex = (regex: RegExp): Test => {
  const source = String(regex)
  return (values) =>
    reaches(values, (v) => (typeof v === 'string' ? testRegExp(regex, v) : v instanceof RegExp && String(v) === source))
}

const readRegex = (pattern: Value, options: Maybe): RegExp => {
  const flags = typeof options === 'string' ? options : undefined
  if (pattern instanceof RegExp) return flags === undefined ? pattern : makeRegExp(pattern.source, flags)
  if (typeof pattern !== 'string') throw badRequest('$regex has to be a string')
  return makeRegExp(pattern, flags ?? '')
}

const modulo = (operand: Value): Test => {
  const [divisor, rest] = isList(operand) ? operand : []
  if (typeof divisor !== 'number' || typeof rest !== 'number' || Math.trunc(divisor) === 0)
    throw badRequest('malformed mod, divisor and remainder are needed')
  return (values) => reaches(values, (v) => typeof v === 'number' && Math.trunc(v) % Math.trunc(divisor) === rest)
}
