import { isDeepStrictEqual } from 'node:util'
import { database } from './db'

/** Maps whose entries change one by one, so that two writers of different entries do not undo each other. */
const MAPS = new Set(['seats', 'offers', 'clocks', 'cards', 'appeals'])
/** Of these also the parts: a seat taken unread must keep what the writer did not know of it. */
const DEEP = new Set(['seats', 'offers'])

type Fields = Readonly<Record<string, unknown>>

/**
 * The smallest update that turns `before` into `after`, as dotted paths. What neither names is not touched, so a
 * partial order (only what a guard can vouch for) patches only what it knows.
 */
export function patchOf(before: Fields, after: Fields): Record<string, unknown> {
  const patch: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (MAPS.has(key)) Object.assign(patch, diff(before[key] as Fields, after[key] as Fields, `${key}.`, DEEP.has(key)))
    else Object.assign(patch, diff({ [key]: before[key] }, { [key]: after[key] }, '', false))
  }
  return patch
}

function diff(before: Fields, after: Fields, prefix: string, deep: boolean): Record<string, unknown> {
  const _ = database().command
  const patch: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isDeepStrictEqual(before[key], after[key])) continue
    if (deep && before[key] !== undefined && after[key] !== undefined) {
      Object.assign(patch, diff(before[key] as Fields, after[key] as Fields, `${prefix}${key}.`, false))
      continue
    }
    // `set` replaces; a bare object would be merged into what is there, and an empty one would do nothing at all.
    patch[prefix + key] = after[key] === undefined ? _.remove() : _.set(after[key])
  }
  return patch
}
