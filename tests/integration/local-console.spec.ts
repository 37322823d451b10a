import { request } from 'node:http'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

const START_AT = Date.parse('2030-01-02T03:00:00.000Z')
const FUNCTIONS = {
  hello: `exports.main = async (event) => { console.log('你好', event.n); if (event.bad) throw new Error('坏了'); return 1 }`,
  tick: `exports.main = async () => 'ticked'`,
}
const CONFIGS = { tick: { triggers: [{ name: 'hourly', type: 'timer', config: '0 0 * * * * *' }] } }

interface State {
  readonly token: string
  readonly now: number
  readonly virtual: boolean
  readonly collections: readonly object[]
  readonly functions: readonly object[]
  readonly calls: readonly object[]
  readonly slow: readonly { readonly shape: string }[]
  readonly sent: readonly object[]
  readonly timers: readonly object[]
}

let local: LocalCloud
beforeAll(async () => {
  local = await startLocalCloud({ functions: FUNCTIONS, configs: CONFIGS, indexes: { people: [{ name: 'by_state', keys: [['state', 1]] }] }, options: { clock: { startAt: START_AT }, slowQueryMs: 0, corsOrigins: ['https://ok.example'] } })
})
afterAll(() => local.end())

/** As a client that writes its own headers, which `fetch` does not allow. */
const ask = (path: string, headers: Record<string, string> = {}, { method = 'GET', body = '', base = local.cloud.url } = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = request(base + path, { method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.on('error', reject).end(body)
  })
const stateOf = async (own = local) => JSON.parse((await ask('/_cloud/state', {}, { base: own.cloud.url })).text) as State
const advance = (body: string, headers: Record<string, string>, own = local) => ask('/_cloud/advance', { 'content-type': 'application/json', ...headers }, { method: 'POST', body, base: own.cloud.url })

test('页面和它的两个文件打得开，只许自己的脚本，谁也不缓存', async () => {
  for (const path of ['/_cloud', '/_cloud/page.css', '/_cloud/page.js']) {
    const { status, headers } = await ask(path)
    expect([status, headers['cache-control'], String(headers['content-security-policy'])]).toEqual([200, 'no-store', expect.stringContaining("script-src 'self'")])
  }
  expect((await ask('/_cloud/../cloud.ts')).status).not.toBe(200)
  expect((await ask('/_cloud/read-state.ts')).status).toBe(404)
})

test('看得到集合、函数、调用、慢查询、消息和定时器的下一次', async () => {
  const db = local.app.database()
  await db.collection('people').add([{ state: 'open', phone: '13900000000' }, { state: 'open', text: '家' }])
  await db.collection('people').where({ state: 'open', phone: '13900000000' }).orderBy('n', 'asc').get()
  await db.collection('people').aggregate().match({ state: 'open' }).group({ _id: '$state' }).end()
  await local.cloud.invoke('hello', { n: 1 })
  await local.cloud.invoke('hello', { n: 2, bad: true }).catch(() => undefined)
  await local.app.callWxOpenApi({ apiName: 'security.msgSecCheck', apiOptions: {}, requestData: { content: '好', openid: 'o', version: 2, scene: 1 } } as never).catch(() => undefined)
  const state = await stateOf()
  expect(state).toMatchObject({
    now: START_AT,
    virtual: true,
    collections: [{ name: 'people', count: 2, exact: true, indexes: ['by_state'] }],
    functions: [{ fn: 'hello', calls: 2, cold: 1, errors: 1, timeout: 3, memory: 256 }, { fn: 'tick', calls: 0 }],
    calls: [{ fn: 'hello', cold: false, outcome: 'FUNCTIONS_EXECUTE_FAIL', lines: ['你好 2'], error: expect.stringContaining('坏了') }, { fn: 'hello', cold: true, outcome: 'ok' }],
    timers: [{ fn: 'tick', trigger: 'hourly', next: START_AT + 3_600_000 }],
    sent: [{ num: 1, api: 'security.msgSecCheck' }],
  })
  expect(state.slow).toMatchObject([
    { action: 'aggregateDocuments', shape: '$match → $group', plan: { by: 'index', index: 'by_state', sorted: true, filtered: false } },
    { action: 'getDocument', collection: 'people', shape: '{"state":"?","phone":"?"}', plan: { by: 'index', index: 'by_state', sorted: false, filtered: true } },
    { action: 'insertDocument' },
  ])
  // Nothing is looked for when something is put in.
  expect(state.slow[2]).not.toHaveProperty('plan')
  expect(JSON.stringify(state.slow)).not.toContain('139')
})

test('别的机器、换了主机名、经过代理、别的网站的页面：没有这个地址，登记过的来源也一样', async () => {
  const elsewhere: readonly Record<string, string>[] = [
    { host: 'evil.example' },
    { host: '192.168.1.2:7900' },
    { 'x-forwarded-for': '1.2.3.4' },
    { 'x-real-ip': '1.2.3.4' },
    { via: '1.1 proxy' },
    { origin: 'https://ok.example' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of elsewhere) {
    const { status, headers: answered, text } = await ask('/_cloud/state', headers)
    expect([headers, status, answered['access-control-allow-origin'], text]).toEqual([headers, 404, undefined, '{"code":"NOT_FOUND"}'])
    expect((await ask('/_cloud', headers)).status).toBe(404)
  }
})

test('拨时钟要有页面里的凭据，只能往前，拨了定时器就到点', async () => {
  const { token, now } = await stateOf()
  expect((await advance('{"ms":1000}', {})).status).toBe(403)
  expect((await advance('{"ms":1000}', { 'x-cloud-console': 'x'.repeat(token.length) })).status).toBe(403)
  expect((await ask('/_cloud/advance', { 'x-cloud-console': token })).status).toBe(404)
  for (const bad of ['{"ms":-1}', '{"ms":"1"}', '{"ms":1e15}', 'null', '', '{']) expect((await advance(bad, { 'x-cloud-console': token })).status).toBe(400)
  expect((await stateOf()).now).toBe(now)
  expect((await advance('{"ms":3600000}', { 'x-cloud-console': token, origin: local.cloud.url })).status).toBe(200)
  expect(await stateOf()).toMatchObject({ now: now + 3_600_000, timers: [{ next: now + 7_200_000 }] })
})

test('真的时钟不能拨；关掉控制台就没有这个地址', async () => {
  const real = await startLocalCloud()
  const { token, virtual } = await stateOf(real)
  expect([virtual, (await advance('{"ms":1000}', { 'x-cloud-console': token }, real)).status]).toEqual([false, 409])
  await real.end()
  const off = await startLocalCloud({ options: { console: false } })
  expect((await ask('/_cloud', {}, { base: off.cloud.url })).status).toBe(404)
  await off.end()
})
