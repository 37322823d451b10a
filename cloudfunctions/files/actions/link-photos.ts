import type * as z from 'zod'
import type { filesContract } from '@core/contract/files'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadOrder } from '../../_data/orders-repo'
import { linksTo, photosByFile } from '../../_data/photos-repo'
import { maySee, onlyAsked } from '../../_order/may-see'

type Input = z.output<(typeof filesContract)['photoLinks']['input']>
const LINK_S = 600

export async function linkPhotos(input: Input, ctx: Ctx) {
  const actor = await actorOf(ctx, input.as)
  const doc = await loadOrder(input.orderId)
  if (doc === null || !maySee(doc, actor, ctx.now)) throw new AppError('NOT_FOUND')
  const wanted = onlyAsked(doc, actor) ? [] : doc.photos.map((photo) => photo.fileId)
  // Only as what its own sender attached: naming somebody else's file in an order of one's own opens nothing.
  const attachedBy = new Map(doc.photos.map((photo) => [photo.fileId, photo.by]))
  const shown = (await photosByFile(wanted)).filter((photo) => attachedBy.get(photo.fileId) === photo.by && (photo.status === 'ok' || (photo.status === 'checking' && photo.by === actor.id)))
  const links = await linksTo(shown.map((photo) => photo.fileId), LINK_S)
  // In the order's own order, and only those that may be seen now.
  const items = wanted.flatMap((fileId) => {
    const url = links.get(fileId)
    return url === undefined ? [] : [{ fileId, url }]
  })
  return { items, until: ctx.now + LINK_S * 1000 }
}
