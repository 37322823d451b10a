import Taro from '@tarojs/taro'
import { CallError } from './call-error'
import { MAX_PHOTO_BYTES, MAX_SIDE, QUALITIES } from './photo-types'

const read = (filePath: string) =>
  new Promise<string>((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => resolve(String(data)),
      fail: () => reject(new CallError({ code: 'PHOTO_UNREADABLE' })),
    }),
  )

/** Lets the person choose or take pictures; an empty list when they change their mind. */
export async function choosePhotos(count: number): Promise<readonly string[]> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count, sizeType: ['compressed'], sourceType: ['camera', 'album'] })
    return tempFilePaths
  } catch {
    return []
  }
}

/** A picture as base64, small enough to be sent. */
export async function shrinkPhoto(path: string): Promise<string> {
  for (const quality of QUALITIES) {
    const { tempFilePath } = await Taro.compressImage({ src: path, quality, compressedWidth: MAX_SIDE }).catch(() => {
      throw new CallError({ code: 'PHOTO_UNREADABLE' })
    })
    const base64 = await read(tempFilePath)
    if (base64.length * 0.75 <= MAX_PHOTO_BYTES) return base64
  }
  throw new CallError({ code: 'PHOTO_TOO_BIG' })
}
