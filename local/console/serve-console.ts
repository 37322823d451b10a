import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { readBody } from '../admin/read-body'
import { isLoopback } from '../gateway/is-loopback'
import { SECURITY_HEADERS } from '../gateway/serve-static'
import { type ConsoleParts, readState } from './read-state'

/** Answers an address under /_cloud; for everybody but this machine there is no such address. */
export type Console = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/_cloud': ['page.html', 'text/html; charset=utf-8'],
  '/_cloud/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/_cloud/page.js': ['page.js', 'text/javascript; charset=utf-8'],
}
const MAX_ADVANCE_BYTES = 1000
/** A year at once is enough for anybody's question. */
const MAX_ADVANCE_MS = 366 * 86_400_000

const HEADERS = {
  ...SECURITY_HEADERS,
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

export const makeConsole = (parts: ConsoleParts): Console => {
  // Another site's page can send a request here but cannot read this, and without it nothing is changed.
  const token = randomBytes(24).toString('base64url')
  return async (request, response, path) => {
    if (!isLoopback(request) || isFromElsewhere(request)) return answer(response, 404, { code: 'NOT_FOUND' })
    const file = Object.hasOwn(FILES, path) ? FILES[path] : undefined
    if (file && request.method === 'GET') return void response.writeHead(200, { ...HEADERS, 'content-type': file[1] }).end(readFileSync(join(__dirname, file[0])))
    if (path === '/_cloud/state' && request.method === 'GET') return answer(response, 200, { token, ...readState(parts) })
    if (path !== '/_cloud/advance' || request.method !== 'POST') return answer(response, 404, { code: 'NOT_FOUND' })
    if (!isToken(request.headers['x-cloud-console'], token)) return answer(response, 403, { code: 'FORBIDDEN' })
    const ms = readMs((await readBody(request, MAX_ADVANCE_BYTES)).toString('utf8'))
    if (!parts.clock.virtual) return answer(response, 409, { code: 'REAL_CLOCK', message: '现在走的是真的时钟，不能拨' })
    if (ms === undefined) return answer(response, 400, { code: 'INVALID_PARAM', message: '只能往前拨，一次最多一年' })
    parts.clock.advance(ms)
    answer(response, 200, { now: parts.clock.now() })
  }
}

/** A browser says so itself when another site asks; a typed address and our own page are `none` and `same-origin`. */
const isFromElsewhere = ({ headers }: IncomingMessage): boolean => {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'none' && site !== 'same-origin') return true
  return headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`
}

const readMs = (text: string): number | undefined => {
  try {
    const ms = (JSON.parse(text) as { readonly ms?: unknown } | null)?.ms
    return typeof ms === 'number' && ms > 0 && ms <= MAX_ADVANCE_MS ? ms : undefined
  } catch {
    return undefined
  }
}

const isToken = (given: unknown, token: string): boolean =>
  typeof given === 'string' && given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token))

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { ...HEADERS, 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}
