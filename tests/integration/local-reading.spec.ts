import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

const INDEXES = {
  things: [{ name: 'things_state_n', keys: [['state', 1], ['n', -1]], unique: false }],
  places: [{ name: 'places_at', keys: [['at', '2dsphere']] }],
  posts: [],
  counters: [],
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
