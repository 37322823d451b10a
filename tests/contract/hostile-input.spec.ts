import fc from 'fast-check'
import type { ActionRow } from '../support/full-input'
import { ALL_ACTIONS, fullInput, placesOf, withAt } from '../support/full-input'
import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import type { World } from '../support/world'

/** Operators, prototype keys and stored-number shapes anywhere in any input: refused, and no database call is made at all. */
let world: World
inWorld((fresh) => { world = fresh })

const SEED = 20260302
const parsed = (text: string): unknown => JSON.parse(text)
const word = fc.constantFrom('$gt', '$gte', '$ne', '$in', '$where', '$regex', '$exists', '$or', '$and', '$not', '$expr', '$function', '$numberLong', '$date', '$oid', '$set', '$inc', '__proto__', 'constructor', 'prototype', 'toJSON', 'length', '')
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('', '.*', 'function(){return true}', '9223372036854775808', 'Infinity'))
/** JSON text made by hand, so that `__proto__` is a key like any other. */
const operator = fc.letrec<{ tree: string; value: string }>((tie) => ({
  tree: fc.array(fc.tuple(word, tie('value')), { minLength: 1, maxLength: 3 }).map((pairs) => `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`),
  value: fc.oneof({ depthSize: 'small' }, leaf.map((each) => JSON.stringify(each)), tie('tree'), fc.array(tie('value'), { maxLength: 3 }).map((list) => `[${list.join(',')}]`)),
})).tree.map(parsed)

const anyRow = fc.constantFrom(...ALL_ACTIONS.filter((row) => Object.keys(row.shape).length > 0))
const anyPlace = (row: ActionRow) => fc.constantFrom(...placesOf(fullInput(row)).filter((place) => place.path.length > 0))
const send = (row: ActionRow, input: unknown, openid: string = CAST.staff) => world.cloud.invoke(row.fn, { action: row.action, input, requestId: 'hostile-input' }, { openid })

test('两千份把字段换成算子对象的输入：都被退回，一次数据库都没有问', async () => {
  world.cloud.meter.start()
  const hostile = anyRow.chain((row) => fc.record({ row: fc.constant(row), place: anyPlace(row), value: fc.oneof(operator, fc.array(operator, { minLength: 1, maxLength: 2 })) }))
  await fc.assert(
    fc.asyncProperty(hostile, async ({ row, place, value }) => {
      expect(await send(row, withAt(fullInput(row), place.path, value))).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
    }),
    { numRuns: 2000, seed: SEED },
  )
  expect(world.cloud.meter.read().db).toBe(0)
}, 60_000)

test('五百份多带一个键的输入：键是算子、原型名或随便什么，都被退回', async () => {
  world.cloud.meter.start()
  const key = fc.oneof(word, fc.string({ minLength: 1, maxLength: 12 }))
  const hostile = anyRow.chain((row) => fc.record({ row: fc.constant(row), key: key.filter((name) => !(name in row.shape) || name === 'constructor'), value: operator }))
  await fc.assert(
    fc.asyncProperty(hostile, async ({ row, key: extra, value }) => {
      const text = JSON.stringify(fullInput(row))
      const input = parsed(`${text.slice(0, -1)},${JSON.stringify(extra)}:${JSON.stringify(value)}}`)
      const reply = (await send(row, input)) as { ok: boolean; code?: string }
      expect([extra, reply.code]).toEqual([extra, 'INVALID_INPUT'])
    }),
    { numRuns: 500, seed: SEED },
  )
  expect(world.cloud.meter.read().db).toBe(0)
}, 60_000)

test('五百份写满怪字的文字：当作文字或者退回，没有一份让函数出错', async () => {
  const text = fc.oneof(
    word, fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('\'; return true; //', '{"$gt":""}', '.*', '(a+)+$', '[', '\\', '^党员', '=1+1', '@SUM(A1)', '<img src=x onerror=1>', '../../etc/passwd', 'toString', '\ud800', 'e\u0301'.repeat(30)),
  )
  const strings = (row: ActionRow) => placesOf(fullInput(row)).filter(({ path, value }) => typeof value === 'string' && path.at(-1) !== 'as' && path.at(-1) !== 'base64')
  const rows = ALL_ACTIONS.filter((row) => Object.keys(row.shape).length > 0 && strings(row).length > 0)
  const hostile = fc.constantFrom(...rows).chain((row) => fc.record({ row: fc.constant(row), place: fc.constantFrom(...strings(row)), value: text }))
  await fc.assert(
    fc.asyncProperty(hostile, fc.constantFrom(CAST.staff, CAST.member, CAST.resident, CAST.district), async ({ row, place, value }, openid) => {
      const reply = (await send(row, withAt(fullInput(row), place.path, value), openid)) as { ok: boolean; code?: string }
      expect([row.action, place.path.join('.'), reply.code]).not.toEqual([row.action, place.path.join('.'), 'INTERNAL'])
    }),
    { numRuns: 500, seed: SEED },
  )
}, 60_000)

test('名册里找人的字是字，不是式样', async () => {
  const staff = world.as(CAST.staff)
  const find = async (query: string) => (await staff.ok('people', 'roster', { as: 'staff', query, limit: 50 })).items.map((item) => item.label)
  for (const pattern of ['.*', '党员 .', '^党员', '党员|1', '(党员)', '[0-9]', '\\d', '$', '1 号$']) expect([pattern, await find(pattern)]).toEqual([pattern, []])
  const found = await find('党员 1')
  expect(found).toContain('党员 1 号')
  expect(found.every((label) => label.includes('党员 1'))).toBe(true)
})
