import { type DirectAccess, openDirectAccess } from './database/access-directly'
import { openDatabase } from './database/open-database'

/** A data directory whose cloud is stopped, for commands of whoever runs this machine. Throws in plain words when it is in use. */
export function openData(dataDir: string, indexesFile: string): { readonly database: DirectAccess; close(): void } {
  const db = openDatabase({ dataDir, indexesFile, synchronous: 'FULL', now: Date.now })
  return { database: openDirectAccess(db), close: db.close }
}
