import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EJSON } from 'bson'
import { startCloud } from '../../local/cloud'
import { openData } from '../../local/open-data'
import { exportDocuments } from '../../local/keeping/export-documents'
import { importDocuments, type ImportMode } from '../../local/keeping/import-documents'
import { makeTempDir } from '../support/temp-dir'

/** Documents in and out in the platform's own format. */
const dir = makeTempDir()
const indexesFile = join(dir, 'indexes.json')
writeFileSync(indexesFile, JSON.stringify({ people: [{ name: 'people_phone', keys: [['phone', 1]], unique: true }], places: [{ name: 'at', keys: [['at', '2dsphere']] }] }))

let made = 0
const freshData = () => join(dir, `data-${(made += 1)}`)
const filled = (docs: Readonly<Record<string, readonly object[]>>): string => {
  const dataDir = freshData()
  const { database, close } = openData(dataDir, indexesFile)
  for (const [name, rows] of Object.entries(docs)) database.insertMany(name, rows)
  close()
  return dataDir
}
const dumped = (dataDir: string, name: string) => {
  const { database, close } = openData(dataDir, indexesFile)
  const docs = database.dump(name)
  close()
  return docs
}
/** A directory with these files. */
const written = (files: Readonly<Record<string, string | Buffer>>): string => {
  const from = join(dir, `from-${(made += 1)}`)
  mkdirSync(from)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(from, name), text)
  return from
}
const take = (dataDir: string, fromDir: string, mode: ImportMode = 'insert', only?: readonly string[]) => importDocuments({ dataDir, indexesFile, fromDir, mode, only })

const EVERY_KIND = {
  _id: 'all',
  text: '家里“水管”漏水\n\u2028第二行\\',
  empty: '',
  whole: 5_000_000_000_000,
  half: -1.5,
  tiny: 5e-324,
  none: null,
  yes: true,
  no: false,
  at: new Date('2026-03-02T01:02:03.004Z'),
  first: new Date(0),
  ancient: new Date(-1),
  far: new Date(253_402_300_800_000),
  pattern: /^水.*管$/im,
  place: { type: 'Point', coordinates: [117.9, 36.6] },
  nested: { list: [1, [2, { deep: new Date(5) }], {}, []], 'has space': { 中文: 1 } },
  infinite: [Infinity, -Infinity, NaN],
}

test('每一种值导出再导入，一点不差；时间是控制台要的 ISO 格式', () => {
  const dataDir = filled({ notes: [EVERY_KIND, { _id: 7 }, { _id: '7' }], places: [{ _id: 'p', at: { type: 'Point', coordinates: [117, 36] } }], void: [] })
  const out = join(dir, 'out')
  expect(exportDocuments(dataDir, out)).toEqual({ people: 0, places: 1, notes: 3, void: 0 })
  const [line = ''] = readFileSync(join(out, 'notes.json'), 'utf8').split('\n')
  expect(JSON.parse(line)).toMatchObject({ _id: 'all', at: { $date: '2026-03-02T01:02:03.004Z' }, whole: 5_000_000_000_000, ancient: { $date: { $numberLong: '-1' } } })
  const read = EJSON.parse(line) as { at: Date; pattern: { pattern: string }; far: Date; infinite: number[] }
  expect([read.at, read.far, read.infinite, read.pattern.pattern]).toEqual([EVERY_KIND.at, EVERY_KIND.far, EVERY_KIND.infinite, '^水.*管$'])

  const again = freshData()
  expect(take(again, out)).toEqual({ people: 0, places: 1, notes: 3, void: 0 })
  for (const name of ['notes', 'places', 'void']) expect(dumped(again, name)).toEqual(dumped(dataDir, name))
  expect(dumped(again, 'notes')[0]).toEqual(EVERY_KIND)
})

test('只导出、只导入说了的集合；已有的文件不覆盖', () => {
  const dataDir = filled({ a: [{ _id: '1' }], b: [{ _id: '2' }] })
  const out = join(dir, 'some')
  expect(exportDocuments(dataDir, out, ['a'])).toEqual({ a: 1 })
  expect(() => exportDocuments(dataDir, out)).toThrow('没有覆盖它')
  exportDocuments(dataDir, out, ['b'])
  const again = freshData()
  expect(take(again, out, 'insert', ['b'])).toEqual({ b: 1 })
  expect(dumped(again, 'a')).toEqual([])
  expect(() => take(again, out, 'insert', ['c'])).toThrow('c.json')
})

test('重复的编号、唯一索引上的重复、读不懂的行：说出第几行，一行也不导入', () => {
  const dataDir = filled({ people: [{ _id: 'p0', phone: '100' }] })
  const from = written({ 'people.json': ['\uFEFF{"_id":"p1","phone":"1"}', '', '{"_id":"p1","phone":"2"}', '{"_id":"p3","phone":"100"}', '{"_id":"p4","phone":"1"}', 'no json', '[{"_id":"p5"}]', '{"_id":"p6","$bad":1}', '{"_id":"p7","phone":"7"}'].join('\r\n') })
  const refused = () => take(dataDir, from)
  expect(refused).toThrow('什么也没有改动')
  for (const sentence of ['第 3 行：_id 重复', '第 4 行：和已有的文档（或前面的行）在唯一索引 people_phone 上重复 { phone: "100" }', '第 5 行：和已有', '第 6 行：不是 JSON', '第 7 行：这是数组', '第 8 行：']) expect(refused).toThrow(sentence)
  expect(refused).not.toThrow(/第 [1279] 行：和|第 9 行/)
  expect(dumped(dataDir, 'people')).toEqual([{ _id: 'p0', phone: '100' }])
})

test('upsert 换掉已有的，加进没有的；没有编号的行得到新编号', () => {
  const dataDir = filled({ people: [{ _id: 'p1', phone: '1', gone: true }] })
  const from = written({ 'people.json': '{"_id":"p1","phone":"2"}\n{"_id":"p2","phone":"1"}\n{"phone":"3"}' })
  expect(take(dataDir, from, 'upsert')).toEqual({ people: 3 })
  expect(dumped(dataDir, 'people')).toEqual([{ _id: 'p1', phone: '2' }, { _id: 'p2', phone: '1' }, { _id: expect.stringMatching(/^[0-9a-f]{32}$/), phone: '3' }])
})

test('别的编码、不能当集合名的文件名、没有文件、服务开着：各一句话', async () => {
  const dataDir = filled({ people: [] })
  expect(() => take(dataDir, written({ 'people.json': Buffer.from([0x7b, 0xbc, 0xd2, 0x7d]) }))).toThrow('第 1 行不是 UTF-8')
  expect(() => take(dataDir, written({ '1 2.json': '{}' }))).toThrow('不能用作集合的名字')
  expect(() => take(dataDir, written({ 'readme.txt': '' }))).toThrow('没有 .json 文件')
  const cloud = await startCloud({ dataDir, functionsDir: dir, timers: false })
  expect(() => take(dataDir, written({ 'people.json': '{"_id":"p"}' }))).toThrow('正被另一个进程使用')
  expect(exportDocuments(dataDir, join(dir, 'while-running'))).toEqual({ people: 0, places: 0 })
  await cloud.stop()
})
