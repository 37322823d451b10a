import { benchCloud } from './bench/cloud'
import { benchDays } from './bench/dispatch/day'
import { benchInvitation } from './bench/dispatch/invitation'
import { benchQuality } from './bench/dispatch/quality'
import { benchSpeed } from './bench/dispatch/speed'
import { readOptions, refuse } from './options'
import { print } from './print'

const USAGE = '用法：npm run -s bench -- cloud|dispatch [--json] [--quick]'
/** Orders simulated for the invitations; seeds of made-up days for the plans. */
const RUNS = { quick: 2000, whole: 20_000 } as const
const SEEDS = { quick: 20, whole: 1000 } as const
const DAYS = { quick: 1, whole: 6 } as const

/** `npm run -s bench -- NAME`: `cloud` is the local cloud through the SDK beside the bare engine, `dispatch` finding somebody beside other ways. */
async function main(): Promise<void> {
  const { values, positionals } = readOptions({ allowPositionals: true, options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } } })
  const [name, ...more] = positionals
  if (more.length > 0) refuse(USAGE)
  if (name === 'cloud') await cloud(values)
  else if (name === 'dispatch') await dispatch(values)
  else refuse(USAGE)
}

interface Wanted { readonly json: boolean; readonly quick: boolean }

async function cloud({ json, quick }: Wanted): Promise<void> {
  const { rssMiB, ...figures } = await benchCloud(quick, (line) => process.stderr.write(`${line}\n`))
  if (json) return void process.stdout.write(`${JSON.stringify({ ...figures, rssMiB })}\n`)
  print(figures, false, '本地云，经过 SDK', { ops: '每秒', p50Ms: '一半在（毫秒）', p99Ms: '百分之九十九在', engineOps: '裸引擎每秒', ratio: '之比' })
  process.stdout.write(`服务进程内存 ${rssMiB} MiB\n`)
}

async function dispatch({ json, quick }: Wanted): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const invitation = benchInvitation(quick ? RUNS.quick : RUNS.whole)
  const speed = await benchSpeed(quick, say)
  const quality = benchQuality(quick ? SEEDS.quick : SEEDS.whole, (seed) => (seed % 20 === 0 ? say(`派法：${seed} 个种子`) : undefined))
  const day = benchDays(quick ? DAYS.quick : DAYS.whole, say)
  if (json) return void process.stdout.write(`${JSON.stringify({ quality, speed, day, invitation })}\n`)
  print({ quality }, false, '派法：和证明了的最优比', { batches: '批', uncertified: '没证明', minRatio: '最差', nearest: '就近', greedy: '逐单最好' })
  print(speed, false, '派法：多快（毫秒）', { oursMs: '从头到尾', solveMs: '只算求解', solverMs: 'HiGHS', pairs: '可派的对' })
  print({ day }, false, '四千单的一天：和事先全知道的上限比', { days: '天', servedShare: '办了的单', valueShare: '值', urgentWaitS: '急单最久秒', lateMinutes: '平均晚分钟', outOfReach: '没人够得着' })
  print(invitation, false, '邀请：多久有人答应，惊动几个人', { p50Minutes: '一半在（分）', p95Minutes: '百分之九十五在', alerts: '惊动', redundant: '多惊动', unanswered: '没人答应' })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
