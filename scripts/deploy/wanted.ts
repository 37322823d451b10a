import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { FunctionConfig } from '../../local/host/read-function-config'
import { readFunctionConfig } from '../../local/host/read-function-config'
import type { StorageRules } from '../../local/storage/storage-rules'
import { readStorageRules } from '../../local/storage/storage-rules'

/** What this repository, built, wants the cloud to be. Nothing in here was asked of the cloud. */
export interface Wanted {
  readonly functions: readonly WantedFunction[]
  readonly collections: readonly WantedCollection[]
  readonly routes: readonly { readonly path: string; readonly fn: string }[]
  /** Rules of collections that indexes.json does not name: one of the two files is wrong. */
  readonly unclaimedRules: readonly string[]
  readonly site: readonly SiteFile[]
  readonly siteFolder: string
  readonly templates: readonly Template[]
  /** What may be stored as a file. */
  readonly storage: StorageRules
  readonly app: WantedApp
}

export interface WantedFunction {
  readonly name: string
  readonly folder: string
  readonly bytes: number
  /** Names the bundle: the same code has the same. It is kept in the function's environment, where it can be read back. */
  readonly build: string
  readonly config: FunctionConfig
  readonly runtime: string
  readonly handler: string
  /** Secrets among them: never printed, never written. */
  readonly env: Readonly<Record<string, string>>
}

export type IndexKey = readonly [field: string, direction: 1 | -1 | '2dsphere']
export interface WantedIndex { readonly name: string; readonly keys: readonly IndexKey[]; readonly unique: boolean }
export interface WantedCollection { readonly name: string; readonly rule: string; readonly indexes: readonly WantedIndex[] }
export interface SiteFile { readonly path: string; readonly bytes: number; readonly md5: string }
export interface Template { readonly kind: string; readonly title: string; readonly env: string; readonly page: string; readonly fields: readonly string[] }
export interface WantedApp { readonly folder: string; readonly appid: string; readonly version: string }

/** Where the name of a bundle is kept in the cloud. */
export const BUILD_VARIABLE = 'BUILD'

const environment = z.object({ runtime: z.string(), handler: z.string(), variables: z.record(z.string(), z.enum(['required', 'optional'])), browserPaths: z.string() })
const indexes = z.record(z.string(), z.array(z.object({ name: z.string(), keys: z.array(z.tuple([z.string(), z.union([z.literal(1), z.literal(-1), z.literal('2dsphere')])])), unique: z.boolean().default(false) })))
const template = z.object({ env: z.string(), title: z.string(), page: z.string(), fields: z.record(z.string(), z.object({ label: z.string() })) })

export type Environment = z.infer<typeof environment>
export const readEnvironment = (root: string): Environment => environment.parse(readJson(join(root, 'deploy/environment.json')))

/** Reads `deploy/` and `dist/`; `env` is where the secrets come from. */
export function readWanted(root: string, env: Readonly<Record<string, string | undefined>>): Wanted {
  const { runtime, handler, variables, browserPaths } = readEnvironment(root)
  const given = Object.fromEntries(Object.keys(variables).flatMap((name) => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]])))
  const functionsDir = join(root, 'dist/cloudfunctions')
  const functions = foldersIn(functionsDir).map((name) => {
    const folder = join(functionsDir, name)
    const code = readFileSync(join(folder, 'index.js'))
    return { name, folder, bytes: code.length, build: createHash('sha256').update(code).digest('hex').slice(0, 16), config: readFunctionConfig(functionsDir, name), runtime, handler, env: given }
  })
  const rules = z.record(z.string(), z.string()).parse(readJson(join(root, 'deploy/rules.json')))
  const collections = Object.entries(indexes.parse(readJson(join(root, 'deploy/indexes.json')))).map(([name, list]) => ({ name, rule: rules[name] ?? '', indexes: list }))
  const templates = Object.entries(readJson(join(root, 'deploy/subscribe-templates.json')) as object).flatMap(([kind, value]) => {
    if (typeof value === 'string') return []
    const { fields, ...rest } = template.parse(value)
    return [{ kind, ...rest, fields: Object.keys(fields) }]
  })
  return {
    functions, collections, templates,
    storage: readStorageRules(join(root, 'deploy/storage.json')),
    unclaimedRules: Object.keys(rules).filter((name) => collections.every((collection) => collection.name !== name)),
    siteFolder: join(root, 'dist/h5'),
    // The timer's function is nobody's to call.
    routes: functions.filter(({ config }) => config.triggers.length === 0).map(({ name }) => ({ path: `${browserPaths}/${name}`, fn: name })),
    site: filesIn(join(root, 'dist/h5')),
    app: { folder: join(root, 'dist/weapp'), appid: env['WX_APPID'] ?? (readJson(join(root, 'project.config.json')) as { appid: string }).appid, version: (readJson(join(root, 'package.json')) as { version: string }).version },
  }
}

const foldersIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort() : [])

function filesIn(folder: string, below = ''): readonly SiteFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return filesIn(join(folder, entry.name), path)
    const content = readFileSync(join(folder, entry.name))
    return [{ path, bytes: content.length, md5: createHash('md5').update(content).digest('hex') }]
  })
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`读不懂 ${file}`, { cause })
  }
}
