import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import { transitionOf } from '@core/domain/order/order-states'
import type { Audience, OrderAction } from '@core/domain/order/order-states'
import type { NoticeDoc } from '../../_data/notices-repo'

/**
 * Who learns of a history line: the audience its row names, as the order stood then, never the one who wrote it.
 * Staff have their queues instead. `later` are the lines after this one, newest last.
 */
export function noticesOf(doc: OrderDoc, entry: LogEntryDoc, later: readonly LogEntryDoc[]): readonly NoticeDoc[] {
  const people = new Set((transitionOf(entry.action).tells ?? []).flatMap((audience) => peopleOf(audience, doc, entry, later)))
  people.delete(entry.by.id)
  // Whose order was merged into this one waits for the same thing, and finds it under their own order.
  const followers = TOLD_TO_FOLLOWERS.includes(entry.action) ? (doc.followers ?? []).filter((follower) => !people.has(follower.residentId)) : []
  const told = [...[...people].map((personId) => ({ personId, orderId: doc._id })), ...followers.map(({ residentId, id }) => ({ personId: residentId, orderId: id }))]
  return told.map(({ personId, orderId }) => ({
    _id: `${doc._id}.${entry.seq}.${personId}`, personId, orderId, seq: entry.seq, action: entry.action, state: entry.to, title: doc.title, at: entry.at,
  }))
}

/** What was said to the main order's resident alone is not for those who follow it. */
const TOLD_TO_FOLLOWERS: readonly string[] = [
  'accept', 'take', 'checkIn', 'finish', 'closeSilent', 'suspend', 'resume', 'escalate', 'rule', 'forward', 'returnForward', 'closeUnresolved', 'postUpdate',
] satisfies readonly OrderAction[]

function peopleOf(audience: Audience, doc: OrderDoc, entry: LogEntryDoc, later: readonly LogEntryDoc[]): readonly string[] {
  switch (audience) {
    case 'resident': return doc.ownerIds
    // Who lost their seat by it is told with those who keep theirs.
    case 'member': return [...holdersAfter(doc, later), ...idsOf(entry.data?.['freed'])]
    case 'offered': return idsOf(entry.data?.['offered'] ?? entry.data?.['memberId'] ?? entry.data?.['withdrawn']).filter((id) => !id.startsWith('pool:'))
    case 'staff': case 'street': case 'district': return []
  }
}

/** The fold comes up to minutes after the line: who held a seat then follows from who holds one now, undoing what came between. */
function holdersAfter(doc: OrderDoc, later: readonly LogEntryDoc[]): ReadonlySet<string> {
  const holders = new Set(doc.takenBy)
  for (const { action, by, data } of [...later].reverse()) {
    if (action === 'take' || action === 'acceptTransfer') holders.delete(by.id)
    for (const id of idsOf(data?.['freed'])) holders.add(id)
  }
  return holders
}

const idsOf = (list: string | number | boolean | undefined): readonly string[] => (typeof list === 'string' && list !== '' ? list.split(',') : [])
