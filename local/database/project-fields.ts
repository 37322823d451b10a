import { badRequest } from '../platform-error'
import { elementTest } from './match-query'
import { matchedBy } from './positions'
import { partsOf, setAt, unsetAt, valueAt } from './paths'
import { type Doc, isDoc, isList, type Value } from './values'

/** Makes the function that keeps or drops fields as MongoDB's projection says, or undefined when there is nothing to do. */
export const compileProjection = (projection: Doc, query: Doc = {}): ((doc: Doc) => Doc) | undefined => {
  const entries = Object.entries(projection).map(([path, rule]) => [path, rule === true ? 1 : rule === false ? 0 : rule] as const)
  refuseCollisions(entries.map(([path]) => path))
  if (entries.length === 0) return undefined
  const shaped = entries.filter(([, rule]) => isDoc(rule))
  const matched = entries.filter(([path, rule]) => rule === 1 && path.endsWith('.$')).map(([path]) => path.slice(0, -2))
  if (matched.length > 1) throw badRequest('Cannot specify more than one positional projection per query.')
  const kept = entries.filter(([path, rule]) => rule === 1 && path !== '_id').map(([path]) => path.replace(/\.\$$/, ''))
  const dropped = entries.filter(([path, rule]) => rule === 0 && path !== '_id').map(([path]) => path)
  if (kept.length > 0 && dropped.length > 0) throw badRequest('a projection cannot mix inclusion and exclusion')
  if (entries.some(([, rule]) => rule !== 0 && rule !== 1 && !isDoc(rule))) throw badRequest('a projection keeps (1) or drops (0) a field, or shapes it with $slice or $elemMatch')
  const keepId = projection['_id'] !== 0 && projection['_id'] !== false
  // $elemMatch alone keeps only what it names; $slice alone keeps the rest of the document.
  const including = kept.length > 0 || (dropped.length === 0 && (projection['_id'] === 1 || shaped.some(([, r]) => isDoc(r) && '$elemMatch' in r)))

  return (doc) => {
    const out = including ? include(doc, [...kept, ...shaped.map(([path]) => path)]) : structuredClone(doc)
    if (keepId && doc['_id'] !== undefined) out['_id'] = doc['_id']
    if (!keepId) delete out['_id']
    for (const path of dropped) exclude(out, partsOf(path))
    for (const [path, rule] of shaped) shape(out, path, rule)
    for (const path of matched) keepMatched(out, path, matchedBy(query, doc)(path))
    return keepId && including ? { _id: out['_id'] ?? null, ...out } : out
  }
}

const refuseCollisions = (paths: readonly string[]): void => {
  const over = paths.find((path) => paths.some((other) => path.startsWith(`${other}.`)))
  if (over !== undefined) throw badRequest(`Path collision at ${over}`)
}

/** Of an array only the element the query matched. */
const keepMatched = (out: Doc, path: string, at: number | undefined): void => {
  const list = valueAt(out, partsOf(path))
  if (!isList(list)) return
  const item = at === undefined ? undefined : list[at]
  if (item === undefined) throw badRequest("Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array")
  setAt(out, partsOf(path), [item])
}

const include = (doc: Doc, paths: readonly string[]): Doc => {
  const out: Doc = {}
  for (const key of Object.keys(doc)) {
    if (paths.includes(key)) out[key] = doc[key] ?? null
    else {
      const inner = paths.filter((p) => p.startsWith(`${key}.`)).map((p) => p.slice(key.length + 1))
      if (inner.length > 0) keepInside(out, key, doc[key] ?? null, inner)
    }
  }
  return out
}

const keepInside = (out: Doc, key: string, value: Value, inner: readonly string[]): void => {
  if (isDoc(value)) out[key] = include(value, inner)
  else if (isList(value)) out[key] = keepItems(value, inner)
}

/** Arrays within arrays are looked into as well; what is no object has none of the fields. */
const keepItems = (list: readonly Value[], inner: readonly string[]): readonly Value[] =>
  list.flatMap((item): readonly Value[] => (isDoc(item) ? [include(item, inner)] : isList(item) ? [keepItems(item, inner)] : []))

const exclude = (value: Value, parts: readonly string[]): void => {
  const [first, ...rest] = parts
  if (first === undefined) return
  if (isList(value)) for (const item of value) exclude(item, parts)
  else if (isDoc(value)) {
    const next = value[first]
    if (rest.length === 0) delete value[first]
    else if (next !== undefined) exclude(next, rest)
  }
}

const shape = (out: Doc, path: string, rule: Value): void => {
  if (!isDoc(rule)) return
  const parts = partsOf(path)
  const value = valueAt(out, parts)
  if (!isList(value)) return
  const [op, operand] = Object.entries(rule)[0] ?? []
  if (op === '$slice') setAt(out, parts, slice(value, operand ?? null))
  else if (op === '$elemMatch') {
    const first = value.find(elementTest(operand ?? null))
    if (first === undefined) unsetAt(out, parts)
    else setAt(out, parts, [first])
  } else throw badRequest(`Unsupported projection option: ${path}: { ${String(op)} }`)
}

const slice = (list: readonly Value[], operand: Value): readonly Value[] => {
  if (typeof operand === 'number') return operand < 0 ? list.slice(operand) : list.slice(0, operand)
  const [from, count] = isList(operand) ? operand : []
  if (typeof from !== 'number' || typeof count !== 'number') throw badRequest('$slice needs a number or [from, count]')
  const start = from < 0 ? Math.max(0, list.length + from) : from
  return list.slice(start, start + count)
}
