import * as z from 'zod'
import type { OrderDoc } from '@core/contract/documents'
import { orderDoc } from '@core/contract/documents'
import { AppError } from '../_kit/app-error'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** What a list needs of an order; the words and the history stay in the database. */
const CARD_FIELDS = [
  'no', 'version', 'head', 'state', 'urgency', 'serviceId', 'communityId', 'streetId', 'residentId', 'submittedBy', 'title', 'place', 'appointment', 'seats', 'seatCount', 'offers',
  'clocks', 'cards', 'round', 'level', 'alarm', 'reach', 'followers', 'deciders', 'proposal', 'transfer', 'suspension', 'suspensions', 'lapsedAt', 'mergedAt', 'dispute', 'closedAt', 'reopen', 'urges', 'urgedAt', 'appeals', 'served', 'holders', 'marks', 'erasedAt',
  'late', 'dueAt', 'dueKind', 'createdAt',
] as const
const PROJECTION = Object.fromEntries(CARD_FIELDS.map((field) => [field, true]))
const cardDoc = orderDoc.partial().required({ _id: true, no: true, version: true, head: true, state: true, seats: true, offers: true, clocks: true, dueAt: true, createdAt: true })

export interface ListQuery {
  readonly where: Readonly<Record<string, unknown>>
  readonly sortBy: 'dueAt' | 'createdAt'
  readonly direction: 'asc' | 'desc'
  readonly limit: number
  readonly cursor?: string | undefined
}

const cursorShape = z.tuple([z.number(), z.string()])

/** A page of orders by an index, from where the last one ended: never `skip`, so nothing is shown twice or missed. */
export async function listOrders({ where, sortBy, direction, limit, cursor }: ListQuery): Promise<{ docs: OrderDoc[]; next?: string }> {
  const _ = database().command
  const beyond = direction === 'asc' ? _.gt : _.lt
  const from = cursor === undefined ? undefined : readCursor(cursor)
  const condition = from === undefined ? where : _.and([where, _.or([{ [sortBy]: beyond(from[0]) }, { [sortBy]: from[0], _id: beyond(from[1]) }])])
  const { data } = (await database()
    .collection(COLLECTIONS.orders)
    .where(condition)
    .orderBy(sortBy, direction)
    .orderBy('_id', direction)
    .limit(limit + 1)
    .field(PROJECTION)
    .get()) as { data: readonly unknown[] }
  const docs = data.slice(0, limit).map((raw) => ({ text: '', ...cardDoc.parse(raw) }) as unknown as OrderDoc)
  const last = docs.at(-1)
  return data.length > limit && last ? { docs, next: writeCursor([last[sortBy], last._id]) } : { docs }
}

function writeCursor(at: [number, string]): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url')
}

function readCursor(cursor: string): [number, string] {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new AppError('INVALID_INPUT', { fields: { cursor: '列表位置不对，请下拉刷新' } })
  }
}
