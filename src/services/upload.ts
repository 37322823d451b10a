import { call } from './call'
import { shrinkPhoto } from './photos'

export { choosePhotos } from './photos'

/** Shrinks and sends one picture; the answer is the id that an order refers to. */
export async function uploadPhoto(path: string, requestId: string): Promise<string> {
  const base64 = await shrinkPhoto(path)
  const { fileId } = await call('files', 'uploadPhoto', { base64 }, { requestId })
  return fileId
}
