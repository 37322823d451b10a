import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

const SDK = require.resolve('@cloudbase/node-sdk')
const START_AT = Date.parse('2030-01-02T03:04:05.678Z')

/** Keeps as many MB of heap as it is told to. */
const EATS = `exports.main = async (event) => { const kept = []; while (kept.length * 8000 < event.mb * 1e6) kept.push(new Array(1000).fill(kept.length + 0.5)); return 'fed' }`
const FUNCTIONS = {
  who: `exports.main = async (event) => {
    const seen = process.env.WX_OPENID || null
    await new Promise((resolve) => setTimeout(resolve, event.wait || 0))
    return { before: seen, after: process.env.WX_OPENID || null, wanted: event.wanted, appid: process.env.WX_APPID || null, key: process.env.FIELD_KEY }
  }`,
  sdk: `const cloudbase = require(${JSON.stringify(SDK)})
    const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true })
    exports.main = async (event) => {
      const { openId } = app.auth().getUserInfo()
      const inner = (await app.callFunction({ name: 'who', data: { wanted: 'inner' } })).result
      const { id } = await app.database().collection('notes').add({ at: app.database().serverDate(), mine: new Date() })
      const { data } = await app.database().collection('notes').doc(id).get()
      return { openId, inner, note: { at: data[0].at.getTime(), mine: data[0].mine.getTime() } }
    }`,
  clock: `const loaded = Date.now()
    exports.main = async () => ({ loaded, now: Date.now(), made: new Date().getTime(), text: new Date(0).toISOString(), is: new Date() instanceof Date, copy: new (new Date().constructor)(7).getTime() })`,
  forever: `exports.main = async (event) => { if (event.spin) for (;;) {} ; return 'fine' }`,
  crash: `exports.main = async (event) => {
    if (event.how === 'exit') process.exit(3)
    if (event.how === 'throw') throw new Error('出错了')
    if (event.how === 'later') { setTimeout(() => { throw new Error('late') }, 1); await new Promise(() => {}) }
    await new Promise((resolve) => setTimeout(resolve, 100))
    return 'fine'
  }`,
  broken: `throw new Error('cannot load')`,
  dirty: `exports.main = async (event) => { const left = process.env.LEFT || null; process.env.LEFT = 'mine'; delete process.env.FIELD_KEY; return { left, key: process.env.SESSION_KEY } }`,
  big: `exports.main = async (event) => 'x'.repeat(event.size || 0)`,
  hungry: EATS,
  roomy: EATS,
  chatty: `console.log('loaded'); exports.main = async (event) => { console.log('begin', event.n); await new Promise((resolve) => setTimeout(resolve, 10)); console.error('end', event.n); if (event.exit) process.exit(3); return event.n }`,
  caller: `const app = require(${JSON.stringify(SDK)}).init({ env: 'local' })
    exports.main = async (event) => app.callFunction({ name: event.name, data: event.data }).then(({ result }) => result, (error) => ({ code: error.code }))`,
  tick: `exports.main = async (event) => ({ event, openid: process.env.WX_OPENID || null, source: process.env.TRIGGER_SRC })`,
  slow: `exports.main = async () => new Promise((resolve) => setTimeout(() => resolve('done'), 200))`,
}
const CONFIGS = {
  forever: { timeout: 1 },
  who: { timeout: 20 },
  sdk: { timeout: 20 },
  caller: { timeout: 20 },
  hungry: { timeout: 20, memory: 32 },
  roomy: { timeout: 20, memory: 256 },
  tick: { timeout: 5, triggers: [{ name: 'minute', type: 'timer', config: '0 * * * * * *' }] },
}

let local: LocalCloud
beforeAll(async () => {
  const env = { FIELD_KEY: 'k1', SESSION_KEY: 's1', WX_SECRET: 'never-in-a-function' }
  local = await startLocalCloud({ functions: FUNCTIONS, configs: CONFIGS, indexes: { notes: [] }, options: { clock: { startAt: START_AT }, env, queuePerFunction: 500 } })
})
afterAll(() => local.end())

const codeOf = (run: Promise<unknown>) => run.then(() => 'none', (e: { code?: string }) => e.code)

test('两百个不同的人同时调用，没有一个认错人', async () => {
  const calls = Array.from({ length: 200 }, (_, i) => {
    const openid = i % 5 === 0 ? undefined : `openid-${i}`
    const event = { wanted: openid ?? null, wait: i % 7 }
    return local.cloud.invoke('who', event, openid === undefined ? {} : { openid }) as Promise<{ before: unknown; after: unknown; wanted: unknown; appid: unknown }>
  })
  for (const reply of await Promise.all(calls)) {
    expect([reply.before, reply.after]).toEqual([reply.wanted, reply.wanted])
    expect(reply.appid === null).toBe(reply.wanted === null)
  }
})

test('函数里的 SDK 认得微信用户，能读写数据库，能调用别的函数而身份不跟过去', async () => {
  const reply = await local.cloud.invoke('sdk', {}, { openid: 'o-1' })
  expect(reply).toMatchObject({ openId: 'o-1', inner: { wanted: 'inner', before: null }, note: { at: local.cloud.clock.now(), mine: local.cloud.clock.now() } })
})

test('函数看到的时间就是云端的时钟，拨了就变', async () => {
  const first = await local.cloud.invoke('clock', {})
  const now = local.cloud.clock.now()
  expect(first).toEqual({ loaded: now, now, made: now, text: '1970-01-01T00:00:00.000Z', is: true, copy: 7 })
  local.cloud.clock.advance(3_600_000)
  expect(await local.cloud.invoke('clock', {})).toMatchObject({ loaded: now, now: now + 3_600_000 })
  local.cloud.clock.set(START_AT + 9 * 3_600_000)
  expect(await local.cloud.invoke('clock', {})).toMatchObject({ now: START_AT + 9 * 3_600_000 })
})

test('超过时限的调用被终止，下一次照常', async () => {
  expect(await codeOf(local.cloud.invoke('forever', { spin: true }))).toBe('FUNCTION_TIME_LIMIT_EXCEEDED')
  expect(await local.cloud.invoke('forever', {})).toBe('fine')
})

test('一次崩溃只伤到那一次调用', async () => {
  const hows = ['exit', 'throw', 'later', 'none', 'none', 'none', 'exit', 'none']
  const codes = await Promise.all(hows.map((how) => codeOf(local.cloud.invoke('crash', { how }))))
  expect(codes).toEqual(hows.map((how) => (how === 'none' ? 'none' : 'FUNCTIONS_EXECUTE_FAIL')))
  expect(await codeOf(local.cloud.invoke('broken', {}))).toBe('FUNCTIONS_EXECUTE_FAIL')
  expect(await codeOf(local.cloud.invoke('nobody', {}))).toBe('FUNCTION_NOT_FOUND')
  expect(await codeOf(local.cloud.invoke('../data', {}))).toBe('FUNCTION_NOT_FOUND')
})

test('内存用过了头的实例只丢掉自己，说得出上限，下一次照常', async () => {
  await expect(local.cloud.invoke('hungry', { mb: 90 })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL', message: expect.stringContaining('32 MB') })
  expect(await local.cloud.invoke('hungry', { mb: 1 })).toBe('fed')
  expect(await local.cloud.invoke('roomy', { mb: 90 })).toBe('fed')
})

test('函数调用函数：被调的崩溃、超时、不存在、答复太大，调用的都得到平台的错误码，自己没事', async () => {
  const call = (name: string, data: object) => local.cloud.invoke('caller', { name, data })
  expect(await call('clock', {})).toMatchObject({ is: true })
  expect(await call('crash', { how: 'exit' })).toEqual({ code: 'FUNCTIONS_EXECUTE_FAIL' })
  expect(await call('forever', { spin: true })).toEqual({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' })
  expect(await call('nobody', {})).toEqual({ code: 'FUNCTION_NOT_FOUND' })
  expect(await call('big', { size: 6 * 1024 * 1024 })).toEqual({ code: 'FUNCTION_PAYLOAD_TOO_LARGE' })
  const broken = await fetch(local.cloud.adminUrl, { method: 'POST', headers: { authorization: 'x', 'content-type': 'application/json' }, body: JSON.stringify({ action: 'functions.invokeFunction', function_name: 'big', request_data: '{' }) })
  expect(await broken.json()).toMatchObject({ code: 'INVALID_PARAM' })
})

test('打印的每一行都归到那一次调用，冷热、结果也记着；崩溃之前的也在', async () => {
  await Promise.all([1, 2, 3].map((n) => local.cloud.invoke('chatty', { n })))
  await codeOf(local.cloud.invoke('chatty', { n: 4, exit: true }))
  const calls = local.cloud.calls().filter(({ fn }) => fn === 'chatty')
  expect(calls.map(({ lines }) => lines).sort()).toEqual([['begin 4', 'end 4'], ...[1, 2, 3].map((n) => ['loaded', `begin ${n}`, `end ${n}`])])
  expect(calls.map(({ outcome }) => outcome)).toEqual(['FUNCTIONS_EXECUTE_FAIL', 'ok', 'ok', 'ok'])
  expect(calls.filter(({ cold }) => cold)).toHaveLength(3)
})

test('上一次调用改过的环境变量不会留给下一次', async () => {
  for (let i = 0; i < 3; i++) expect(await local.cloud.invoke('dirty', {})).toEqual({ left: null, key: 's1' })
})

test('请求和答复超过 6 MB 都被拒绝', async () => {
  expect(await codeOf(local.cloud.invoke('big', { text: 'x'.repeat(6 * 1024 * 1024) }))).toBe('FUNCTION_PAYLOAD_TOO_LARGE')
  expect(await codeOf(local.cloud.invoke('big', { size: 6 * 1024 * 1024 }))).toBe('FUNCTION_PAYLOAD_TOO_LARGE')
  expect(await local.cloud.invoke('big', { size: 3 })).toBe('xxx')
})

test('实例都忙时排队，队满了就明说，不会一直等', async () => {
  const small = await startLocalCloud({ functions: FUNCTIONS, options: { instancesPerFunction: 2, queuePerFunction: 3 } })
  const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(small.cloud.invoke('slow', {}))))
  expect(codes.filter((c) => c === 'none')).toHaveLength(5)
  expect(codes.filter((c) => c === 'EXCEED_CONCURRENT_REQUEST_LIMIT')).toHaveLength(3)
  await small.end()
})

test('定时器的事件没有身份，只带触发器的名字和时间', async () => {
  const reply = await local.cloud.fireTimer('tick')
  expect(reply).toEqual({ event: { Type: 'Timer', TriggerName: 'minute', Time: new Date(local.cloud.clock.now()).toISOString(), Message: '' }, openid: null, source: 'timer' })
  await expect(local.cloud.fireTimer('who')).rejects.toThrow('没有定时器')
})

test('拨快时钟，到点的定时器自己触发一次', async () => {
  const fired: object[] = []
  const log = (line: object) => {
    if ('source' in line && line.source === 'timer' && 'outcome' in line) fired.push(line)
  }
  const own = await startLocalCloud({ functions: FUNCTIONS, configs: CONFIGS, options: { clock: { startAt: START_AT }, timers: true, log } })
  own.cloud.clock.advance(1000)
  own.cloud.clock.advance(10 * 60_000)
  for (let i = 0; i < 100 && fired.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(fired).toEqual([expect.objectContaining({ fn: 'tick', outcome: 'ok' })])
  await own.end()
})

test('计量数得清函数调用、数据库读写和下行字节', async () => {
  local.cloud.meter.start()
  await local.cloud.invoke('sdk', {})
  expect(local.cloud.meter.read()).toMatchObject({ fn: 2, db: 2, reads: 1, writes: 1 })
  expect(local.cloud.meter.read().bytesDown).toBeGreaterThan(50)
})
