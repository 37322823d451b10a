import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { attack } from './hostile/attack'

const INDEXES = {
  hostile: [{ name: 'state_n', keys: [['state', 1], ['n', -1]] }, { name: 'place', keys: [['at', '2dsphere']] }, { name: 'l', keys: [['l', 1]] }],
  orders: [{ name: 'n', keys: [['n', 1]], unique: true }],
}

/** Sends generated hostile bodies to the local cloud: nothing may crash, hang, fail inside or grow. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { count: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } } })
  const count = Number(values.count)
  if (!Number.isInteger(count) || count < 1) throw new Error('--count 要一个正整数')
  const root = mkdtempSync(join(tmpdir(), 'hostile-'))
  const indexesFile = join(root, 'indexes.json')
  writeFileSync(indexesFile, JSON.stringify(INDEXES))
  const server = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'hostile/hostile-server.ts'), join(root, 'data'), indexesFile], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  try {
    const { url } = (await heard(server)) as { url: string }
    const tidy = () => void server.send('tidy')
    const rss = async () => {
      server.send('memory')
      return ((await heard(server)) as { rssMiB: number }).rssMiB
    }
    // The first part warms engine and caches; what comes after it must not add up.
    const first = await attack(url, Math.ceil(count / 2), tidy)
    const before = await rss()
    const all = await attack(url, count, tidy)
    const after = await rss()
    const result = { bodies: first.bodies + all.bodies, crashes: first.crashes + all.crashes, hangs: first.hangs + all.hangs, failures: first.failures + all.failures, slowestMs: Math.max(first.slowestMs, all.slowestMs), rssMiB: { before, after } }
    process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${count} 个恶意请求：崩溃 ${result.crashes}，卡住 ${result.hangs}，内部错误 ${result.failures}，内存 ${before} → ${after} MiB\n`)
    if (result.crashes + result.hangs + result.failures > 0) {
      for (const sample of [...first.samples, ...all.samples]) process.stderr.write(`${sample}\n`)
      process.exitCode = 1
    }
  } finally {
    if (server.connected) server.send('stop')
    await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(undefined)))
    rmSync(root, { recursive: true, force: true })
  }
}

const heard = (server: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    server.once('message', resolve)
    server.once('exit', () => reject(new Error('服务进程退出了')))
  })

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
