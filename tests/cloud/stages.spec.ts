import { manual, sdk } from './sources'
import { codeOf, type Command, freshId, openCloud, type UnderTest } from './under-test'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await openCloud()
  await cloud.db.collection('conform_joined').add([{ _id: 'p1', of: 'a', n: 1 }, { _id: 'p2', of: 'b', n: 2 }, { _id: 'p3', of: 'b', n: 3 }, { _id: 'p4' }])
  await cloud.db.collection('conform_places').add([0, 1, 5].map((lng) => ({ _id: `at${lng}`, ring: lng > 2, at: new cloud.db.Geo.Point(lng, 0) })))
})
afterAll(() => cloud.end())

type Pipeline = ReturnType<ReturnType<UnderTest['db']['collection']>['aggregate']>
type Case = readonly [name: string, docs: readonly object[], build: (pipeline: Pipeline, $: Command['aggregate']) => unknown, expected: unknown, source: string]

const stage = (name: string) => manual(`operator/aggregation/${name}`)
const three = [{ k: 'a', n: 1 }, { k: 'b', n: 2 }, { k: 'a', n: 3 }]

const CASES: readonly Case[] = [
  ['match', three, (p) => p.match({ k: 'a' }).project({ _id: 0, n: 1 }), [{ n: 1 }, { n: 3 }], stage('match')],
  ['match 里的 expr', three, (p, $) => p.match(cloud.db.command.expr($.gt(['$n', 1])) as object).project({ _id: 0, n: 1 }), [{ n: 2 }, { n: 3 }], stage('match')],
  ['project 保留、改名、嵌套', [{ a: { b: 1, c: 2 }, l: [{ x: 1, y: 2 }] }], (p) => p.project({ _id: 0, 'a.b': 1, l: { x: 1 }, made: '$a.c' }), [{ a: { b: 1 }, l: [{ x: 1 }], made: 2 }], stage('project')],
  ['project 去掉', [{ a: 1, o: { b: 1, c: 2 } }], (p) => p.project({ _id: 0, 'o.b': 0, k: 0, run: 0 }), [{ a: 1, o: { c: 2 } }], stage('project')],
  ['addFields 合并嵌套的对象，写进数组的每个元素', [{ o: { a: 1 }, l: [{ x: 1 }, { x: 2 }] }], (p) => p.addFields({ 'o.b': '$o.a', l: { y: 0 }, m: { $literal: 1 } }).project({ _id: 0, run: 0 }), [{ o: { a: 1, b: 1 }, l: [{ x: 1, y: 0 }, { x: 2, y: 0 }], m: 1 }], stage('addFields')],
  ['group 的每一种累加', three, (p, $) => p.sort({ n: 1 }).group({ _id: '$k', sum: $.sum('$n'), avg: $.avg('$n'), min: $.min('$n'), max: $.max('$n'), first: $.first('$n'), last: $.last('$n'), all: $.push('$n'), set: $.addToSet('$k'), dev: $.stdDevPop('$n'), merged: $.mergeObjects({ last: '$n' }) }).sort({ _id: 1 }),
    [{ _id: 'a', sum: 4, avg: 2, min: 1, max: 3, first: 1, last: 3, all: [1, 3], set: ['a'], dev: 1, merged: { last: 3 } }, { _id: 'b', sum: 2, avg: 2, min: 2, max: 2, first: 2, last: 2, all: [2], set: ['b'], dev: 0, merged: { last: 2 } }], stage('group')],
  ['group 没有的字段与空值是一组', [{ k: null }, {}, { k: 1 }], (p, $) => p.group({ _id: '$k', count: $.sum(1), samp: $.stdDevSamp('$n') }).sort({ _id: 1 }), [{ _id: null, count: 2, samp: null }, { _id: 1, count: 1, samp: null }], stage('group')],
  ['group 按几个字段', three, (p, $) => p.group({ _id: { k: '$k', big: $.gt(['$n', 1]) }, count: $.sum(1) }).sort({ _id: 1 }), [{ _id: { k: 'a', big: false }, count: 1 }, { _id: { k: 'a', big: true }, count: 1 }, { _id: { k: 'b', big: true }, count: 1 }], stage('group')],
  ['bucket', [{ n: 1 }, { n: 5 }, { n: 99 }], (p, $) => p.bucket({ groupBy: '$n', boundaries: [0, 5, 10], default: 'other', output: { count: $.sum(1), all: $.push('$n') } }), [{ _id: 0, count: 1, all: [1] }, { _id: 5, count: 1, all: [5] }, { _id: 'other', count: 1, all: [99] }], stage('bucket')],
  ['bucketAuto', [1, 2, 3, 4, 4].map((n) => ({ n })), (p) => p.bucketAuto({ groupBy: '$n', buckets: 2 }), [{ _id: { min: 1, max: 4 }, count: 3 }, { _id: { min: 4, max: 4 }, count: 2 }], stage('bucketAuto')],
  // The worked example of the manual: the same hundred numbers, three of its series.
  ['bucketAuto granularity R20', Array.from({ length: 100 }, (_, n) => ({ n })), (p) => p.bucketAuto({ groupBy: '$n', buckets: 5, granularity: 'R20' } as never), [[0, 20, 20], [20, 40, 20], [40, 63, 23], [63, 90, 27], [90, 100, 10]].map(([min, max, count]) => ({ _id: { min, max }, count })), stage('bucketAuto')],
  ['bucketAuto granularity E24', Array.from({ length: 100 }, (_, n) => ({ n })), (p) => p.bucketAuto({ groupBy: '$n', buckets: 5, granularity: 'E24' } as never), [[0, 20, 20], [20, 43, 23], [43, 68, 25], [68, 91, 23], [91, 100, 9]].map(([min, max, count]) => ({ _id: { min, max }, count })), stage('bucketAuto')],
  ['bucketAuto granularity 1-2-5', Array.from({ length: 100 }, (_, n) => ({ n })), (p) => p.bucketAuto({ groupBy: '$n', buckets: 5, granularity: '1-2-5' } as never), [[0, 20, 20], [20, 50, 30], [50, 100, 50]].map(([min, max, count]) => ({ _id: { min, max }, count })), stage('bucketAuto')],
  ['bucketAuto granularity POWERSOF2，零一组', [0, 0, 3, 4, 9].map((n) => ({ n })), (p) => p.bucketAuto({ groupBy: '$n', buckets: 3, granularity: 'POWERSOF2' } as never), [[0, 2, 2], [2, 8, 2], [8, 16, 1]].map(([min, max, count]) => ({ _id: { min, max }, count })), stage('bucketAuto')],
  ['count', three, (p) => p.count('all'), [{ all: 3 }], stage('count')],
  ['sort、skip、limit', three, (p) => p.sort({ k: 1, n: -1 }).skip(1).limit(1).project({ _id: 0, n: 1 }), [{ n: 1 }], stage('sort')],
  ['limit 在 skip 之前', three, (p) => p.sort({ n: 1 }).limit(2).skip(1).project({ _id: 0, n: 1 }), [{ n: 2 }], stage('skip')],
  ['sortByCount', three, (p) => p.sortByCount('$k'), [{ _id: 'a', count: 2 }, { _id: 'b', count: 1 }], stage('sortByCount')],
  ['unwind', [{ l: [1, 2] }, { l: [] }, {}, { l: 3 }], (p) => p.unwind('$l').project({ _id: 0, l: 1 }), [{ l: 1 }, { l: 2 }, { l: 3 }], stage('unwind')],
  ['unwind 留下空的，带下标', [{ l: ['x'] }, { l: [] }, { l: null }], (p) => p.unwind({ path: '$l', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' }).project({ _id: 0, l: 1, i: 1 }), [{ l: 'x', i: 0 }, { i: null }, { l: null, i: null }], stage('unwind')],
  ['replaceRoot', [{ o: { x: 1 } }], (p) => p.replaceRoot({ newRoot: '$o' }), [{ x: 1 }], stage('replaceRoot')],
  ['sample', three, (p) => p.sample({ size: 2 }).count('n'), [{ n: 2 }], stage('sample')],
  ['lookup 按字段', [{ k: 'b' }, { k: ['a', 'x'] }, {}], (p) => p.lookup({ from: 'conform_joined', localField: 'k', foreignField: 'of', as: 'found' }).project({ _id: 0, found: '$found._id' }), [{ found: ['p2', 'p3'] }, { found: ['p1'] }, { found: ['p4'] }], stage('lookup')],
  ['lookup 按不看外面的管道', [{ k: 1 }], (p, $) =>
    p.lookup({ from: 'conform_joined', pipeline: $.pipeline().match(cloud.db.command.or([{ n: cloud.db.command.gte(3) }, { n: cloud.db.command.exists(false) }])).sort({ _id: -1 }).limit(1).project({ _id: 1 }).done(), as: 'found' }).project({ _id: 0, found: 1 }), [{ found: [{ _id: 'p4' }] }], stage('lookup')],
  ['lookup 再拆开，一份也没有的留着', [{ k: ['a', 'b'] }, { k: ['x'] }], (p) =>
    p.lookup({ from: 'conform_joined', localField: 'k', foreignField: 'of', as: 'one' }).unwind({ path: '$one', preserveNullAndEmptyArrays: true }).match({ 'one.n': cloud.db.command.neq(2) }).sort({ 'one.n': -1 }).project({ _id: 0, k: 1, 'one._id': 1 }),
    [{ k: ['a', 'b'], one: { _id: 'p3' } }, { k: ['a', 'b'], one: { _id: 'p1' } }, { k: ['x'] }], stage('unwind')],
  ['lookup 按管道和变量', [{ k: 'b', least: 3 }], (p, $) =>
    p.lookup({ from: 'conform_joined', let: { k: '$k', least: '$least' }, pipeline: $.pipeline().match(cloud.db.command.expr($.and([$.eq(['$of', '$$k']), $.gte(['$n', '$$least'])])) as object).project({ n: 1 }).done(), as: 'found' }).project({ _id: 0, found: 1 }), [{ found: [{ _id: 'p3', n: 3 }] }], stage('lookup')],
]

const run = async (docs: readonly object[], build: Case[2]): Promise<unknown> => {
  const mark = freshId()
  const plain = cloud.db.collection('conform_plain')
  await plain.add(docs.map((doc, i) => ({ _id: `${mark}-${i}`, run: mark, ...doc })))
  const built = build(plain.aggregate().match({ run: mark }), cloud.db.command.aggregate) as Pipeline
  return (await built.end()).data
}
test.each(CASES)('%s', async (_, docs, build, expected) => {
  expect(await run(docs, build)).toEqual(expected)
})

test(`geoNear：由近到远，距离以米计（${stage('geoNear')}）`, async () => {
  const near = { longitude: 0, latitude: 0 } as never
  const places = cloud.db.collection('conform_places').aggregate()
  const { data } = await places.geoNear({ near, distanceField: 'far', spherical: true, maxDistance: 200_000, query: { ring: false }, includeLocs: 'where', distanceMultiplier: 0.001 }).end()
  const found = data as { _id: string; far: number; where: object }[]
  expect(found.map((one) => one._id)).toEqual(['at0', 'at1'])
  expect(found[1]?.far).toBeCloseTo(111.3, 1)
  expect(found[0]?.where).toEqual({ type: 'Point', coordinates: [0, 0] })
})

test(`拒绝：第一个阶段的 match 里放 geoNear，有地理索引也不行（${stage('match')}）`, async () => {
  const near = cloud.db.command.geoNear({ geometry: new cloud.db.Geo.Point(0, 0) })
  for (const query of [{ at: near }, cloud.db.command.and([{ at: near }, { ring: false }])])
    expect(await codeOf(cloud.db.collection('conform_places').aggregate().match(query as object).end())).toBe('DATABASE_REQUEST_FAILED')
})
test(`拒绝：两个 geoNear（${manual('operator/query/nearSphere')}）；排序的字段没有名字（${manual('method/cursor.sort')}）`, async () => {
  const [places, _] = [cloud.db.collection('conform_places'), cloud.db.command]
  const near = { at: _.geoNear({ geometry: new cloud.db.Geo.Point(0, 0) }) }
  expect(await codeOf(places.where(_.and([near, near])).get())).toBe('DATABASE_REQUEST_FAILED')
  expect(await codeOf(places.where(near).get())).toBe('none')
  const { code } = await cloud.send('database.getDocument', { collectionName: 'conform_places', queryType: 'WHERE', query: '{}', order: JSON.stringify({ '': 1 }) })
  expect(code).toBe('DATABASE_REQUEST_FAILED')
})

const REFUSED: readonly (readonly [string, (pipeline: Pipeline, $: Command['aggregate']) => unknown, string])[] = [
  ['addFields 一个字段也没有', (p) => p.addFields({}), stage('addFields')],
  ['$set 一个字段也没有', (p) => (p as unknown as { _pipe(stage: string, value: object): unknown })._pipe('$set', {}), stage('set')],
  ['match 里放 geoNear', (p) => p.match({ at: cloud.db.command.geoNear({ geometry: new cloud.db.Geo.Point(0, 0) }) }), stage('match')],
  ['sort 的字段没有名字', (p) => p.sort({ '': 1 }), stage('sort')],
  ['没有的阶段', (p) => (p as unknown as { _pipe(stage: string, value: object): unknown })._pipe('everything', {}), sdk('aggregate.js')],
  ['group 没有 _id', (p, $) => p.group({ n: $.sum(1) }), stage('group')],
  ['group 里不是累加', (p) => p.group({ _id: null, n: 1 }), stage('group')],
  ['limit 零', (p) => p.limit(0), stage('limit')],
  ['skip 负数', (p) => p.skip(-1), stage('skip')],
  ['project 一个字段也没有', (p) => p.project({}), stage('project')],
  ['project 又留又去', (p) => p.project({ a: 1, b: 0 }), stage('project')],
  ['unwind 的路径不带 $', (p) => p.unwind('l'), stage('unwind')],
  ['bucket 落在外面又没有默认', (p) => p.bucket({ groupBy: '$n', boundaries: [0, 1] }), stage('bucket')],
  ['bucket 的界限没有排好', (p) => p.bucket({ groupBy: '$n', boundaries: [5, 1] }), stage('bucket')],
  ['bucket 的默认落在界限里', (p) => p.bucket({ groupBy: '$n', boundaries: [0, 1000], default: 5 }), stage('bucket')],
  ['bucket 的界限不是一种类型', (p) => p.bucket({ groupBy: '$n', boundaries: [0, 'z'] as never, default: 'other' }), stage('bucket')],
  ['bucketAuto 没有的 granularity', (p) => p.bucketAuto({ groupBy: '$n', buckets: 2, granularity: 'R6' } as never), stage('bucketAuto')],
  ['bucketAuto 有 granularity 的值不是数', (p) => p.bucketAuto({ groupBy: '$run', buckets: 2, granularity: 'R5' } as never), stage('bucketAuto')],
  ['unwind 有不认识的选项', (p) => p.unwind({ path: '$l', keepEmpty: true } as never), stage('unwind')],
  ['unwind 的序号名以 $ 开头', (p) => p.unwind({ path: '$l', includeArrayIndex: '$i' } as never), stage('unwind')],
  ['replaceRoot 得不到对象', (p) => p.replaceRoot({ newRoot: '$n' }), stage('replaceRoot')],
  ['sample 没有大小', (p) => p.sample({} as never), stage('sample')],
  ['count 的名字以 $ 开头', (p) => p.count('$n'), stage('count')],
  ['geoNear 不在最前', (p) => p.geoNear({ near: { longitude: 0, latitude: 0 } as never, distanceField: 'far', spherical: true }), stage('geoNear')],
]
test.each(REFUSED)('拒绝：%s', async (_, build) => {
  expect(await codeOf(run([{ n: 5 }], build))).toBe('DATABASE_REQUEST_FAILED')
})
