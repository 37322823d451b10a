import { isShown } from '../../_data/orders-repo'
import { recordShows } from '../../_data/records-repo'
import type { PhotoDoc } from '../../_data/photos-repo'
import { erasePhotos, photosLookedThrough, photosSent, saveLookedThrough } from '../../_data/photos-repo'

const WEEK_MS = 7 * 24 * 3_600_000
/** Photos looked at per firing, one read each; what is left waits a minute. */
const BATCH = 50
/** When this instance last found none left to look at. */
let doneAt: number | undefined

/**
 * A photo that after a week no order and no wish shows was sent for something that never came: its file and whom it was from go, and its
 * history says so. One that is shown goes with its order. Once a week, and every minute while there is a heap of them.
 */
export async function eraseUnshownPhotos(now: number): Promise<number> {
  // A clock that went backwards must not stop this for ever.
  if (doneAt !== undefined && now < doneAt + WEEK_MS && now >= doneAt) return 0
  const after = await photosLookedThrough()
  const photos = await photosSent({ after, before: now - WEEK_MS, limit: BATCH })
  const unshown: PhotoDoc[] = []
  for (const photo of photos) if (photo.status !== 'erased' && !(await isShown(photo)) && !(await recordShows(['wish'], photo))) unshown.push(photo)
  await erasePhotos(unshown, 'unshown', now)
  const last = photos.at(-1)
  // After the erasing: cut off in between, the same ones are looked at again.
  if (last !== undefined) await saveLookedThrough(last)
  if (photos.length < BATCH) doneAt = now
  return unshown.length
}
