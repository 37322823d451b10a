import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { type CloudOptions, startCloud } from '../../local/cloud'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'
import { makeTempDir } from '../support/temp-dir'

const FUNCTIONS = {
  people: `exports.main = async (event) => ({ ok: true, event, openid: process.env.WX_OPENID || null })`,
  echo: `exports.main = async (event) => ({ event, openid: process.env.WX_OPENID || null, source: process.env.TCB_SOURCE })`,
  teapot: `exports.main = async () => ({ statusCode: 418, headers: { 'x-pot': 'tea' }, body: '水开了' })`,
  fails: `exports.main = async () => { throw new Error('数据库口令是 123') }`,
}
const PEOPLE = [{ openid: 'demo-1', name: '王秀英' }]

const makeSite = (): string => {
  const dir = makeTempDir()
  mkdirSync(join(dir, 'js'))
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>首页</title><script>var a = 1</script><script src="/js/app.js"></script>')
  writeFileSync(join(dir, 'js/app.js'), `console.log('${'x'.repeat(5000)}')`)
  return dir
}

let local: LocalCloud
beforeAll(async () => {
  local = await startLocalCloud({ functions: FUNCTIONS, options: { demo: { people: PEOPLE }, staticDir: makeSite(), corsOrigins: ['https://ok.example'] } })
})
afterAll(() => local.end())

const post = (path: string, body: unknown, headers: Record<string, string> = {}, base = local.cloud.url) =>
  fetch(base + path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })

test('函数收到 HTTP 访问服务的事件，正文是原样的文字，没有身份，自称的也不算', async () => {
  const response = await post('/fn/echo?a=1', { action: 'x', openid: '冒充' }, { authorization: 'Bearer t', 'x-wx-openid': 'forged' })
  expect(response.status).toBe(200)
  const reply = (await response.json()) as { event: object; openid: unknown; source: unknown }
  expect(reply).toMatchObject({
    openid: null,
    source: 'http',
    event: { path: '/', httpMethod: 'POST', queryStringParameters: { a: '1' }, body: '{"action":"x","openid":"冒充"}', isBase64Encoded: false, headers: { authorization: 'Bearer t' } },
  })
})

test('带 statusCode 的答复就是那个 HTTP 答复', async () => {
  const response = await post('/fn/teapot', {})
  expect([response.status, response.headers.get('x-pot'), await response.text()]).toEqual([418, 'tea', '水开了'])
})

test('函数内部的错误不外传', async () => {
  const response = await post('/fn/fails', {})
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('口令')
})

test('没有的函数、没有的地址、太大的正文各有各的答复', async () => {
  expect((await post('/fn/nobody', {})).status).toBe(404)
  expect((await post('/fn/..%2Fdata', {})).status).toBe(404)
  expect((await post('/nowhere', {})).status).toBe(405)
  expect((await post('/fn/echo', 'x'.repeat(6 * 1024 * 1024 + 1))).status).toBe(413)
})

test('登录码换来稳定的身份，会话由产品自己签发；别的码被拒绝', async () => {
  const login = async (code: string) => (await (await post('/wx/login', { code })).json()) as { openid: string; event: object }
  const first = await login('local-王')
  expect(first.event).toEqual({ action: 'openSession', input: {} })
  expect(first.openid).toMatch(/^o[\w-]{27}$/)
  expect((await login('local-王')).openid).toBe(first.openid)
  expect((await login('local-李')).openid).not.toBe(first.openid)
  expect((await post('/wx/login', { code: '043abc' })).status).toBe(400)
  expect((await post('/wx/login', 'not json')).status).toBe(400)
})

test('演示登录只认名单上的人', async () => {
  expect(await (await fetch(`${local.cloud.url}/demo/people`)).json()).toEqual(PEOPLE)
  expect(await (await post('/demo/login', { openid: 'demo-1' })).json()).toMatchObject({ openid: 'demo-1' })
  expect((await post('/demo/login', { openid: 'demo-2' })).status).toBe(400)
})

test('不开演示时演示地址不存在；换了主机名或经过代理也不存在', async () => {
  const off = await startLocalCloud({ functions: FUNCTIONS })
  expect((await fetch(`${off.cloud.url}/demo/people`)).status).toBe(404)
  expect((await post('/demo/login', { openid: 'demo-1' }, {}, off.cloud.url)).status).toBe(404)
  await off.end()
  expect((await fetch(`${local.cloud.url}/demo/people`, { headers: { 'x-forwarded-for': '1.2.3.4' } })).status).toBe(404)
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    request(`${local.cloud.url}/demo/people`, { headers: { host: 'evil.example' } }, (res) => {
      res.resume()
      resolve(res.statusCode)
    }).on('error', reject).end()
  })
  expect(rebound).toBe(404)
})

test('页面带安全策略、压缩和校验标记，路由地址回到首页，目录之外读不到', async () => {
  const page = await fetch(`${local.cloud.url}/`)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-[\w+/=]+'/)
  expect(await (await fetch(`${local.cloud.url}/orders/12`)).text()).toContain('首页')
  const script = await fetch(`${local.cloud.url}/js/app.js`)
  expect([script.headers.get('content-encoding'), script.headers.get('content-type')]).toEqual(['gzip', 'text/javascript; charset=utf-8'])
  const again = await fetch(`${local.cloud.url}/js/app.js`, { headers: { 'if-none-match': script.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  expect((await fetch(`${local.cloud.url}/js/none.js`)).status).toBe(404)
  expect((await fetch(`${local.cloud.url}/..%2f..%2fetc%2fpasswd.txt`)).status).toBe(404)
})

test('只有登记过的来源可以跨站调用', async () => {
  const ask = (origin: string) => fetch(`${local.cloud.url}/fn/echo`, { method: 'OPTIONS', headers: { origin } })
  expect([(await ask('https://ok.example')).status, (await ask('https://bad.example')).status]).toEqual([204, 403])
})

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
const startOwn = async (options: Partial<CloudOptions>) => {
  const own = await startLocalCloud({ functions: FUNCTIONS, options: { staticDir: makeSite(), ...options } })
  ends.push(own.end)
  return own.cloud.url
}
/** Another minute might begin between two calls: this is within one. */
const withinOneMinute = async () => {
  if (Date.now() % 60_000 > 50_000) await new Promise((next) => setTimeout(next, 60_050 - (Date.now() % 60_000)))
}

test('前面有代理：只信登记过的代理，只认它加的那一个地址，每个人按自己的地址计数', async () => {
  const seen = async (base: string, forwarded: string) => {
    const response = await post('/fn/echo', {}, { 'x-forwarded-for': forwarded }, base)
    return response.status === 200 ? ((await response.json()) as { event: { requestContext: { sourceIp: string } } }).event.requestContext.sourceIp : response.status
  }
  const direct = await startOwn({})
  expect(await seen(direct, '203.0.113.9')).toBe('127.0.0.1')
  const behind = await startOwn({ proxies: ['127.0.0.1'], limits: { perAddress: 2, perPerson: 100 } })
  await withinOneMinute()
  expect(await seen(behind, '8.8.8.8, 203.0.113.9')).toBe('203.0.113.9')
  expect(await seen(behind, '1.1.1.1, 203.0.113.9')).toBe('203.0.113.9')
  expect(await seen(behind, '2.2.2.2, 203.0.113.9')).toBe(429)
  expect(await seen(behind, '203.0.113.10')).toBe('203.0.113.10')
  expect(await seen(behind, 'not an address')).toBe('127.0.0.1')
})

test('太频繁的要等几秒说得出来，上传也算；读页面不算', async () => {
  const base = await startOwn({ limits: { perAddress: 2, perPerson: 100 } })
  await withinOneMinute()
  const put = () => fetch(`${base}/files/a.jpg?t=1&sign=00`, { method: 'PUT', body: 'x' })
  expect([(await put()).status, (await put()).status]).toEqual([403, 403])
  const refused = await put()
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  for (let i = 0; i < 5; i++) expect((await fetch(`${base}/`)).status).toBe(200)
})

test('每个答复都带安全头，照片和拒绝也带；走 https 时只许 https', async () => {
  const tls = await startOwn({ publicUrl: 'https://ok.example' })
  for (const path of ['/', '/files/none.jpg', '/healthz', '/js/none.js', '/_cloud/nothing']) {
    const { headers } = await fetch(tls + path)
    expect([path, headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('strict-transport-security')]).toEqual([path, 'nosniff', 'DENY', 'max-age=31536000'])
    expect((await fetch(local.cloud.url + path)).headers.get('strict-transport-security')).toBeNull()
  }
  expect((await fetch(local.cloud.url)).headers.get('access-control-allow-origin')).toBeNull()
})

test('一个地址一分钟里调用太多会被请稍等', async () => {
  const own = await startLocalCloud({ functions: FUNCTIONS, options: { limits: { perAddress: 5, perPerson: 2 } } })
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) statuses.push((await post('/fn/echo', {}, { authorization: 'Bearer one' }, own.cloud.url)).status)
  for (let i = 0; i < 3; i++) statuses.push((await post('/fn/echo', {}, {}, own.cloud.url)).status)
  expect(statuses.filter((s) => s === 429).length).toBeGreaterThanOrEqual(4)
  await own.end()
})

test('端口被占用时说明是哪个端口、用哪个选项换，并且什么也不留下', async () => {
  const port = Number(new URL(local.cloud.url).port)
  const dataDir = makeTempDir()
  await expect(startCloud({ dataDir, functionsDir: local.functionsDir, port, timers: false })).rejects.toThrow(new RegExp(`${port}.*--port`))
  await (await startCloud({ dataDir, functionsDir: local.functionsDir, timers: false })).stop()
})

test('管理地址不理会没有签名的请求，浏览器里的别的网站进不来', async () => {
  const response = await fetch(local.cloud.adminUrl, { method: 'POST', body: '{"action":"database.getDocument"}' })
  expect(response.status).toBe(404)
  expect((await fetch(local.cloud.url + '/admin', { method: 'POST', body: '{}' })).status).toBe(405)
})
