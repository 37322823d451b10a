import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { mediaType } from './media-type'

interface Asset {
  readonly mtimeMs: number
  readonly size: number
  readonly body: Buffer
  readonly gzip: Buffer | undefined
  readonly brotli: Buffer | undefined
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
}

/** Serves the built browser app. A path without an extension is one of the app's routes and gets its page. */
export type StaticServer = (request: IncomingMessage, response: ServerResponse, path: string) => void

/** Names with a content hash never change what they hold. */
const HASHED = /[.-][0-9a-f]{8,}\.\w+$/
const COMPRESSED = /^(text\/|application\/json|image\/svg)/

export const makeStaticServer = (staticDir: string): StaticServer => {
  const root = normalize(staticDir) + sep
  const known = new Map<string, Asset>()

  const load = (path: string): Asset | undefined => {
    const file = join(staticDir, normalize(path))
    if (!file.startsWith(root) || !existsSync(file)) return undefined
    const info = statSync(file)
    if (!info.isFile()) return undefined
    const cached = known.get(file)
    // A rebuild while running is seen at the next request.
    if (cached && cached.mtimeMs === info.mtimeMs && cached.size === info.size) return cached
    const asset = readAsset(file, info.mtimeMs)
    known.set(file, asset)
    return asset
  }

  return (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'method not allowed')
    const asset = load(path === '/' ? '/index.html' : path) ?? (extname(path) === '' ? load('/index.html') : undefined)
    if (!asset) return plain(response, 404, 'not found')
    const headers: Record<string, string> = { ...asset.headers, etag: asset.etag, vary: 'accept-encoding' }
    if (request.headers['if-none-match'] === asset.etag) {
      response.writeHead(304, headers)
      response.end()
      return
    }
    const accepts = String(request.headers['accept-encoding'] ?? '')
    const [encoding, body] = asset.brotli && /\bbr\b/.test(accepts) ? ['br', asset.brotli] : asset.gzip && /\bgzip\b/.test(accepts) ? ['gzip', asset.gzip] : ['', asset.body]
    if (encoding) headers['content-encoding'] = encoding
    response.writeHead(200, { ...headers, 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

const readAsset = (file: string, mtimeMs: number): Asset => {
  const body = readFileSync(file)
  const type = mediaType(file)
  const built = (suffix: string) => (existsSync(file + suffix) ? readFileSync(file + suffix) : undefined)
  const gzip = built('.gz') ?? (COMPRESSED.test(type) && body.length > 1024 ? gzipSync(body) : undefined)
  const page = type.startsWith('text/html')
  return {
    mtimeMs,
    size: body.length,
    body,
    gzip,
    brotli: built('.br'),
    etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
    headers: {
      'content-type': type,
      'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(page ? { 'content-security-policy': contentPolicy(body.toString('utf8')) } : {}),
      ...SECURITY_HEADERS,
    },
  }
}

/** On every reply of the gateway. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
}

// Inline scripts of the built page are allowed one by one, by their hash; anything injected is not.
const contentPolicy = (html: string): string => {
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((m) => `'sha256-${createHash('sha256').update(m[1] ?? '').digest('base64')}'`)
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inline].join(' '),
    // The runtime sets sizes on elements as styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const plain = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...SECURITY_HEADERS })
  response.end(text)
}
