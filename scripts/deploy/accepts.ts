import { configSchema } from '../../cloudfunctions/_kit/config'
import { nextFiring } from '../../local/timers/run-timers'
import { appRefusals } from './accepts-app'
import { leaksIn } from './secrets'
import type { Environment, Template, Wanted, WantedCollection, WantedFunction } from './wanted'
import { BUILD_VARIABLE } from './wanted'

/**
 * What the platforms take, as far as they say so in public. Functions: https://cloud.tencent.com/document/product/583/11637
 * (quotas), /583/9708 (timers), /583/18586 (CreateFunction). Database: developers.weixin.qq.com/miniprogram/dev/wxcloud
 * (basis/concepts/quota: 50 functions, 100 collections, 20 indexes a collection) and MongoDB's limits.
 * Templates: WeChat's addTemplate takes two to five keywords.
 */
const TAKES = {
  functionName: /^[A-Za-z][A-Za-z0-9_-]{1,59}$/,
  functions: 50,
  timeoutS: [1, 900],
  memoryMb: [64, ...Array.from({ length: 24 }, (_, i) => (i + 1) * 128)],
  runtimes: ['Nodejs16.13', 'Nodejs18.15', 'Nodejs20.19'],
  handler: /^index\.[A-Za-z_]\w*$/,
  zipBytes: 50 * 1024 * 1024,
  envBytes: 4096,
  envName: /^(?!(SCF|QCLOUD|TENCENTCLOUD|TCB|WX)_)[A-Za-z][A-Za-z0-9_]{1,63}$/,
  timerName: /^[A-Za-z][A-Za-z0-9_-]{0,59}$/,
  /** Second, minute, hour, day, month, weekday, year: what each may be written with. */
  cron: [/^[\d,*/-]+$/, /^[\d,*/-]+$/, /^[\d,*/-]+$/, /^[\d,*/?LW-]+$/, /^([\d,*/-]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)+$/, /^([0-6,*/?L#-]|SUN|MON|TUE|WED|THU|FRI|SAT)+$/, /^[\d,*/-]+$/],
  collections: 100,
  collectionName: /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/,
  indexName: /^[\w.-]{1,64}$/,
  /** With the one every collection has of itself. */
  indexesPerCollection: 20,
  fieldsPerIndex: 32,
  rules: ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'],
  templateField: /^(thing|number|letter|symbol|character_string|time|date|amount|phone_number|car_number|name|phrase|const)\d{1,2}$/,
  templateFields: [2, 5],
} as const

/** Everything a platform would refuse, in words, before it is asked. An empty list means that nothing was found. */
export function refusalsOf(wanted: Wanted, environment: Environment, envId: string): readonly string[] {
  return [
    ...(wanted.functions.length === 0 ? ['dist/cloudfunctions 里没有函数'] : []),
    ...(wanted.functions.length > TAKES.functions ? [`函数多于 ${TAKES.functions} 个`] : []),
    ...(wanted.collections.length > TAKES.collections ? [`集合多于 ${TAKES.collections} 个`] : []),
    ...wanted.unclaimedRules.map((name) => `集合 ${name}：deploy/rules.json 里有它的权限，deploy/indexes.json 里没有它`),
    ...wanted.functions.flatMap(functionRefusals),
    ...(wanted.functions[0] === undefined ? [] : variableRefusals(wanted.functions[0].env, environment)),
    ...wanted.collections.flatMap(collectionRefusals),
    ...wanted.templates.flatMap(templateRefusals),
    ...appRefusals(wanted.app, wanted.templates, envId),
    ...leaksIn(wanted),
  ]
}

function functionRefusals({ name, bytes, config, runtime, handler, env, build }: WantedFunction): readonly string[] {
  const [least, most] = TAKES.timeoutS
  const size = Object.entries({ ...env, [BUILD_VARIABLE]: build }).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0)
  return [
    ...(TAKES.functionName.test(name) ? [] : [`函数 ${name}：名字要以字母开头，2–60 个字母、数字、- 和 _`]),
    ...(config.timeout >= least && config.timeout <= most && Number.isInteger(config.timeout) ? [] : [`函数 ${name}：超时要是 ${least}–${most} 的整数秒，现在 ${config.timeout}`]),
    ...((TAKES.memoryMb as readonly number[]).includes(config.memory) ? [] : [`函数 ${name}：没有 ${config.memory} MB 这一档内存`]),
    ...((TAKES.runtimes as readonly string[]).includes(runtime) ? [] : [`函数 ${name}：没有 ${runtime} 这个运行环境`]),
    ...(TAKES.handler.test(handler) ? [] : [`函数 ${name}：入口 ${handler} 不是 index.js 里的一个函数`]),
    ...Object.keys(env).filter((key) => !TAKES.envName.test(key)).map((key) => `函数 ${name}：环境变量的名字 ${key} 不合要求，或者是平台自己用的`),
    ...(bytes <= TAKES.zipBytes ? [] : [`函数 ${name}：代码 ${bytes} 字节，超过 50 MB`]),
    ...(size <= TAKES.envBytes ? [] : [`函数 ${name}：环境变量合计 ${size} 字节，超过 4 KB`]),
    ...(config.triggers.length <= 1 ? [] : [`函数 ${name}：一个函数只能有一个定时器`]),
    ...config.triggers.flatMap((trigger) => [...(TAKES.timerName.test(trigger.name) ? [] : [`函数 ${name} 的定时器 ${trigger.name}：名字要以字母开头，最多 60 个字母、数字、- 和 _`]), ...cronRefusals(name, trigger.config)]),
  ]
}

/** Read by what fires it here, which takes more ways of writing than the platform. */
function cronRefusals(name: string, cron: string): readonly string[] {
  const fields = cron.trim().split(/\s+/)
  if (fields.length === TAKES.cron.length && fields.some((field, at) => TAKES.cron[at]?.test(field) === false)) return [`函数 ${name} 的定时器：平台不认 ${cron} 的写法（星期是 0–6 或 SUN–SAT，0 是星期日）`]
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
    ...(rule === '' ? [`集合 ${name}：deploy/rules.json 里没有它的权限`] : !(TAKES.rules as readonly string[]).includes(rule) ? [`集合 ${name}：没有 ${rule} 这种权限`] : rule === 'ADMINONLY' ? [] : [`集合 ${name}：权限要是 ADMINONLY，小程序从不直接碰数据库`]),
    ...(indexes.length < TAKES.indexesPerCollection ? [] : [`集合 ${name}：索引多于 ${TAKES.indexesPerCollection - 1} 个`]),
    ...(new Set(names).size === names.length ? [] : [`集合 ${name}：有同名的索引`]),
    ...repeatedKeys(indexes).map((index) => `索引 ${name}.${index}：和前面一个是同样的字段`),
    ...indexes.flatMap(({ name: index, keys, unique }) => [
      ...(TAKES.indexName.test(index) ? [] : [`索引 ${name}.${index}：名字要是 1–64 个字母、数字、_、. 和 -`]),
      ...(index === '_id_' ? [`索引 ${name}.${index}：_id_ 是每个集合自带的，不能再建`] : []),
      ...(keys.length > 0 && keys.length <= TAKES.fieldsPerIndex ? [] : [`索引 ${name}.${index}：要有 1–${TAKES.fieldsPerIndex} 个字段`]),
      ...keys.filter(([field]) => field === '' || field.startsWith('$') || field.split('.').includes('')).map(([field]) => `索引 ${name}.${index}：字段 ${field} 的名字不合要求`),
      ...(unique && keys.some(([, direction]) => direction === '2dsphere') ? [`索引 ${name}.${index}：位置索引不能唯一`] : []),
    ]),
  ]
}

/** Two indexes over the same fields in the same order are one to the platform, whatever they are called. */
const repeatedKeys = (indexes: WantedCollection['indexes']): readonly string[] =>
  indexes.filter(({ keys }, at) => indexes.findIndex((other) => JSON.stringify(other.keys) === JSON.stringify(keys)) < at).map(({ name }) => name)

const templateRefusals = ({ kind, title, page, fields }: Template): readonly string[] => [
  ...(fields.length <= TAKES.templateFields[1] ? [] : [`订阅消息 ${kind}：字段多于 ${TAKES.templateFields[1]} 个`]),
  ...(fields.length >= TAKES.templateFields[0] ? [] : [`订阅消息 ${kind}：字段少于 ${TAKES.templateFields[0]} 个`]),
  ...(title.trim() === '' ? [`订阅消息 ${kind}：没有标题，不知道申请哪一个模板`] : []),
  ...(page.startsWith('/') ? [`订阅消息 ${kind}：页面 ${page} 前面不带 /`] : []),
  ...fields.filter((field) => !TAKES.templateField.test(field)).map((field) => `订阅消息 ${kind}：微信没有 ${field} 这种字段`),
]
