import { join, resolve } from 'node:path'
import { buildApp } from './build-app'
import { buildFunctions } from './build-functions'
import { refusalsOf } from './deploy/accepts'
import { carryOut } from './deploy/carry-out'
import type { Credentials } from './deploy/cloud'
import { cloudTools } from './deploy/cloud'
import { envIdRefusal } from './deploy/env-id'
import type { Kind, Present, Step, What } from './deploy/plan'
import { NOTHING, planOf } from './deploy/plan'
import { uploadApp } from './deploy/upload-app'
import { withoutSecrets } from './deploy/secrets'
import { readEnvironment, readWanted } from './deploy/wanted'
import { readOptions, refuse } from './options'
import { makeSteps } from './steps'

const root = resolve(__dirname, '..')
const HELP = `用法：npm run deploy -- --env 环境编号 [选项]
  --dry-run            只说会新建、改动什么，什么也不做；终端里有 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 就对照云上现在的样子
  --only <几样>        database、functions、site、app，逗号隔开；默认全部
  --built              不再构建，用 dist 里现有的
  --json               打印一个 JSON
  密钥只从环境变量读：SESSION_KEY、FIELD_KEYS、FIELD_KEY_ID、INDEX_KEY；不写进文件，也不打印。`

const PARTS = { database: ['collection', 'rule', 'index', 'storage'], functions: ['function', 'timer', 'route'], site: ['site'], app: ['app', 'template'] } as const satisfies Readonly<Record<string, readonly Kind[]>>
const KIND_TEXT: Readonly<Record<Kind, string>> = { collection: '集合', index: '索引', rule: '权限', function: '函数', timer: '定时器', route: '网页路径', site: '网页', storage: '文件', app: '小程序', template: '订阅消息' }
const WHAT_TEXT: Readonly<Record<What, string>> = { create: '新建', change: '改动', same: '不变', byHand: '人来做', extra: '多出' }

/** Everything this command prints goes through here: what the cloud and the tools answer may quote what they were given. */
const say = (text: string): void => void process.stdout.write(withoutSecrets(text, process.env))

async function main(): Promise<void> {
  const { values } = readOptions({ options: { env: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, only: { type: 'string' }, built: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
  if (values.help || values.env === undefined) return void say(`${HELP}\n`)
  const envId = values.env
  const wrongId = envIdRefusal(envId)
  if (wrongId !== undefined) refuse(wrongId)
  const kinds = kindsOf(values.only)
  const credentials = credentialsOf(envId)
  if (!values['dry-run'] && credentials === undefined) refuse('没有云的凭证：把 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 写进环境变量；只想看看加 --dry-run')
  if (!values.built) await buildFor(envId, kinds)

  const wanted = readWanted(root, process.env)
  const refusals = refusalsOf(wanted, readEnvironment(root), envId).filter((line) => kinds.has('app') || !/^(小程序|订阅消息|dist\/weapp)/.test(line))
  const present = credentials === undefined ? NOTHING : await cloudTools(credentials).read(wanted)
  const steps = planOf(wanted, present).filter(({ kind }) => kinds.has(kind))
  show(steps, refusals, { envId, looked: credentials !== undefined, json: values.json })
  if (refusals.length > 0) process.exitCode = 1
  if (values['dry-run'] || refusals.length > 0 || credentials === undefined) return
  await apply(steps, wanted, present, credentials)
}

function kindsOf(only: string | undefined): ReadonlySet<Kind> {
  const parts = only === undefined ? Object.keys(PARTS) : only.split(',')
  for (const part of parts) if (!Object.hasOwn(PARTS, part)) refuse(`--only 不认识“${part}”，可以写 ${Object.keys(PARTS).join('、')}`)
  return new Set(parts.flatMap((part): readonly Kind[] => PARTS[part as keyof typeof PARTS]))
}

function credentialsOf(envId: string): Credentials | undefined {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey, TENCENTCLOUD_SESSIONTOKEN: token } = process.env
  return secretId && secretKey ? { envId, secretId, secretKey, token } : undefined
}

async function buildFor(envId: string, kinds: ReadonlySet<Kind>): Promise<void> {
  process.env['APP_CLOUD_ENV'] = envId
  const steps = makeSteps(process.stderr)
  await steps.run('打包云函数', () => buildFunctions())
  if (kinds.has('app')) await steps.run('构建小程序', () => buildApp({ root, target: 'weapp' }))
  if (kinds.has('site')) await steps.run('构建网页', () => buildApp({ root, target: 'h5' }))
}

function show(steps: readonly Step[], refusals: readonly string[], { envId, looked, json }: { readonly envId: string; readonly looked: boolean; readonly json: boolean }): void {
  const counts = Object.fromEntries((Object.keys(WHAT_TEXT) as What[]).map((what) => [what, steps.filter((step) => step.what === what).length]))
  if (json) return void say(`${JSON.stringify({ env: envId, looked, counts, steps, refusals })}\n`)
  say(looked ? `环境 ${envId}，对照云上现在的样子：\n` : `环境 ${envId}（没有凭证，没看云上现在的样子：全部当作新建）：\n`)
  for (const { kind, name, what, detail } of steps) if (what !== 'same') say(`  ${WHAT_TEXT[what]}  ${KIND_TEXT[kind]}  ${name}  ${detail}\n`)
  say(`${Object.entries(counts).map(([what, count]) => `${WHAT_TEXT[what as What]} ${count}`).join('，')}\n`)
  for (const line of refusals) say(`  平台不会收：${line}\n`)
}

async function apply(steps: readonly Step[], wanted: ReturnType<typeof readWanted>, present: Present, credentials: Credentials): Promise<void> {
  await carryOut(steps, wanted, present, cloudTools(credentials), join(root, 'dist/h5'), ({ kind, name, what }) => say(`已${WHAT_TEXT[what]} ${KIND_TEXT[kind]} ${name}\n`))
  if (steps.some(({ kind }) => kind === 'app')) uploadApp(wanted.app, { root, keyFile: process.env['WX_UPLOAD_KEY'], words: `红色物业 ${wanted.app.version}` })
  say('完成。再来一次 --dry-run，应该全是“不变”。\n')
}

main().catch((error: unknown) => {
  process.stderr.write(withoutSecrets(`${error instanceof Error ? error.message : String(error)}\n`, process.env))
  process.exitCode = 1
})
