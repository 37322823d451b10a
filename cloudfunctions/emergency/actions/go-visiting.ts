import type * as z from 'zod'
import type { emergencyContract, OpenedList, VisitEntryView } from '@core/contract/emergency'
import type { VisitListDoc } from '@core/contract/emergency-documents'
import type { RecordReceipt } from '@core/contract/records'
import { unseal, seal } from '../../_kit/seal'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { historiesOf } from '../../_data/records-repo'
import { visitKind, visitOrderIdOf } from '../../_emergency/kinds'
import { insertVisitOrder } from '../../_emergency/visit-order'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { openList } from '../rules/open-list'

type Input<A extends 'openVisits' | 'markVisit' | 'orderVisit'> = z.output<(typeof emergencyContract)[A]['input']>

/** Names, numbers and doors of one building. The look is written down first, then the list is opened. */
export async function openVisits({ as, listId }: Input<'openVisits'>, ctx: Ctx): Promise<OpenedList> {
  const { actor, until } = await openList(listId, as, ctx)
  const { record } = await changeRecord(visitKind, { id: listId, action: 'look', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })
  // Sealed off in this very moment: a retry of an old look opens nothing.
  if (record.state !== 'open') throw new AppError('LIST_SEALED')
  const { emergencyId, communityId, compound, building, memberIds, labels, entries } = record
  const lines = (await historiesOf([record])).get(listId) ?? []
  return {
    id: listId, emergencyId, communityId, place: `${compound} ${building}`, assigned: memberIds.map((memberId, at) => ({ memberId, label: labels[at] ?? '' })), looks: lines.filter(({ action }) => action === 'look').length, until, now: ctx.now,
    entries: entries.flatMap((entry) => (entry.sealed === undefined ? [] : [entryView(entry, entry.sealed)])),
  }
}

function entryView({ id, sort, mark, orderId }: VisitListDoc['entries'][number], sealed: { readonly name: string; readonly phone: string; readonly door: string }): VisitEntryView {
  const [phone, door] = [unseal(sealed.phone, 'phone'), unseal(sealed.door, 'door')]
  return {
    id, sort, name: unseal(sealed.name, 'name'), ...(phone === '' ? {} : { phone }), ...(door === '' ? {} : { door }), ...(orderId === undefined ? {} : { orderId }),
    ...(mark === undefined ? {} : { mark: mark.mark, markedBy: mark.label, markedAt: mark.at, ...(mark.note === undefined ? {} : { note: unseal(mark.note, 'visitNote') }) }),
  }
}

/** Seen, needs help, nobody home. The newest counts; every one stands in the history. What was written is sealed with the name. */
export async function markVisit({ as, listId, entryId, mark, note }: Input<'markVisit'>, ctx: Ctx): Promise<RecordReceipt> {
  const { actor } = await openList(listId, as, ctx)
  await checkNote([note], as, ctx)
  return (await changeRecord(visitKind, { id: listId, action: 'mark', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { entryId, mark, ...(note === undefined ? {} : { markNote: seal(note, 'visitNote') }) } })).receipt
}

/** Who needs help becomes an order of the community, once. */
export async function orderVisit({ as, listId, entryId }: Input<'orderVisit'>, ctx: Ctx): Promise<{ orderId: string }> {
  const { actor } = await openList(listId, as, ctx)
  const orderId = visitOrderIdOf(listId, entryId)
  const { record } = await changeRecord(visitKind, { id: listId, action: 'order', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { entryId, orderId } })
  await insertVisitOrder(record, entryId, ctx.now)
  return { orderId }
}
