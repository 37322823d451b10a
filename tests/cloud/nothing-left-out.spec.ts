import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'

/** Everything the suite is written in, this file aside. */
const text = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !__filename.endsWith(file))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'))
  .join('\n')

const db = cloudbase.init({ env: 'none', secretId: 'none', secretKey: 'none' }).database()
const used = (holder: string, name: string) => new RegExp(`\\b${holder}\\.${name}\\(|\\(${holder}\\.${name} as |'\\$${name}'|\\$${name}:`).test(text)
const functionsOf = (value: object) => Object.keys(value).filter((name) => typeof (value as Record<string, unknown>)[name] === 'function')
const methodsOf = (value: object) => Object.getOwnPropertyNames(Object.getPrototypeOf(value))

test('SDK 能造的每一个查询和更新算子都有一例', () => {
  expect(functionsOf(db.command).filter((name) => !used('_', name) && !used('command', name))).toEqual([])
})
test('SDK 能造的每一个聚合表达式都有一例', () => {
  expect(functionsOf(db.command.aggregate).filter((name) => !used('\\$', name) && !text.includes(`$.${name}(`))).toEqual([])
})
test('SDK 能造的每一个聚合阶段都有一例', () => {
  const own = new Set(['constructor', 'end', 'unwrap', 'done', '_pipe'])
  expect(methodsOf(db.collection('x').aggregate()).filter((name) => !own.has(name) && !text.includes(`.${name}(`))).toEqual([])
})
