import type { ReplyFailed } from '@core/contract/common'
import type { ActionRow, Place } from '../support/full-input'
import { ALL_ACTIONS, fullInput, placesOf, withAt } from '../support/full-input'
import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import type { World } from '../support/world'

/** Every field of every action of the API, wrong in every way: refused by name, in Chinese, before the database is asked anything. */
let world: World
inWorld((fresh) => { world = fresh })

const CHINESE = /[\u4e00-\u9fff]/
const HIDDEN = '\u0000\u202e\u200b\u0085\ud800'
const OBJECTS: readonly unknown[] = [{ $gt: '' }, { $where: 'sleep(1)' }, { $numberLong: '1' }, JSON.parse('{"__proto__":{"a":1}}'), { constructor: { prototype: {} } }, {}]

/** What may not stand where this value stands. */
function wrongFor({ path, value }: Place): readonly unknown[] {
  if (typeof value === 'string') return [7, true, null, '', HIDDEN, 'x'.repeat(path.at(-1) === 'base64' ? 3_000_000 : 3000), ['x'], ...OBJECTS]
  if (typeof value === 'number') return ['7', null, 1e300, -1e300, [7], ...OBJECTS]
  if (typeof value === 'boolean') return ['true', 1, null, ...OBJECTS]
  if (Array.isArray(value)) return ['x', 7, null, { length: 1, 0: value[0] as unknown }, Array(401).fill(value[0]), ...OBJECTS]
  return ['x', 7, [], null, { ...(value as object), extra: 1 }, { ...(value as object), $or: [] }, { ...(value as object), ...JSON.parse('{"__proto__":{"isAdmin":true}}') as object, constructor: 1 }]
}

async function refusal({ fn, action }: ActionRow, input: unknown): Promise<ReplyFailed> {
  const reply = (await world.cloud.invoke(fn, { action, input, requestId: 'bad-input-1' }, { openid: CAST.stranger })) as { ok: boolean } & ReplyFailed
  if (reply.ok) throw new Error(`${fn}.${action} 收下了 ${JSON.stringify(input).slice(0, 300)}`)
  return reply
}

/** The reply names the field, the thing it is a part of, or a part of it. */
const names = (fields: Readonly<Record<string, string>>, path: readonly string[]): boolean => {
  const place = path.join('.')
  return Object.keys(fields).some((key) => key === place || place === '' || place.startsWith(`${key}.`) || key.startsWith(`${place}.`))
}
/** No input at all is an empty one: right where nothing is asked. */
const isNothing = (value: unknown): boolean => value === null || JSON.stringify(value) === '{}'

test.each(ALL_ACTIONS.map((row) => [`${row.fn}.${row.action}`, row] as const))('%s：每一处填错都指出是哪一处，用中文，不问数据库', async (_, row) => {
  const right = fullInput(row)
  expect(row.contract.input.safeParse(right).error).toBeUndefined()
  world.cloud.meter.start()

  for (const place of placesOf(right)) {
    for (const wrong of wrongFor(place)) {
      if (place.path.length === 0 && isNothing(wrong) && row.contract.input.safeParse({}).success) continue
      const reply = await refusal(row, withAt(right, place.path, wrong))
      const said = { path: place.path.join('.'), wrong: JSON.stringify(wrong).slice(0, 60), code: reply.code, named: names(reply.fields ?? {}, place.path) }
      expect(said).toEqual({ ...said, code: 'INVALID_INPUT', named: true })
      expect(Object.values(reply.fields ?? {}).every((text) => CHINESE.test(text))).toBe(true)
      expect(JSON.stringify(reply)).not.toContain('sleep')
    }
  }
  expect(world.cloud.meter.read().db).toBe(0)
}, 60_000)

test.each(ALL_ACTIONS.map((row) => [`${row.fn}.${row.action}`, row] as const))('%s：少了必填的，指出少的是哪一处', async (_, row) => {
  const right = fullInput(row)
  for (const { path } of placesOf(right).filter((place) => place.path.length > 0)) {
    const input = withAt(right, path, undefined)
    if (row.contract.input.safeParse(input).success || Number.isInteger(Number(path.at(-1)))) continue
    const reply = await refusal(row, input)
    expect([reply.code, path.join('.'), names(reply.fields ?? {}, path)]).toEqual(['INVALID_INPUT', path.join('.'), true])
  }
})

test('要写的动作没有请求编号，或编号不成样子，都不受理', async () => {
  for (const row of ALL_ACTIONS.filter(({ contract }) => contract.writes && contract.who === 'person')) {
    const send = (requestId: unknown) => world.cloud.invoke(row.fn, { action: row.action, input: fullInput(row), requestId }, { openid: CAST.stranger })
    for (const wrong of [undefined, 'short', 'x'.repeat(65), 7, { $gt: '' }, '中文编号中文编号', HIDDEN.repeat(3)]) expect(await send(wrong)).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
  }
})

test('没有这个动作，或动作名是对象自带的名字，都说不认识', async () => {
  for (const fn of ['orders', 'people', 'catalogue', 'files', 'clock'])
    for (const action of ['nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'absorb', 'closeSilent', 'raiseCard'])
      expect([fn, action, await world.cloud.invoke(fn, { action, input: {}, requestId: 'unknown-action' }, { openid: CAST.staff })]).toMatchObject([fn, action, { ok: false, code: 'UNKNOWN_ACTION' }])
})

test('信封本身不成样子也只得到 INVALID_INPUT', async () => {
  for (const event of [null, 7, 'x', [], {}, { action: 7 }, { action: { $gt: '' } }, { action: 'x'.repeat(65) }, { action: 'me', session: {} }, { action: 'me', roleToken: ['x'] }, { action: 'me', roleToken: 'x'.repeat(5000) }])
    expect([event, await world.cloud.invoke('people', event, { openid: CAST.staff })]).toMatchObject([event, { ok: false, code: 'INVALID_INPUT' }])
})
