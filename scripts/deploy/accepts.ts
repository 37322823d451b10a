import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { configSchema } from '../../cloudfunctions/_kit/config'
import { nextFiring } from '../../local/timers/run-timers'
import type { Environment, Template, Wanted, WantedApp, WantedCollection, WantedFunction } from './wanted'

/** What the platforms take, as far as they say so in public: CloudBase's and SCF's pages of quotas, WeChat's of packages and templates. */
const TAKES = {
  functionName: /^[A-Za-z][A-Za-z0-9_-]{1,59}$/,
  timeoutS: [1, 900],
  memoryMb: [64, 128, 256, 384, 512, 640, 768, 896, 1024, 1536, 2048, 3072],
  runtimes: ['Nodejs16.13', 'Nodejs18.15', 'Nodejs20.19'],
  zipBytes: 50 * 1024 * 1024,
  envBytes: 4096,
  collectionName: /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/,
  indexName: /^[\w.-]{1,64}$/,
  indexesPerCollection: 64,
  fieldsPerIndex: 32,
  rules: ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'],
  templateField: /^(thing|number|letter|symbol|character_string|time|date|amount|phone_number|car_number|name|phrase|const)\d{1,2}$/,
  templateFields: 5,
  packageBytes: 2 * 1024 * 1024,
  appid: /^wx[0-9a-f]{16}$/,
} as const

/** Everything a platform would refuse, in words, before it is asked. An empty list means that nothing was found. */
export function refusalsOf(wanted: Wanted, environment: Environment, envId: string): readonly string[] {
  return [
    ...(wanted.functions.length === 0 ? ['dist/cloudfunctions 里没有函数'] : []),
    ...wanted.functions.flatMap(functionRefusals),
    ...(wanted.functions[0] === undefined ? [] : variableRefusals(wanted.functions[0].env, environment)),
    ...wanted.collections.flatMap(collectionRefusals),
    ...wanted.templates.flatMap(templateRefusals),
    ...appRefusals(wanted.app, wanted.templates, envId),
  ]
}

function functionRefusals({ name, bytes, config, runtime, env }: WantedFunction): readonly string[] {
  const [least, most] = TAKES.timeoutS
  const size = Object.entries(env).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0)
  return [
    ...(TAKES.functionName.test(name) ? [] : [`函数 ${name}：名字要以字母开头，2–60 个字母、数字、- 和 _`]),
    ...(config.timeout >= least && config.timeout <= most && Number.isInteger(config.timeout) ? [] : [`函数 ${name}：超时要是 ${least}–${most} 的整数秒，现在 ${config.timeout}`]),
    ...((TAKES.memoryMb as readonly number[]).includes(config.memory) ? [] : [`函数 ${name}：没有 ${config.memory} MB 这一档内存`]),
    ...((TAKES.runtimes as readonly string[]).includes(runtime) ? [] : [`函数 ${name}：没有 ${runtime} 这个运行环境`]),
    ...(bytes <= TAKES.zipBytes ? [] : [`函数 ${name}：代码 ${bytes} 字节，超过 50 MB`]),
    ...(size <= TAKES.envBytes ? [] : [`函数 ${name}：环境变量合计 ${size} 字节，超过 4 KB`]),
    ...(config.triggers.length <= 1 ? [] : [`函数 ${name}：一个函数只能有一个定时器`]),
    ...config.triggers.flatMap((trigger) => cronRefusals(name, trigger.config)),
  ]
}

/** Read by what fires it here. */
function cronRefusals(name: string, cron: string): readonly string[] {
  try {
    return nextFiring(cron, Date.now()) === undefined ? [`函数 ${name} 的定时器：${cron} 再也不会到`] : []
  } catch {
    return [`函数 ${name} 的定时器：读不懂 ${cron}，要 7 段（秒 分 时 日 月 周 年）`]
  }
}

/** The functions' own schema looks at the values; what is said of them are names alone. */
function variableRefusals(given: Readonly<Record<string, string>>, { variables }: Environment): readonly string[] {
  const missing = Object.entries(variables).filter(([name, need]) => need === 'required' && given[name] === undefined).map(([name]) => name)
  if (missing.length > 0) return [`终端里没有环境变量 ${missing.join('、')}`]
  const parsed = configSchema.safeParse(given)
  const wrong = parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
  const unknownKey = parsed.success && parsed.data.FIELD_KEYS[parsed.data.FIELD_KEY_ID] === undefined ? ['FIELD_KEY_ID 指的钥匙不在 FIELD_KEYS 里'] : []
  const weak = parsed.success && Object.values(parsed.data.FIELD_KEYS).some((key) => Buffer.from(key, 'base64').length !== 32) ? ['FIELD_KEYS 里的钥匙要是 32 字节的 base64'] : []
  return [...wrong.map((name) => `环境变量 ${name} 不合要求（见 docs/deploy.md）`), ...unknownKey, ...weak]
}

function collectionRefusals({ name, rule, indexes }: WantedCollection): readonly string[] {
  const names = indexes.map((index) => index.name)
  return [
    ...(TAKES.collectionName.test(name) ? [] : [`集合 ${name}：名字不合要求`]),
    ...(rule === '' ? [`集合 ${name}：deploy/rules.json 里没有它的权限`] : (TAKES.rules as readonly string[]).includes(rule) ? [] : [`集合 ${name}：没有 ${rule} 这种权限`]),
    ...(indexes.length < TAKES.indexesPerCollection ? [] : [`集合 ${name}：索引多于 ${TAKES.indexesPerCollection - 1} 个`]),
    ...(new Set(names).size === names.length ? [] : [`集合 ${name}：有同名的索引`]),
    ...repeatedKeys(indexes).map((index) => `索引 ${name}.${index}：和前面一个是同样的字段`),
    ...indexes.flatMap(({ name: index, keys, unique }) => [
      ...(TAKES.indexName.test(index) ? [] : [`索引 ${name}.${index}：名字要是 1–64 个字母、数字、_、. 和 -`]),
      ...(index === '_id_' ? [`索引 ${name}.${index}：_id_ 是每个集合自带的，不能再建`] : []),
      ...(keys.length > 0 && keys.length <= TAKES.fieldsPerIndex ? [] : [`索引 ${name}.${index}：要有 1–${TAKES.fieldsPerIndex} 个字段`]),
      ...(unique && keys.some(([, direction]) => direction === '2dsphere') ? [`索引 ${name}.${index}：位置索引不能唯一`] : []),
    ]),
  ]
}

/** Two indexes over the same fields in the same order are one to the platform, whatever they are called. */
const repeatedKeys = (indexes: WantedCollection['indexes']): readonly string[] =>
  indexes.filter(({ keys }, at) => indexes.findIndex((other) => JSON.stringify(other.keys) === JSON.stringify(keys)) < at).map(({ name }) => name)

const templateRefusals = ({ kind, fields }: Template): readonly string[] => [
  ...(fields.length <= TAKES.templateFields ? [] : [`订阅消息 ${kind}：字段多于 ${TAKES.templateFields} 个`]),
  ...fields.filter((field) => !TAKES.templateField.test(field)).map((field) => `订阅消息 ${kind}：微信没有 ${field} 这种字段`),
]

/** The files of the main package that everybody loads first; one of them holds the environment's id. */
const codeIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(folder, name), 'utf8'))

interface AppJson { readonly pages?: readonly string[]; readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]; readonly requiredPrivateInfos?: readonly string[] }

function appRefusals({ folder, appid }: WantedApp, templates: readonly Template[], envId: string): readonly string[] {
  const file = join(folder, 'app.json')
  if (!existsSync(file)) return ['dist/weapp 还没有构建']
  const app = JSON.parse(readFileSync(file, 'utf8')) as AppJson
  const pages = [...(app.pages ?? []), ...(app.subPackages ?? []).flatMap(({ root, pages: own }) => own.map((page) => `${root.replace(/\/$/, '')}/${page}`))]
  const precise = (app.requiredPrivateInfos ?? []).filter((name) => name !== 'getFuzzyLocation')
  return [
    ...(TAKES.appid.test(appid) ? [] : [`小程序编号 ${appid} 不能上传：写在 WX_APPID 里`]),
    ...(codeIn(folder).some((code) => code.includes(envId)) ? [] : [`dist/weapp 不是给环境 ${envId} 构建的：去掉 --built 再来`]),
    ...pages.filter((page) => !['js', 'json', 'wxml'].every((type) => existsSync(join(folder, `${page}.${type}`)))).map((page) => `小程序页面 ${page} 的文件不全`),
    ...templates.filter(({ page }) => !pages.includes(page)).map(({ kind, page }) => `订阅消息 ${kind} 指到没有的页面 ${page}`),
    ...(precise.length > 0 && app.requiredPrivateInfos?.includes('getFuzzyLocation') === true ? ['精确定位和模糊定位不能一起声明'] : []),
    ...(app.pages ?? []).flatMap((page) => (statSync(join(folder, `${page}.js`)).size <= TAKES.packageBytes ? [] : [`小程序页面 ${page} 超过 2 MB`])),
  ]
}
