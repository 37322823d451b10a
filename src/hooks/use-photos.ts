import { useCallback, useState } from 'react'
import { toCallError } from '@/services/call-error'
import { newRequestId } from '@/services/request-id'
import { choosePhotos, uploadPhoto } from '@/services/upload'

interface HeldPhoto {
  readonly id: string
  readonly preview: string
  readonly state: 'working' | 'ready' | 'failed'
  readonly fileId?: string
  /** Failed for a reason that stays: this very picture will not do. */
  readonly why?: string
}

/** The picture itself is at fault; anything else may go better the next time. */
const UNFIT = new Set(['PHOTO_UNREADABLE', 'PHOTO_TOO_BIG', 'PHOTO_RISKY'])

/** The pictures of a form, sent as they are chosen. Feed `photos` to PhotoPicker and `fileIds` to the order. */
export function usePhotos(max = 3) {
  const [photos, setPhotos] = useState<readonly HeldPhoto[]>([])
  const update = useCallback((id: string, change: Partial<HeldPhoto>) => {
    setPhotos((held) => held.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)))
  }, [])

  // The picture's id is its requestId: sent again after a lost network, it is stored once.
  const send = useCallback(async (id: string, preview: string) => {
    update(id, { state: 'working' })
    try {
      update(id, { state: 'ready', fileId: await uploadPhoto(preview, id) })
    } catch (thrown) {
      const { code, message } = toCallError(thrown)
      update(id, { state: 'failed', why: UNFIT.has(code) ? message : undefined })
    }
  }, [update])

  const add = useCallback(async () => {
    const paths = await choosePhotos(max - photos.length)
    const added = paths.slice(0, max - photos.length).map((preview): HeldPhoto => ({ id: newRequestId(), preview, state: 'working' }))
    setPhotos((held) => [...held, ...added])
    // One after the other: a phone shrinking three pictures at once stutters.
    for (const { id, preview } of added) await send(id, preview)
  }, [max, photos.length, send])

  const remove = useCallback((id: string) => setPhotos((held) => held.filter((photo) => photo.id !== id)), [])
  const clear = useCallback(() => setPhotos((held) => (held.length > 0 ? [] : held)), [])
  const retry = useCallback((id: string) => {
    const photo = photos.find((held) => held.id === id)
    if (photo) void send(id, photo.preview)
  }, [photos, send])

  const fileIds = photos.flatMap(({ fileId }) => (fileId ? [fileId] : []))
  return { photos, fileIds, ready: photos.every((photo) => photo.state === 'ready'), add, remove, retry, clear }
}
