import type { OrderDoc } from '@core/contract/documents'
import { CASE_LIMITS } from '@core/domain/order/limits'
import { dueAt } from '@core/domain/time'
import { eraseWords } from '../../_kit/chain'
import { loadOrder, putOffErasing, shownElsewhere } from '../../_data/orders-repo'
import { erasePhotos, photosByFile } from '../../_data/photos-repo'
import { districtCalendar } from '../../_kit/calendar'
import { SYSTEM } from '../../_order/carry-out'
import { changeOrder } from '../../_order/change-order'

/** What says who somebody is or what they wrote, and no rule looks at. */
const WITHOUT_PERSON = { answers: [], photos: [], sealed: undefined, onBehalf: undefined, codeTries: undefined } as const

/**
 * The time an order may say anything of a person is over. Its pictures go first, while the order still names them; then its
 * words, with a line that says so; what is kept beside it (sealed lines, notices) is carried out from that line.
 */
export async function eraseOrder(doc: OrderDoc, now: number, requestKey: string): Promise<boolean> {
  if (await mayComeBack(doc)) {
    await putOffErasing(doc, dueAt(now, CASE_LIMITS.unmerge, districtCalendar))
    return false
  }
  await eraseFiles(doc, now)
  await changeOrder({
    orderId: doc._id, action: 'erasePersonal', actor: SYSTEM, now, requestKey, payload: { clock: 'personalData' }, loaded: doc,
    alsoSet: ({ place }) => ({ ...WITHOUT_PERSON, place: { ...place, building: '' } }),
    rewriteLog: (log) => log.map(eraseWords),
  })
  return true
}

/** A merged order comes back when its main one ends without help, however late that is. */
async function mayComeBack({ mergedInto }: OrderDoc): Promise<boolean> {
  return mergedInto !== undefined && (await loadOrder(mergedInto))?.open === true
}

/** Only as what its own sender attached: naming somebody else's file in an order of one's own deletes nothing. */
async function eraseFiles(doc: OrderDoc, now: number): Promise<void> {
  if (doc.photos.length === 0) return
  const attachedBy = new Map(doc.photos.map((photo) => [photo.fileId, photo.by]))
  const elsewhere = await shownElsewhere([...attachedBy.keys()], doc._id)
  const own = (await photosByFile([...attachedBy.keys()])).filter(({ fileId, by }) => attachedBy.get(fileId) === by && !elsewhere.has(fileId))
  await erasePhotos(own, doc._id, now)
}
