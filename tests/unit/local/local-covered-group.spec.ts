import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { openDirectAccess } from '../../../local/database/access-directly'
import { makeScope } from '../../../local/database/aggregate/compile-expression'
import { readCovered } from '../../../local/database/aggregate/covered-group'
import { runPipeline } from '../../../local/database/aggregate/run-pipeline'
import { openDatabase } from '../../../local/database/open-database'
import type { Doc, Value } from '../../../local/database/values'
import { makeTempDir } from '../../support/temp-dir'

const few: fc.Arbitrary<Value> = fc.constantFrom(null, 0, 1, -2.5, 3, 'a', 'b\u0001c', '\u0000', '中', true, false, new Date(5), new Date(-7))
const document: fc.Arbitrary<Doc> = fc.record({ a: few, n: few }, { requiredKeys: [] })

const open = (indexes: object) => {
  const dataDir = makeTempDir()
  const indexesFile = join(dataDir, 'indexes.json')
  writeFileSync(indexesFile, JSON.stringify(indexes))
  return openDatabase({ dataDir, indexesFile, synchronous: 'OFF', now: () => 0 })
}
const byId = (docs: readonly Doc[]) => [...docs].sort((x, y) => (JSON.stringify(x['_id']) < JSON.stringify(y['_id']) ? -1 : 1))

const GROUP: Doc = { _id: '$a', count: { $sum: 1 }, sum: { $sum: '$n' }, avg: { $avg: '$n' }, min: { $min: '$n' }, max: { $max: '$n' } }

test('只看索引的分组与读全部文档的分组，结果一样', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 40 }), (docs) => {
      const db = open({ covered: [{ name: 'a_n', keys: [['a', 1], ['n', 1]] }], plain: [] })
      try {
        const direct = openDirectAccess(db)
        for (const name of ['covered', 'plain']) direct.insertMany(name, docs)
        const group = (name: string) => byId(runPipeline({ db, scope: makeScope(0), vars: new Map() }, name, [['$group', GROUP]]))
        expect(readCovered(db.main, db.catalog.get('covered'), GROUP)).toBeDefined()
        expect(readCovered(db.main, db.catalog.get('plain'), GROUP)).toBeUndefined()
        expect(group('covered')).toEqual(group('plain'))
      } finally {
        db.close()
      }
    }),
    { numRuns: 60 },
  )
})

test('值太多就一次读完，结果还是一样', () => {
  const db = open({ covered: [{ name: 'n', keys: [['n', 1]] }] })
  openDirectAccess(db).insertMany('covered', Array.from({ length: 3000 }, (_, n) => ({ n: n % 1500 })))
  const all = runPipeline({ db, scope: makeScope(0), vars: new Map() }, 'covered', [['$group', { _id: '$n', count: { $sum: 1 } }]])
  expect([all.length, all.every((one) => one['count'] === 2)]).toEqual([1500, true])
  db.close()
})

test('要看文档本身的分组不走这条路', () => {
  const db = open({ covered: [{ name: 'a_n', keys: [['a', 1], ['n', 1]] }] })
  openDirectAccess(db).insertMany('covered', [{ a: 1, n: [1, 2] }])
  const collection = db.catalog.get('covered')
  expect(readCovered(db.main, collection, GROUP)).toBeUndefined()
  expect(readCovered(db.main, collection, { _id: '$a', all: { $push: '$n' } })).toBeUndefined()
  expect(readCovered(db.main, collection, { _id: { a: '$a' }, n: { $sum: 1 } })).toBeUndefined()
  db.close()
})
