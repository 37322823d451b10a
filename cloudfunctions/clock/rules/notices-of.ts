import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import { transitionOf } from '@core/domain/order/order-states'
import type { Audience } from '@core/domain/order/order-states'
import type { NoticeDoc } from '../../_data/notices-repo'

/** Who learns of a history line: the audience its row names, never the one who wrote it. Staff have their queues instead. */
export function noticesOf(doc: OrderDoc, entry: LogEntryDoc): readonly NoticeDoc[] {
  const people = new Set((transitionOf(entry.action).tells ?? []).flatMap((audience) => peopleOf(audience, doc, entry)))
  people.delete(entry.by.id)
  return [...people].map((personId) => ({
    _id: `${doc._id}.${entry.seq}.${personId}`, personId, orderId: doc._id, seq: entry.seq, action: entry.action, state: entry.to, title: doc.title, at: entry.at,
  }))
}

function peopleOf(audience: Audience, doc: OrderDoc, entry: LogEntryDoc): readonly string[] {
  switch (audience) {
    case 'resident': return doc.ownerIds
    case 'member': return doc.takenBy
    case 'offered': return String(entry.data?.['offered'] ?? entry.data?.['memberId'] ?? '').split(',').filter((id) => id !== '' && !id.startsWith('pool:'))
    case 'staff': case 'street': return []
  }
}
