import type { BookDoc, ImportDoc, ImportedBranch, RosterDoc } from '@core/contract/import-documents'
import { mistake, rosterDoc } from '@core/contract/import-documents'
import type { ImportKind } from '@core/domain/import/kinds'
import { inForce } from '@core/domain/import/layers'
import type { Mistake } from '@core/domain/import/read-rows'
import { addAllOnce } from './add-once'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { bookIn, countingRows } from './layered'
import { saveVersioned } from './save-versioned'

const PAGE = 1000
/** Keys a question names at once. */
const KEYS = 500
const rowsOf = (kind: ImportKind) => (kind === 'roster' ? COLLECTIONS.roster : COLLECTIONS.importRows)

export async function loadBook(kind: ImportKind): Promise<BookDoc> {
  const { data } = (await database().collection(COLLECTIONS.imports).doc(kind).get()) as { data: readonly unknown[] }
  return bookIn(kind, data[0])
}

/** The one write that shows an import, or takes it back. False: another was shown or taken back meanwhile; nothing was written. */
export const saveBook = (before: BookDoc, change: Pick<BookDoc, 'layers' | 'changes'>): Promise<boolean> => saveVersioned(COLLECTIONS.imports, before._id, before.version, change)

/** Rows where nobody sees them yet. Written twice is written once: their ids follow from import and key. */
export const writeRows = (kind: ImportKind, rows: readonly object[]): Promise<void> => addAllOnce(rowsOf(kind), rows)

export async function removeRows(kind: ImportKind, importId: string, which: { readonly gone?: true } = {}): Promise<void> {
  await database().collection(rowsOf(kind)).where({ importId, ...which }).remove()
}

/** Mistakes that one document holds. */
const MISTAKES = 500

/** What is wrong with a file beyond what its record shows, until the file is put away. Written twice is written once. */
export function writeMistakes(importId: string, mistakes: readonly Mistake[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(mistakes.length / MISTAKES) }, (_, at) => mistakes.slice(at * MISTAKES, (at + 1) * MISTAKES))
  return addAllOnce(COLLECTIONS.importRows, parts.map((part, at) => ({ _id: `${importId}.mistakes.${String(at).padStart(4, '0')}`, importId, kind: 'mistake', mistakes: part })))
}

export async function mistakesOf(importId: string): Promise<readonly Mistake[]> {
  const parts = (await everything(COLLECTIONS.importRows, { importId, kind: 'mistake' })) as readonly { readonly mistakes: readonly unknown[] }[]
  return parts.flatMap(({ mistakes }) => mistakes.map((each) => mistake.parse(each)))
}

export async function removeMistakes(importId: string): Promise<void> {
  await database().collection(COLLECTIONS.importRows).where({ importId, kind: 'mistake' }).remove()
}

/** How far the reading has come. False: it was dropped, or has ended, meanwhile. */
export async function noteWritten(record: Pick<ImportDoc, '_id'>, rows: number, written: number): Promise<boolean> {
  const { updated } = (await database().collection(COLLECTIONS.records).where({ _id: record._id, state: 'reading' }).update({ rows, written })) as { updated: number }
  return updated === 1
}

/** All documents of a query, page after page. */
async function everything(collection: string, where: Readonly<Record<string, unknown>>, fields?: Readonly<Record<string, true>>): Promise<readonly unknown[]> {
  const _ = database().command
  const all: { readonly _id: string }[] = []
  for (;;) {
    const after = all.at(-1)
    const query = database().collection(collection).where({ ...where, ...(after === undefined ? {} : { _id: _.gt(after._id) }) }).orderBy('_id', 'asc').limit(PAGE)
    const { data } = (await (fields === undefined ? query : query.field(fields)).get()) as { data: readonly { readonly _id: string }[] }
    all.push(...data)
    if (data.length < PAGE) return all
  }
}

/** The roster of these communities as it counts now, by key. */
export async function rosterOfCommunities(communityIds: readonly string[], { layers }: BookDoc): Promise<ReadonlyMap<string, RosterDoc>> {
  if (layers.length === 0) return new Map()
  const raw = await everything(COLLECTIONS.roster, communityIds.length === 1 ? { communityId: communityIds[0] } : { communityId: database().command.in([...communityIds]) })
  const rows = inForce(raw.map((each) => rosterDoc.parse(each)), layers)
  return new Map([...rows].flatMap(([key, row]) => (row === null ? [] : [[key, row] as const])))
}

/** Branches that an import brought, in force; which of them are records by now the caller looks up. */
export async function importedBranches(where: Readonly<Record<string, unknown>>): Promise<readonly ImportedBranch[]> {
  const book = await loadBook('branch')
  if (book.layers.length === 0) return []
  return [...countingRows('branch', [book], await everything(COLLECTIONS.importRows, { kind: 'branch', ...where })).values()].flatMap((row) => (row === null ? [] : [row]))
}

export const rowsOfImport = async (kind: ImportKind, importId: string): Promise<readonly { readonly _id: string; readonly key: string; readonly gone?: true; readonly fresh?: true }[]> =>
  (await everything(rowsOf(kind), { importId }, { _id: true, key: true, gone: true, fresh: true })) as never

export interface ShownRow { readonly name?: string; readonly sealedName?: string; readonly unitId?: string; readonly communityId?: string }

/** A few of the rows that say what the file does not name any more, or what it brings. */
export async function someRows(kind: ImportKind, importId: string, which: 'gone' | 'fresh', limit: number): Promise<readonly ShownRow[]> {
  const { data } = (await database().collection(rowsOf(kind)).where({ importId, [which]: true }).orderBy('_id', 'asc').limit(limit).get()) as { data: readonly ShownRow[] }
  return data
}

/** Whether any document has one of these keys in a field, asked for some at a time; `since`: where another field is at least so much. */
export async function anyWith(collection: keyof typeof COLLECTIONS, where: Readonly<Record<string, unknown>>, field: string, keys: readonly string[], since: Readonly<Record<string, number>> = {}): Promise<boolean> {
  const _ = database().command
  const later = Object.fromEntries(Object.entries(since).map(([name, least]) => [name, _.gte(least)]))
  for (let at = 0; at < keys.length; at += KEYS) {
    const { data } = (await database().collection(COLLECTIONS[collection]).where({ ...where, ...later, [field]: _.in(keys.slice(at, at + KEYS)) }).limit(1).field({ _id: true }).get()) as { data: readonly unknown[] }
    if (data.length > 0) return true
  }
  return false
}

/** What the file does not name any more, by key and name. */
export const goneRows = async (kind: ImportKind, importId: string): Promise<readonly { readonly key: string; readonly name?: string }[]> =>
  (await everything(rowsOf(kind), { importId, gone: true }, { key: true, name: true })) as never

/** Which of these keys stand in a field of any document. */
export async function keysIn(collection: keyof typeof COLLECTIONS, where: Readonly<Record<string, unknown>>, field: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let at = 0; at < keys.length; at += KEYS) {
    for (const doc of await everything(COLLECTIONS[collection], { ...where, [field]: database().command.in(keys.slice(at, at + KEYS)) }, { [field]: true })) {
      found.add(String(field.split('.').reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], doc)))
    }
  }
  return found
}

/** Rows of earlier imports that this one replaces go, with the rows that said something was gone; what is in force stays. */
export async function removeReplaced(kind: ImportKind, importId: string, earlier: readonly string[]): Promise<void> {
  const _ = database().command
  const own = await rowsOfImport(kind, importId)
  for (let at = 0; at < own.length && earlier.length > 0; at += KEYS) {
    await database().collection(rowsOf(kind)).where({ key: _.in(own.slice(at, at + KEYS).map(({ key }) => key)), importId: _.in([...earlier]) }).remove()
  }
}
