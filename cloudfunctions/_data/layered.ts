import type { BookDoc, ImportedRow } from '@core/contract/import-documents'
import { bookDoc, importedRow } from '@core/contract/import-documents'
import { inForce } from '@core/domain/import/layers'
import type { ImportKind } from '@core/domain/import/kinds'
import { COLLECTIONS } from './collections'
import { database } from './db'

export type RowKind = Exclude<ImportKind, 'roster'>
type RowOf<K extends RowKind> = Extract<ImportedRow, { kind: K }>

/** The book of layers as stored, or an empty one. */
export const bookIn = (kind: ImportKind, raw: unknown): BookDoc => (raw === undefined ? { _id: kind, version: 0, layers: [], changes: [] } : bookDoc.parse(raw))

/** Imported rows of a kind by key, as they count now; null where what was there before is gone. */
export function countingRows<K extends RowKind>(kind: K, books: readonly unknown[], rows: readonly unknown[]): ReadonlyMap<string, RowOf<K> | null> {
  const { layers } = bookIn(kind, books[0])
  return layers.length === 0 ? new Map() : inForce(rows.map((raw) => importedRow.parse(raw) as RowOf<K>), layers)
}

interface Base { readonly from: 'units' | 'stations' | 'areas'; readonly where: Readonly<Record<string, unknown>> }

/** What is there of a kind, before any import and by imports, in one read. The catalogue is what it hangs on: every environment has one. */
export async function readLayered<K extends RowKind>(kind: K, { from, where }: Base, rowsWhere: Readonly<Record<string, unknown>> = {}): Promise<{ readonly hung: unknown; readonly base: readonly unknown[]; readonly rows: ReadonlyMap<string, RowOf<K> | null> }> {
  const $ = database().command.aggregate
  const matching = (condition: Readonly<Record<string, unknown>>) => $.pipeline().match(condition).done()
  const { data } = (await database().collection(COLLECTIONS.catalogue).aggregate().match({ _id: 'current' })
    .lookup({ from: COLLECTIONS[from], pipeline: matching(where), as: 'base' })
    .lookup({ from: COLLECTIONS.imports, pipeline: matching({ _id: kind }), as: 'books' })
    .lookup({ from: COLLECTIONS.importRows, pipeline: matching({ kind, ...rowsWhere }), as: 'rows' })
    .end()) as { data: readonly { readonly base: readonly unknown[]; readonly books: readonly unknown[]; readonly rows: readonly unknown[] }[] }
  const [hung] = data
  return { hung, base: hung?.base ?? [], rows: countingRows(kind, hung?.books ?? [], hung?.rows ?? []) }
}

/** What was there before, with what imports say of it and add to it. */
export function laidOver<T, K extends RowKind>(base: readonly T[], idOf: (one: T) => string, rows: ReadonlyMap<string, RowOf<K> | null>, made: (row: RowOf<K>, before: T | undefined) => T): readonly T[] {
  const kept = base.flatMap((one) => {
    const row = rows.get(idOf(one))
    return row === null ? [] : [row === undefined ? one : made(row, one)]
  })
  const known = new Set(base.map(idOf))
  return [...kept, ...[...rows].flatMap(([key, row]) => (row === null || known.has(key) ? [] : [made(row, undefined)]))]
}
