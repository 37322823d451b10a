import { startWorld } from '../tests/support/world'
import { buildFunctions } from './build-functions'
import { measureCalls, overLimits } from './measure-calls'
import { readOptions } from './options'
import { print } from './print'

/** `npm run calls`: what ten taps cost, and whether they cost more than they may. */
async function main(): Promise<void> {
  const { values } = readOptions({ options: { json: { type: 'boolean', default: false } } })
  await buildFunctions()
  const world = await startWorld({ instancesPerFunction: 1 })
  try {
    const costs = await measureCalls(world)
    const over = overLimits(costs)
    print(costs, values.json, '一次操作的代价', { fn: '云函数', db: '数据库', reads: '读', writes: '写', bytesDown: '下行字节' })
    if (over.length > 0) {
      process.stderr.write(`超过上限：${over.join('、')}\n`)
      process.exitCode = 1
    }
  } finally {
    await world.stop()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
