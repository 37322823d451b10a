import type { RosterDoc } from '@core/contract/registry-documents'
import { rosterDoc } from '@core/contract/registry-documents'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** More people than this under one number is nobody's number. */
const MOST_ROWS = 10

/** The rows of imports that count: what is being imported, or was taken back, is not there. */
async function revealed(rows: readonly RosterDoc[]): Promise<readonly RosterDoc[]> {
  if (rows.length === 0) return []
  const importIds = [...new Set(rows.map(({ importId }) => importId))]
  const { data } = (await database().collection(COLLECTIONS.imports).where({ _id: database().command.in(importIds), state: 'revealed' }).limit(1000).field({ _id: true }).get()) as { data: readonly { readonly _id: string }[] }
  const shown = new Set(data.map(({ _id }) => _id))
  return rows.filter(({ importId }) => shown.has(importId))
}

/** Who the roster has under a number, by its index. */
export async function rosterOf(phoneIndex: string): Promise<readonly RosterDoc[]> {
  const { data } = (await database().collection(COLLECTIONS.roster).where({ phoneIndex }).orderBy('_id', 'asc').limit(MOST_ROWS).get()) as { data: readonly unknown[] }
  return revealed(data.map((raw) => rosterDoc.parse(raw)))
}

/** Rows by id, for who has to choose among them. */
export async function rosterRows(ids: readonly string[]): Promise<ReadonlyMap<string, RosterDoc>> {
  if (ids.length === 0) return new Map()
  const { data } = (await database().collection(COLLECTIONS.roster).where({ _id: database().command.in([...new Set(ids)]) }).limit(1000).get()) as { data: readonly unknown[] }
  return new Map((await revealed(data.map((raw) => rosterDoc.parse(raw)))).map((row) => [row._id, row]))
}
