import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readFunctionConfig } from '../../../local/host/read-function-config'
import { refusalsOf } from '../../../scripts/deploy/accepts'
import { withoutSecrets, withoutSecretVariables } from '../../../scripts/deploy/secrets'
import type { Wanted, WantedFunction } from '../../../scripts/deploy/wanted'
import { readEnvironment } from '../../../scripts/deploy/wanted'
import { builtApp, SECRETS, smallWanted } from '../../support/deploy-wanted'
import { makeTempDir } from '../../support/temp-dir'

const environment = readEnvironment(resolve(__dirname, '../../..'))
const refused = (change: Partial<Wanted> = {}, envId = 'env-test') => refusalsOf(smallWanted(change), environment, envId)
const withFunction = (change: Partial<WantedFunction>): Partial<Wanted> => ({ functions: smallWanted().functions.slice(1).map((fn) => ({ ...fn, ...change })) })
const config = { timeout: 10, memory: 256, triggers: [] }
const timer = (cron: string) => ({ ...config, triggers: [{ name: 'tick', type: 'timer' as const, config: cron }] })

test('样样合格：没有一句话', () => {
  expect(refused()).toEqual([])
})

const FUNCTIONS: readonly (readonly [string, Partial<WantedFunction>, string])[] = [
  ['名字', { name: '1bad name' }, '名字要以字母开头'],
  ['超时', { config: { ...config, timeout: 901 } }, '1–900'],
  ['半秒', { config: { ...config, timeout: 2.5 } }, '整数秒'],
  ['内存', { config: { ...config, memory: 300 } }, '没有 300 MB'],
  ['运行环境', { runtime: 'Nodejs10.15' }, '没有 Nodejs10.15'],
  ['大小', { bytes: 51 * 1024 * 1024 }, '超过 50 MB'],
  ['变量太长', { env: { ...SECRETS, TEMPLATE_TASK_CHANGED: 'x'.repeat(4096) } }, '超过 4 KB'],
  ['六段的定时器', { config: timer('0 */1 * * * *') }, '读不懂'],
  ['不成样子的定时器', { config: timer('0 61 * * * * *') }, '读不懂'],
  ['过去了的定时器', { config: timer('0 0 0 1 1 * 2020') }, '再也不会到'],
  ['入口', { handler: 'main.handler' }, '入口 main.handler'],
  ['变量的名字', { env: { ...SECRETS, TENCENTCLOUD_REGION: 'x' } }, 'TENCENTCLOUD_REGION 不合要求'],
  ['定时器的名字', { config: { ...config, triggers: [{ name: '1 tick', type: 'timer' as const, config: '0 0 0 * * * *' }] } }, '名字要以字母开头，最多 60'],
  ['只有这里认得的定时器（星期 7）', { config: timer('0 0 0 * * 7 *') }, '平台不认'],
  ['秒上的 L', { config: timer('L 0 0 * * * *') }, '平台不认'],
  ['两个定时器', { config: { ...config, triggers: [...timer('0 0 0 * * * *').triggers, ...timer('0 0 1 * * * *').triggers] } }, '只能有一个定时器'],
]
test.each(FUNCTIONS)('函数的%s不合格：说一句', (_, change, words) => {
  expect(refused(withFunction(change))).toEqual([expect.stringContaining(words)])
})

const VARIABLES: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['缺一个', { FIELD_KEYS: SECRETS.FIELD_KEYS, FIELD_KEY_ID: 'k1', INDEX_KEY: SECRETS.INDEX_KEY }, '没有环境变量 SESSION_KEY'],
  ['太短', { ...SECRETS, SESSION_KEY: 'short' }, '环境变量 SESSION_KEY 不合要求'],
  ['不是 JSON', { ...SECRETS, FIELD_KEYS: '{k1' }, '环境变量 FIELD_KEYS 不合要求'],
  ['钥匙不在里面', { ...SECRETS, FIELD_KEY_ID: 'k9' }, '不在 FIELD_KEYS 里'],
  ['钥匙太短', { ...SECRETS, FIELD_KEYS: '{"k1":"YWJj"}' }, '32 字节'],
]
test.each(VARIABLES)('密钥%s：说是哪一个，不说它的值', (_, env, words) => {
  const said = refused(withFunction({ env }))
  expect(said).toEqual([expect.stringContaining(words)])
  for (const value of Object.values(env)) if (value.length > 4) expect(said.join()).not.toContain(value)
})

test('集合、索引、模板不合格：各说一句', () => {
  const [collection] = smallWanted().collections
  if (collection === undefined) throw new Error('no collection')
  const said = refused({
    collections: [{ ...collection, rule: '' }, { ...collection, rule: 'EVERYBODY' }, { ...collection, name: 'a b' }, { ...collection, indexes: [{ name: 'near', keys: [['at', '2dsphere']], unique: true }, { name: 'near', keys: [], unique: false }] }],
    templates: [{ kind: 'x', title: '', env: 'X', page: 'nowhere/index', fields: ['thing1', 'thing2', 'thing3', 'thing4', 'thing5', 'word1'] }],
  })
  expect(said.map((line) => line.split('：')[1])).toEqual(['deploy/rules.json 里没有它的权限', '没有 EVERYBODY 这种权限', '名字不合要求', '有同名的索引', '位置索引不能唯一', '要有 1–32 个字段', '字段多于 5 个', '没有标题，不知道申请哪一个模板', '微信没有 word1 这种字段', undefined])
  expect(said.at(-1)).toBe('订阅消息 x 指到没有的页面 nowhere/index')
})

test('索引的名字不能用、字段重复：各说一句', () => {
  const [collection] = smallWanted().collections
  if (collection === undefined) throw new Error('no collection')
  const index = (name: string, ...fields: readonly string[]) => ({ name, keys: fields.map((field) => [field, 1] as const), unique: false })
  const said = refused({ collections: [{ ...collection, indexes: [index('有空 格', 'a'), index('x'.repeat(65), 'b'), index('_id_', 'c'), index('first', 'd', 'e'), index('turned', 'e', 'd'), index('again', 'd', 'e')] }] })
  expect(said.map((line) => line.split('：')[1])).toEqual(['和前面一个是同样的字段', ...Array<string>(2).fill('名字要是 1–64 个字母、数字、_、. 和 -'), '_id_ 是每个集合自带的，不能再建'])
  expect(said[0]).toContain('.again')
})

test.each([64, 128, 1152, 3072])('内存 %s MB 是平台有的一档（583/11637：64，再从 128 起每 128 一档到 3072）', (memory) => {
  expect(refused(withFunction({ config: { ...config, memory } }))).toEqual([])
})

test.each(['0 0 2 L * ? *', '0 30 8 ? JAN-MAR MON-FRI *', '0 0/10 8-20 * * 1,3,5 2026-2099'])('定时器 %s 是平台的写法（583/9708）', (cron) => {
  expect(refused(withFunction({ config: timer(cron) }))).toEqual([])
})

test('数目太多、权限不够严、权限没有集合、索引的字段、模板的字段太少和页面：各说一句', () => {
  const { collections: [collection], functions: [fn] } = smallWanted()
  if (collection === undefined || fn === undefined) throw new Error('nothing to change')
  const many = Array.from({ length: 20 }, (_, n) => ({ name: `i${n}`, keys: [[`f${n}`, 1]] as const, unique: false }))
  expect(refused({ collections: [{ ...collection, indexes: many }] })).toEqual([expect.stringContaining('索引多于 19 个')])
  expect(refused({ functions: Array.from({ length: 51 }, (_, n) => ({ ...fn, name: `fn${n}` })) })).toEqual(['函数多于 50 个'])
  expect(refused({ collections: Array.from({ length: 101 }, (_, n) => ({ ...collection, name: `c${n}` })) })).toEqual(['集合多于 100 个'])
  expect(refused({ collections: [{ ...collection, rule: 'READONLY' }] })).toEqual([expect.stringContaining('权限要是 ADMINONLY')])
  expect(refused({ unclaimedRules: ['ordres'] })).toEqual([expect.stringContaining('ordres')])
  expect(refused({ collections: [{ ...collection, indexes: [{ name: 'a', keys: [['a..b', 1]], unique: false }] }] })).toEqual([expect.stringContaining('字段 a..b')])
  const [template] = smallWanted().templates
  if (template === undefined) throw new Error('no template')
  expect(refused({ templates: [{ ...template, fields: ['thing1'] }] })).toEqual([expect.stringContaining('字段少于 2 个')])
  expect(refused({ templates: [{ ...template, page: `/${template.page}` }] })).toEqual([expect.stringContaining('前面不带 /'), expect.stringContaining('没有的页面')])
})

test('小程序的主包、分包超过 2 MiB：说是哪一个、多大；主包里的图片也算', () => {
  const app = smallWanted().app
  const folder = builtApp()
  writeFileSync(join(folder, 'packages/member/photo.png'), Buffer.alloc(2 * 1024 * 1024 + 1))
  expect(refused({ app: { ...app, folder } })).toEqual(['小程序分包 packages/member 2.00 MiB，超过 2 MiB'])
  const heavy = builtApp()
  mkdirSync(join(heavy, 'assets'))
  writeFileSync(join(heavy, 'assets/photo.png'), Buffer.alloc(3 * 1024 * 1024))
  expect(refused({ app: { ...app, folder: heavy } })).toEqual(['小程序主包 3.00 MiB，超过 2 MiB'])
})

test('要上传的文件里有密钥：说是哪个文件里的哪一个，不说它的值', () => {
  const app = smallWanted().app
  const folder = builtApp()
  const key = Buffer.alloc(32, 7).toString('base64')
  writeFileSync(join(folder, 'vendors.js'), `const key=${JSON.stringify(key)};const session="${SECRETS.SESSION_KEY}"`)
  const said = refused({ app: { ...app, folder } })
  expect(said).toEqual([expect.stringMatching(/vendors\.js 里有 SESSION_KEY 的值/), expect.stringMatching(/vendors\.js 里有 FIELD_KEYS 的值/)])
  for (const value of [key, SECRETS.SESSION_KEY]) expect(said.join()).not.toContain(value)
})

test('打印的都先去掉密钥：原样的、JSON 里的、FIELD_KEYS 里的每一把、云的凭证', () => {
  const env = { ...SECRETS, TENCENTCLOUD_SECRETKEY: 'very"secret"cloud', OTHER: 'shown text' }
  const key = Buffer.alloc(32, 7).toString('base64')
  const text = `failed: ${SECRETS.FIELD_KEYS} ${JSON.stringify(env)} key=${key} cloud=very"secret"cloud`
  const clean = withoutSecrets(text, env)
  for (const value of [SECRETS.SESSION_KEY, SECRETS.INDEX_KEY, key, 'very"secret"cloud', String.raw`very\"secret\"cloud`]) expect(clean).not.toContain(value)
  expect(clean).toContain('shown text')
  expect(Object.keys(withoutSecretVariables({ ...env, PATH: 'p' }))).toEqual(['FIELD_KEY_ID', 'OTHER', 'PATH'])
})

test('函数的超时写得太长：一句话，不是一串代码', () => {
  const functionsDir = makeTempDir()
  mkdirSync(join(functionsDir, 'orders'))
  writeFileSync(join(functionsDir, 'orders', 'config.json'), '{"timeout":901}')
  expect(() => readFunctionConfig(functionsDir, 'orders')).toThrow(/函数 orders 的配置读不懂：.*（timeout：最多 900 秒）$/)
})

test('小程序没构建、编号是假的、给别的环境构建的、页面缺文件、定位声明冲突', () => {
  const app = smallWanted().app
  expect(refused({ app: { ...app, folder: '/nowhere' } })).toEqual(['dist/weapp 还没有构建'])
  expect(refused({ app: { ...app, appid: 'touristappid' } })).toEqual([expect.stringContaining('touristappid 不能上传')])
  expect(refused({}, 'env-other')).toEqual([expect.stringContaining('不是给环境 env-other 构建的')])
  const broken = builtApp()
  rmSync(join(broken, 'pages/home/index.wxml'))
  expect(refused({ app: { ...app, folder: broken } })).toEqual(['小程序页面 pages/home/index 的文件不全'])
  const vague = builtApp()
  writeFileSync(join(vague, 'app.json'), JSON.stringify({ pages: ['pages/home/index'], subPackages: [{ root: 'packages/member', pages: ['task/index'] }], requiredPrivateInfos: ['getLocation', 'getFuzzyLocation'] }))
  expect(refused({ app: { ...app, folder: vague } })).toEqual(['精确定位和模糊定位不能一起声明'])
})
