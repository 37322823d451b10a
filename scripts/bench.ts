import { benchCloud } from './bench/cloud'
import { readOptions, refuse } from './options'
import { print } from './print'

/** `npm run -s bench -- cloud [--json] [--quick]`: how fast the local cloud is through the SDK, beside the bare engine. */
async function main(): Promise<void> {
  const { values, positionals } = readOptions({ allowPositionals: true, options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } } })
  if (positionals[0] !== 'cloud' || positionals.length > 1) refuse('用法：npm run -s bench -- cloud [--json] [--quick]')
  const { rssMiB, ...figures } = await benchCloud(values.quick, (line) => process.stderr.write(`${line}\n`))
  if (values.json) process.stdout.write(`${JSON.stringify({ ...figures, rssMiB })}\n`)
  else {
    print(figures, false, '本地云，经过 SDK', { ops: '每秒', p50Ms: '一半在（毫秒）', p99Ms: '百分之九十九在', engineOps: '裸引擎每秒', ratio: '之比' })
    process.stdout.write(`服务进程内存 ${rssMiB} MiB\n`)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
