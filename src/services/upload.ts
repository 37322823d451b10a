import Taro from '@tarojs/taro'
import { call } from './call'
import { shrinkPhoto } from './photos'

/** Lets the person choose or take pictures; an empty list when they change their mind. */
export async function choosePhotos(count: number): Promise<readonly string[]> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count, sizeType: ['compressed'], sourceType: ['camera', 'album'] })
    return tempFilePaths
  } catch {
    return []
  }
}

/** Shrinks and sends one picture; the answer is the id that an order refers to. */
export async function uploadPhoto(path: string, requestId: string): Promise<string> {
  const base64 = await shrinkPhoto(path)
  const { fileId } = await call('files', 'uploadPhoto', { base64 }, { requestId })
  return fileId
}
