import type { CollectionInfo, IndexInfo } from './catalog'
import { AFTER, encodeBracket, encodeComponent, orderedKeys } from './index-keys'
import type { GeoTable } from './geo/geo-entries'
import { compileGeo } from './geo/geo-query'
import type { Box } from './geo/geometry'
import { isOperators } from './match-query'
import { partsOf } from './paths'
import { type Doc, isDoc, isList, type Maybe, typeRank, type Value } from './values'

/** Half-open stretch of index entries. */
export interface Range {
  readonly from: string
  readonly to: string
}

/** How candidates are found. The filter still decides unless `exact` says the stretch holds matches and nothing else. */
export type Plan =
  | { readonly by: 'ids'; readonly ids: readonly Value[]; readonly exact: boolean }
  | { readonly by: 'index'; readonly index: IndexInfo; readonly ranges: readonly Range[]; readonly sorted: boolean; readonly reverse: boolean; readonly exact: boolean }
  | { readonly by: 'geo'; readonly geo: GeoTable; readonly index: IndexInfo; readonly boxes: readonly Box[]; readonly exact: false }
  | { readonly by: 'union'; readonly plans: readonly Plan[]; readonly exact: false }
  | { readonly by: 'scan'; readonly exact: boolean }

export type Sort = readonly (readonly [path: string, direction: 1 | -1])[]

interface Condition {
  readonly path: string
  readonly op: string
  readonly value: Value
}

/** A `$or` of more branches than this is left to the filter. */
const MAX_BRANCHES = 100
/** Lists of values beyond this many stretches are left to the filter. */
const MAX_RANGES = 200

/** Chooses the way to the candidates: by id, by the index that narrows most, by one for each branch of a `$or`, or over everything. */
export const planQuery = (collection: CollectionInfo, query: Doc, sort: Sort): Plan => planWithin(collection, query, sort, [])

/** `outer` holds besides, wherever the query stands. */
const planWithin = (collection: CollectionInfo, query: Doc, sort: Sort, outer: readonly Condition[]): Plan => {
  const { conditions: own, complete, choices } = conditionsOf(query)
  const conditions = [...own, ...outer]
  const ids = idsOf(conditions)
  if (ids) return { by: 'ids', ids, exact: complete && conditions.length === 1 }
  let best: { plan: Plan; score: number } = { plan: { by: 'scan', exact: complete && conditions.length === 0 }, score: 0 }
  for (const index of [...collection.indexes, collection.byId]) {
    const candidate = planIndex(index, conditions, complete, sort)
    if (candidate && candidate.score > best.score) best = candidate
    const boxed = planBoxes(index, conditions)
    if (boxed && boxed.score > best.score) best = boxed
  }
  return best.plan.by === 'scan' ? (planUnion(collection, choices, conditions) ?? best.plan) : best.plan
}

/** The first `$or` whose every branch is narrowed by some index; one branch without is a look at everything. */
const planUnion = (collection: CollectionInfo, choices: readonly (readonly Doc[])[], conditions: readonly Condition[]): Plan | undefined => {
  for (const branches of choices) {
    if (branches.length > MAX_BRANCHES) continue
    const plans: Plan[] = []
    for (const branch of branches) {
      const plan = planWithin(collection, branch, [], conditions)
      if (plan.by === 'scan') break
      plans.push(plan)
    }
    if (plans.length === branches.length) return { by: 'union', plans, exact: false }
  }
  return undefined
}

/** An area narrows more than an order and less than an equality. */
const planBoxes = (index: IndexInfo, conditions: readonly Condition[]) => {
  const { geo } = index
  const area = geo && conditions.find((c) => c.path === geo.path && (c.op === '$geoWithin' || c.op === '$geoIntersects'))
  return geo && area && { score: 8, plan: { by: 'geo', geo, index, boxes: compileGeo(area.op, area.value).boxes, exact: false } as const }
}

interface Conditions {
  readonly conditions: readonly Condition[]
  readonly complete: boolean
  /** The branches of each `$or`. */
  readonly choices: readonly (readonly Doc[])[]
}

/** Conditions every match must meet: top-level fields and what `$and` holds. The rest makes it incomplete. */
const conditionsOf = (query: Doc): Conditions => {
  let complete = true
  const choices: (readonly Doc[])[] = []
  const conditions: Condition[] = []
  for (const [key, value] of Object.entries(query)) {
    if (key === '$and' && isList(value)) {
      for (const branch of value) {
        if (!isDoc(branch)) continue
        const inner = conditionsOf(branch)
        complete &&= inner.complete
        conditions.push(...inner.conditions)
        choices.push(...inner.choices)
      }
    } else if (key === '$or' && isList(value)) {
      complete = false
      choices.push(value.filter(isDoc))
    } else if (key.startsWith('$')) complete = false
    else if (isOperators(value)) {
      for (const [op, operand] of Object.entries(value)) conditions.push({ path: key, op, value: operand })
    } else conditions.push({ path: key, op: '$eq', value })
  }
  return { conditions, complete, choices }
}

const idsOf = (conditions: readonly Condition[]): readonly Value[] | undefined => {
  const condition = conditions.find((c) => c.path === '_id' && (c.op === '$eq' || c.op === '$in'))
  if (!condition) return undefined
  const ids = condition.op === '$in' ? condition.value : [condition.value]
  if (!isList(ids) || !ids.every((id) => typeof id === 'string' || typeof id === 'number')) return undefined
  return [...new Set(ids)]
}

const isScalar = (value: Maybe): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date

/** Values an equality allows, when an index can look each of them up. */
const pointsOf = (condition: Condition): readonly Value[] | undefined => {
  if (condition.op === '$eq') return isScalar(condition.value) ? [condition.value] : undefined
  if (condition.op !== '$in' || !isList(condition.value) || !condition.value.every(isScalar)) return undefined
  return condition.value
}

const planIndex = (index: IndexInfo, conditions: readonly Condition[], complete: boolean, sort: Sort) => {
  const keys = orderedKeys(index.spec)
  // Geographic fields have no entries here; an index of nothing else cannot be walked.
  if (keys.length === 0) return undefined
  const used = new Set<Condition>()
  let prefixes: readonly string[] = ['']
  let sawNull = false
  let at = 0
  for (; at < keys.length; at++) {
    const [path, direction] = keys[at] ?? ['', 1]
    if (index.multikey && sharesArray(keys, at)) break
    const condition = conditions.find((c) => c.path === path && pointsOf(c) !== undefined)
    const points = condition && pointsOf(condition)
    if (!condition || !points || prefixes.length * points.length > MAX_RANGES) break
    const encoded = [...new Set(points.map((point) => encodeComponent(point, direction)))]
    sawNull ||= points.includes(null)
    prefixes = prefixes.flatMap((prefix) => encoded.map((e) => prefix + e))
    used.add(condition)
  }
  const range = at < keys.length && !(index.multikey && sharesArray(keys, at)) ? rangeAt(keys[at] ?? ['', 1], conditions, index.multikey, used) : undefined
  const order = sortBy(keys, at, prefixes.length === 1 && !index.multikey, conditions, sort)
  const narrowed = at * 10 + (range ? 5 : 0) + (order.sorted && sort.length > 0 ? 4 : 0)
  if (narrowed === 0) return undefined
  // Of two that narrow alike, the one in which a document has one entry and not one for each element.
  const score = narrowed + (index.multikey ? 0 : 1)
  const ranges = prefixes.map((prefix) => ({ from: prefix + (range?.from ?? ''), to: prefix + (range?.to ?? AFTER) }))
  const exact = complete && !sawNull && conditions.every((c) => used.has(c))
  return { score, plan: { by: 'index', index, ranges, ...order, exact } as const }
}

/** Below one array, entries hold what one element has; two conditions may be met by two elements. */
const sharesArray = (keys: readonly (readonly [string, 1 | -1])[], at: number): boolean => {
  const root = partsOf(keys[at]?.[0] ?? '')[0]
  return keys.slice(0, at).some(([path]) => partsOf(path)[0] === root)
}

const RANGE_OPS = ['$gt', '$gte', '$lt', '$lte']

const rangeAt = (
  [path, direction]: readonly [string, 1 | -1],
  conditions: readonly Condition[],
  multikey: boolean,
  used: Set<Condition>,
): Range | undefined => {
  const bounds = conditions.filter((c) => c.path === path && RANGE_OPS.includes(c.op) && c.value !== null && isScalar(c.value) && !Number.isNaN(c.value))
  const first = bounds[0]
  if (!first) return undefined
  // Two bounds on an array may be met by two different elements, so only one of them narrows.
  const chosen = multikey ? [first] : bounds.filter((c) => typeRank(c.value) === typeRank(first.value))
  const bracket = encodeBracket(first.value, direction)
  let from = bracket
  let to = bracket + AFTER
  // NaN stands before all numbers and is less than none of them.
  if (typeof first.value === 'number' && direction === 1) from = encodeComponent(NaN, 1) + AFTER
  else if (typeof first.value === 'number') to = encodeComponent(NaN, -1)
  for (const bound of chosen) {
    const at = encodeComponent(bound.value, direction)
    const upward = (bound.op === '$gt' || bound.op === '$gte') === (direction === 1)
    const inclusive = bound.op === '$gte' || bound.op === '$lte'
    if (upward) from = later(from, inclusive ? at : at + AFTER)
    else to = earlier(to, inclusive ? at + AFTER : at)
    used.add(bound)
  }
  return { from, to }
}

// Byte order, not JavaScript's: the two differ beyond the basic plane.
const later = (a: string, b: string): string => (Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0 ? a : b)
const earlier = (a: string, b: string): string => (Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0 ? a : b)

/** Whether walking the index from field `at` on already gives the wanted order. Fields fixed to one value do not count. */
const sortBy = (keys: readonly (readonly [string, 1 | -1])[], at: number, single: boolean, conditions: readonly Condition[], sort: Sort) => {
  const plain = { sorted: sort.length === 0, reverse: false }
  if (!single) return plain
  const fixed = new Set(keys.slice(0, at).map(([path]) => path).filter((path) => conditions.some((c) => c.path === path && c.op === '$eq')))
  const wanted = sort.filter(([path]) => !fixed.has(path))
  const rest = keys.slice(at)
  if (wanted.length > rest.length) return plain
  const flips = new Set<boolean>()
  for (const [i, [path, direction]] of wanted.entries()) {
    const key = rest[i]
    if (!key || key[0] !== path) return plain
    flips.add(key[1] !== direction)
  }
  return flips.size > 1 ? plain : { sorted: true, reverse: flips.has(true) }
}
