import type { ImportKind } from './kinds'
import { COLUMNS } from './kinds'
import type { Current, Item } from './resolve-rows'

/** A field that would change: as the file's column says it, before and after. */
export interface Diff { readonly row: number; readonly column: string; readonly before: string; readonly after: string }

export interface Comparison {
  readonly fresh: readonly Item[]
  readonly changed: readonly Item[]
  readonly same: number
  /** Keys that are there and that the file does not name. */
  readonly missing: readonly string[]
  readonly diffs: readonly Diff[]
}

/** What a file would change, field by field. */
export function compareRows(kind: ImportKind, items: readonly Item[], current: ReadonlyMap<string, Current>): Comparison {
  const fresh: Item[] = []
  const changed: Item[] = []
  const diffs: Diff[] = []
  const named = new Set<string>()
  for (const item of items) {
    named.add(item.key)
    const before = current.get(item.key)
    if (before === undefined) {
      fresh.push(item)
      continue
    }
    const differing = COLUMNS[kind].filter(({ key }) => (before.shown[key] ?? '') !== (item.shown[key] ?? ''))
    if (differing.length > 0) changed.push(item)
    diffs.push(...differing.map(({ key, title }) => ({ row: item.row, column: title, before: before.shown[key] ?? '', after: item.shown[key] ?? '' })))
  }
  return { fresh, changed, diffs, same: items.length - fresh.length - changed.length, missing: [...current.keys()].filter((key) => !named.has(key)) }
}
