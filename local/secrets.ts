import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Secrets = Readonly<Record<'SESSION_KEY' | 'FIELD_KEYS' | 'FIELD_KEY_ID' | 'INDEX_KEY', string>>

/**
 * The keys of this machine's cloud: made once, readable by its owner only, kept beside the data they open. Without them
 * the sealed fields are lost, so a backup takes both. In the real cloud the same names are set in the console.
 */
export function keepSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  mkdirSync(dataDir, { recursive: true })
  const secrets: Secrets = {
    SESSION_KEY: randomBytes(36).toString('base64url'),
    FIELD_KEYS: JSON.stringify({ k1: randomBytes(32).toString('base64') }),
    FIELD_KEY_ID: 'k1',
    INDEX_KEY: randomBytes(36).toString('base64url'),
  }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return secrets
}
