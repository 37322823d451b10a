import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { mediaType } from '../gateway/media-type'
import type { OnFile } from '../faults/disturb-requests'
import { notSupported, PlatformError } from '../platform-error'
import { answerXml, refusalOf } from './answer-xml'
import { receiveFile } from './receive-file'
import type { LinkSigner } from './sign-links'
import type { StorageRules } from './storage-rules'

const BUCKET = 'local.6c6f-local-1300000000'
const PREFIX = `cloud://${BUCKET}/`
const UPLOAD_LINK_MS = 10 * 60_000
/** A link lives two hours unless asked otherwise, as in the cloud. */
const DOWNLOAD_LINK_S = 7200

export interface Storage {
  /** Answers a `storage.*` action of the SDK. Throws PlatformError. */
  answer(action: string, body: object): Promise<unknown>
  /** Serves GET, HEAD and PUT of signed links under /files/. */
  serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>
}

export interface StorageOptions {
  readonly filesDir: string
  readonly signer: LinkSigner
  readonly rules: StorageRules
  readonly now: () => number
  /** Where links for people point. */
  readonly origin: () => string
  /** Where functions upload: the gateway itself, whatever stands before it. */
  readonly inside: () => string
  readonly log: (line: object) => void
  /** Stands between us and the disk in fault mode. */
  readonly onFile?: OnFile | undefined
}

const Upload = z.object({ path: z.string() })
const Links = z.object({ file_list: z.array(z.object({ fileid: z.string(), max_age: z.number().positive().optional() })).max(50) })
const Deletes = z.object({ fileid_list: z.array(z.string()).max(50) })

export const openStorage = (options: StorageOptions): Storage => ({
  answer: async (action, body) => {
    switch (action) {
      case 'storage.getUploadMetadata':
        return uploadMetadata(options, read(Upload, body).path)
      case 'storage.batchGetDownloadUrl':
        return { download_list: await Promise.all(read(Links, body).file_list.map((file) => downloadLink(options, file.fileid, file.max_age))) }
      case 'storage.batchDeleteFile':
        return { delete_list: await Promise.all(read(Deletes, body).fileid_list.map((id) => remove(options, id))) }
      default:
        throw notSupported(action)
    }
  },
  serve: async (request, response, url) => {
    try {
      await serveLink(options, request, response, url)
    } catch (error) {
      // Whoever uploads reads XML, whatever went wrong: a full disk, a folder where a file was to be.
      const { status, code, inside } = refusalOf(error)
      if (inside) options.log({ at: 'storage', path: url.pathname, error: error instanceof Error ? error.stack : String(error) })
      answerXml(response, status, code)
    }
  },
})

const serveLink = async (options: StorageOptions, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
  const path = decodeURIComponent(url.pathname.slice('/files/'.length))
  const method = request.method === 'PUT' ? 'PUT' : 'GET'
  const refusal = safePath(path) ? options.signer.check(method, path, url.searchParams, options.now()) : 'forged'
  if (refusal || !['GET', 'HEAD', 'PUT'].includes(request.method ?? '')) return answerXml(response, 403, refusal === 'expired' ? 'RequestExpired' : 'SignatureDoesNotMatch')
  if (method === 'GET') return sendFile(options, request, response, path)
  const refused = await onDisk(options, `PUT ${path}`, true, () => receiveFile(options, request, path))
  if (refused) return answerXml(response, refused.status, refused.code, refused.message)
  response.writeHead(200, { 'content-length': 0 })
  response.end()
}

const onDisk = <T>({ onFile }: StorageOptions, what: string, grows: boolean, run: () => Promise<T>): Promise<T> => (onFile ? onFile(what, grows, run) : run())

const read = <T>(schema: z.ZodType<T>, body: object): T => {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new PlatformError('INVALID_PARAM', z.prettifyError(parsed.error))
  return parsed.data
}

// The SDK encodes a link once more, so characters that would change meaning, or cannot be encoded, are refused from the start.
const safePath = (path: string): boolean =>
  path !== '' && path.length <= 850 && !/[%?#\\\u0000-\u001f]|\p{Surrogate}/u.test(path) && !path.startsWith('/') && !path.endsWith('/') && normalize(path) === path && !path.split('/').includes('..')

const fileOf = ({ filesDir }: StorageOptions, path: string): string => join(filesDir, path)

const uploadMetadata = (options: StorageOptions, path: string) => {
  if (!safePath(path)) throw new PlatformError('INVALID_PARAM', `cloudPath not allowed: ${path}`)
  const query = options.signer.sign('PUT', path, options.now() + UPLOAD_LINK_MS)
  const url = `${options.inside()}/files/${encodeURI(path)}?${query}`
  return { url, token: 'local', authorization: 'local', fileId: PREFIX + path, cosFileId: randomUUID() }
}

const pathOf = (fileId: string): string | undefined => {
  const path = fileId.startsWith(PREFIX) ? fileId.slice(PREFIX.length) : ''
  return safePath(path) ? path : undefined
}

const exists = async (file: string): Promise<boolean> => stat(file).then((s) => s.isFile(), () => false)

const downloadLink = async (options: StorageOptions, fileID: string, maxAge = DOWNLOAD_LINK_S) => {
  const path = pathOf(fileID)
  if (!path || !(await exists(fileOf(options, path)))) return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '', status: -503003, errMsg: 'storage file not exists' }
  const query = options.signer.sign('GET', path, options.now() + maxAge * 1000)
  return { code: 'SUCCESS', fileID, tempFileURL: `${options.origin()}/files/${path}?${query}`, maxAge, status: 0, errMsg: '' }
}

const remove = async (options: StorageOptions, fileID: string) => {
  const path = pathOf(fileID)
  if (!path || !(await exists(fileOf(options, path)))) return { code: 'STORAGE_FILE_NONEXIST', fileID }
  await onDisk(options, `DELETE ${path}`, false, () => rm(fileOf(options, path)))
  return { code: 'SUCCESS', fileID }
}

const sendFile = async (options: StorageOptions, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
  const file = fileOf(options, path)
  const info = await stat(file).catch(() => undefined)
  if (!info?.isFile()) return answerXml(response, 404, 'NoSuchKey')
  const type = mediaType(path)
  response.writeHead(200, {
    'content-type': type,
    'content-length': info.size,
    'cache-control': 'private, max-age=600',
    'x-content-type-options': 'nosniff',
    // What people upload is shown as a picture or saved, never run as a page of ours.
    'content-security-policy': "default-src 'none'; sandbox",
    ...(type.startsWith('image/') && !type.includes('svg') ? {} : { 'content-disposition': 'attachment' }),
  })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}
