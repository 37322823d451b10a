import { runKills } from './kills/run-kills'
import { readOptions, refuse } from './options'

/** Kills the local cloud under load, again and again: no answered write may be gone, no transaction may be half there. */
async function main(): Promise<void> {
  const { values } = readOptions({
    options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, documents: { type: 'string', default: '0' }, json: { type: 'boolean', default: false } },
  })
  const whole = (name: 'kills' | 'seed' | 'documents', least: number): number => {
    const value = Number(values[name])
    return Number.isInteger(value) && value >= least ? value : refuse(`--${name} 要一个不小于 ${least} 的整数`)
  }
  const report = await runKills({ kills: whole('kills', 1), seed: whole('seed', 0), documents: whole('documents', 0) })
  process.stdout.write(
    values.json
      ? `${JSON.stringify(report)}\n`
      : `杀掉 ${report.kills} 次：答复过的写 ${report.acknowledged} 个，丢了 ${report.lost} 个；事务只剩一半的 ${report.halfTransactions} 个；重启到能答复，最长 ${report.restartMsMax} ms\n`,
  )
  if (report.lost + report.halfTransactions > 0) process.exitCode = 1
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
