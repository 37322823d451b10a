import { hash22 } from './ids'
import type { OrderEvent } from '@core/domain/order/order'

/** A line of an order's history as it is stored: numbered, tied to the one before it, and naming the request that made it. */
export interface LogEntry extends OrderEvent {
  readonly seq: number
  readonly requestKey: string
  readonly prev: string
  readonly hash: string
}

/** What comes before the first line. */
export const GENESIS = '0'.repeat(22)

export function chainEntry(event: OrderEvent, seq: number, prev: string, requestKey: string): LogEntry {
  const body = { ...event, seq, requestKey, prev }
  return { ...body, hash: hash22('log', canonical(body)) }
}

/** JSON with sorted keys: the same entry has the same text whatever order a store returns its fields in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
