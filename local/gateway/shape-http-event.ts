import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from './serve-static'

/** The event CloudBase's HTTP access service hands to a function. Nothing in it proves who calls. */
export const httpEvent = (request: IncomingMessage, url: URL, body: string, sourceIp: string): object => ({
  path: '/',
  httpMethod: request.method,
  headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])),
  queryStringParameters: Object.fromEntries(url.searchParams),
  body,
  isBase64Encoded: false,
  requestContext: { requestId: randomUUID(), envId: 'local', appId: 0, uin: 0, path: url.pathname, httpMethod: request.method, sourceIp },
})

interface HttpReply {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly isBase64Encoded?: boolean
}

const isHttpReply = (value: unknown): value is HttpReply =>
  typeof value === 'object' && value !== null && 'statusCode' in value && Number.isInteger(value.statusCode)

/** Sends a function's reply (JSON text): an object with a statusCode is an HTTP reply, anything else is JSON with 200. */
export const sendReply = (response: ServerResponse, replyText: string, extra: Readonly<Record<string, string>>): void => {
  const reply = replyText.includes('"statusCode"') ? (JSON.parse(replyText) as unknown) : undefined
  if (!isHttpReply(reply)) {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(replyText), 'cache-control': 'no-store', ...SECURITY_HEADERS, ...extra })
    response.end(replyText)
    return
  }
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? '')
  const body = Buffer.from(text, reply.isBase64Encoded ? 'base64' : 'utf8')
  response.writeHead(reply.statusCode, { ...SECURITY_HEADERS, ...extra, ...reply.headers, 'content-length': body.length })
  response.end(body)
}
