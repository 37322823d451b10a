import { attack } from '../../scripts/hostile/attack'
import { makeBody } from '../../scripts/hostile/make-body'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

let local: LocalCloud
beforeAll(async () => {
  local = await startLocalCloud({ indexes: { hostile: [{ name: 'place', keys: [['at', '2dsphere']] }, { name: 'l', keys: [['l', 1]] }], orders: [{ name: 'n', keys: [['n', 1]], unique: true }] } })
})
afterAll(() => local.end())

const victim = (n: number) => ({ _id: `v${n}`, n, l: [1, { x: n }], state: 'open', text: `${'a'.repeat(40)}!`, at: { type: 'Point', coordinates: [n / 10, 0] } })
const tidy = () => ['hostile', 'orders'].forEach((name) => local.cloud.database.refill(name, Array.from({ length: 20 }, (_, n) => victim(n))))

test('恶意请求：个个有答复，没有一个让服务停下或者从里面坏掉', async () => {
  const report = await attack(local.cloud.adminUrl, { from: 0, to: 600 }, tidy)
  expect(report).toMatchObject({ bodies: 600, crashes: 0, hangs: 0, failures: 0 })
  // Every answer takes some time: a measure that says nothing measured nothing.
  expect(report.slowestMs).toBeGreaterThan(0)
  expect(report.slowestSeenMs).toBeGreaterThanOrEqual(report.slowestMs)
})

const send = async (body: string) => {
  const began = performance.now()
  const answer = await fetch(local.cloud.adminUrl, { method: 'POST', headers: { authorization: 'x', 'content-type': 'application/json' }, body })
  return { ...((await answer.json()) as { code?: string; message?: string; data?: { total?: number } }), took: performance.now() - began }
}
const count = (query: object) => send(JSON.stringify({ action: 'database.calculateDocument', collectionName: 'orders', query: JSON.stringify(query) }))

test('会无尽回溯的正则，不是算完就是被拒绝', async () => {
  tidy()
  expect(await count({ text: { $regex: '(a+)+$' } })).toMatchObject({ data: { total: 0 } })
  const refused = await count({ text: { $regex: '(a+)+$', $options: 'i' } })
  expect([refused.code, refused.took < 1000]).toEqual(['DATABASE_REQUEST_FAILED', true])
  expect(await count({ text: { $regex: 'A{3}.*!$', $options: 'i' } })).toMatchObject({ data: { total: 20 } })
})

test('几十个字能要来十亿个元素的管道被拒绝', async () => {
  const doubling = { $reduce: { input: { $range: [0, 40] }, initialValue: 'a', in: { $concat: ['$$value', '$$value'] } } }
  for (const expression of [{ $range: [0, 2e9] }, doubling, { $map: { input: { $range: [0, 9999] }, in: { $range: [0, 9999] } } }]) {
    const stages = [{ stageKey: '$project', stageValue: JSON.stringify({ x: expression }) }]
    expect((await send(JSON.stringify({ action: 'database.aggregateDocuments', collectionName: 'orders', stages }))).code).toBe('DATABASE_REQUEST_FAILED')
  }
  // What is made is counted as it is: the objects a list is filled with, and the text of a group's key.
  const often = (what: unknown) => ({ $map: { input: { $range: [0, 9999] }, in: what } })
  for (const [stageKey, stageValue] of [['$project', { x: often({ a: 1, b: 1, c: 1, d: 1 }) }], ['$sortByCount', often('$$ROOT')]]) {
    const stages = [{ stageKey, stageValue: JSON.stringify(stageValue) }]
    expect((await send(JSON.stringify({ action: 'database.aggregateDocuments', collectionName: 'orders', stages }))).code).toBe('DATABASE_REQUEST_FAILED')
  }
})

test('一次要算几十万步的小管道、列出几万个值的查询被拒绝，说出限度；平常的大小照常', async () => {
  const numbers = (n: number) => Array.from({ length: n }, (_, i) => i)
  local.cloud.database.refill('orders', [{ _id: 'big', n: 1, text: 'b', l: numbers(1000), k: numbers(70) }])
  const pipeline = (...stages: readonly (readonly [string, unknown])[]) =>
    send(JSON.stringify({ action: 'database.aggregateDocuments', collectionName: 'orders', stages: stages.map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) })) }))
  const nested = (times: number) => ({ $map: { input: { $range: [0, times] }, as: 'a', in: { $sum: { $map: { input: '$l', as: 'b', in: { $add: ['$$a', '$$b'] } } } } } })
  const unwinding = (last: number) => pipeline(['$addFields', { t: { $range: [0, 70] }, u: { $range: [0, last] } }], ['$unwind', '$k'], ['$unwind', '$t'], ['$unwind', '$u'], ['$count', 'n'])
  const limit = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('500000 elements and 2000 more for each document') as string }
  expect(await pipeline(['$project', { x: nested(400) }])).toMatchObject(limit)
  expect(await unwinding(90)).toMatchObject(limit)
  expect((await pipeline(['$project', { x: nested(100) }])).code).toBeUndefined()
  expect((await unwinding(10)).code).toBeUndefined()
  const named = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('a query may list 10000 values') as string }
  const ids = (n: number) => ({ $in: numbers(n).map((i) => `id${i}`) })
  for (const query of [{ _id: ids(10_001) }, { text: ids(200_000) }, { $or: [{ text: ids(6000) }, { text: { $not: ids(6000) } }] }]) expect(await count(query)).toMatchObject(named)
  expect(await pipeline(['$limit', 1], ['$match', { text: ids(10_001) }])).toMatchObject(named)
  expect(await count({ text: { $in: [...ids(9999).$in, 'b'] } })).toMatchObject({ data: { total: 1 } })
})

test('不是 JSON、不是对象、太大的请求，答复说得清楚', async () => {
  expect((await send('{')).code).toBe('INVALID_PARAM')
  expect((await send('null')).code).toBe('INVALID_PARAM')
  expect((await send('{"action":{"toString":1}}')).code).toBe('OPERATION_NOT_SUPPORTED')
})

test('恶意请求里数据库至少八成，别的每一种都有', () => {
  const actions = Array.from({ length: 4000 }, (_, n) => /"action":"((?:database|wx|storage|functions)\.\w*)/.exec(makeBody(n).toString('latin1'))?.[1] ?? '')
  const share = actions.filter((action) => action.startsWith('database.')).length / actions.filter((action) => action !== '').length
  expect(share).toBeGreaterThanOrEqual(0.8)
  for (const action of ['wx.api', 'storage.getUploadMetadata', 'storage.batchGetDownloadUrl', 'storage.batchDeleteFile', 'functions.invokeFunction']) expect(actions.filter((each) => each === action).length).toBeGreaterThan(20)
})

test.each(['{bad', '"x"', 'null', '[]', '7', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`])('微信接口的 requestData 是 %.12s：INVALID_PARAM，说得清楚，也没有记下来', async (requestData) => {
  const before = local.cloud.sentMessages().length
  expect(await send(JSON.stringify({ action: 'wx.api', apiName: 'security.msgSecCheck', requestData }))).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining('requestData') })
  expect(local.cloud.sentMessages()).toHaveLength(before)
})

test('订阅消息的字段叫 constructor：微信的 47003，不是从里面坏掉', async () => {
  const data = { touser: 'o1', template_id: 't1-of-no-deployment-at-all', data: { constructor: { value: 'x' } } }
  const answer = await send(JSON.stringify({ action: 'wx.api', apiName: 'subscribeMessage.send', requestData: JSON.stringify(data) }))
  expect(JSON.parse((answer.data as unknown as { responseData: string }).responseData)).toMatchObject({ errcode: 47003 })
})
