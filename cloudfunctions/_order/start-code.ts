import { createHmac } from 'node:crypto'
import { config } from '../_kit/config'

/** Four digits the resident shows at the door. Per order and round, known to the server and the resident only. */
export function startCodeOf(orderId: string, round: number): string {
  const digest = createHmac('sha256', config().SESSION_KEY).update(`start-code.${orderId}.${round}`).digest()
  return String(digest.readUInt32BE(0) % 10_000).padStart(4, '0')
}
