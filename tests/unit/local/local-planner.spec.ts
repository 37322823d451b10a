import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { openDirectAccess } from '../../../local/database/access-directly'
import { countDocuments, findDocuments, sortFound } from '../../../local/database/find-documents'
import { distanceMetres } from '../../../local/database/geo/sphere'
import { encodeComponent, entriesOf } from '../../../local/database/index-keys'
import { compileQuery } from '../../../local/database/match-query'
import { openDatabase } from '../../../local/database/open-database'
import { planQuery, type Sort } from '../../../local/database/plan-query'
import { compareValues, type Doc, type Value } from '../../../local/database/values'
import { removeDocuments, updateDocument } from '../../../local/database/write-documents'
import { makeTempDir } from '../../support/temp-dir'

const INDEXES = {
  docs: [
    { name: 'a_b', keys: [['a', 1], ['b', -1]] },
    { name: 'b', keys: [['b', 1]] },
    { name: 'tags_a', keys: [['tags', 1], ['a', 1]] },
    { name: 'inner', keys: [['inner.x', -1]] },
    { name: 'pair', keys: [['pair.x', 1], ['pair.y', -1]] },
  ],
}

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, NaN, 1, 2, -1, 1.5, '', 'a', 'ab', 'b', '\u0001', '\u0002x', '中', '😀', '\uffee'),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -5, max: 5 }).map((n) => new Date(n * 1e11)),
)
const few: fc.Arbitrary<Value> = fc.constantFrom(null, 0, -0, NaN, 1, 2, 3, 'a', 'b', new Date(5), true)
const document: fc.Arbitrary<Doc> = fc.record(
  {
    a: few,
    b: few,
    tags: fc.oneof(few, fc.array(few, { maxLength: 3 })),
    pair: fc.oneof(few, fc.record({ x: few, y: few }), fc.array(fc.oneof(few, fc.record({ x: few, y: fc.oneof(few, fc.array(few, { maxLength: 2 })) }, { requiredKeys: [] })), { maxLength: 3 })),
    inner: fc.oneof(few, fc.record({ x: few }), fc.array(fc.record({ x: few }), { maxLength: 2 })),
  },
  { requiredKeys: [] },
)
const condition: fc.Arbitrary<Value> = fc.oneof(
  few,
  fc.array(few, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq'), few).map(([op, v]) => ({ [op]: v })),
  fc.tuple(few, few).map(([low, high]) => ({ $gte: low, $lt: high })),
)
const query: fc.Arbitrary<Doc> = fc.oneof(
  // Alone, each of these is answered by an index and by nothing else.
  fc.tuple(fc.constantFrom('a', 'b', 'tags', 'inner.x'), condition).map(([path, c]) => ({ [path]: c })),
  fc.tuple(few, condition).map(([a, b]) => ({ a, b })),
  fc.tuple(condition, condition).map(([x, y]) => ({ 'pair.x': x, 'pair.y': y })),
  fc.record({ a: condition, b: condition, tags: condition, 'inner.x': condition }, { requiredKeys: [] }),
  fc.tuple(fc.record({ a: condition }), fc.record({ a: condition, tags: condition })).map((parts) => ({ $and: parts })),
)
const sort: fc.Arbitrary<Sort> = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'tags'), fc.constantFrom(1 as const, -1 as const)), { maxLength: 2, selector: ([path]) => path })

const open = () => {
  const dataDir = makeTempDir()
  const indexesFile = join(dataDir, 'indexes.json')
  writeFileSync(indexesFile, JSON.stringify(INDEXES))
  return openDatabase({ dataDir, indexesFile, synchronous: 'OFF', now: () => 0 })
}

const idsOf = (found: readonly { readonly doc: Doc }[]) => found.map((f) => String(f.doc['_id'])).sort()

test('走索引与逐条检查，查到的、数到的、排出的次序都一样', () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 10, maxLength: 30 }), fc.array(fc.tuple(query, sort), { minLength: 15, maxLength: 30 }), (docs, asked) => {
      const db = open()
      try {
        openDirectAccess(db).insertMany('docs', docs.map((doc, i) => ({ _id: `d${i}`, ...doc })))
        // Changed and removed documents must leave no stale entries.
        const collection = db.catalog.get('docs')
        for (const one of db.direct.find(collection, { a: 1 })) updateDocument(db.direct, collection, { a: 1 }, one, { $set: { a: 2, tags: ['a', 3] } }, 0)
        removeDocuments(db.direct, collection, { b: 'b' }, true)
        const all = openDirectAccess(db).dump('docs')
        for (const [where, order] of asked) {
          const matches = compileQuery(where)
          const expected = all.filter(matches).map((doc) => ({ doc }))
          const found = findDocuments(db.main, collection, where, { sort: order })
          expect(idsOf(found)).toEqual(idsOf(expected))
          expect(countDocuments(db.main, collection, where)).toBe(expected.length)
          const resorted = found.map(({ doc }) => ({ doc }))
          sortFound(resorted, order)
          expect(found.map((f) => f.doc['_id'])).toEqual(resorted.map((f) => f.doc['_id']))
          expect(findDocuments(db.main, collection, where, { sort: order, skip: 1, limit: 3 }).length).toBe(Math.max(0, Math.min(3, expected.length - 1)))
        }
      } finally {
        db.close()
      }
    }),
    { numRuns: 60 },
  )
})

test('索引里的次序就是值的次序，升降都是', () => {
  fc.assert(
    fc.property(scalar, scalar, (a, b) => {
      const bytes = (v: Value, d: 1 | -1) => Buffer.from(encodeComponent(v, d))
      const order = Math.sign(compareValues(a, b))
      expect(Math.sign(Buffer.compare(bytes(a, 1), bytes(b, 1)))).toBe(order)
      expect(Math.sign(Buffer.compare(bytes(a, -1), bytes(b, -1)))).toBe(order === 0 ? 0 : -order)
    }),
    { numRuns: 2000 },
  )
})

test('常见的列表查询由索引给出范围和次序', () => {
  const db = open()
  const collection = db.catalog.get('docs')
  const plan = planQuery(collection, { a: 'open', b: { $lt: 5 } }, [['b', -1]])
  expect(plan).toMatchObject({ by: 'index', index: { spec: { name: 'a_b' } }, sorted: true, reverse: false, exact: true })
  expect(planQuery(collection, { _id: 'x', a: 1 }, [])).toMatchObject({ by: 'ids', ids: ['x'] })
  expect(planQuery(collection, { c: 1 }, [])).toMatchObject({ by: 'scan' })
  db.close()
})

test('两个索引收得一样窄时，走一份文档只有一条的那个', () => {
  const dataDir = makeTempDir()
  const indexesFile = join(dataDir, 'indexes.json')
  writeFileSync(indexesFile, JSON.stringify({ docs: [{ name: 'each', keys: [['of', 1], ['tags', 1]] }, { name: 'left', keys: [['of', 1], ['left', 1]] }] }))
  const db = openDatabase({ dataDir, indexesFile, synchronous: 'OFF', now: () => 0 })
  openDirectAccess(db).insertMany('docs', Array.from({ length: 5 }, (_, n) => ({ _id: `d${n}`, of: 'x', tags: ['a', 'b', 'c'], left: n })))
  const collection = db.catalog.get('docs')
  expect(planQuery(collection, { of: 'x' }, [])).toMatchObject({ by: 'index', index: { spec: { name: 'left' } } })
  expect(planQuery(collection, { of: 'x', tags: 'a' }, [])).toMatchObject({ by: 'index', index: { spec: { name: 'each' } } })
  db.close()
})

test('并排两个数组的索引被拒绝', () => {
  const spec = { name: 'x', unique: false, keys: [['a', 1], ['b', 1]] } as const
  expect(() => entriesOf(spec, { a: [1, 2], b: [3, 4] })).toThrow('parallel arrays')
})

test('explain 说得出谁来回答：引擎，还是逐条看', () => {
  const dataDir = makeTempDir()
  const indexesFile = join(dataDir, 'indexes.json')
  writeFileSync(indexesFile, JSON.stringify({ docs: [...INDEXES.docs, { name: 'place', keys: [['at', '2dsphere']] }] }))
  const db = openDatabase({ dataDir, indexesFile, synchronous: 'OFF', now: () => 0 })
  const direct = openDirectAccess(db)
  direct.insertMany('docs', Array.from({ length: 50 }, (_, n) => ({ _id: `d${n}`, a: n % 5, b: n, c: n % 2, at: { type: 'Point', coordinates: [n / 10, 0] } })))
  expect(direct.explain('docs', { a: 1 }, [['b', -1]])).toEqual({ by: 'index', index: 'a_b', sorted: true, filtered: false, candidates: 10, matches: 10 })
  expect(direct.explain('docs', { a: 1, c: 0 })).toEqual({ by: 'index', index: 'a_b', sorted: true, filtered: true, candidates: 10, matches: 5 })
  expect(direct.explain('docs', { c: 0 }, [['c', 1]])).toEqual({ by: 'scan', sorted: false, filtered: true, candidates: 50, matches: 25 })
  expect(direct.explain('docs', { _id: { $in: ['d1', 'd2'] } })).toEqual({ by: 'ids', index: '_id_', sorted: true, filtered: false, candidates: 2, matches: 2 })
  const centre = { type: 'Point', coordinates: [0, 0] }
  expect(direct.explain('docs', { at: { $nearSphere: { $geometry: centre, $maxDistance: 25_000 } } })).toMatchObject({ by: 'circle', index: 'place', matches: 3 })
  expect(direct.explain('docs', { at: { $geoWithin: { $centerSphere: [[0, 0], 25_000 / 6_378_100] } } })).toEqual({ by: 'boxes', index: 'place', sorted: true, filtered: true, candidates: 3, matches: 3 })
  db.close()
})

test('按编号的范围、次序和每一支都有索引的 $or，由引擎回答', () => {
  const db = open()
  const direct = openDirectAccess(db)
  direct.insertMany('docs', Array.from({ length: 50 }, (_, n) => ({ _id: `d${n + 10}`, a: n % 5, b: n, c: n % 2 })))
  expect(direct.explain('docs', { _id: { $gt: 'd55' } }, [['_id', 1]])).toEqual({ by: 'index', index: '_id_', sorted: true, filtered: false, candidates: 4, matches: 4 })
  expect(direct.explain('docs', {}, [['_id', -1]])).toMatchObject({ by: 'index', index: '_id_', sorted: true, filtered: false })
  expect(direct.explain('docs', { $or: [{ b: 3 }, { a: 1 }, { _id: 'd11' }] })).toEqual({ by: 'union', index: 'b, a_b, _id_', sorted: true, filtered: true, candidates: 11, matches: 11 })
  expect(direct.explain('docs', { $and: [{ c: 0 }, { $or: [{ b: 3 }, { b: 4 }] }] })).toMatchObject({ by: 'union', candidates: 2, matches: 1 })
  expect(direct.explain('docs', { $or: [{ b: 3 }, { c: 0 }] })).toMatchObject({ by: 'scan', matches: 26 })
  expect(direct.explain('docs', { a: 1, $or: [{ b: 1 }, { c: 0 }] })).toMatchObject({ by: 'index', index: 'a_b', candidates: 10, matches: 6 })
  db.close()
})

test('编号的范围和次序、一层层的 $or，与逐条检查一样', () => {
  const id = fc.oneof(fc.constantFrom('', 'a', 'a\u0001', 'ab', '\u0000', '\u0002', '\uffee', '😀', '\u{10ffff}x', 0, -1, 2, 10, 1.5), fc.string({ maxLength: 3, unit: 'grapheme' }))
  const bound = fc.oneof(id, fc.constant(null))
  const byId = fc.oneof(fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne'), bound).map(([op, v]) => ({ _id: { [op]: v } })), fc.array(id, { maxLength: 3 }).map((list) => ({ _id: { $in: list } })))
  const branch = fc.oneof(byId, query)
  const nested: fc.Arbitrary<Doc> = fc.tuple(branch, branch, query).map(([a, b, c]) => ({ ...c, $or: [a, { $or: [b, { a: 1 }] }] }))
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 5, maxLength: 20 }), fc.array(document, { minLength: 20, maxLength: 20 }), fc.array(fc.tuple(fc.oneof(byId, nested), fc.constantFrom(1 as const, -1 as const)), { minLength: 10, maxLength: 20 }), (ids, docs, asked) => {
      const db = open()
      try {
        openDirectAccess(db).insertMany('docs', ids.map((_id, i) => ({ ...docs[i], _id })))
        const collection = db.catalog.get('docs')
        const all = openDirectAccess(db).dump('docs')
        for (const [where, direction] of asked) {
          const expected = all.filter(compileQuery(where)).map((doc) => ({ doc }))
          sortFound(expected, [['_id', direction]])
          expect(findDocuments(db.main, collection, where, { sort: [['_id', direction]] }).map((f) => f.doc['_id'])).toEqual(expected.map(({ doc }) => doc['_id']))
          expect(countDocuments(db.main, collection, where)).toBe(expected.length)
          expect(findDocuments(db.main, collection, where, { limit: 3 }).length).toBe(Math.min(3, expected.length))
        }
      } finally {
        db.close()
      }
    }),
    { numRuns: 60 },
  )
})

test('最近的二十个，与把每一个的距离都算出来再排，是同样的二十个', () => {
  const point = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(90, -90, 0)))
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), point, fc.integer({ min: 1, max: 25 }), (places, centre, limit) => {
      const dataDir = makeTempDir()
      const indexesFile = join(dataDir, 'indexes.json')
      writeFileSync(indexesFile, JSON.stringify({ docs: [{ name: 'place', keys: [['at', '2dsphere']] }] }))
      const db = openDatabase({ dataDir, indexesFile, synchronous: 'OFF', now: () => 0 })
      try {
        openDirectAccess(db).insertMany('docs', places.map((coordinates, i) => ({ _id: `p${i}`, at: { type: 'Point', coordinates } })))
        const query = { at: { $nearSphere: { $geometry: { type: 'Point', coordinates: centre } } } }
        const found = findDocuments(db.main, db.catalog.get('docs'), query, { limit })
        const metres = (doc: Doc) => distanceMetres(centre, (doc['at'] as { coordinates: [number, number] }).coordinates)
        const expected = places.map((place) => distanceMetres(centre, place)).sort((a, b) => a - b).slice(0, limit)
        expect(found.map(({ doc }) => metres(doc))).toEqual(expected)
      } finally {
        db.close()
      }
    }),
    { numRuns: 60 },
  )
})
