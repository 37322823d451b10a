import * as z from 'zod'
import { COLLECTIONS } from './collections'
import { cloudApp, database, isDuplicate } from './db'

/** A photo and what WeChat's check said of it. Nobody but its sender sees it before `ok`. */
export const photoDoc = z.object({
  _id: z.string(),
  fileId: z.string(),
  by: z.string(),
  status: z.enum(['checking', 'ok', 'risky']),
  traceId: z.string(),
  width: z.int(),
  height: z.int(),
  createdAt: z.number(),
})
export type PhotoDoc = z.infer<typeof photoDoc>

const photos = () => database().collection(COLLECTIONS.photos)

export async function findPhoto(id: string): Promise<PhotoDoc | null> {
  const { data } = (await photos().doc(id).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : photoDoc.parse(data[0])
}

export async function insertPhoto(doc: PhotoDoc): Promise<void> {
  try {
    await photos().add(doc)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

export async function photosByFile(fileIds: readonly string[]): Promise<readonly PhotoDoc[]> {
  if (fileIds.length === 0) return []
  const _ = database().command
  const { data } = (await photos().where({ fileId: _.in([...fileIds]) }).limit(100).get()) as { data: readonly unknown[] }
  return data.map((doc) => photoDoc.parse(doc))
}

/** WeChat's verdict, matched by the trace id only WeChat and we know; a verdict is given once. */
export async function settlePhoto(traceId: string, status: 'ok' | 'risky'): Promise<boolean> {
  const { updated } = (await photos().where({ traceId, status: 'checking' }).update({ status })) as { updated: number }
  return updated === 1
}

/** Stores the picture and returns its file id. The path is the intent, so a retry overwrites itself. */
export async function storePhoto(cloudPath: string, bytes: Buffer): Promise<string> {
  const { fileID } = await cloudApp().uploadFile({ cloudPath, fileContent: bytes as unknown as never })
  return fileID
}

/** Links that open a file for `maxAgeS` seconds to whoever holds them. */
export async function linksTo(fileIds: readonly string[], maxAgeS: number): Promise<ReadonlyMap<string, string>> {
  if (fileIds.length === 0) return new Map()
  const { fileList } = await cloudApp().getTempFileURL({ fileList: fileIds.map((fileID) => ({ fileID, maxAge: maxAgeS })) })
  return new Map(fileList.filter((file) => file.code === 'SUCCESS').map((file) => [file.fileID, file.tempFileURL]))
}
