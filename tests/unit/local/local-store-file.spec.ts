import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openDirectAccess } from '../../../local/database/access-directly'
import { openConnection } from '../../../local/database/connection'
import { holdDirectory } from '../../../local/database/hold-directory'
import { openDatabase } from '../../../local/database/open-database'
import { makeTempDir } from '../../support/temp-dir'

const INDEXES = { docs: [{ name: 'place', keys: [['kind', 1], ['at', '2dsphere']] }, { name: 'n', keys: [['n', 1]] }, { name: 'pair', keys: [['l.x', 1], ['l.y', 1]] }] }

const prepare = () => {
  const dataDir = makeTempDir()
  const indexesFile = join(dataDir, 'indexes.json')
  writeFileSync(indexesFile, JSON.stringify(INDEXES))
  return () => openDatabase({ dataDir, indexesFile, synchronous: 'OFF', now: () => 0 })
}
const edit = (file: string, sql: string) => {
  const connection = openConnection(file)
  connection.exec(sql)
  connection.close()
}
const near = { at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } } }

test('上一版的文件接着用：文档都在，地理索引照声明重建', () => {
  const open = prepare()
  const first = open()
  openDirectAccess(first).insertMany('docs', [{ _id: 'far', at: { type: 'Point', coordinates: [9, 0] } }, { _id: 'near', at: { type: 'Point', coordinates: [1, 0] } }])
  const file = String(first.main.row('SELECT file FROM pragma_database_list')?.[0])
  const table = first.catalog.get('docs').indexes.find((index) => index.geo)?.geo?.table ?? ''
  first.close()
  edit(file, `DROP TABLE ${table}; PRAGMA user_version=1`)

  const again = open()
  expect(again.direct.find(again.catalog.get('docs'), near).map((found) => found.doc['_id'])).toEqual(['near', 'far'])
  expect(again.main.row('PRAGMA user_version')?.[0]).toBe(3)
  again.close()
})

test('第二版的文件接着用：同一个数组里几个字段的索引照声明重建', () => {
  const open = prepare()
  const first = open()
  openDirectAccess(first).insertMany('docs', [{ _id: 'd', l: [{ x: 1, y: 2 }, { x: 2, y: 1 }] }])
  const old = first.catalog.get('docs').indexes.find(({ spec }) => spec.name === 'pair')?.table ?? ''
  const file = String(first.main.row('SELECT file FROM pragma_database_list')?.[0])
  const id = first.catalog.get('docs').table
  first.close()
  // As it was: every value of the one field with every value of the other.
  edit(file, `INSERT INTO ${old} SELECT k || 'x', rid FROM ${old}; UPDATE ${id} SET id = 'd'; PRAGMA user_version=2`)

  const again = open()
  const table = again.catalog.get('docs').indexes.find(({ spec }) => spec.name === 'pair')?.table ?? ''
  expect(again.main.row(`SELECT count(*) FROM ${table}`)).toEqual([2])
  expect(again.catalog.get('docs').indexes.map(({ spec, multikey }) => [spec.name, multikey])).toEqual([['place', false], ['n', false], ['pair', true]])
  again.close()
})

test('第二版的文件接着用：编号换成有次序的写法，文档、索引、次序都还在', () => {
  const open = prepare()
  const first = open()
  const ids = ['b', 'a', '', 10, 9, -1, '中', '\u0002']
  openDirectAccess(first).insertMany('docs', ids.map((_id, n) => ({ _id, n })))
  const { table } = first.catalog.get('docs')
  const file = String(first.main.row('SELECT file FROM pragma_database_list')?.[0])
  first.close()
  const old = ids.map((id, n) => `UPDATE ${table} SET id = ${typeof id === 'number' ? `char(1) || '${id}'` : `'${id}'`} WHERE rid = ${n + 1};`)
  edit(file, `${old.join(' ')} PRAGMA user_version=2`)

  const again = open()
  const docs = again.catalog.get('docs')
  const found = (query: object, sort: 1 | -1 = 1) => again.direct.find(docs, query as never, { sort: [['_id', sort]] }).map(({ doc }) => doc['_id'])
  expect(found({})).toEqual([-1, 9, 10, '', '\u0002', 'a', 'b', '中'])
  expect([found({ _id: { $gte: 'a' } }, -1), found({ _id: { $lt: 10 } }), found({ _id: 10 }), found({ n: 0 })]).toEqual([['中', 'b', 'a'], [-1, 9], [10], ['b']])
  expect(openDirectAccess(again).dump('docs').map((doc) => doc['_id'])).toEqual(ids)
  expect(() => openDirectAccess(again).insertMany('docs', [{ _id: 9 }])).toThrow('E11000')
  expect(again.main.rows("SELECT name FROM sqlite_master WHERE name LIKE 'before%'")).toEqual([])
  again.close()
})

test('不说就是 FULL：答复过的写断电也在；说了 NORMAL 才是 NORMAL', () => {
  const levels = [undefined, 'FULL', 'NORMAL', 'OFF'].map((synchronous) => {
    const db = openDatabase({ dataDir: makeTempDir(), synchronous: synchronous as 'FULL' | undefined, now: () => 0 })
    const level = db.main.row('PRAGMA synchronous')?.[0]
    expect(db.main.row('PRAGMA journal_mode')?.[0]).toBe('wal')
    db.close()
    return level
  })
  // SQLite's numbers: 2 is FULL.
  expect(levels).toEqual([2, 2, 1, 0])
})

test('关的时候日志收不进文件：照样放开目录，写过的都在', () => {
  const open = prepare()
  const db = open()
  openDirectAccess(db).insertMany('docs', [{ _id: 'kept' }])
  const file = String(db.main.row('SELECT file FROM pragma_database_list')?.[0])
  const { table } = db.catalog.get('docs')
  // The engine refuses a checkpoint within a transaction, as on a full disk.
  db.main.exec('BEGIN; SELECT count(*) FROM settings')
  db.close()
  holdDirectory(dirname(file))()
  const reader = openConnection(file)
  expect(reader.row(`SELECT count(*) FROM ${table}`)).toEqual([1])
  reader.close()
})

test('更新的版本写的文件被拒绝，一个字节也不动', () => {
  const open = prepare()
  const first = open()
  const file = String(first.main.row('SELECT file FROM pragma_database_list')?.[0])
  first.close()
  edit(file, 'PRAGMA user_version=99; PRAGMA wal_checkpoint(TRUNCATE)')
  const before = readFileSync(file)
  expect(open).toThrow('版本是 99')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('有地理索引的字段里写了别的东西，写入被拒绝', () => {
  const db = prepare()()
  expect(() => openDirectAccess(db).insertMany('docs', [{ at: 'somewhere' }])).toThrow("Can't extract geo keys")
  openDirectAccess(db).insertMany('docs', [{ at: null }, {}])
  expect(openDirectAccess(db).counts()).toEqual({ docs: 2 })
  db.close()
})
