import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { syncDirectory } from '../sync-files'
import type { Refusal } from './answer-xml'
import { HEAD_BYTES, headAllowed, nameAllowed, type StorageRules } from './storage-rules'

export interface Receiver {
  readonly filesDir: string
  readonly rules: StorageRules
}

/**
 * Takes an upload in, or says why not. Written beside its place and moved there when whole and on disk, so that a cut
 * upload leaves nothing. Rejects with what the file system says.
 */
export const receiveFile = async ({ filesDir, rules }: Receiver, request: IncomingMessage, path: string): Promise<Refusal | undefined> => {
  if (!nameAllowed(rules, path)) return drained(request, rules, wrongType(rules))
  const file = join(filesDir, path)
  await mkdir(dirname(file), { recursive: true })
  const part = join(filesDir, `.part-${randomUUID()}`)
  const handle = await open(part, 'w')
  try {
    const refused = await write(handle, request, rules, path)
    if (refused) return refused
    await handle.sync()
    await rename(part, file)
    // Each folder that may be new is a name in the one above it.
    for (let folder = dirname(file); folder.length >= filesDir.length; folder = dirname(folder)) await syncDirectory(folder)
    return undefined
  } finally {
    await handle.close()
    await rm(part, { force: true })
  }
}

const write = async (handle: FileHandle, request: IncomingMessage, rules: StorageRules, path: string): Promise<Refusal | undefined> => {
  let size = 0
  let head = Buffer.alloc(0)
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > rules.maxBytes) return drained(request, rules, { status: 400, code: 'EntityTooLarge', message: `a file has at most ${rules.maxBytes} bytes here` })
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)])
    if (head.length >= HEAD_BYTES && !headAllowed(rules, path, head)) return drained(request, rules, wrongType(rules))
    await handle.writeFile(chunk)
  }
  return headAllowed(rules, path, head) ? undefined : wrongType(rules)
}

/** As COS refuses what a policy does not allow. */
const wrongType = ({ types = [] }: StorageRules): Refusal => ({ status: 403, code: 'AccessDenied', message: `only ${types.join(', ')} may be stored here, by name and by content (deploy/storage.json)` })

/** What is left is read and dropped, as much as a file may have: who is cut off in mid-sentence never hears why. */
const drained = async (request: IncomingMessage, { maxBytes }: StorageRules, refusal: Refusal): Promise<Refusal> => {
  let left = maxBytes
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) if ((left -= chunk.length) < 0) break
  return refusal
}
