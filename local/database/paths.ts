import { badRequest } from '../platform-error'
import { type Doc, isDoc, isList, type Maybe, type Value } from './values'

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

const split = new Map<string, readonly string[]>()
/** Parts of a dotted path; remembered, because the same few paths come with every request. */
export const partsOf = (path: string): readonly string[] => {
  const known = split.get(path)
  if (known) return known
  const parts = path.split('.')
  if (parts.length > 100) throw badRequest('FieldPath is too long')
  // Long ones are rare, and must not fill the memory.
  if (path.length > 200) return parts
  if (split.size > 5000) split.clear()
  split.set(path, parts)
  return parts
}

/**
 * All values a path reaches, MongoDB style: an array on the way stands for each of its objects, a number for that place.
 * A leaf array is returned whole. Missing leaves give `undefined`; nothing reached gives an empty list.
 */
export const valuesAt = (root: Maybe, parts: readonly string[]): readonly Maybe[] => {
  if (parts.length === 1 && isDoc(root)) return [own(root, parts[0] ?? '')]
  const out: Maybe[] = []
  walk(root, parts, 0, out)
  return out
}

const own = (doc: Doc, key: string): Maybe => (Object.hasOwn(doc, key) ? doc[key] : undefined)

const walk = (value: Maybe, parts: readonly string[], at: number, out: Maybe[]): void => {
  const part = parts[at]
  if (part === undefined) {
    out.push(value)
    return
  }
  if (isList(value)) {
    if (isIndex(part) && Number(part) < value.length) walk(value[Number(part)], parts, at + 1, out)
    for (const item of value) if (isDoc(item)) walk(item, parts, at, out)
    return
  }
  if (isDoc(value)) walk(own(value, part), parts, at + 1, out)
  else out.push(undefined)
}

/** The one value at a path for an update: arrays only by number, no fan-out. */
export const valueAt = (root: Value, parts: readonly string[]): Maybe => {
  let value: Maybe = root
  for (const part of parts) {
    if (isList(value)) value = isIndex(part) ? value[Number(part)] : undefined
    else if (isDoc(value)) value = own(value, part)
    else return undefined
  }
  return value
}

/** Longest gap an update may open by writing past an array's end. MongoDB allows 1,500,000; nobody means more than this. */
const MAX_PADDING = 100_000

/** Writes a value into the document in place, making the objects on the way. Refuses to pass through a scalar. */
export const setAt = (root: Doc, parts: readonly string[], value: Value): void => {
  let holder: Value = root
  parts.forEach((part, at) => {
    const last = at === parts.length - 1
    if (part === '') throw badRequest(`the update path '${parts.join('.')}' contains an empty field name`)
    if (part === '__proto__') throw badRequest('a field must not be named __proto__')
    if (part.startsWith('$')) throw badRequest(`positional path '${parts.join('.')}' is not supported`)
    const existing: Maybe = valueAt(holder, [part])
    if (last) return place(holder, part, value, parts)
    if (existing === undefined) {
      const next: Doc = {}
      place(holder, part, next, parts)
      holder = next
      return
    }
    holder = existing
  })
}

const place = (holder: Value, part: string, value: Value, parts: readonly string[]): void => {
  if (isList(holder)) {
    if (!isIndex(part)) throw cannotCreate(part, parts)
    const list = holder as Value[]
    const index = Number(part)
    if (index - list.length > MAX_PADDING) throw badRequest(`can't backfill array to larger than ${MAX_PADDING} elements`)
    while (list.length < index) list.push(null)
    list[index] = value
    return
  }
  if (!isDoc(holder)) throw cannotCreate(part, parts)
  holder[part] = value
}

const cannotCreate = (part: string, parts: readonly string[]) =>
  badRequest(`Cannot create field '${part}' in element on path '${parts.join('.')}'`)

/** Removes a field in place; an array element becomes null, as in MongoDB. */
export const unsetAt = (root: Doc, parts: readonly string[]): void => {
  const holder = valueAt(root, parts.slice(0, -1))
  const last = parts[parts.length - 1] ?? ''
  if (isList(holder)) {
    if (isIndex(last) && Number(last) < holder.length) (holder as Value[])[Number(last)] = null
  } else if (isDoc(holder)) delete holder[last]
}
