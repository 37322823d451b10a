import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { holdDirectory } from '../local/database/hold-directory'
import { readOptions } from './options'

/** Empties the data directory, after asking. Keys go with the data they open. */
async function main(): Promise<void> {
  const { values } = readOptions({ options: { data: { type: 'string', default: join(resolve(__dirname, '..'), '.data') }, yes: { type: 'boolean', default: false } } })
  if (!existsSync(values.data)) return void process.stdout.write(`${values.data} 里没有数据。\n`)
  // A wrong path must not empty somebody's folder: only what the local cloud made is removed.
  if (!existsSync(join(values.data, 'cloud.db'))) throw new Error(`${values.data} 里没有 cloud.db，不像是本系统的数据目录，没有动它。`)
  if (!values.yes && !process.stdin.isTTY) throw new Error('清空之前要在终端里确认，这里没有终端：请在终端里运行，或写上 --yes。没有改动。')
  const letGo = holdStopped(values.data)
  if (!values.yes) {
    const ask = createInterface({ input: process.stdin, output: process.stdout })
    const answer = await ask.question(`要清空 ${values.data} 里的全部订单、人员和照片吗？不能恢复。输入“清空”确认：`)
    ask.close()
    if (answer.trim() !== '清空') return void process.stdout.write('没有改动。\n')
  }
  for (const name of ['cloud.db', 'cloud.db-wal', 'cloud.db-shm', 'files', 'secrets.json']) rmSync(join(values.data, name), { recursive: true, force: true })
  letGo()
  rmSync(join(values.data, 'in-use.db'), { force: true })
  process.stdout.write('已清空。下次 npm start 会重新写入演示区。\n')
}

/** A running server would go on writing into files that are gone; nobody else may start one meanwhile either. */
function holdStopped(dataDir: string): () => void {
  try {
    return holdDirectory(dataDir)
  } catch {
    throw new Error(`服务还开着，正在用 ${dataDir}，没有动它。先在 npm start 的窗口按 Ctrl-C 停掉，再清空。`)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
