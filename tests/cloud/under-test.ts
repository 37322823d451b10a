import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { startLocalCloud } from '../support/local-cloud'

export type Db = ReturnType<cloudbase.CloudBase['database']>
export type Command = Db['command']

const INDEXES = JSON.parse(readFileSync(join(__dirname, 'indexes.json'), 'utf8')) as Record<string, object[]>

export interface UnderTest {
  readonly db: Db
  readonly app: cloudbase.CloudBase
  /** What the SDK sends, without the SDK's own checks. */
  send(action: string, body: object): Promise<{ readonly code?: string; readonly data?: unknown }>
  end(): Promise<void>
}

/**
 * The cloud the suite runs against: the local one, or a real environment when CLOUD_ENV, CLOUD_SECRET_ID and
 * CLOUD_SECRET_KEY are given. There the indexes of indexes.json must have been made; the collections are emptied.
 */
export const openCloud = async (): Promise<UnderTest> => {
  const { CLOUD_ENV: env, CLOUD_SECRET_ID: secretId, CLOUD_SECRET_KEY: secretKey } = process.env
  const real = env !== undefined && secretId !== undefined && secretKey !== undefined
  const local = real ? undefined : await startLocalCloud({ indexes: INDEXES })
  const app = local?.app ?? cloudbase.init({ env, secretId, secretKey, keepalive: true })
  const db = app.database()
  if (real) {
    for (const name of Object.keys(INDEXES)) {
      await db.createCollection(name).catch((error: { code?: string }) => {
        if (error.code !== 'DATABASE_COLLECTION_ALREADY_EXIST') throw error
      })
      await db.collection(name).where({ _id: db.command.exists(true) }).remove()
    }
  }
  const send = async (action: string, body: object) => {
    const request = (db.collection('conform_plain') as unknown as { _request: { send(action: string, body: object): Promise<{ code?: string; data?: unknown }> } })._request
    return request.send(action, body).catch((error: { code?: string }) => ({ code: error.code ?? 'none' }))
  }
  return { db, app, send, end: async () => local?.end() }
}

/** The code a call is refused with; `none` when it is not. */
export const codeOf = (run: Promise<unknown>): Promise<string | undefined> => run.then((result) => (result as { code?: string }).code ?? 'none', (error: { code?: string }) => error.code)

let next = 0
/** An id no other case uses. */
export const freshId = (): string => `case-${process.pid}-${++next}`
