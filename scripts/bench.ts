import { benchCloud } from './bench/cloud'
import { benchClaims } from './bench/claims/bench-claims'
import { benchImport } from './bench/import/bench-import'
import { benchDispatch } from './bench/dispatch/bench-dispatch'
import { readOptions, refuse } from './options'
import { print } from './print'

const USAGE = '用法：npm run -s bench -- cloud|dispatch|claims|import [--json] [--quick]；claims 还有 [--racers 人数] [--slots 名额]'
/** `npm run -s bench -- NAME`: `cloud` is the local cloud through the SDK beside the bare engine, `dispatch` finding somebody beside other ways, `claims` many people for few places, `import` a roster of ten thousand rows. */
async function main(): Promise<void> {
  const { values, positionals } = readOptions({ allowPositionals: true, options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, racers: { type: 'string' }, slots: { type: 'string' } } })
  const [name, ...more] = positionals
  if (more.length > 0) refuse(USAGE)
  if (name === 'cloud') await cloud(values)
  else if (name === 'dispatch') await benchDispatch(values.json, values.quick)
  else if (name === 'claims') await benchClaims({ ...values, racers: countOf(values.racers), slots: countOf(values.slots) })
  else if (name === 'import') await benchImport(values.json, values.quick)
  else refuse(USAGE)
}

function countOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  return /^[1-9]\d{0,6}$/.test(given) ? Number(given) : refuse(`人数和名额要是 1 到 9999999 的整数，不是“${given}”。`)
}

interface Wanted { readonly json: boolean; readonly quick: boolean }

async function cloud({ json, quick }: Wanted): Promise<void> {
  const { rssMiB, ...figures } = await benchCloud(quick, (line) => process.stderr.write(`${line}\n`))
  if (json) return void process.stdout.write(`${JSON.stringify({ ...figures, rssMiB })}\n`)
  print(figures, false, '本地云，经过 SDK', { ops: '每秒', p50Ms: '一半在（毫秒）', p99Ms: '百分之九十九在', engineOps: '裸引擎每秒', ratio: '之比' })
  process.stdout.write(`服务进程内存 ${rssMiB} MiB\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
