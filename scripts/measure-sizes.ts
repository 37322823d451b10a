import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * What is shipped weighs this much: KiB of the WeChat build as it is uploaded, KiB gzipped of each function. A person waits
 * for `main` and for a function's cold start; nobody waits for the timer, nor for pages of roles they do not have.
 */
export const LIMITS = { main: 400, subpackage: 600, total: 2400, fn: 300 } as const
/** The timer, and papers, which are asked for once in a while. */
const UNHURRIED: Readonly<Record<string, number>> = { clock: 450, prints: 700 }
/** Of this function, KiB gzipped. */
export const limitOf = (fn: string): number => UNHURRIED[fn] ?? LIMITS.fn
const KIB = 1024

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size)
  }, 0)
}

const kib = (bytes: number): number => Number((bytes / KIB).toFixed(1))

export interface Sizes {
  readonly main: number
  readonly subpackages: Readonly<Record<string, number>>
  readonly total: number
  readonly functions: Readonly<Record<string, number>>
}

/** Of what was built last. */
export function measureSizes(root: string): Sizes {
  const weapp = join(root, 'dist/weapp')
  const app = JSON.parse(readFileSync(join(weapp, 'app.json'), 'utf8')) as { subPackages?: { root: string }[]; subpackages?: { root: string }[] }
  const roots = (app.subPackages ?? app.subpackages ?? []).map((each) => each.root.replace(/\/$/, ''))
  const subBytes = new Map(roots.map((name) => [name, bytesIn(join(weapp, name))]))
  const total = bytesIn(weapp)
  const main = total - [...subBytes.values()].reduce((sum, bytes) => sum + bytes, 0)
  const functions = Object.fromEntries(
    readdirSync(join(root, 'dist/cloudfunctions')).map((fn) => [fn, kib(gzipSync(readFileSync(join(root, 'dist/cloudfunctions', fn, 'index.js')), { level: 9 }).length)]),
  )
  return { main: kib(main), subpackages: Object.fromEntries([...subBytes].map(([name, bytes]) => [name, kib(bytes)])), total: kib(total), functions }
}

/** What weighs more than it may, with its size. */
export function overSizes(sizes: Sizes): readonly string[] {
  return [
    ...(sizes.main > LIMITS.main ? [`主包 ${sizes.main}`] : []),
    ...Object.entries(sizes.subpackages).filter(([, size]) => size > LIMITS.subpackage).map(([name, size]) => `${name} ${size}`),
    ...(sizes.total > LIMITS.total ? [`合计 ${sizes.total}`] : []),
    ...Object.entries(sizes.functions).filter(([name, size]) => size > limitOf(name)).map(([name, size]) => `${name} ${size}`),
  ]
}
