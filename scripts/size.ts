import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildApp } from './build-app'
import { buildFunctions } from './build-functions'
import { readOptions } from './options'

/** What is shipped weighs this much: KiB of the WeChat build as it is uploaded, KiB gzipped of each function. */
const LIMITS = { main: 400, subpackage: 600, total: 1500, fn: 300 } as const
const KIB = 1024

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size)
  }, 0)
}

const kib = (bytes: number): number => Number((bytes / KIB).toFixed(1))

async function main(): Promise<void> {
  const { values } = readOptions({ options: { json: { type: 'boolean', default: false } } })
  const root = resolve(__dirname, '..')
  await buildFunctions()
  await buildApp({ root, target: 'weapp' })

  const weapp = join(root, 'dist/weapp')
  const app = JSON.parse(readFileSync(join(weapp, 'app.json'), 'utf8')) as { subPackages?: { root: string }[]; subpackages?: { root: string }[] }
  const roots = (app.subPackages ?? app.subpackages ?? []).map((each) => each.root.replace(/\/$/, ''))
  const subBytes = new Map(roots.map((name) => [name, bytesIn(join(weapp, name))]))
  const total = bytesIn(weapp)
  const main = total - [...subBytes.values()].reduce((sum, bytes) => sum + bytes, 0)
  const functions = Object.fromEntries(
    readdirSync(join(root, 'dist/cloudfunctions')).map((fn) => [fn, kib(gzipSync(readFileSync(join(root, 'dist/cloudfunctions', fn, 'index.js')), { level: 9 }).length)]),
  )
  const sizes = { main: kib(main), subpackages: Object.fromEntries([...subBytes].map(([name, bytes]) => [name, kib(bytes)])), total: kib(total), functions }

  const over = [
    ...(sizes.main > LIMITS.main ? [`主包 ${sizes.main}`] : []),
    ...Object.entries(sizes.subpackages).filter(([, size]) => size > LIMITS.subpackage).map(([name, size]) => `${name} ${size}`),
    ...(sizes.total > LIMITS.total ? [`合计 ${sizes.total}`] : []),
    ...Object.entries(functions).filter(([, size]) => size > LIMITS.fn).map(([name, size]) => `${name} ${size}`),
  ]
  if (values.json) process.stdout.write(`${JSON.stringify(sizes)}\n`)
  else printTable(sizes)
  if (over.length > 0) {
    process.stderr.write(`超过上限（KiB）：${over.join('，')}\n`)
    process.exitCode = 1
  }
}

function printTable(sizes: { main: number; total: number; subpackages: Record<string, number>; functions: Record<string, number> }): void {
  const line = (name: string, value: number, limit: number) => process.stdout.write(`${name.padEnd(28)}${String(value).padStart(8)} / ${limit} KiB\n`)
  line('main', sizes.main, LIMITS.main)
  for (const [name, size] of Object.entries(sizes.subpackages)) line(name, size, LIMITS.subpackage)
  line('total', sizes.total, LIMITS.total)
  for (const [name, size] of Object.entries(sizes.functions)) line(`${name} (gzip)`, size, LIMITS.fn)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
