import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import type { WatchDoc } from '@core/contract/safety'
import { watchDoc } from '@core/contract/safety'
import type { OrderAction } from '@core/domain/order/order-states'
import { asksOf } from '../../_dispatch/asks-of'
import { hash22 } from '../../_kit/ids'
import { anyOf } from '../../_data/any-of'
import { catalogue } from '../../_data/directory'
import { findRecords } from '../../_data/records-repo'
import { beginRecord, blankRecord } from '../../_record/change-record'
import { changeUnlessOver } from '../../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../../_record/life-actor'
import { watchKind } from '../../_safety/watch-kind'

/** Lines after which somebody may be at the door no more. */
const LEAVES: readonly string[] = ['finish', 'reportAbsent', 'reportUnable', 'reportUnsafe', 'dropMember', 'escalate', 'forward', 'suspend', 'closeUnresolved', 'reassign'] satisfies readonly OrderAction[]
/** So many orders in one question: none is helped by more than a few at once. */
const AT_ONCE = 50
const MOST = 1000

/**
 * What lines of orders mean for who watches over their helpers: coming to somebody's home begins a watch, leaving ends it.
 * Carried out by the fold, so that the orders' own actions cost no call more; under ids that follow from the line: twice is once.
 */
export async function watchDoors(lines: readonly { readonly doc: OrderDoc; readonly entry: LogEntryDoc }[], now: number): Promise<void> {
  for (const { doc, entry } of lines) if (entry.action === 'checkIn') await begin(doc, entry, now)
  const left = new Map(lines.flatMap(({ doc, entry }) => (LEAVES.includes(entry.action) ? [[doc._id, doc] as const] : [])))
  // One question for everybody who left in this minute.
  for (let at = 0; at < left.size; at += AT_ONCE) await end(new Map([...left].slice(at, at + AT_ONCE)), now)
}

const atDoor = ({ seats }: OrderDoc, memberId: string): boolean => Object.values(seats).some((seat) => seat.memberId === memberId && seat.state === 'checkedIn')

async function begin(doc: OrderDoc, { seq, by, at }: LogEntryDoc, now: number): Promise<void> {
  // Folded so late that they have left again: there is nothing to watch.
  if (!atDoor(doc, by.id) || !asksOf(doc, (await catalogue(now)).categories).atHome) return
  const requestKey = hash22('watch', doc._id, String(seq))
  const partnerIds = Object.values(doc.seats).flatMap(({ memberId }) => (memberId === undefined || memberId === by.id ? [] : [memberId]))
  const blank: WatchDoc = { ...blankRecord('watch', `wt-${requestKey}`, { communityId: doc.communityId, streetId: doc.streetId, personId: by.id }), kind: 'watch', state: 'new', orderId: doc._id, label: by.label, partnerIds, dueAt: 0 }
  // Counted from the moment they came, however late it is folded.
  await beginRecord(watchKind, blank, 'begin', { actor: SYSTEM_ACTOR, now: Math.min(at, now), requestKey, payload: {} })
}

async function end(left: ReadonlyMap<string, OrderDoc>, now: number): Promise<void> {
  const open: readonly WatchDoc[] = await findRecords(watchDoc, 'watch', { where: { streetId: anyOf([...new Set([...left.values()].map(({ streetId }) => streetId))]), open: true, orderId: anyOf([...left.keys()]) }, limit: MOST })
  for (const watch of open) {
    const doc = left.get(watch.orderId)
    if (doc === undefined || atDoor(doc, watch.personId)) continue
    // Or they say so themselves in this very moment.
    await changeUnlessOver(watchKind, { id: watch._id, action: 'settle', actor: SYSTEM_ACTOR, now, requestKey: hash22('left', watch._id), payload: {} })
  }
}
