import { createServer, type Server } from 'node:http'
import { closeServer, listen } from '../../local/gateway/listen'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

/** A pilot on one machine asks WeChat who is there: every answer WeChat is known to give, from a stand-in that speaks HTTP as WeChat does. */
const FUNCTIONS = { people: `exports.main = async (event) => ({ ok: true, data: { session: 'session-of-' + process.env.WX_OPENID }, requestId: 'x' })` }
const OPENID = 'oABCDEFGHIJKLMNOPQRSTUVWXYZ0'
const SECRET = 'secret-of-the-app'
const KEY = 'c2Vzc2lvbi1rZXktb2Ytc29tZW9uZQ=='

type Answer = object | string | 'silence'
let answers: Answer[] = []
let asked: URL[] = []
let wechat: Server
let local: LocalCloud
const logged: object[] = []

beforeAll(async () => {
  wechat = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://wechat'))
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer === 'silence') return
    // WeChat answers JSON as text/plain, with status 200 whatever went wrong.
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  const port = await listen(wechat, 0, '127.0.0.1')
  const endpoint = { url: `http://127.0.0.1:${port}/sns/jscode2session`, timeoutMs: 300 }
  local = await startLocalCloud({ functions: FUNCTIONS, options: { wechatLogin: { appId: 'wx0123456789abcdef', appSecret: SECRET, endpoint }, log: (line) => logged.push(line) } })
})
afterAll(async () => {
  await local?.end()
  wechat.closeAllConnections()
  await closeServer(wechat)
})

async function login(...given: readonly Answer[]): Promise<{ status: number; body: { code?: string; message?: string; data?: { session?: string } }; text: string }> {
  answers = [...given]
  asked = []
  const response = await fetch(`${local.cloud.url}/wx/login`, { method: 'POST', body: JSON.stringify({ code: '0a3xYz000AbCdE1FgH200' }) })
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text) as never, text }
}
const failed = (errcode: number, errmsg: string) => ({ errcode, errmsg: `${errmsg}, rid: 65a1b2c3-1234abcd-5678ef90` })

test('微信认出了人：会话是这个人的，会话密钥和应用密钥哪里也不去', async () => {
  const { status, body, text } = await login({ session_key: KEY, openid: OPENID, unionid: 'uUNION' })
  expect([status, body.data?.session]).toEqual([200, `session-of-${OPENID}`])
  expect(asked.map((url) => [url.pathname, Object.fromEntries(url.searchParams)])).toEqual([
    ['/sns/jscode2session', { appid: 'wx0123456789abcdef', secret: SECRET, js_code: '0a3xYz000AbCdE1FgH200', grant_type: 'authorization_code' }],
  ])
  expect(text).not.toMatch(new RegExp(`${KEY.slice(0, 12)}|uUNION`))
})

test.each([
  ['登录码不对', failed(40029, 'invalid code'), 400, 'INVALID_PARAM', '重新进入小程序'],
  ['登录码用过了', failed(40163, 'code been used'), 400, 'INVALID_PARAM', '已经用过'],
  ['高风险账号', failed(40226, 'code blocked'), 400, 'INVALID_PARAM', '有风险'],
  ['一分钟里太多次', failed(45011, 'api minute-quota reach limit  mustslower  retry next minute'), 503, 'LOGIN_BUSY', '过一分钟再试'],
  ['应用密钥不对', failed(40125, 'invalid appsecret'), 503, 'LOGIN_OFF', '联系管理员'],
  ['应用编号不对', failed(40013, 'invalid appid'), 503, 'LOGIN_OFF', '联系管理员'],
  ['没见过的错', failed(99999, 'something new'), 503, 'LOGIN_BUSY', '过一会儿再试'],
  ['没有回答', 'silence', 503, 'LOGIN_BUSY', '过一会儿再试'],
  ['答的不是 JSON', '<html>502 Bad Gateway</html>', 503, 'LOGIN_BUSY', '过一会儿再试'],
  ['答的是空的', '', 503, 'LOGIN_BUSY', '过一会儿再试'],
  ['答的是别的 JSON', [1], 503, 'LOGIN_BUSY', '过一会儿再试'],
  ['没有 openid', { session_key: KEY }, 503, 'LOGIN_BUSY', '过一会儿再试'],
  ['openid 不像样', { openid: { $gt: '' }, session_key: KEY }, 503, 'LOGIN_BUSY', '过一会儿再试'],
  ['又有 openid 又有错', { openid: OPENID, ...failed(40029, 'invalid code') }, 400, 'INVALID_PARAM', '重新进入小程序'],
] as const)('%s：没有登录上，说得清楚，不带出任何密钥', async (_, answer, status, code, sentence) => {
  const reply = await login(answer)
  expect([reply.status, reply.body.code]).toEqual([status, code])
  expect(reply.body.message).toContain(sentence)
  expect(`${reply.text}${JSON.stringify(logged)}`).not.toMatch(new RegExp(`${SECRET}|${KEY.slice(0, 12)}|0a3xYz000AbCdE1FgH200`))
  // A code is good once: nothing but «busy» is asked again.
  expect(asked).toHaveLength(1)
})

test('微信说系统忙就再问一次：好了就好了，还忙就请稍后', async () => {
  const busy = failed(-1, 'system error')
  expect((await login(busy, { session_key: KEY, openid: OPENID })).body.data?.session).toBe(`session-of-${OPENID}`)
  expect(asked).toHaveLength(2)
  expect(await login(busy, busy)).toMatchObject({ status: 503, body: { code: 'LOGIN_BUSY' } })
  expect(asked).toHaveLength(2)
})

test('连不上微信也是请稍后；没设密钥时说没有设置', async () => {
  const nowhere = await startLocalCloud({ functions: FUNCTIONS, options: { wechatLogin: { appId: 'wx', appSecret: SECRET, endpoint: { url: 'http://127.0.0.1:9/sns/jscode2session', timeoutMs: 300 } } } })
  const off = await startLocalCloud({ functions: FUNCTIONS, options: { wechatLogin: 'off' } })
  const ask = async (cloud: LocalCloud) => {
    const response = await fetch(`${cloud.cloud.url}/wx/login`, { method: 'POST', body: JSON.stringify({ code: 'local-anybody' }) })
    return [response.status, ((await response.json()) as { code: string }).code]
  }
  expect([await ask(nowhere), await ask(off)]).toEqual([[503, 'LOGIN_BUSY'], [503, 'LOGIN_OFF']])
  await nowhere.end()
  await off.end()
})
