import { derive } from '@core/domain/order/derived'
import type { Actor, Order, Payload } from '@core/domain/order/order'
import type { OrderAction } from '@core/domain/order/order-states'
import { applyTransition } from '@core/domain/order/transition'
import type { Receipt } from '@core/contract/order-views'
import { chainLine } from '../_kit/chain'
import type { OrderDoc } from '@core/contract/documents'
import type { GuardedWrite } from '../_data/orders-repo'
import { writeTransition, writeTransitionAndRead } from '../_data/orders-repo'
import { patchOf } from '../_data/patch'
import { districtCalendar } from '../_kit/calendar'
import { receiptOf } from './change-order'

export interface UnreadChange {
  readonly orderId: string
  readonly seen: { readonly version: number; readonly head: string }
  readonly action: OrderAction
  readonly actor: Actor
  readonly payload: Payload
  readonly now: number
  readonly requestKey: string
  readonly digest: string
  /** The order as far as the guard vouches for it: nothing in here is believed without being asked of the database. */
  readonly known: Partial<Order> & Pick<Order, 'state' | 'round'>
  readonly guard: Readonly<Record<string, unknown>>
  /** Index fields the partial order cannot tell: left as they are, or set by the caller. */
  readonly leave?: readonly string[]
  readonly also?: Readonly<Record<string, unknown>>
}

/** What no rule of an unread action looks at. */
const UNKNOWN = {
  urgency: 'p2', serviceId: '', communityId: '', streetId: '', residentId: '', title: '', text: '',
  seats: {}, offers: {}, clocks: {}, cards: {}, level: 0, suspensions: 0, urges: 0, appeals: {},
} as const

/**
 * A transition without reading the order: the view told the caller what it rests on, the caller tells us, and the guard of
 * the write asks the database whether it is so. Null: it is not (any more), or the rules refuse; then the ordinary way,
 * read and decide, says what is the matter. The same rules run in both.
 */
export async function changeUnread(change: UnreadChange): Promise<Receipt | null> {
  const write = decide(change)
  return write !== null && (await writeTransition(write)) ? receiptOf(write.id, write.entry) : null
}

/** The same, and the order as it is then. */
export async function changeUnreadAndRead(change: UnreadChange): Promise<{ receipt: Receipt; doc: OrderDoc } | null> {
  const write = decide(change)
  const doc = write === null ? null : await writeTransitionAndRead(write)
  return write === null || doc === null ? null : { receipt: receiptOf(write.id, write.entry), doc }
}

function decide(change: UnreadChange): GuardedWrite | null {
  const { orderId, seen, action, actor, payload, now, guard, leave = [], also = {} } = change
  const before: Order = { ...UNKNOWN, ...change.known }
  const outcome = applyTransition(before, action, { now, calendar: districtCalendar, actor, payload })
  if (!outcome.ok) return null

  const entry = chainLine(outcome.event, seen.version + 1, seen.head, change)
  const indexed = Object.entries(derive(outcome.order, districtCalendar)).filter(([field]) => !leave.includes(field))
  const patch = { ...patchOf({ ...before }, { ...outcome.order }), ...Object.fromEntries(indexed), ...also }
  // What somebody above is about to decide is for the way that reads.
  return { id: orderId, ...seen, entry, guard: { state: before.state, round: before.round, decides: 'none', ...guard }, patch }
}
