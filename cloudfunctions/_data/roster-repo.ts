import type { RosterDoc } from '@core/contract/import-documents'
import { rosterDoc } from '@core/contract/import-documents'
import { inForce } from '@core/domain/import/layers'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { loadBook } from './imports-repo'

/** More rows than this under one number are nobody's number, however often it was imported. */
const MOST_ROWS = 100

/** The rows that count: what is being imported, was replaced, or was taken back, is not there. */
async function counting(data: readonly unknown[]): Promise<readonly RosterDoc[]> {
  if (data.length === 0) return []
  const { layers } = await loadBook('roster')
  return [...inForce(data.map((raw) => rosterDoc.parse(raw)), layers).values()].flatMap((row) => (row === null ? [] : [row]))
}

/** Who the roster has under a number, by its index. */
export async function rosterOf(phoneIndex: string): Promise<readonly RosterDoc[]> {
  const { data } = (await database().collection(COLLECTIONS.roster).where({ phoneIndex }).orderBy('_id', 'asc').limit(MOST_ROWS).get()) as { data: readonly unknown[] }
  return [...(await counting(data))].sort((a, b) => a.key.localeCompare(b.key))
}

/** Rows by key, for who has to choose among them. */
export async function rosterRows(keys: readonly string[]): Promise<ReadonlyMap<string, RosterDoc>> {
  if (keys.length === 0) return new Map()
  const { data } = (await database().collection(COLLECTIONS.roster).where({ key: database().command.in([...new Set(keys)]) }).limit(1000).get()) as { data: readonly unknown[] }
  return new Map((await counting(data)).map((row) => [row.key, row]))
}
