import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The local cloud in a process of its own, over data that is gone afterwards. */
export interface CloudProcess {
  readonly url: string
  readonly root: string
  /** Says a word and gives no answer a thought. */
  readonly say: (word: string) => void
  /** Says a word and gives what is answered. Rejects when the process ends. */
  readonly ask: (word: string) => Promise<unknown>
}

/** Runs `work` beside a server started by `script <dataDir> <indexesFile> <args…>`, and ends it whatever happens. */
export async function besideCloud<T>(script: string, indexes: object, args: readonly string[], work: (cloud: CloudProcess) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'cloud-process-'))
  const indexesFile = join(root, 'indexes.json')
  writeFileSync(indexesFile, JSON.stringify(indexes))
  // Standard output belongs to the result.
  const server = spawn(process.execPath, ['--import', 'tsx', script, join(root, 'data'), indexesFile, ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const heard = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error('服务进程退出了'))
      server.once('exit', ended)
      server.once('message', (message) => {
        server.off('exit', ended)
        resolve(message)
      })
    })
  const say = (word: string): void => void server.send(word)
  try {
    const { url } = (await heard()) as { url: string }
    const ask = (word: string): Promise<unknown> => {
      say(word)
      return heard()
    }
    return await work({ url, root, say, ask })
  } finally {
    if (server.connected) say('stop')
    await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(undefined)))
    rmSync(root, { recursive: true, force: true })
  }
}
