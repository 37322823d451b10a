import { cloudDocs, manual, sdk } from './sources'
import { codeOf, freshId, openCloud, type UnderTest } from './under-test'

/** What the SDK's references can do and no other case goes through. */
let cloud: UnderTest
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.end())
const plain = () => cloud.db.collection('conform_plain')
interface More {
  create(data: object): Promise<{ readonly id?: string; readonly code?: string }>
  delete(): Promise<{ readonly deleted?: number }>
}
const more = (id: string) => plain().doc(id) as unknown as More
type Shape = new (parts: readonly object[]) => object
const geo = () => cloud.db.Geo as unknown as { readonly Point: new (lng: number, lat: number) => object; readonly LineString: Shape; readonly Polygon: Shape; readonly MultiPoint: Shape; readonly MultiLineString: Shape; readonly MultiPolygon: Shape }

test(`doc().create 与 doc().delete（${sdk('document.js')}）`, async () => {
  const _id = freshId()
  expect((await more(_id).create({ n: 1 })).id).toBe(_id)
  expect(await codeOf(more(_id).create({ n: 2 }) as Promise<unknown>)).toMatch(/^DATABASE_(REQUEST_FAILED|DUPLICATE_WRITE)$/)
  expect((await plain().doc(_id).get()).data).toEqual([{ _id, n: 1 }])
  expect([(await more(_id).delete()).deleted, (await more(_id).delete()).deleted]).toEqual([1, 0])
})

test(`createCollection：新的能用，名字不合要求的不能（${cloudDocs('error-code')}）`, async () => {
  const name = `made_${freshId().replaceAll('-', '_')}`
  await cloud.db.createCollection(name)
  await cloud.db.collection(name).add({ _id: 'first' })
  expect((await cloud.db.collection(name).count()).total).toBe(1)
  expect(await codeOf(cloud.db.createCollection('1 bad name'))).not.toBe('none')
})

test(`ObjectId 存成、读成它的十六进制（${sdk('ObjectId/index.js')}）`, async () => {
  const _id = freshId()
  const { ObjectId } = cloud.db as unknown as { readonly ObjectId: (id: { id: string }) => object }
  await plain().add({ _id, of: ObjectId({ id: 'a'.repeat(24) }) })
  expect((await plain().doc(_id).get()).data).toEqual([{ _id, of: 'a'.repeat(24) }])
})

test(`几个点、几条线、几个面：存得下、读得回，相交查得到（${manual('geojson')}）`, async () => {
  const [run, _, { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon }] = [freshId(), cloud.db.command, geo()]
  const line = (...corners: readonly (readonly [number, number])[]) => new LineString(corners.map(([lng, lat]) => new Point(lng, lat)))
  const square = (west: number) => new Polygon([line([west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0])])
  const shapes = {
    points: new MultiPoint([new Point(10, 10), new Point(20, 10)]),
    lines: new MultiLineString([line([30, 0], [31, 0]), line([40, 0], [41, 0])]),
    faces: new MultiPolygon([square(50), square(60)]),
  }
  const places = cloud.db.collection('conform_places')
  await places.add(Object.entries(shapes).map(([kind, at]) => ({ _id: `${run}-${kind}`, run, at })))
  const meets = async (lng: number, lat: number) => (await places.where({ run, at: _.geoIntersects({ geometry: new cloud.db.Geo.Point(lng, lat) }) }).get()).data.map(({ _id }: { _id: string }) => _id.split('-').at(-1))
  expect([await meets(20, 10), await meets(40.5, 0), await meets(60.5, 0.5), await meets(55, 0.5)]).toEqual([['points'], ['lines'], ['faces'], []])
  const [kept] = (await places.doc(`${run}-faces`).get()).data
  expect(JSON.parse(JSON.stringify(kept.at))).toMatchObject({ type: 'MultiPolygon', coordinates: [[[[50, 0], [51, 0], [51, 1], [50, 1], [50, 0]]], [[[60, 0], [61, 0], [61, 1], [60, 1], [60, 0]]]] })
  await places.where({ run }).remove()
})

test(`事务里的 create、set、delete、field（${sdk('document.js')}）`, async () => {
  const id = freshId()
  await plain().add({ _id: `${id}-old`, n: 1, k: 2 })
  const tx = await cloud.db.startTransaction()
  const within = (name: string) => tx.collection('conform_plain').doc(`${id}-${name}`) as unknown as More & { set(data: object): Promise<unknown>; field(of: object): { get(): Promise<{ data: object }> } }
  await within('made').create({ n: 1 })
  await within('set').set({ n: 2 })
  expect((await within('old').field({ k: true }).get()).data).toEqual({ _id: `${id}-old`, k: 2 })
  await within('old').delete()
  expect((await plain().where({ _id: cloud.db.command.in(['made', 'set', 'old'].map((name) => `${id}-${name}`)) }).count()).total).toBe(1)
  await tx.commit()
  expect((await plain().where({ _id: cloud.db.command.in(['made', 'set', 'old'].map((name) => `${id}-${name}`)) }).orderBy('_id', 'asc').get()).data).toEqual([{ _id: `${id}-made`, n: 1 }, { _id: `${id}-set`, n: 2 }])
})
