import type { OrderDoc } from '@core/contract/documents'
import type { Receipt } from '@core/contract/order-views'
import { derive } from '@core/domain/order/derived'
import type { Actor, Order, Payload } from '@core/domain/order/order'
import type { OrderAction } from '@core/domain/order/order-states'
import { transitionOf } from '@core/domain/order/order-states'
import { seatIdOf } from '@core/domain/order/seats'
import { applyTransition } from '@core/domain/order/transition'
import { AppError } from '../_kit/app-error'
import type { LogEntry } from '../_kit/chain'
import { chainLine, sameIntent } from '../_kit/chain'
import { database } from '../_data/db'
import { findEntry, HOT_LOG_MAX, loadOrder, sealSegment, writeTransitionAndRead } from '../_data/orders-repo'
import { patchOf } from '../_data/patch'
import { districtCalendar } from '../_kit/calendar'

/** What collides is read again and tried again, this often. */
const ATTEMPTS = 3

export interface Change {
  readonly orderId: string
  readonly action: OrderAction
  readonly actor: Actor
  readonly now: number
  readonly requestKey: string
  /** What the request asks for; none where the system acts. */
  readonly digest?: string
  readonly payload: Payload
  /** Fills in what only the order can say (a distance, a checked code). Throws AppError to refuse. */
  readonly prepare?: (doc: OrderDoc) => Payload
  /** What the decision rests on beside version and state: fields that change without a line in the history. */
  readonly alsoGuard?: (doc: OrderDoc) => Readonly<Record<string, unknown>>
  /** Changes beside the rules: photos, for instance. */
  readonly alsoSet?: (doc: OrderDoc) => Readonly<Record<string, unknown>>
  /** The history as it stands before the new line: the same lines, without their words. */
  readonly rewriteLog?: (log: OrderDoc['log']) => OrderDoc['log']
  /** An order already read in this call; a collision reads it afresh. */
  readonly loaded?: OrderDoc
}

/**
 * The one way the backend changes an order: refuse, or write the new state, its index fields and its chained history
 * line in a single guarded update. One read and one write; a repeated request id gets the first answer again.
 */
export async function changeOrder(change: Change): Promise<Receipt> {
  return (await changeOrderAndRead(change)).receipt
}

/** The same, with the order as it stands now; costs no call more. */
export async function changeOrderAndRead(change: Change): Promise<{ receipt: Receipt; doc: OrderDoc }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const doc = (attempt === 0 ? change.loaded : undefined) ?? (await loadOrder(change.orderId))
    if (doc === null) throw new AppError('NOT_FOUND')
    const before = await findEntry(doc, change.requestKey)
    if (before !== null) return { receipt: repeated(doc._id, before, change.action, change.digest), doc }

    const payload = change.prepare ? { ...change.payload, ...change.prepare(doc) } : change.payload
    const outcome = applyTransition(doc, change.action, { now: change.now, calendar: districtCalendar, actor: named(change.actor, doc), payload })
    if (!outcome.ok) throw new AppError(outcome.refusal)

    const entry = chainLine(outcome.event, doc.version + 1, doc.head, change)
    const rewritten = change.rewriteLog?.(doc.log)
    const sealing = rewritten === undefined && doc.log.length >= HOT_LOG_MAX
    if (sealing) await sealSegment(doc)
    const written = await writeTransitionAndRead({
      id: doc._id, version: doc.version, head: doc.head, entry,
      guard: { ...scopeGuard(change.actor, doc), ...neverHeldGuard(change), ...change.alsoGuard?.(doc), state: doc.state },
      patch: orderPatch(doc, outcome.order, change.alsoSet?.(doc)),
      ...(sealing ? { sealedFrom: doc.log.length } : {}),
      ...(rewritten === undefined ? {} : { rewritten }),
    })
    if (written !== null) return { receipt: receiptOf(doc._id, entry), doc: written }
  }
  throw new AppError('BUSY')
}

/** Who acts by the seat they hold is called what the seat calls them. */
function named(actor: Actor, doc: OrderDoc): Actor {
  if (actor.label !== '') return actor
  return { ...actor, label: Object.values(doc.seats).find((seat) => seat.memberId === actor.id)?.label ?? '' }
}

/** Rules' fields and index fields that changed, as dotted paths. */
export function orderPatch(before: Order, after: Order, also: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const indexed = derive(after, districtCalendar)
  return patchOf({ ...before }, { ...after, ...indexed, ...also })
}

/** The signed role, said once more to the database: whatever the code above decided, a stranger's write finds nothing. */
export function scopeGuard(actor: Actor, order: Order): Readonly<Record<string, unknown>> {
  const _ = database().command
  switch (actor.kind) {
    case 'staff': return { communityId: _.in([...actor.scopeIds]) }
    case 'street': return { streetId: _.in([...actor.scopeIds]) }
    case 'resident': return { ownerIds: actor.id }
    // Who holds no seat was asked: in person, through a pool, or by a colleague.
    case 'member': return seatIdOf(order, actor.id) === undefined ? {} : { takenBy: actor.id }
    // The district sees all of it, and the system is nobody's.
    default: return {}
  }
}

/** That who judges an order in an office never held a seat in it, said to the database as well. */
function neverHeldGuard({ action, actor }: Change): Readonly<Record<string, unknown>> {
  const judges = transitionOf(action).needs?.includes('neverHeld') === true && actor.kind !== 'resident' && actor.kind !== 'system'
  return judges ? { holders: database().command.neq(actor.id), takenBy: database().command.neq(actor.id) } : {}
}

export function receiptOf(orderId: string, entry: Pick<LogEntry, 'seq' | 'hash' | 'to' | 'at'>): Receipt {
  return { orderId, version: entry.seq, head: entry.hash, state: entry.to, at: entry.at }
}

/** A retry's answer. The id of another request, or of this one with other words, is no retry. */
export function repeated(orderId: string, entry: LogEntry | OrderDoc['log'][number], action: OrderAction, digest: string | undefined): Receipt {
  if (entry.action !== action || !sameIntent(entry, digest)) throw new AppError('REQUEST_ID_REUSED')
  return receiptOf(orderId, entry)
}

