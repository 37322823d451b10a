import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import type { WatchDoc } from '@core/contract/safety'
import { watchDoc } from '@core/contract/safety'
import type { OrderAction } from '@core/domain/order/order-states'
import { asksOf } from '../../_dispatch/asks-of'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { catalogue } from '../../_data/directory'
import { findRecords } from '../../_data/records-repo'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { SYSTEM_ACTOR } from '../../_record/life-actor'
import { watchKind } from '../../_safety/watch-kind'

/** Lines after which somebody may be at the door no more. */
const LEAVES: readonly string[] = ['finish', 'reportAbsent', 'reportUnable', 'reportUnsafe', 'dropMember', 'escalate', 'forward', 'suspend', 'closeUnresolved', 'reassign'] satisfies readonly OrderAction[]
const MOST = 200

/**
 * What a line of an order means for who watches over its helper: coming to somebody's home begins a watch, leaving ends it.
 * Carried out by the fold, so that the order's own actions cost no call more; under ids that follow from the line: twice is once.
 */
export async function watchDoor(doc: OrderDoc, entry: LogEntryDoc, now: number): Promise<void> {
  if (entry.action === 'checkIn') await begin(doc, entry, now)
  else if (LEAVES.includes(entry.action)) await end(doc, now)
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

async function end(doc: OrderDoc, now: number): Promise<void> {
  const open: readonly WatchDoc[] = await findRecords(watchDoc, 'watch', { where: { streetId: doc.streetId, open: true }, limit: MOST })
  for (const watch of open.filter(({ orderId, personId }) => orderId === doc._id && !atDoor(doc, personId))) {
    try {
      await changeRecord(watchKind, { id: watch._id, action: 'settle', actor: SYSTEM_ACTOR, now, requestKey: hash22('left', watch._id), payload: {} })
    } catch (error) {
      // They said so themselves in this very moment.
      if (!(error instanceof AppError && error.code === 'WRONG_STATE')) throw error
    }
  }
}
