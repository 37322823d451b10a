import { QUERY_CASES } from './query-cases'
import { cloudDocs, manual, pcre, sdk } from './sources'
import { codeOf, freshId, openCloud, type UnderTest } from './under-test'
import { REFUSED_UPDATES, UPDATE_CASES } from './update-cases'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.end())
const plain = () => cloud.db.collection('conform_plain')

describe('查询', () => {
  test.each(QUERY_CASES)('%s', async (_, docs, where, expected) => {
    const [run, places] = [freshId(), cloud.db.collection('conform_places')]
    await places.add(Object.entries(docs).map(([letter, doc]) => ({ _id: `${run}-${letter}`, run, ...doc })))
    const condition = where(cloud.db.command, cloud.db)
    const both = 'operands' in condition ? cloud.db.command.and([condition, { run }]) : { ...condition, run }
    const { data } = await places.where(both).get()
    const letters = data.map((doc: { _id: string }) => doc._id.slice(-1)).join('')
    await places.where({ run }).remove()
    // Only nearness promises an order.
    const ordered = JSON.stringify(condition).includes('geoNear')
    expect(ordered ? letters : [...letters].sort().join('')).toBe(expected)
  })

  const refused: readonly (readonly [string, object, string])[] = [
    ['没有的算子', { n: { $nearly: 1 } }, manual('operator/query')],
    ['$options 没有 $regex：不然就是每一个', { n: { $options: 'i' } }, manual('operator/query/regex')],
    ['$not 里的 $options 没有 $regex', { n: { $not: { $options: 'i' } } }, manual('operator/query/regex')],
    ['$maxDistance 没有 $near', { at: { $maxDistance: 5 } }, manual('operator/query/maxDistance')],
    ['$in 里放条件', { n: { $in: [{ $gt: 1 }] } }, manual('operator/query/in')],
    ['$nin 里放条件', { n: { $nin: [{ $gt: 1 }] } }, manual('operator/query/nin')],
    ['$all 里放条件', { n: { $all: [{ $gt: 1 }] } }, manual('operator/query/all')],
    ['$not 里放 $near', { at: { $not: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } } } }, manual('operator/query/near')],
    ['没有的顶层算子', { $maybe: [] }, manual('operator/query')],
    ['空的 $or', { $or: [] }, manual('operator/query/or')],
    ['$in 不是数组', { n: { $in: 1 } }, manual('operator/query/in')],
    ['$mod 缺一个数', { n: { $mod: [2] } }, manual('operator/query/mod')],
    ['$size 是负数', { n: { $size: -1 } }, manual('operator/query/size')],
    ['$size 是个会骗人的对象', { n: { $size: { toString: 1, valueOf: 1 } } }, manual('operator/query/size')],
    ['$type 是个会骗人的对象', { n: { $type: { toString: 1 } } }, manual('operator/query/type')],
    ['正则里没有的字符类', { n: { $regex: '[[:numbers:]]' } }, pcre('pcrepattern')],
    ['正则里的 \\u：PCRE 不认', { n: { $regex: '[\\u4e00-\\u9fa5]' } }, pcre('pcrepattern')],
    ['$or 里的 near', { $or: [{ at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } } }, { n: 1 }] }, manual('operator/query/nearSphere')],
    ['写坏的正则', { n: { $regex: '(' } }, manual('operator/query/regex')],
    ['没有全文索引', { $text: { $search: 'x' } }, manual('operator/query/text')],
    ['没有地理索引的 near', { at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } } }, manual('operator/query/nearSphere')],
    ['没有闭合的多边形', { at: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] } } } }, manual('geojson')],
  ]
  test.each(refused)('拒绝：%s', async (_, query) => {
    const result = await cloud.send('database.getDocument', { collectionName: 'conform_plain', queryType: 'WHERE', query: JSON.stringify(query), limit: 10 })
    expect(result.code).toBe('DATABASE_REQUEST_FAILED')
  })
})

describe('更新', () => {
  test.each(UPDATE_CASES)('%s', async (_, before, change, after) => {
    const _id = freshId()
    await plain().add({ _id, ...before })
    await plain().doc(_id).update(change(cloud.db.command, cloud.db))
    const [doc] = (await plain().doc(_id).get()).data as object[]
    expect(JSON.parse(JSON.stringify(doc))).toEqual({ _id, ...after })
  })

  test.each(REFUSED_UPDATES)('拒绝：%s', async (_, change) => {
    const _id = freshId()
    const doc = { _id, n: 'text', l: [1], o: {} }
    await plain().add(doc)
    expect(await codeOf(plain().doc(_id).update({ k: 1, ...change(cloud.db.command) }))).toBe('DATABASE_REQUEST_FAILED')
    expect((await plain().doc(_id).get()).data).toEqual([doc])
  })

  test(`$ 改查询匹配到的元素，$[] 改每一个（${manual('operator/update/positional')}）`, async () => {
    const [_id, _] = [freshId(), cloud.db.command]
    await plain().add({ _id, seats: [{ by: 'a', n: 1 }, { by: 'b', n: 1 }] })
    await plain().where({ _id, 'seats.by': 'b' }).update({ 'seats.$.n': _.inc(5) })
    await plain().where({ _id, seats: _.elemMatch({ by: 'a' }) }).update({ 'seats.$.mine': true })
    await plain().where({ _id }).update({ 'seats.$[].n': _.mul(10) })
    expect((await plain().doc(_id).get()).data[0].seats).toEqual([{ by: 'a', n: 10, mine: true }, { by: 'b', n: 60 }])
  })

  test(`serverDate 按服务器的钟，偏移也算（${cloudDocs('server-date')}）`, async () => {
    const _id = freshId()
    await plain().add({ _id, a: cloud.db.serverDate(), b: cloud.db.serverDate({ offset: 60_000 }) })
    const [{ a, b }] = (await plain().doc(_id).get()).data as [{ a: Date; b: Date }]
    expect([a instanceof Date, b.getTime() - a.getTime()]).toEqual([true, 60_000])
  })
})

describe('动作', () => {
  test(`add 一个和几个，get、count、set、remove、updateAndReturn（${sdk('collection.js')}）`, async () => {
    const run = freshId()
    const { ids } = (await plain().add([{ run, n: 1 }, { run, n: 2 }, { run, n: 3 }])) as unknown as { ids: string[] }
    expect(ids).toHaveLength(3)
    expect((await plain().where({ run }).count()).total).toBe(3)
    expect((await plain().where({ run }).update({ k: 1 })).updated).toBe(3)
    expect((await plain().where({ run }).options({ multiple: false } as never).update({ k: 2 })).updated).toBe(1)
    expect((await plain().doc(`${run}-set`).set({ run, s: 1 })).upsertedId).toBe(`${run}-set`)
    expect((await plain().doc(`${run}-set`).set({ run, t: 1 })).updated).toBe(1)
    expect((await plain().doc(`${run}-set`).get()).data).toEqual([{ _id: `${run}-set`, run, t: 1 }])
    const changed = await plain().where({ run, n: 3 }).updateAndReturn({ n: cloud.db.command.inc(4) })
    expect([changed.updated, (changed.doc as { n: number }).n]).toEqual([1, 7])
    expect((await plain().doc(`${run}-set`).remove()).deleted).toBe(1)
    expect((await plain().where({ run }).options({ multiple: false } as never).remove()).deleted).toBe(1)
    expect((await plain().where({ run }).remove()).deleted).toBe(2)
  })

  test(`没有的文档是空列表，不是错误（${cloudDocs('query')}）`, async () => {
    expect((await plain().doc(freshId()).get()).data).toEqual([])
    expect((await plain().doc(freshId()).update({ a: 1 })).updated).toBe(0)
    expect((await plain().doc(freshId()).remove()).deleted).toBe(0)
  })

  test(`默认一百条，至多一千条；排序、跳过（${cloudDocs('query')}）`, async () => {
    const run = freshId()
    for (const start of [0, 600]) await plain().add(Array.from({ length: 600 }, (_, i) => ({ run, n: start + i })))
    expect((await plain().where({ run }).get()).data).toHaveLength(100)
    expect((await plain().where({ run }).limit(5000).get()).data).toHaveLength(1000)
    const page = await plain().where({ run }).orderBy('n', 'desc').skip(1195).limit(10).get()
    expect(page.data.map((doc: { n: number }) => doc.n)).toEqual([4, 3, 2, 1, 0])
    await plain().where({ run }).remove()
  })

  test(`只要的字段、不要的字段、数组的一段、匹配的元素（${manual('operator/projection')}）`, async () => {
    const [_id, _] = [freshId(), cloud.db.command]
    await plain().add({ _id, a: 1, o: { x: 1, y: 2 }, l: [{ n: 1 }, { n: 2 }, { n: 3 }] })
    const field = async (projection: object) => (await plain().doc(_id).field(projection as never).get()).data[0]
    expect(await field({ a: true, 'o.x': true })).toEqual({ _id, a: 1, o: { x: 1 } })
    expect(await field({ l: false, o: false })).toEqual({ _id, a: 1 })
    expect(await field({ _id: false, a: true })).toEqual({ a: 1 })
    expect(await field({ l: _.project.slice([1, 1]) })).toEqual({ _id, a: 1, o: { x: 1, y: 2 }, l: [{ n: 2 }] })
    expect(await field({ l: _.project.elemMatch({ n: { $gt: 1 } }) })).toMatchObject({ _id, l: [{ n: 2 }] })
    expect(await codeOf(plain().doc(_id).field({ a: true, o: false }).get())).toBe('DATABASE_REQUEST_FAILED')
  })

  const refused: readonly (readonly [string, () => Promise<unknown>, string, string])[] = [
    ['没有的集合', () => cloud.db.collection('conform_nowhere').get(), 'DATABASE_COLLECTION_NOT_EXIST', cloudDocs('error-code')],
    ['已有的集合', () => cloud.db.createCollection('conform_plain'), 'DATABASE_COLLECTION_ALREADY_EXIST', cloudDocs('error-code')],
    ['where 更新不带条件', () => plain().update({ a: 1 }), 'INVALID_PARAM', sdk('query.js')],
    ['$ 开头的字段', () => plain().add({ $a: 1 }), 'DATABASE_REQUEST_FAILED', manual('limits')],
    ['不认识的动作', () => cloud.send('database.dropEverything', {}), 'OPERATION_NOT_SUPPORTED', sdk('index.js')],
    ['嵌套超过一百层', () => plain().add({ a: JSON.parse('['.repeat(120) + ']'.repeat(120)) as object }), 'DATABASE_REQUEST_FAILED', manual('limits')],
  ]
  test.each(refused)('拒绝：%s', async (_, run, code) => {
    expect(await codeOf(run())).toBe(code)
  })
})

describe('投影', () => {
  const show = async (doc: object, field: object, where: object = {}) => {
    const _id = freshId()
    await plain().add({ _id, ...doc })
    const run = cloud.send('database.getDocument', { collectionName: 'conform_plain', queryType: 'WHERE', query: JSON.stringify({ _id, ...where }), projection: JSON.stringify({ _id: 0, ...field }), limit: 1 })
    const { code, data } = await run
    return code ?? (JSON.parse((data as { list: [string] }).list[0]) as object)
  }
  const plainOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/\{"\$number\w+":"([^"]+)"\}/g, '$1'))

  test(`只要配上的那个元素（${manual('operator/projection/positional')}）`, async () => {
    expect(plainOf(await show({ l: [{ x: 1 }, { x: 2 }, { x: 2, y: 1 }], n: 1 }, { 'l.$': 1 }, { 'l.x': 2 }))).toEqual({ l: [{ x: 2 }] })
    expect(await show({ l: [{ x: 1 }] }, { 'l.$': 1 })).toBe('DATABASE_REQUEST_FAILED')
  })

  test(`数组里的数组也看进去（${manual('method/db.collection.find')}）`, async () => {
    expect(plainOf(await show({ l: [[{ b: 1, c: 2 }], { b: 3 }, 5] }, { 'l.b': 1 }))).toEqual({ l: [[{ b: 1 }], { b: 3 }] })
    const run = freshId()
    await plain().add({ run, l: [[{ b: 1, c: 2 }], { b: 3 }] })
    expect((await plain().aggregate().match({ run }).project({ _id: 0, 'l.b': 1 }).end()).data).toEqual([{ l: [[{ b: 1 }], { b: 3 }] }])
  })

  test(`一条路径盖住另一条：拒绝（${manual('limits')}）`, async () => {
    expect(await show({ l: { b: 1 } }, { l: 1, 'l.b': 1 })).toBe('DATABASE_REQUEST_FAILED')
  })
})

describe('值的边界', () => {
  test(`空数组排在空值前面（${manual('bson-type-comparison-order')}）`, async () => {
    const run = freshId()
    await plain().add([{ run, v: null, n: 2 }, { run, v: [], n: 1 }, { run, v: 1, n: 3 }])
    const order = async (way: 'asc' | 'desc') => (await plain().where({ run }).orderBy('v', way).get()).data.map(({ n }: { n: number }) => n)
    expect([await order('asc'), await order('desc')]).toEqual([[1, 2, 3], [3, 2, 1]])
  })

  test(`int 和 long 的分界（${manual('bson-types')}）`, async () => {
    const run = freshId()
    await plain().add([2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5].map((n) => ({ run, n })))
    const count = async (type: string) => ((await cloud.send('database.calculateDocument', { collectionName: 'conform_plain', queryType: 'WHERE', query: JSON.stringify({ run, n: { $type: type } }) })).data as { total: number }).total
    expect([await count('int'), await count('long'), await count('double')]).toEqual([2, 1, 1])
  })

  test(`位运算算满 64 位（${manual('operator/update/bit')}）`, async () => {
    const _id = freshId()
    await plain().add({ _id, n: 2 ** 33 })
    await plain().doc(_id).update({ n: cloud.db.command.bit({ or: 1 } as never) })
    expect((await plain().doc(_id).get()).data).toMatchObject([{ n: 2 ** 33 + 1 }])
    await plain().doc(_id).update({ n: 1.5 })
    expect(await codeOf(plain().doc(_id).update({ n: cloud.db.command.bit({ or: 1 } as never) }))).toBe('DATABASE_REQUEST_FAILED')
  })

  test(`文档的大小按字节算，一个汉字三个（${manual('limits')}）`, async () => {
    expect(await codeOf(plain().add({ text: '中'.repeat(6 * 1024 * 1024) }))).toBe('DATABASE_REQUEST_FAILED')
  })
})
