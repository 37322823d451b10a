import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Answer, answerDatabase, isRead } from '../database/answer-database'
import type { DocumentDatabase } from '../database/open-database'
import { Cut, type Disturb } from '../faults/disturb-requests'
import type { SlowQueries } from '../database/slow-queries'
import type { FunctionHost } from '../host/function-host'
import type { Meter } from '../meter'
import { notSupported, PlatformError } from '../platform-error'
import type { Storage } from '../storage/open-storage'
import type { WeChat } from '../wechat/answer-wechat'
import { readBody } from './read-body'

/** Requests to the database carry whole documents; nothing legitimate is larger. */
const MAX_REQUEST_BYTES = 48 * 1024 * 1024

export interface AdminParts {
  readonly database: DocumentDatabase
  readonly host: FunctionHost
  readonly storage: Storage
  readonly wechat: WeChat
  readonly meter: Meter
  readonly log: (line: object) => void
  readonly slow: SlowQueries
  readonly disturb?: Disturb | undefined
}

/** The one endpoint the SDK speaks to: POST /admin. Loopback only; what browsers send cannot pass. */
export const makeAdminServer = (parts: AdminParts): Server => {
  const server = createServer((request, response) => {
    void handle(parts, request, response)
  })
  // The SDK keeps its connections for 4.8 s; closing later than it avoids a reset in mid-request.
  server.keepAliveTimeout = 15_000
  return server
}

const handle = async (parts: AdminParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const requestId = randomUUID()
  try {
    const path = (request.url ?? '').split('?')[0]
    // Every SDK signs; a page of another site cannot send this header here without being allowed to.
    if (request.method !== 'POST' || path !== '/admin' || !request.headers.authorization) return refuse(response)
    const bytes = await readBody(request, MAX_REQUEST_BYTES)
    if (!request.headers['content-type']?.startsWith('application/json')) throw notSupported('wx.openApi with multipart bodies (callCompatibleWxOpenApi); use callWxOpenApi')
    const body = readJson(bytes)
    const action = typeof body.action === 'string' ? body.action : ''
    const run = () => answer(parts, action, body)
    send(response, { requestId, ...(await (parts.disturb ? parts.disturb(action, isRead(action), run) : run())) })
  } catch (error) {
    if (error instanceof Cut) return void response.destroy()
    const known = error instanceof PlatformError
    if (!known) parts.log({ at: 'admin', requestId, error: error instanceof Error ? error.stack : String(error) })
    send(response, { requestId, code: known ? error.code : 'SYS_ERR', message: error instanceof Error ? error.message : String(error) })
    // What is left of a refused body is not worth reading.
    if (!request.complete) response.once('finish', () => request.destroy())
  }
}

const readJson = (bytes: Buffer): { readonly action?: unknown } => {
  let body: unknown
  try {
    body = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new PlatformError('INVALID_PARAM', 'the body is not JSON')
  }
  if (typeof body !== 'object' || body === null) throw new PlatformError('INVALID_PARAM', 'the body is not an object')
  return body
}

const answer = async (parts: AdminParts, action: string, body: object): Promise<Answer> => {
  if (action.startsWith('database.')) {
    const steers = action.endsWith('Transaction') || action.endsWith('addCollection')
    parts.meter.countDatabase(isRead(action) ? 'read' : steers ? 'other' : 'write')
    const began = performance.now()
    try {
      return await answerDatabase(parts.database, body)
    } finally {
      parts.slow.note(body, performance.now() - began)
    }
  }
  if (action.startsWith('storage.')) return { data: await parts.storage.answer(action, body) }
  if (action === 'wx.api') return { data: { responseData: JSON.stringify(await parts.wechat.answer(body)) } }
  if (action === 'functions.invokeFunction') return { data: { response_data: await invoke(parts.host, body) } }
  throw notSupported(action)
}

// A function called by a function meets no WeChat user: identity does not travel.
const invoke = (host: FunctionHost, body: { readonly function_name?: unknown; readonly request_data?: unknown }): Promise<string> => {
  const { function_name: fn, request_data: data } = body
  if (typeof fn !== 'string') throw new PlatformError('INVALID_PARAM', 'function_name is missing')
  return host.invoke(fn, typeof data === 'string' && data !== '' ? readEvent(data) : {}, { source: 'scf' })
}

const readEvent = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new PlatformError('INVALID_PARAM', 'request_data is not JSON')
  }
}

const send = (response: ServerResponse, body: object): void => {
  const text = JSON.stringify(body)
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

const refuse = (response: ServerResponse): void => {
  response.writeHead(404)
  response.end()
}
