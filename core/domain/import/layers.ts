/**
 * Imports lie over each other like sheets of glass: a row counts as the latest import that is shown says. Showing one, or
 * taking it back, is a change of the list of layers alone; no row is written or deleted for it.
 */
export interface Layer {
  readonly id: string
  readonly at: number
  /** Its rows that say «gone» count; otherwise what was there before goes on. */
  readonly removes: boolean
}
export interface LayeredRow {
  readonly importId: string
  readonly key: string
  readonly gone?: true | undefined
}

/** What each key is now, of rows in any order; null where the latest word is that it is gone. */
export function inForce<R extends LayeredRow>(rows: readonly R[], layers: readonly Layer[]): ReadonlyMap<string, R | null> {
  const rankOf = new Map(layers.map((layer, rank) => [layer.id, { ...layer, rank }]))
  const latest = new Map<string, { readonly rank: number; readonly row: R }>()
  for (const row of rows) {
    const layer = rankOf.get(row.importId)
    if (layer === undefined || (row.gone === true && !layer.removes)) continue
    if ((latest.get(row.key)?.rank ?? -1) < layer.rank) latest.set(row.key, { rank: layer.rank, row })
  }
  return new Map([...latest].map(([key, { row }]) => [key, row.gone === true ? null : row]))
}

/** A change of the layers of a kind, and over which area; the last ones are kept. */
export interface BookChange { readonly version: number; readonly scopeId: string }
export const CHANGES_KEPT = 200

/** Whether what was shown or taken back since may have changed what an import was checked against. `covers`: the one area lies in the other. */
export function isOutdated(changes: readonly BookChange[], version: number, base: number, scopeId: string, covers: (outer: string, inner: string) => boolean): boolean {
  const since = changes.filter((change) => change.version > base)
  return since.length < version - base || since.some((change) => covers(change.scopeId, scopeId) || covers(scopeId, change.scopeId))
}
