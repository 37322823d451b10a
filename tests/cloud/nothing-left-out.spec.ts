import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { openCloud } from './under-test'

/** Everything the suite is written in, this file aside. */
const text = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !__filename.endsWith(file))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'))
  .join('\n')

const db = cloudbase.init({ env: 'none', secretId: 'none', secretKey: 'none' }).database()
const used = (holder: string, name: string) => new RegExp(`\\b${holder}\\.${name}\\(|\\(${holder}\\.${name} as |'\\$${name}'|\\$${name}:`).test(text)
const functionsOf = (value: object) => Object.keys(value).filter((name) => typeof (value as Record<string, unknown>)[name] === 'function')
const methodsOf = (value: object) => Object.getOwnPropertyNames(Object.getPrototypeOf(value)).filter((name) => name !== 'constructor' && !name.startsWith('_'))
const called = (name: string) => new RegExp(`\\.${name}\\(`).test(text)

test('SDK 能造的每一个查询和更新算子都有一例', () => {
  expect(functionsOf(db.command).length).toBeGreaterThan(30)
  expect(functionsOf(db.command).filter((name) => !used('_', name) && !used('command', name))).toEqual([])
})
test('SDK 能造的每一个聚合表达式都有一例', () => {
  expect(functionsOf(db.command.aggregate).length).toBeGreaterThan(90)
  expect(functionsOf(db.command.aggregate).filter((name) => !used('\\$', name) && !text.includes(`$.${name}(`))).toEqual([])
})
test('SDK 能造的每一个投影算子、每一种地理形状都有一例', () => {
  const { project, } = db.command as unknown as { readonly project: object }
  expect(functionsOf(project).filter((name) => !text.includes(`project.${name}(`))).toEqual([])
  expect(functionsOf(db.Geo).filter((name) => !new RegExp(`new (db\\.Geo\\.|cloud\\.db\\.Geo\\.|\\(geo\\(db\\)\\.)?${name}\\)?\\(`).test(text))).toEqual([])
})
test('SDK 能造的每一个聚合阶段都有一例', () => {
  const own = new Set(['end', 'unwrap', 'done'])
  expect(methodsOf(db.collection('x').aggregate()).filter((name) => !own.has(name) && !called(name))).toEqual([])
})
test('集合、查询、文档、事务和数据库本身的每一个方法都有一例', () => {
  const collection = db.collection('x')
  // name is no call. watch goes over a web socket of the client's; with every collection ADMINONLY nobody may, and no function can.
  const names = [...methodsOf(collection), ...methodsOf(Object.getPrototypeOf(collection) as object), ...methodsOf(collection.doc('1')), ...functionsOf(db), ...['commit', 'rollback', 'collection']]
  expect([...new Set(names)].filter((name) => name !== 'watch' && name !== 'name' && !called(name) && !new RegExp(`\\b${name}\\(`).test(text))).toEqual([])
})

describe('协议里的动作', () => {
  /** As the SDK's own files send them. transaction.js is no part of it: nothing requires it, transaction/index.js took its place. */
  const dist = join(dirname(require.resolve('@cloudbase/database/package.json')), 'dist/commonjs')
  const files = (readdirSync(dist, { recursive: true }) as string[]).filter((file) => file.endsWith('.js') && file !== 'transaction.js')
  const sources = files.map((file) => readFileSync(join(dist, file), 'utf8'))
  const actions = [...new Set(sources.flatMap((source) => [...source.matchAll(/['"](database\.[A-Za-z]+)['"]/g)].map(([, action]) => String(action))))].sort()

  test('没有谁用得到 transaction.js 里的三个', () => {
    expect(sources.filter((source) => /require\(["']\.\.?\/transaction["']\)/.test(source))).toEqual([])
    expect(actions.filter((action) => action.endsWith('InTransaction'))).toEqual([])
  })

  test('每一个都有答复：没有一个是“没有这个动作”', async () => {
    expect(actions).toHaveLength(11)
    const cloud = await openCloud()
    const codes = await Promise.all(actions.map(async (action) => [action, (await cloud.send(action, {})).code ?? 'ok'] as const))
    await cloud.end()
    expect(codes.filter(([, code]) => code === 'OPERATION_NOT_SUPPORTED' || code === 'SYS_ERR')).toEqual([])
  })
})
