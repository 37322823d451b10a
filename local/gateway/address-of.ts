import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** An IPv4 address as such, also where the system gives it as part of an IPv6 one. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')

/**
 * Whose request it is. Behind a front proxy that we know, the address it added last to X-Forwarded-For; what stands before
 * it, and what anybody else sends, the client may have made up.
 */
export const addressOf = (request: IncomingMessage, proxies: readonly string[]): string => {
  const peer = plain(request.socket.remoteAddress ?? '')
  if (!proxies.includes(peer)) return peer
  const added = plain(String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() ?? '')
  return isIP(added) === 0 ? peer : added
}
