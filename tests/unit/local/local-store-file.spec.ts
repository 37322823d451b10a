import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDirectAccess } from '../../../local/database/access-directly'
import { openConnection } from '../../../local/database/connection'
import { openDatabase } from '../../../local/database/open-database'
import { makeTempDir } from '../../support/temp-dir'

const INDEXES = { docs: [{ name: 'place', keys: [['kind', 1], ['at', '2dsphere']] }, { name: 'n', keys: [['n', 1]] }] }

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
  expect(again.main.row('PRAGMA user_version')?.[0]).toBe(2)
  again.close()
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
