import * as z from 'zod'
import type { OrderDoc } from '@core/contract/documents'
import { orderDoc } from '@core/contract/documents'
import { AppError } from '../_kit/app-error'
import { COLLECTIONS } from './collections'
import { database } from './db'
import type { RolesDoc } from './people-repo'
import { rolesDoc } from './people-repo'

/** What a list needs of an order; the words and the history stay in the database. */
const CARD_FIELDS = [
  'no', 'version', 'head', 'state', 'urgency', 'serviceId', 'communityId', 'streetId', 'residentId', 'submittedBy', 'title', 'place', 'appointment', 'seats', 'seatCount', 'offers',
  'clocks', 'cards', 'round', 'level', 'alarm', 'reach', 'followers', 'deciders', 'proposal', 'transfer', 'suspension', 'heldBack', 'suspensions', 'lapsedAt', 'mergedAt', 'dispute', 'closedAt', 'reopen', 'urges', 'urgedAt', 'appeals', 'served', 'holders', 'marks', 'erasedAt', 'supervision', 'extension', 'returns', 'assignedAt',
  'late', 'dueAt', 'dueKind', 'createdAt',
] as const
const PROJECTION = Object.fromEntries(CARD_FIELDS.map((field) => [field, true]))
const cardDoc = orderDoc.partial().required({ _id: true, no: true, version: true, head: true, state: true, seats: true, offers: true, clocks: true, dueAt: true, createdAt: true })

const readCard = (raw: unknown): OrderDoc => ({ text: '', ...cardDoc.parse(raw) }) as unknown as OrderDoc

export interface OrderPage { readonly docs: OrderDoc[]; readonly next?: string }

export interface ListQuery {
  readonly where: Readonly<Record<string, unknown>>
  readonly sortBy: 'dueAt' | 'createdAt'
  readonly direction: 'asc' | 'desc'
  readonly limit: number
  readonly cursor?: string | undefined
}

const cursorShape = z.tuple([z.number(), z.string()])

/** A page of orders by an index, from where the last one ended: never `skip`, so nothing is shown twice or missed. */
export async function listOrders({ where, sortBy, direction, limit, cursor }: ListQuery): Promise<OrderPage> {
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
  return pageOf(data, limit, sortBy)
}

function pageOf(found: readonly unknown[], limit: number, sortBy: ListQuery['sortBy']): OrderPage {
  const docs = found.slice(0, limit).map(readCard)
  const last = docs.at(-1)
  return found.length > limit && last ? { docs, next: writeCursor([last[sortBy], last._id]) } : { docs }
}

// Nothing that is sealed is read for it.
const ROLES_PROJECTION = Object.fromEntries(Object.keys(rolesDoc.shape).map((field) => [field === 'profile' ? 'profile.doorIndex' : field, true]))
const ORDER_PROJECTION = Object.fromEntries(['_id', ...CARD_FIELDS].map((field) => [`order.${field}`, true]))

/**
 * A member's roles and the first page of what waits for their answer, in one read: the orders are joined by the roles as
 * they stand in that very moment, along the index of who is asked. Undefined where that says nothing of the person.
 */
export async function inboxWithRoles(personId: string, limit: number): Promise<{ readonly roles: RolesDoc; readonly page: OrderPage } | undefined> {
  const _ = database().command
  const $ = _.aggregate
  const asMember = $.filter({ input: '$roles', as: 'each', cond: $.eq(['$$each.role', 'member']) })
  const pools = $.map({ input: asMember, as: 'each', in: $.concat(['pool:', '$$each.scopeId']) })
  const { data } = (await database()
    .collection(COLLECTIONS.people)
    .aggregate()
    .match({ _id: personId })
    .project({ ...ROLES_PROJECTION, asked: $.concatArrays([['$_id'], pools]) })
    .lookup({ from: COLLECTIONS.orders, localField: 'asked', foreignField: 'offeredTo', as: 'order' })
    .unwind({ path: '$order', preserveNullAndEmptyArrays: true })
    .match({ 'order.passedBy': _.neq(personId) })
    .sort({ 'order.dueAt': 1, 'order._id': 1 })
    .limit(limit + 1)
    .project({ ...ROLES_PROJECTION, ...ORDER_PROJECTION })
    .end()) as { data: readonly { readonly order?: unknown }[] }
  if (data[0] === undefined) return undefined
  return { roles: rolesDoc.parse(data[0]), page: pageOf(data.flatMap(({ order }) => (order === undefined ? [] : [order])), limit, 'dueAt') }
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
