import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readStorageRules } from '../../../local/storage/storage-rules'
import { planOf, NOTHING } from '../../../scripts/deploy/plan'
import type { Present, Step } from '../../../scripts/deploy/plan'
import { SECRETS, smallWanted } from '../../support/deploy-wanted'
import { makeTempDir } from '../../support/temp-dir'

const wanted = smallWanted()
/** The cloud just as the small repository wants it. */
const asWanted: Present = {
  functions: new Map([
    ['clock', { timeout: 60, memory: 256, runtime: 'Nodejs20.19', handler: 'index.main', env: { ...SECRETS, BUILD: 'b1' }, triggers: new Map([['tick', '0 */1 * * * * *']]) }],
    ['orders', { timeout: 10, memory: 256, runtime: 'Nodejs20.19', handler: 'index.main', env: { ...SECRETS, BUILD: 'b2' }, triggers: new Map() }],
  ]),
  collections: new Map([['orders', { rule: 'ADMINONLY', indexes: new Map([['_id_', { keys: [['_id', 1]], unique: true }], ['queue', { keys: [['communityId', 1], ['dueAt', -1]], unique: false }], ['near', { keys: [['at', '2dsphere']], unique: false }]]) }]]),
  routes: new Map([['/fn/orders', 'orders']]),
  site: new Map([['index.html', 'm1'], ['js/app.js', 'm2']]),
}
const changesOf = (steps: readonly Step[]) => steps.filter(({ what, kind }) => what !== 'same' && kind !== 'app' && kind !== 'template' && kind !== 'storage').map(({ kind, name, what, detail }) => `${what} ${kind} ${name} ${detail}`.trim())

test('空的环境：样样新建，先集合和索引，后函数和定时器，再网页；模板由人申请', () => {
  const steps = planOf(wanted, NOTHING)
  expect(steps.map(({ kind, name, what }) => `${what} ${kind} ${name}`)).toEqual([
    'create collection orders', 'create rule orders', 'create index orders.queue', 'create index orders.near',
    'create function clock', 'create timer clock.tick', 'create function orders', 'create route /fn/orders', 'byHand storage files', 'create site dist/h5',
    `change app wx${'0'.repeat(16)}`, 'byHand template offerWaiting',
  ])
})

test('云上已经是这样：只剩上传小程序', () => {
  expect(changesOf(planOf(wanted, asWanted))).toEqual([])
})

test('哪里不一样就说哪里：代码、超时、变量、权限、索引、定时器、路径、网页', () => {
  const [clock, orders] = ['clock', 'orders'].map((name) => asWanted.functions.get(name))
  const collection = asWanted.collections.get('orders')
  if (clock === undefined || orders === undefined || collection === undefined) throw new Error('the picture is not whole')
  const there: Present = {
    functions: new Map([
      ['clock', { ...clock, triggers: new Map([['tick', '0 */5 * * * * *'], ['old', '0 0 0 * * * *']]) }],
      ['orders', { ...orders, timeout: 3, env: { ...SECRETS, INDEX_KEY: 'another', OLD: 'x', BUILD: 'b0' } }],
    ]),
    collections: new Map([['orders', { rule: 'PRIVATE', indexes: new Map([...collection.indexes, ['queue', { keys: [['communityId', 1]], unique: true }], ['someone', { keys: [['x', 1]], unique: false }]]) }]]),
    routes: new Map([['/fn/orders', 'people']]),
    site: new Map([['index.html', 'm0'], ['js/app.js', 'm2']]),
  }
  expect(changesOf(planOf(wanted, there))).toEqual([
    'change rule orders PRIVATE → ADMINONLY',
    'change index orders.queue communityId 1, dueAt -1（原来 communityId 1 唯一）',
    'extra index orders.someone 云上多出来的，不动它',
    'change timer clock.tick 0 */1 * * * * *',
    'extra timer clock.old 云上多出来的，不动它',
    'change function orders 代码，超时 3 → 10 秒，换变量 INDEX_KEY，去掉变量 OLD',
    'change route /fn/orders → orders',
    'change site dist/h5 2 个文件，上传 1 个，2 KiB',
  ])
})

test('密钥的值哪里也不出现', () => {
  const [other] = [{ ...asWanted, functions: new Map([...asWanted.functions].map(([name, fn]) => [name, { ...fn, env: { SESSION_KEY: 'old-secret-value' } }])) }]
  for (const present of [NOTHING, asWanted, other]) {
    const said = JSON.stringify(planOf(wanted, present ?? NOTHING))
    for (const secret of [SECRETS.SESSION_KEY, SECRETS.INDEX_KEY, SECRETS.FIELD_KEYS, 'old-secret-value']) expect(said).not.toContain(secret)
  }
})

test('能存什么文件写在计划里，和本地云守的是同一个声明', () => {
  const { maxBytes, types } = readStorageRules(resolve(__dirname, '../../../deploy/storage.json'))
  const step = planOf(smallWanted({ storage: { maxBytes, types } }), NOTHING).find(({ kind }) => kind === 'storage')
  expect(step).toMatchObject({ what: 'byHand', detail: expect.stringContaining('只收 image/jpeg、image/png，一个文件最多 50 MiB') })
})

test.each(['{"maxMiB":50,"types":["text/html"]}', '{"maxMiB":0,"types":["image/png"]}', '{"maxMiB":50,"types":[]}', '{'])('声明写成 %s：一句话说明，部署和启动都不做', (text) => {
  const file = join(makeTempDir(), 'storage.json')
  writeFileSync(file, text)
  expect(() => readStorageRules(file)).toThrow(/读不懂 .*storage\.json/)
})
