import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readFunctionConfig } from '../../../local/host/read-function-config'
import { refusalsOf } from '../../../scripts/deploy/accepts'
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
  expect(said.map((line) => line.split('：')[1])).toEqual(['deploy/rules.json 里没有它的权限', '没有 EVERYBODY 这种权限', '名字不合要求', '有同名的索引', '位置索引不能唯一', '要有 1–32 个字段', '字段多于 5 个', '微信没有 word1 这种字段', undefined])
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
