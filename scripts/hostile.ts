import { join } from 'node:path'
import { besideCloud } from './cloud-process'
import type { Report } from './hostile/attack'
import { attack } from './hostile/attack'
import { readOptions, refuse } from './options'

const INDEXES = {
  hostile: [{ name: 'state_n', keys: [['state', 1], ['n', -1]] }, { name: 'place', keys: [['at', '2dsphere']] }, { name: 'l', keys: [['l', 1]] }],
  orders: [{ name: 'n', keys: [['n', 1]], unique: true }],
}

/** Memory is read this often. The first half fills caches that have a limit (64 MiB of pages, for one); what comes after it must not add up. */
const PARTS = 10
/** How much more memory the second half may take than the first, and from how many requests on the first has warmed everything. */
const GROWTH = 1.25
const WARMED_BY = 10_000

/** Sends generated hostile bodies to the local cloud: nothing may crash, hang, fail inside or grow. */
async function main(): Promise<void> {
  const { values } = readOptions({ options: { count: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } } })
  const count = Number(values.count)
  if (!Number.isInteger(count) || count < 1) refuse('--count 要一个正整数')
  await besideCloud(join(__dirname, 'hostile/hostile-server.ts'), INDEXES, [], async ({ url, say, ask }) => {
    const tidy = () => say('tidy')
    const rss = async () => ((await ask('memory')) as { rssMiB: number }).rssMiB
    const start = await rss()
    const reports: Report[] = []
    const tenths: number[] = []
    for (let part = 0; part < PARTS; part += 1) {
      reports.push(await attack(url, { from: Math.round((count * part) / PARTS), to: Math.round((count * (part + 1)) / PARTS) }, tidy))
      tenths.push(await rss())
    }
    const sum = (name: 'bodies' | 'crashes' | 'hangs' | 'failures') => reports.reduce((all, report) => all + report[name], 0)
    const most = (name: 'slowestMs' | 'slowestSeenMs') => Math.max(...reports.map((report) => report[name]))
    const result = { bodies: sum('bodies'), crashes: sum('crashes'), hangs: sum('hangs'), failures: sum('failures'), slowestMs: most('slowestMs'), slowestSeenMs: most('slowestSeenMs'), rssMiB: { start, tenths } }
    const [half, end] = [Math.max(...tenths.slice(0, PARTS / 2)), Math.max(...tenths.slice(PARTS / 2))]
    process.stdout.write(
      values.json
        ? `${JSON.stringify(result)}\n`
        : `${count} 个恶意请求：崩溃 ${result.crashes}，卡住 ${result.hangs}，内部错误 ${result.failures}；最慢的一个单独送 ${result.slowestMs} ms，一起送时见到 ${result.slowestSeenMs} ms；内存 ${start}（开始）→ ${tenths.join('、')} MiB（每十分之一）\n`,
    )
    if (count >= WARMED_BY && end > half * GROWTH) {
      process.stderr.write(`内存一直在长：前一半最多 ${half} MiB，后一半 ${end} MiB，超过四分之一\n`)
      process.exitCode = 1
    }
    if (result.crashes + result.hangs + result.failures > 0) {
      for (const sample of reports.flatMap((report) => report.samples)) process.stderr.write(`${sample}\n`)
      process.exitCode = 1
    }
  })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
