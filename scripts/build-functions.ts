import { build, type Plugin } from 'esbuild'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

/**
 * Bundles every cloud function into one self-contained file, as it is deployed: no node_modules beside it, no install
 * step in the cloud. Rooms with an underscore belong to all functions and are no functions themselves.
 */
const root = resolve(__dirname, '..')
const source = join(root, 'cloudfunctions')
const target = join(root, 'dist/cloudfunctions')

/** Parts of the SDK that no function of ours reaches: AI, custom log-in, analytics, forms with the table of all file types they bring. They cost half the cold start. */
const UNUSED = /^(@cloudbase\/ai|@cloudbase\/wx-cloud-client-sdk|axios|form-data|xml2js|jsonwebtoken|lodash\.merge)$/
/** What one function does reach: `uploadFile` sends a form and reads the storage's answer as XML, even an empty one. */
const USED: Readonly<Record<string, readonly string[]>> = { files: ['xml2js', 'form-data'] }
const withoutUnused = (fn: string): Plugin => ({
  name: 'without-unused-sdk-parts',
  setup(builder) {
    builder.onResolve({ filter: UNUSED }, ({ path }) => (USED[fn]?.includes(path) === true ? undefined : { path, namespace: 'unused' }))
    builder.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: `const refuse = () => { throw new Error(${JSON.stringify(`${path} is not part of this bundle`)}) }
module.exports = new Proxy(function () {}, { get: (_, key) => (key === '__esModule' ? false : module.exports), apply: refuse, construct: refuse })`,
    }))
  },
})

/** What stands beside a bundle, from the packages: the font of what is printed. */
const BESIDE: Readonly<Record<string, string>> = { prints: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf' }

const onOneThread: Plugin = {
  name: 'zip-on-one-thread',
  setup: (builder) => builder.onResolve({ filter: /^fflate$/ }, ({ importer }) => (/node_modules\/(read|write)-excel-file\//.test(importer) ? { path: join(__dirname, 'one-thread-zip.mjs') } : undefined)),
}

export async function buildFunctions(log: (line: string) => void = () => undefined): Promise<readonly string[]> {
  // Built beside and moved over at the end: a cloud that runs meanwhile never meets half a function.
  const fresh = `${target}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  const names = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map((entry) => entry.name)
  for (const name of names) {
    const out = join(fresh, name)
    mkdirSync(out, { recursive: true })
    const { metafile } = await build({
      entryPoints: [join(source, name, 'index.ts')],
      outfile: join(out, 'index.js'),
      bundle: true,
      minify: true,
      keepNames: true,
      platform: 'node',
      target: 'node18',
      format: 'cjs',
      legalComments: 'none',
      metafile: true,
      alias: { '@core': join(root, 'core') },
      plugins: [withoutUnused(name), onOneThread],
      // Where a package asks for its own address, it is told the bundle's.
      define: { 'import.meta.url': 'bundleUrl' },
      banner: { js: 'const bundleUrl=require("node:url").pathToFileURL(__filename).href;' },
      logLevel: 'error',
    })
    const config = join(source, name, 'config.json')
    if (existsSync(config)) cpSync(config, join(out, 'config.json'))
    const beside = BESIDE[name]
    if (beside !== undefined) cpSync(require.resolve(beside), join(out, basename(beside)))
    writeFileSync(join(out, 'package.json'), `${JSON.stringify({ name, version: '1.0.0', main: 'index.js' }, null, 2)}\n`)
    const bytes = Object.values(metafile.outputs)[0]?.bytes ?? 0
    log(`  ${name.padEnd(12)}${String(Math.round(bytes / 1024)).padStart(6)} KiB`)
  }
  rmSync(target, { recursive: true, force: true })
  renameSync(fresh, target)
  return names
}

if (require.main === module) {
  buildFunctions((line) => process.stdout.write(`${line}\n`)).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exitCode = 1
  })
}
