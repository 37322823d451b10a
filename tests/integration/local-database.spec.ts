import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCloud } from '../../local/cloud'
import { appOf, type LocalCloud, startLocalCloud } from '../support/local-cloud'
import { makeTempDir } from '../support/temp-dir'

const INDEXES = {
  things: [{ name: 'things_state_n', keys: [['state', 1], ['n', -1]], unique: false }],
  people: [{ name: 'people_phone', keys: [['phone', 1]], unique: true }],
  tagged: [{ name: 'tagged_tags', keys: [['tags', 1]], unique: false }],
  posts: [],
  counters: [],
  places: [{ name: 'places_at', keys: [['at', '2dsphere']] }],
}

let local: LocalCloud
let db: ReturnType<LocalCloud['app']['database']>
let _: ReturnType<LocalCloud['app']['database']>['command']

beforeAll(async () => {
  local = await startLocalCloud({ indexes: INDEXES })
  db = local.app.database()
  _ = db.command
})
afterAll(() => local.end())

const fill = (collection: string, docs: readonly object[]) => local.cloud.database.insertMany(collection, docs)
const ids = (result: { data: { _id: string }[] }) => result.data.map((d) => d._id).sort()
const codeOf = (run: Promise<unknown>) => run.then(() => 'none', (e: { code?: string }) => e.code)

describe('读写', () => {
  test('写进去的日期、嵌套对象、空值原样读回来，未定义的字段不存', async () => {
    const at = new Date('2024-05-01T00:00:00.123Z')
    const { id } = await db.collection('posts').add({ at, inner: { list: [1, 'a', null, { b: true }] }, none: null, big: 5_000_000_000_000, half: 1.5, gone: undefined })
    const { data } = await db.collection('posts').doc(id ?? '').get()
    expect(data).toEqual([{ _id: id, at, inner: { list: [1, 'a', null, { b: true }] }, none: null, big: 5_000_000_000_000, half: 1.5 }])
  })

  test('服务器日期按云端时钟落库，偏移也算', async () => {
    const before = Date.now()
    const { id } = await db.collection('posts').add({ at: db.serverDate(), later: db.serverDate({ offset: 60_000 }) })
    const [doc] = (await db.collection('posts').doc(id ?? '').get()).data
    expect(doc.at.getTime()).toBeGreaterThanOrEqual(before)
    expect(doc.later.getTime() - doc.at.getTime()).toBe(60_000)
  })

  test('读一个没有的文档得到空列表，读一个没有的集合被拒绝', async () => {
    expect((await db.collection('posts').doc('nobody').get()).data).toEqual([])
    expect(await codeOf(db.collection('nowhere').get())).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })

  test('默认取一百条，至多取一千条，翻页不重不漏', async () => {
    await db.createCollection('many')
    fill('many', Array.from({ length: 1100 }, (__, n) => ({ _id: `m${String(n).padStart(4, '0')}`, n })))
    expect((await db.collection('many').get()).data).toHaveLength(100)
    expect((await db.collection('many').limit(5000).get()).data).toHaveLength(1000)
    const page = await db.collection('many').orderBy('n', 'desc').skip(1090).limit(20).get()
    expect(page.data.map((d: { n: number }) => d.n)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    expect((await db.collection('many').count()).total).toBe(1100)
  })

  test('同名集合不能建两次', async () => {
    expect(await codeOf(db.createCollection('posts'))).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  })
})

describe('查询', () => {
  beforeAll(() => {
    fill('things', [
      { _id: 'a', state: 'open', n: 1, tags: ['x', 'y'], offers: [{ by: 'm1', state: 'sent' }, { by: 'm2', state: 'no' }], scores: [3, 9] },
      { _id: 'b', state: 'open', n: 2, tags: [], name: '王秀英' },
      { _id: 'c', state: 'done', n: 3, tags: ['y'], offers: [{ by: 'm1', state: 'no' }, { by: 'm2', state: 'sent' }] },
      { _id: 'd', state: 'done', n: null, scores: [6] },
      { _id: 'e', n: '3', at: new Date(1000) },
    ])
  })

  const cases: readonly (readonly [string, () => object, readonly string[]])[] = [
    ['比较只在同一种类型里进行', () => ({ n: _.gte(2) }), ['b', 'c']],
    ['区间可以两头都限', () => ({ n: _.gt(1).and(_.lt(3)) }), ['b']],
    ['等于空值的也包括没有这个字段的', () => ({ state: _.eq(null) }), ['e']],
    ['不等于', () => ({ state: _.neq('open') }), ['c', 'd', 'e']],
    ['在列表里', () => ({ n: _.in([1, null]) }), ['a', 'd']],
    ['不在列表里', () => ({ _id: _.nin(['a', 'b']) }), ['c', 'd', 'e']],
    ['或', () => _.or([{ n: 1 }, { state: 'done' }]), ['a', 'c', 'd']],
    ['并且里面有两个或', () => _.and([_.or([{ n: 1 }, { n: 2 }]), _.or([{ state: 'done' }, { tags: 'x' }])]), ['a']],
    ['都不是', () => _.nor([{ state: 'open' }, { n: 3 }]), ['d', 'e']],
    ['字段存在', () => ({ offers: _.exists(true) }), ['a', 'c']],
    ['数组里含有一个值', () => ({ tags: 'y' }), ['a', 'c']],
    ['数组全含', () => ({ tags: _.all(['x', 'y']) }), ['a']],
    ['数组长度', () => ({ tags: _.size(0) }), ['b']],
    ['同一个元素要同时满足', () => ({ offers: _.elemMatch({ by: 'm1', state: 'sent' }) }), ['a']],
    ['不同元素可以分别满足', () => ({ 'offers.by': 'm1', 'offers.state': 'sent' }), ['a', 'c']],
    ['元素匹配对数值数组也成立', () => ({ scores: _.elemMatch({ $gt: 5, $lt: 8 }) }), ['d']],
    ['对象条件不匹配数值元素', () => ({ scores: _.elemMatch({ by: 3 }) }), []],
    ['按下标看数组', () => ({ 'offers.1.state': 'sent' }), ['c']],
    ['正则', () => ({ name: /秀/ }), ['b']],
    ['正则对象带选项', () => ({ _id: db.RegExp({ regexp: 'A', options: 'i' }) }), ['a']],
    ['日期比较', () => ({ at: _.lte(new Date(1000)) }), ['e']],
    ['取模', () => ({ n: { $mod: [2, 1] } }), ['a', 'c']],
    ['非', () => ({ n: _.not(_.gt(1)) }), ['a', 'd', 'e']],
  ]
  test.each(cases)('%s', async (__, where, expected) => {
    expect(ids(await db.collection('things').where(where()).get())).toEqual(expected)
  })

  test('只要要的字段，也能去掉不要的', async () => {
    const kept = await db.collection('things').doc('a').field({ n: true, 'offers.by': true }).get()
    expect(kept.data).toEqual([{ _id: 'a', n: 1, offers: [{ by: 'm1' }, { by: 'm2' }] }])
    const dropped = await db.collection('things').doc('b').field({ tags: false, name: false }).get()
    expect(dropped.data).toEqual([{ _id: 'b', state: 'open', n: 2 }])
  })

  test('不认识的算子被明确拒绝，不会当作没看见', async () => {
    expect(await codeOf(db.collection('things').where({ n: { $near2: 1 } as object }).get())).toBe('DATABASE_REQUEST_FAILED')
  })

  test('附近的地点由近到远，区域内的地点不多不少', async () => {
    for (const [id, lng] of [['far', 113.2], ['near', 113.001], ['mid', 113.01]] as const)
      await db.collection('places').add({ _id: id, at: new db.Geo.Point(lng, 23) })
    const near = await db.collection('places').where({ at: _.geoNear({ geometry: new db.Geo.Point(113, 23), maxDistance: 5000, minDistance: 0 }) }).get()
    expect(near.data.map((d: { _id: string }) => d._id)).toEqual(['near', 'mid'])
    const ring = [[113.005, 22.9], [113.3, 22.9], [113.3, 23.1], [113.005, 23.1], [113.005, 22.9]]
    const inside = await db.collection('places').where({ at: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [ring] } } } }).get()
    expect(ids(inside)).toEqual(['far', 'mid'])
  })
})

describe('更新', () => {
  const updated = async (before: object, change: object): Promise<object> => {
    const { id } = await db.collection('posts').add(before)
    await db.collection('posts').doc(id ?? '').update(change)
    const [{ _id, ...rest }] = (await db.collection('posts').doc(id ?? '').get()).data
    return rest
  }
  const cases: readonly (readonly [string, object, () => object, object])[] = [
    ['嵌套对象合并', { a: { x: 1, y: 2 } }, () => ({ a: { x: 9 } }), { a: { x: 9, y: 2 } }],
    ['整体替换要用 set', { a: { x: 1, y: 2 } }, () => ({ a: _.set({ x: 9 }) }), { a: { x: 9 } }],
    ['数组元素按下标改', { offers: [{ s: 1 }, { s: 2 }] }, () => ({ 'offers.1.s': 7 }), { offers: [{ s: 1 }, { s: 7 }] }],
    ['加、乘', { n: 2, m: 3 }, () => ({ n: _.inc(-5), m: _.mul(4), k: _.inc(1) }), { n: -3, m: 12, k: 1 }],
    ['取小、取大', { n: 2, m: 3 }, () => ({ n: _.min(1), m: _.max(1) }), { n: 1, m: 3 }],
    ['删字段、改名', { a: 1, b: 2 }, () => ({ a: _.remove(), b: _.rename('c') }), { c: 2 }],
    ['追加并截断排序', { l: [5, 1] }, () => ({ l: _.push({ each: [4, 2], sort: 1, slice: -3 }) }), { l: [2, 4, 5] }],
    ['从头插入', { l: [1] }, () => ({ l: _.unshift([8, 9]) }), { l: [8, 9, 1] }],
    ['两头取走', { l: [1, 2, 3], k: [1, 2, 3] }, () => ({ l: _.pop(), k: _.shift() }), { l: [1, 2], k: [2, 3] }],
    ['按条件取走', { l: [{ a: 1, b: 1 }, { a: 2 }], k: [1, 5, 9] }, () => ({ l: _.pull({ a: 1 }), k: _.pull(_.gte(5)) }), { l: [{ a: 2 }], k: [1] }],
    ['全部取走', { l: [1, 2, 1, 3] }, () => ({ l: _.pullAll([1, 3]) }), { l: [2] }],
    ['不重复地追加', { l: [1] }, () => ({ l: _.addToSet({ $each: [1, 2] }) }), { l: [1, 2] }],
  ]
  test.each(cases)('%s', async (__, before, change, after) => {
    expect(await updated(before, change())).toEqual(after)
  })

  test('改成原来的样子不算改了，空的更新什么也不做', async () => {
    const { id } = await db.collection('posts').add({ n: 1 })
    expect((await db.collection('posts').doc(id ?? '').update({ n: 1 })).updated).toBe(0)
    expect((await db.collection('posts').doc(id ?? '').update({ n: {} })).updated).toBe(0)
    expect((await db.collection('posts').doc(id ?? '').update({ n: 2 })).updated).toBe(1)
  })

  test('类型不对时整条更新都不生效', async () => {
    const { id } = await db.collection('posts').add({ n: 'text', k: 1 })
    expect(await codeOf(db.collection('posts').doc(id ?? '').update({ k: 2, n: _.inc(1) }))).toBe('DATABASE_REQUEST_FAILED')
    expect((await db.collection('posts').doc(id ?? '').get()).data[0].k).toBe(1)
  })

  test('设置会整体换掉或新建，删除按条件，改后返回新版本', async () => {
    await db.collection('posts').doc('set-1').set({ a: 1 })
    await db.collection('posts').doc('set-1').set({ b: 2 })
    expect((await db.collection('posts').doc('set-1').get()).data).toEqual([{ _id: 'set-1', b: 2 }])
    const { doc, updated: count } = await db.collection('posts').where({ _id: 'set-1' }).updateAndReturn({ b: _.inc(1) })
    expect([count, doc]).toEqual([1, { _id: 'set-1', b: 3 }])
    expect((await db.collection('posts').where({ _id: 'set-1', b: 99 }).updateAndReturn({ b: 0 })).doc).toBeNull()
    expect((await db.collection('posts').where({ b: 3 }).remove()).deleted).toBe(1)
  })

  test('五百人同时抢五十个名额，恰好抢到五十个', async () => {
    await db.collection('counters').add({ _id: 'slots', remaining: 50, claims: [] })
    const claim = (who: string) =>
      db.collection('counters').where({ _id: 'slots', remaining: _.gt(0), claims: _.neq(who) }).update({ remaining: _.inc(-1), claims: _.push([who]) })
    const results = await Promise.all(Array.from({ length: 500 }, (__, i) => claim(`p${i % 400}`)))
    const [slots] = (await db.collection('counters').doc('slots').get()).data
    expect(results.filter((r) => r.updated === 1)).toHaveLength(50)
    expect([slots.remaining, new Set(slots.claims).size]).toEqual([0, 50])
  })
})

describe('唯一', () => {
  test('编号重复时给出 E11000，一批里重复一个就一个都不写', async () => {
    await db.collection('posts').add({ _id: 'same' })
    await expect(db.collection('posts').add({ _id: 'same' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000 duplicate key error collection: tnt-local.posts index: _id_') })
    expect(await codeOf(db.collection('posts').add([{ _id: 'fresh' }, { _id: 'same' }]))).toBe('DATABASE_REQUEST_FAILED')
    expect((await db.collection('posts').doc('fresh').get()).data).toEqual([])
  })

  test('唯一索引：没有这个字段等于空值，只能有一个；让出来的值别人可以用', async () => {
    await db.collection('people').add({ _id: 'p1', phone: '100' })
    await expect(db.collection('people').add({ phone: '100' })).rejects.toMatchObject({ message: expect.stringContaining('index: people_phone') })
    await db.collection('people').add({ _id: 'p2' })
    expect(await codeOf(db.collection('people').add({ phone: null }))).toBe('DATABASE_REQUEST_FAILED')
    expect(await codeOf(db.collection('people').doc('p2').update({ phone: '100' }))).toBe('DATABASE_REQUEST_FAILED')
    await db.collection('people').doc('p1').update({ phone: '200' })
    expect((await db.collection('people').doc('p2').update({ phone: '100' })).updated).toBe(1)
  })
})

describe('聚合', () => {
  test('分组、排序、联表、展开', async () => {
    fill('joined', [{ _id: 'p1', phone: '200' }, { _id: 'p2', phone: '100' }])
    fill('posts', [{ _id: 'g1', kind: 'agg', by: 'p1', n: 2 }, { _id: 'g2', kind: 'agg', by: 'p1', n: 5 }, { _id: 'g3', kind: 'agg', by: 'p2', n: 1 }])
    const $ = _.aggregate
    const { data } = await db.collection('posts').aggregate().match({ kind: 'agg' }).group({ _id: '$by', sum: $.sum('$n'), all: $.push('$n') }).sort({ _id: 1 })
      .lookup({ from: 'joined', localField: '_id', foreignField: '_id', as: 'who' }).end()
    expect(data).toEqual([
      { _id: 'p1', sum: 7, all: [2, 5], who: [{ _id: 'p1', phone: '200' }] },
      { _id: 'p2', sum: 1, all: [1], who: [{ _id: 'p2', phone: '100' }] },
    ])
  })

  test('没有的算子被拒绝，集合是空的也一样', async () => {
    const run = db.collection('counters').aggregate().project({ w: { $function: '$at' } }).end()
    expect(await codeOf(run)).toBe('DATABASE_REQUEST_FAILED')
  })
})

describe('事务', () => {
  beforeEach(() => db.collection('counters').doc('t1').set({ n: 0 }))
  const read = async (id: string) => (await db.collection('counters').doc(id).get()).data[0]?.n

  test('提交之前别人看不到，自己看得到；回滚什么也不留', async () => {
    const tx = await db.startTransaction()
    await tx.collection('counters').doc('t1').update({ n: 5 })
    await tx.collection('counters').add({ _id: 'tx-new', n: 1 })
    expect((await tx.collection('counters').doc('t1').get()).data).toMatchObject({ n: 5 })
    expect([await read('t1'), await read('tx-new')]).toEqual([0, undefined])
    await tx.rollback()
    expect([await read('t1'), await read('tx-new')]).toEqual([0, undefined])
    expect(await codeOf(tx.collection('counters').doc('t1').update({ n: 6 }))).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test('快照取在第一次操作时，此后别人的提交看不到，写上去就冲突', async () => {
    const tx = await db.startTransaction()
    await db.collection('counters').doc('t1').update({ n: 1 })
    expect((await tx.collection('counters').doc('t1').get()).data).toMatchObject({ n: 1 })
    await db.collection('counters').doc('t1').update({ n: 2 })
    expect((await tx.collection('counters').doc('t1').get()).data).toMatchObject({ n: 1 })
    expect(await codeOf(tx.collection('counters').doc('t1').update({ n: 9 }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    expect(await read('t1')).toBe(2)
  })

  test('先写者胜：后写的事务立刻冲突，事务外的写等到放开', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first.collection('counters').doc('t1').update({ n: _.inc(1) })
    expect(await codeOf(second.collection('counters').doc('t1').update({ n: _.inc(1) }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    let done = false
    const outside = db.collection('counters').doc('t1').update({ n: _.inc(10) }).then(() => (done = true))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(done).toBe(false)
    await first.commit()
    await outside
    expect(await read('t1')).toBe(11)
  })

  test('并发的转账总数不变', async () => {
    await Promise.all(['x', 'y', 'z'].map((id) => db.collection('counters').doc(id).set({ n: 100 })))
    const names = ['x', 'y', 'z']
    const transfer = (i: number) =>
      db.runTransaction(async (tx: Awaited<ReturnType<typeof db.startTransaction>>) => {
        await tx.collection('counters').doc(names[i % 3] ?? '').update({ n: _.inc(-1) })
        await tx.collection('counters').doc(names[(i + 1) % 3] ?? '').update({ n: _.inc(1) })
      })
    const results = await Promise.allSettled(Array.from({ length: 40 }, (__, i) => transfer(i)))
    expect(results.some((r) => r.status === 'fulfilled')).toBe(true)
    const sums = await Promise.all(names.map(read))
    expect(sums.reduce((a, b) => a + b, 0)).toBe(300)
  })
})

describe('文件', () => {
  test('停掉再启动，数据还在；索引文件改了就照新的来', async () => {
    const own = await startLocalCloud({ indexes: { kept: [] } })
    await own.app.database().collection('kept').add({ _id: 'k', at: new Date(5) })
    await own.cloud.stop()
    const file = join(own.dataDir, '..', 'indexes.json')
    writeFileSync(file, JSON.stringify({ kept: [{ name: 'kept_at', keys: [['at', 1]], unique: true }] }))
    const again = await startCloud({ dataDir: own.dataDir, functionsDir: own.functionsDir, indexesFile: file, timers: false })
    const kept = appOf(again).database().collection('kept')
    expect((await kept.where({ at: new Date(5) }).get()).data).toEqual([{ _id: 'k', at: new Date(5) }])
    expect(await codeOf(kept.add({ at: new Date(5) }))).toBe('DATABASE_REQUEST_FAILED')
    await again.stop()
    rmSync(join(own.dataDir, '..'), { recursive: true, force: true })
  })

  test('别的程序的文件、损坏的文件、正被使用的目录都被拒绝，并且不动它', async () => {
    const dataDir = makeTempDir()
    const start = () => startCloud({ dataDir, functionsDir: dataDir, timers: false })
    writeFileSync(join(dataDir, 'cloud.db'), 'hello, this is a letter')
    await expect(start()).rejects.toThrow('不是本地云的数据库文件')
    expect(readFileSync(join(dataDir, 'cloud.db'), 'utf8')).toBe('hello, this is a letter')
    await expect(startCloud({ dataDir: local.dataDir, functionsDir: dataDir, timers: false })).rejects.toThrow('正被另一个进程使用')
    const healthy = makeTempDir()
    await (await startCloud({ dataDir: healthy, functionsDir: healthy, timers: false })).stop()
    const bytes = readFileSync(join(healthy, 'cloud.db'))
    bytes.fill(7, 4096)
    writeFileSync(join(healthy, 'cloud.db'), bytes)
    await expect(startCloud({ dataDir: healthy, functionsDir: healthy, timers: false })).rejects.toThrow('损坏')
  })

  test('被强行杀掉时，已经答复过的写入一条不少', async () => {
    const dataDir = makeTempDir()
    const acked = join(dataDir, 'acked')
    const script = join(__dirname, '../support/write-until-killed.ts')
    const run = spawnSync(process.execPath, ['--import', 'tsx', script, dataDir, acked], { timeout: 20_000, encoding: 'utf8' })
    expect([run.signal, existsSync(acked)]).toEqual(['SIGKILL', true])
    const cloud = await startCloud({ dataDir, functionsDir: dataDir, timers: false })
    const kept = new Set(cloud.database.dump('log').map((d) => String(d['_id'])))
    await cloud.stop()
    const promised = readFileSync(acked, 'utf8').split('\n').filter(Boolean)
    expect(promised.length).toBeGreaterThan(50)
    expect(promised.filter((id) => !kept.has(id))).toEqual([])
  })
})
