import { resolve } from 'node:path'
import { buildApp } from './build-app'
import { buildFunctions } from './build-functions'
import type { Sizes } from './measure-sizes'
import { limitOf, LIMITS, measureSizes, overSizes } from './measure-sizes'
import { readOptions } from './options'

async function main(): Promise<void> {
  const { values } = readOptions({ options: { json: { type: 'boolean', default: false } } })
  const root = resolve(__dirname, '..')
  await buildFunctions()
  await buildApp({ root, target: 'weapp' })

  const sizes = measureSizes(root)
  const over = overSizes(sizes)
  if (values.json) process.stdout.write(`${JSON.stringify(sizes)}\n`)
  else printTable(sizes)
  if (over.length > 0) {
    process.stderr.write(`超过上限（KiB）：${over.join('，')}\n`)
    process.exitCode = 1
  }
}

function printTable(sizes: Sizes): void {
  const line = (name: string, value: number, limit: number) => process.stdout.write(`${name.padEnd(28)}${String(value).padStart(8)} / ${limit} KiB\n`)
  line('main', sizes.main, LIMITS.main)
  for (const [name, size] of Object.entries(sizes.subpackages)) line(name, size, LIMITS.subpackage)
  line('total', sizes.total, LIMITS.total)
  for (const [name, size] of Object.entries(sizes.functions)) line(`${name} (gzip)`, size, limitOf(name))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
