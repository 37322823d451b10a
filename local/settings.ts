import { randomBytes } from 'node:crypto'
import type { Connection } from './database/connection'

/** A secret of this data directory, made at first use and kept: links and local openids survive a restart. */
export const keepSecret = (main: Connection, name: string): string => {
  const known = main.row('SELECT value FROM settings WHERE name = ?', name)?.[0]
  if (typeof known === 'string') return known
  const made = randomBytes(32).toString('hex')
  main.run('INSERT INTO settings (name, value) VALUES (?, ?)', name, made)
  return made
}
