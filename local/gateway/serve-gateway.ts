import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readBody } from '../admin/read-body'
import type { Console } from '../console/serve-console'
import type { DisturbWeb } from '../faults/disturb-web'
import { type FunctionHost, MAX_PAYLOAD_BYTES } from '../host/function-host'
import { type PlatformCode, PlatformError } from '../platform-error'
import type { Storage } from '../storage/open-storage'
import type { ExchangeCode } from './exchange-code'
import { isLoopback } from './is-loopback'
import { addressOf } from './address-of'
import { makeCallLimit, type PersonOf } from './limit-calls'
import { makeRateLimit, secondsToNextMinute } from './limit-rate'
import { makeStaticServer, SECURITY_HEADERS } from './serve-static'
import { httpEvent, sendReply } from './shape-http-event'

/** A made-up person one may try the product as. */
export interface DemoPerson {
  readonly openid: string
  readonly name: string
  readonly [more: string]: unknown
}

export interface GatewayOptions {
  readonly host: FunctionHost
  readonly storage: Storage
  readonly exchange: ExchangeCode
  readonly staticDir?: string | undefined
  readonly demo?: { readonly people: readonly DemoPerson[] } | undefined
  /** What /_cloud answers with; without it there is no such address. */
  readonly console?: Console | undefined
  /** Other sites that may call, as full origins. */
  readonly corsOrigins: readonly string[]
  /** Calls a minute. */
  readonly limits: { readonly perAddress: number; readonly perPerson: number }
  /** Whose a session is; without it nobody is recognised. */
  readonly personOf?: PersonOf | undefined
  readonly now: () => number
  /** Addresses of front proxies: what they say about who calls is believed. */
  readonly proxies: readonly string[]
  /** Whether people come over https; then their browsers are told to stay there. */
  readonly overTls: boolean
  readonly log: (line: object) => void
  /** Fault mode: what the seed does to a request. */
  readonly disturb?: DisturbWeb | undefined
}

type Route = (request: IncomingMessage, response: ServerResponse, url: URL, extra: Readonly<Record<string, string>>) => void | Promise<void>

const MAX_LOGIN_BYTES = 4096
/** More at once than a community has, fewer than this process has room for. */
const MAX_CONNECTIONS = 2000

/** The one door people's browsers come through. */
export const makeGateway = (options: GatewayOptions): Server => {
  const route = makeRoutes(options)
  const server = createServer((request, response) => {
    void (async () => {
      const extra = corsHeaders(options.corsOrigins, request)
      for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...(options.overTls ? TLS_HEADERS : {}) })) response.setHeader(name, value)
      try {
        const url = new URL(request.url ?? '/', 'http://gateway')
        if (request.method === 'OPTIONS') return preflight(response, extra)
        // Whether it lives, and what the console shows of the faults, stays to be seen.
        const watched = url.pathname === '/healthz' || isConsole(url.pathname)
        if (options.disturb && !watched && !(await options.disturb(`${request.method} ${url.pathname}`, response))) return
        await route(request, response, url, extra)
      } catch (error) {
        sendError(response, error, extra, options.log)
        // What is left of a refused body is not worth reading.
        if (!request.complete) response.once('finish', () => request.destroy())
      }
    })()
  })
  server.requestTimeout = 60_000
  // Somebody who never ends their headers holds a connection no longer than this.
  server.headersTimeout = 20_000
  server.maxConnections = MAX_CONNECTIONS
  return server
}

const makeRoutes = ({ host, storage, exchange, staticDir, demo, limits, console, proxies, personOf, now }: GatewayOptions): Route => {
  const byAddress = makeRateLimit(limits.perAddress)
  const mayCall = makeCallLimit(limits.perPerson, personOf, now)
  const from = (request: IncomingMessage) => addressOf(request, proxies)
  const files = staticDir === undefined ? undefined : makeStaticServer(staticDir)

  const openSession = async (openid: string, request: IncomingMessage, input: object = {}) =>
    host.invoke('people', { action: 'openSession', input }, { openid, source: 'wx_client', ip: from(request) })

  const call: Route = async (request, response, url, extra) => {
    const fn = pathnameOf(url).slice('/fn/'.length)
    const body = (await readBody(request, MAX_PAYLOAD_BYTES)).toString('utf8')
    if (!mayCall(body, from(request))) throw tooMany()
    const reply = await host.invoke(fn, httpEvent(request, url, body, from(request)), { source: 'http', ip: from(request) })
    sendReply(response, reply, extra)
  }
  const login: Route = async (request, response, _, extra) => {
    const code = await readField(request, 'code')
    sendReply(response, await openSession(await exchange(code), request), extra)
  }
  const demoLogin: Route = async (request, response, _, extra) => {
    const openid = await readField(request, 'openid')
    if (!demo?.people.some((person) => person.openid === openid)) throw new PlatformError('INVALID_PARAM', 'not one of the demo people')
    // Choosing who to be is no proof: such a session confirms no desk.
    sendReply(response, await openSession(openid, request, { browser: true }), extra)
  }

  return (request, response, url, extra) => {
    const { pathname } = url
    const key = `${request.method === 'HEAD' ? 'GET' : request.method} ${pathname}`
    if (key === 'GET /healthz') return sendReply(response, '{"ok":true}', extra)
    if (console && isConsole(pathname)) return console(request, response, pathname)
    if (changesSomething(request) && !byAddress.allow(from(request))) throw tooMany()
    if (pathname.startsWith('/files/')) return storage.serve(request, response, url)
    if (request.method === 'POST' && pathname.startsWith('/fn/')) return call(request, response, url, extra)
    if (key === 'POST /wx/login') return login(request, response, url, extra)
    // Off, or asked from another machine: as if it did not exist.
    if (demo && isLoopback(request)) {
      if (key === 'GET /demo/people') return sendReply(response, JSON.stringify(demo.people), extra)
      if (key === 'POST /demo/login') return demoLogin(request, response, url, extra)
    }
    if (files && !/^\/(fn|wx|demo)\//.test(pathname) && !isConsole(pathname)) return files(request, response, pathnameOf(url))
    sendJson(response, 404, { code: 'NOT_FOUND', message: `no such address: ${pathname}` }, extra)
  }
}

const isConsole = (pathname: string): boolean => pathname === '/_cloud' || pathname.startsWith('/_cloud/')

const pathnameOf = (url: URL): string => {
  try {
    return decodeURIComponent(url.pathname)
  } catch {
    throw new PlatformError('INVALID_PARAM', 'the address is not valid')
  }
}

const changesSomething = ({ method }: IncomingMessage): boolean => method === 'POST' || method === 'PUT'

/** A year, and only this name: others under it are not ours to speak for. */
const TLS_HEADERS = { 'strict-transport-security': 'max-age=31536000' }

const tooMany = () => new PlatformError('EXCEED_REQUEST_LIMIT', 'too many calls, please wait a minute')

const readField = async (request: IncomingMessage, field: string): Promise<string> => {
  const text = (await readBody(request, MAX_LOGIN_BYTES)).toString('utf8')
  try {
    const value = (JSON.parse(text) as Record<string, unknown> | null)?.[field]
    if (typeof value === 'string') return value
  } catch {
    // Answered below: not JSON and no such field are the same mistake.
  }
  throw new PlatformError('INVALID_PARAM', `a JSON body with "${field}" is needed`)
}

const corsHeaders = (allowed: readonly string[], request: IncomingMessage): Readonly<Record<string, string>> => {
  const { origin } = request.headers
  // A cache must not hand one site's answer to another.
  if (!origin || !allowed.includes(origin)) return allowed.length > 0 ? { vary: 'origin' } : {}
  return { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'authorization, content-type', 'access-control-allow-methods': 'GET, POST', 'access-control-max-age': '600', vary: 'origin' }
}

const preflight = (response: ServerResponse, extra: Readonly<Record<string, string>>): void => {
  response.writeHead('access-control-allow-origin' in extra ? 204 : 403, { ...SECURITY_HEADERS, ...extra })
  response.end()
}

const STATUS: Partial<Record<PlatformCode, number>> = {
  INVALID_PARAM: 400,
  FUNCTION_NOT_FOUND: 404,
  FUNCTION_PAYLOAD_TOO_LARGE: 413,
  EXCEED_REQUEST_LIMIT: 429,
  EXCEED_CONCURRENT_REQUEST_LIMIT: 503,
  FUNCTION_TIME_LIMIT_EXCEEDED: 504,
  LOGIN_BUSY: 503,
  LOGIN_OFF: 503,
}

// What broke inside a function stays in the log: its message may hold what the caller must not see.
const sendError = (response: ServerResponse, error: unknown, extra: Readonly<Record<string, string>>, log: (line: object) => void): void => {
  const known = error instanceof PlatformError
  const code = known ? error.code : 'SYS_ERR'
  const inside = !known || code === 'FUNCTIONS_EXECUTE_FAIL' || code === 'SYS_ERR'
  if (inside) log({ at: 'gateway', error: error instanceof Error ? error.stack : String(error) })
  if (response.headersSent) return void response.destroy()
  sendJson(response, STATUS[code] ?? 500, { code, message: inside ? 'the function failed' : error.message }, { ...extra, connection: 'close', ...(code === 'EXCEED_REQUEST_LIMIT' ? { 'retry-after': String(secondsToNextMinute()) } : {}) })
}

const sendJson = (response: ServerResponse, status: number, body: object, extra: Readonly<Record<string, string>>): void => {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), ...SECURITY_HEADERS, ...extra })
  response.end(text)
}
