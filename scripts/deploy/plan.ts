import type { IndexKey, Wanted, WantedCollection, WantedFunction, WantedIndex } from './wanted'
import { BUILD_VARIABLE } from './wanted'

/** What is in the cloud now, as far as it concerns us. Absent: nobody could look, everything counts as new. */
export interface Present {
  readonly functions: ReadonlyMap<string, PresentFunction>
  readonly collections: ReadonlyMap<string, { readonly rule: string; readonly indexes: ReadonlyMap<string, Omit<WantedIndex, 'name'>> }>
  readonly routes: ReadonlyMap<string, string>
  /** Path to MD5. */
  readonly site: ReadonlyMap<string, string>
}
export interface PresentFunction {
  readonly timeout: number
  readonly memory: number
  readonly runtime: string
  readonly handler: string
  readonly env: Readonly<Record<string, string>>
  readonly triggers: ReadonlyMap<string, string>
}

/**
 * create, change and same speak of the cloud; byHand is what no tool may do for us; extra is there, not ours to say, and
 * stays as it is.
 */
export type What = 'create' | 'change' | 'same' | 'byHand' | 'extra'
export type Kind = 'collection' | 'index' | 'rule' | 'function' | 'timer' | 'route' | 'site' | 'storage' | 'app' | 'template'
export interface Step { readonly kind: Kind; readonly name: string; readonly what: What; readonly detail: string }

export const NOTHING: Present = { functions: new Map(), collections: new Map(), routes: new Map(), site: new Map() }
/** Made by the platform in every collection. */
const OWN_INDEXES: readonly string[] = ['_id_', '_openid_1']

/** Every step, in the order it is taken: what stores data first, then who reads it, then who calls those. */
export function planOf(wanted: Wanted, present: Present): readonly Step[] {
  return [
    ...wanted.collections.flatMap((collection) => collectionSteps(collection, present)),
    ...wanted.functions.flatMap((fn) => functionSteps(fn, present.functions.get(fn.name))),
    ...wanted.routes.map(({ path, fn }): Step => ({ kind: 'route', name: path, what: whatOf(present.routes.get(path), fn), detail: `→ ${fn}` })),
    storageStep(wanted),
    siteStep(wanted, present),
    { kind: 'app', name: wanted.app.appid, what: 'change', detail: `上传 ${wanted.app.version}，成为开发版；体验版和提交审核在公众平台` },
    ...wanted.templates.map(({ kind, title, env }): Step => ({ kind: 'template', name: kind, what: 'byHand', detail: `在公众平台申请“${title}”，编号写进 ${env}${wanted.functions[0]?.env[env] === undefined ? '（现在没有，不发这种消息）' : '（有）'}` })),
  ]
}

const whatOf = (present: unknown, wanted: unknown): What => (present === undefined ? 'create' : present === wanted ? 'same' : 'change')

function collectionSteps({ name, rule, indexes }: WantedCollection, { collections }: Present): readonly Step[] {
  const there = collections.get(name)
  const own = new Set(indexes.map((index) => index.name))
  return [
    { kind: 'collection', name, what: there === undefined ? 'create' : 'same', detail: '' },
    { kind: 'rule', name, what: whatOf(there?.rule, rule), detail: there !== undefined && there.rule !== rule ? `${there.rule} → ${rule}` : rule },
    ...indexes.map((index): Step => {
      const old = there?.indexes.get(index.name)
      const same = old !== undefined && old.unique === index.unique && keysText(old.keys) === keysText(index.keys)
      return { kind: 'index', name: `${name}.${index.name}`, what: old === undefined ? 'create' : same ? 'same' : 'change', detail: `${keysText(index.keys)}${index.unique ? ' 唯一' : ''}${old !== undefined && !same ? `（原来 ${keysText(old.keys)}${old.unique ? ' 唯一' : ''}）` : ''}` }
    }),
    ...[...(there?.indexes.keys() ?? [])].filter((index) => !own.has(index) && !OWN_INDEXES.includes(index)).map((index): Step => ({ kind: 'index', name: `${name}.${index}`, what: 'extra', detail: '云上多出来的，不动它' })),
  ]
}

const keysText = (keys: readonly IndexKey[]): string => keys.map(([field, direction]) => `${field} ${direction}`).join(', ')

function functionSteps(fn: WantedFunction, there: PresentFunction | undefined): readonly Step[] {
  const { name, build, config, runtime, handler, env } = fn
  const settings = `${config.timeout} 秒 ${config.memory} MB ${runtime}`
  const changes = there === undefined ? [] : [
    ...(there.env[BUILD_VARIABLE] === build ? [] : ['代码']),
    ...(there.timeout === config.timeout ? [] : [`超时 ${there.timeout} → ${config.timeout} 秒`]),
    ...(there.memory === config.memory ? [] : [`内存 ${there.memory} → ${config.memory} MB`]),
    ...(there.runtime === runtime ? [] : [`运行环境 ${there.runtime} → ${runtime}`]),
    ...(there.handler === handler ? [] : [`入口 ${there.handler} → ${handler}`]),
    ...variableChanges(there.env, env),
  ]
  const what = there === undefined ? 'create' : changes.length === 0 ? 'same' : 'change'
  return [
    { kind: 'function', name, what, detail: what === 'change' ? changes.join('，') : `${settings}，代码 ${build}，环境变量 ${Object.keys(env).length} 个` },
    ...config.triggers.map((trigger): Step => ({ kind: 'timer', name: `${name}.${trigger.name}`, what: whatOf(there?.triggers.get(trigger.name), trigger.config), detail: trigger.config })),
    ...[...(there?.triggers.keys() ?? [])].filter((each) => config.triggers.every((trigger) => trigger.name !== each)).map((each): Step => ({ kind: 'timer', name: `${name}.${each}`, what: 'extra', detail: '云上多出来的，不动它' })),
  ]
}

/** Names alone: a value is a secret. */
function variableChanges(there: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>): readonly string[] {
  const added = Object.keys(env).filter((name) => there[name] === undefined)
  const changed = Object.keys(env).filter((name) => there[name] !== undefined && there[name] !== env[name])
  const gone = Object.keys(there).filter((name) => env[name] === undefined && name !== BUILD_VARIABLE)
  return [['加变量', added], ['换变量', changed], ['去掉变量', gone]].flatMap(([verb, names]) => (names?.length ? [`${String(verb)} ${(names as readonly string[]).join('、')}`] : []))
}

/** A bucket has no rule about types: who may write is set by a person, what they write is checked by the functions. */
function storageStep({ storage: { maxBytes, types = [] } }: Wanted): Step {
  return { kind: 'storage', name: 'files', what: 'byHand', detail: `只收 ${types.join('、')}，一个文件最多 ${maxBytes / 1024 / 1024} MiB；在控制台把云存储的权限设为“仅管理端可读写”` }
}

function siteStep({ site }: Wanted, { site: there }: Present): Step {
  const changed = site.filter(({ path, md5 }) => there.get(path) !== md5)
  const bytes = changed.reduce((sum, file) => sum + file.bytes, 0)
  const what = site.length === 0 ? 'byHand' : there.size === 0 ? 'create' : changed.length === 0 ? 'same' : 'change'
  return { kind: 'site', name: 'dist/h5', what, detail: site.length === 0 ? '还没有构建：npm run build' : `${site.length} 个文件，上传 ${changed.length} 个，${Math.ceil(bytes / 1024)} KiB` }
}
