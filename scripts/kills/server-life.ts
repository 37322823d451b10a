import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'

export type Database = ReturnType<cloudbase.CloudBase['database']>

/** One life of the server, from its start to the kill. */
export interface Life {
  readonly db: Database
  /** From starting the process to the first answered read, in ms: what somebody who waits for it sees. */
  readonly startMs: number
  /** SIGKILL, and gone when it resolves. */
  kill(): Promise<void>
}

const launch = (args: readonly string[]): { readonly server: ChildProcess; readonly url: Promise<string> } => {
  const server = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'kill-server.ts'), ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const url = new Promise<string>((resolve, reject) => {
    server.once('message', (message) => resolve((message as { readonly url: string }).url))
    server.once('exit', (code) => reject(new Error(`服务没有起来（${String(code)}）`)))
  })
  return { server, url }
}

const gone = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => (server.exitCode === null && server.signalCode === null ? server.once('exit', () => resolve()) : resolve()))

/** Starts the server over the data there is. Rejects when it does not come up: the file did not open. */
export const startLife = async (dataDir: string, indexesFile: string): Promise<Life> => {
  const began = performance.now()
  const { server, url } = launch([dataDir, indexesFile])
  const adminUrl = await url
  // SILENCE: the SDK would warn, seconds later, of every request that died with the server.
  Object.assign(process.env, { TENCENTCLOUD: 'true', TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key', SILENCE: 'true', TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }) })
  const db = cloudbase.init({ env: 'local', keepalive: true }).database()
  await db.collection('marks').limit(1).get()
  const startMs = performance.now() - began
  return {
    db,
    startMs,
    kill: async () => {
      server.kill('SIGKILL')
      await gone(server)
    },
  }
}

/** Fills the data directory and leaves it stopped. */
export const fillData = async (dataDir: string, indexesFile: string, documents: number): Promise<void> => {
  const { server, url } = launch([dataDir, indexesFile, String(documents)])
  await url
  server.kill('SIGKILL')
  await gone(server)
}
