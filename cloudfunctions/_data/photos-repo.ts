import * as z from 'zod'
import { COLLECTIONS } from './collections'
import { cloudApp, database, isDuplicate } from './db'

/** A photo and what WeChat's check said of it. Nobody but its sender sees it before `ok`. */
export const photoDoc = z.object({
  _id: z.string(),
  fileId: z.string(),
  by: z.string(),
  status: z.enum(['checking', 'ok', 'risky']),
  /** Known to WeChat and us alone; empty while no check was accepted. */
  traceId: z.string(),
  /** When WeChat accepted the check; 0 while it has not. */
  askedAt: z.number(),
  /** Whom WeChat is told the photo is from, for as long as it may have to be asked again. */
  openid: z.string(),
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

/** Photos without a verdict whose check was never accepted, or is too long ago; longest waiting first. */
export async function photosToAskAgain(which: { readonly askedBefore: number; readonly createdAfter: number; readonly limit: number }): Promise<readonly PhotoDoc[]> {
  const _ = database().command
  const { data } = (await photos().where({ status: 'checking', askedAt: _.lte(which.askedBefore), createdAt: _.gt(which.createdAfter) }).orderBy('askedAt', 'asc').limit(which.limit).get()) as { data: readonly unknown[] }
  return data.map((doc) => photoDoc.parse(doc))
}

/** WeChat has accepted a check; only its newest trace id counts. */
export async function markAsked(id: string, traceId: string, askedAt: number): Promise<void> {
  await photos().where({ _id: id, status: 'checking' }).update({ traceId, askedAt })
}

/** WeChat could not look at it (a link that ran out, a download that failed): the timer asks again. */
export async function forgetAsked(traceId: string): Promise<void> {
  if (traceId !== '') await photos().where({ traceId, status: 'checking' }).update({ traceId: '', askedAt: 0 })
}

/** WeChat's verdict, matched by the trace id only WeChat and we know; a verdict is given once. */
export async function settlePhoto(traceId: string, status: 'ok' | 'risky'): Promise<boolean> {
  if (traceId === '') return false
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
