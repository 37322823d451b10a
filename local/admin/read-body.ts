import type { IncomingMessage } from 'node:http'
import { PlatformError } from '../platform-error'

/** Reads a request's whole body. Throws FUNCTION_PAYLOAD_TOO_LARGE as soon as it passes `limit` bytes. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

const tooLarge = (limit: number) => new PlatformError('FUNCTION_PAYLOAD_TOO_LARGE', `the request is larger than ${limit} bytes`)
