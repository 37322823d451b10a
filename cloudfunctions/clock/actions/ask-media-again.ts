import { checkMedia } from '../../_data/content-check'
import { keptVerdict, linksTo, markAsked, photosWithoutVerdict, settlePhoto } from '../../_data/photos-repo'
import { foundNone, isQuiet } from '../rules/photo-watch'

/** WeChat answers within half an hour; a check it never accepted, or whose answer was lost, is asked for again. */
const ANSWER_MS = 30 * 60_000
/** After a day the order is served without the photo. */
const GIVE_UP_MS = 24 * 3_600_000
const BATCH = 20

/** Photos nobody but their sender can see yet, for want of a verdict. */
export async function askMediaAgain(now: number): Promise<number> {
  if (isQuiet(now)) return 0
  const waiting = await photosWithoutVerdict({ createdAfter: now - GIVE_UP_MS, limit: BATCH })
  const photos = waiting.filter(({ askedAt }) => askedAt + ANSWER_MS <= now)
  if (waiting.length === 0) foundNone(now)
  if (photos.length === 0) return 0
  const links = await linksTo(photos.map((photo) => photo.fileId), 3600)
  for (const { _id, fileId, openid } of photos) {
    const traceId = await checkMedia(links.get(fileId) ?? '', openid)
    if (traceId === '') continue
    await markAsked(_id, traceId, now)
    // As at the upload: the answer may have come before we knew what to call it.
    const verdict = await keptVerdict(traceId)
    if (verdict !== undefined) await settlePhoto(traceId, verdict, now)
  }
  return photos.length
}
