import * as z from 'zod'
import type { Intent } from '../_kit/chain'
import { chainEntry, GENESIS } from '../_kit/chain'
import { hash22 } from '../_kit/ids'
import { addOnce } from './add-once'
import { COLLECTIONS } from './collections'
import { cloudApp, database } from './db'

/** A line of a photo's history: that it came, and what WeChat said of it. */
const photoEntry = z.object({
  seq: z.int(),
  action: z.enum(['upload', 'settle', 'erase']),
  at: z.number(),
  status: z.enum(['checking', 'ok', 'risky', 'erased']),
  requestKey: z.string(),
  digest: z.string().optional(),
  prev: z.string(),
  hash: z.string(),
})

/** A photo and what WeChat's check said of it. Nobody but its sender sees it before `ok`. */
export const photoDoc = z.object({
  _id: z.string(),
  fileId: z.string(),
  by: z.string(),
  /** `erased`: the file is gone; what is left says that there was one. */
  status: z.enum(['checking', 'ok', 'risky', 'erased']),
  /** Known to WeChat and us alone; empty while no check was accepted. */
  traceId: z.string(),
  /** When WeChat accepted the check; 0 while it has not. */
  askedAt: z.number(),
  /** Whom WeChat is told the photo is from, for as long as it may have to be asked again. */
  openid: z.string(),
  width: z.int(),
  height: z.int(),
  createdAt: z.number(),
  version: z.int().default(0),
  head: z.string().default(GENESIS),
  log: z.array(photoEntry).default([]),
})
export type PhotoDoc = z.infer<typeof photoDoc>

const photos = () => database().collection(COLLECTIONS.photos)

export async function findPhoto(id: string): Promise<PhotoDoc | null> {
  const { data } = (await photos().doc(id).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : photoDoc.parse(data[0])
}

type NewPhoto = Omit<PhotoDoc, 'version' | 'head' | 'log' | 'status'>

/** Stores a photo with the first line of its history. False: one of the same intent was quicker. */
export async function insertPhoto(photo: NewPhoto, intent: Intent): Promise<boolean> {
  const entry = chainEntry({ action: 'upload', at: photo.createdAt, status: 'checking' } as const, 1, GENESIS, intent)
  return addOnce(COLLECTIONS.photos, { ...photo, status: 'checking', version: entry.seq, head: entry.hash, log: [entry], updatedAt: entry.at })
}

export async function photosByFile(fileIds: readonly string[]): Promise<readonly PhotoDoc[]> {
  if (fileIds.length === 0) return []
  const _ = database().command
  const { data } = (await photos().where({ fileId: _.in([...fileIds]) }).limit(100).get()) as { data: readonly unknown[] }
  return data.map((doc) => photoDoc.parse(doc))
}

/** Photos without a verdict; first those whose check was never accepted, then the longest waiting. */
export async function photosWithoutVerdict(which: { readonly createdAfter: number; readonly limit: number }): Promise<readonly PhotoDoc[]> {
  const _ = database().command
  const { data } = (await photos().where({ status: 'checking', createdAt: _.gt(which.createdAfter) }).orderBy('askedAt', 'asc').limit(which.limit).get()) as { data: readonly unknown[] }
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

/** WeChat's verdict, matched by the trace id only WeChat and we know; given once, with its line in the photo's history. */
export async function settlePhoto(traceId: string, status: 'ok' | 'risky', now: number): Promise<boolean> {
  if (traceId === '') return false
  const { data } = (await photos().where({ traceId, status: 'checking' }).limit(1).get()) as { data: readonly unknown[] }
  if (data[0] === undefined) return false
  const { _id, version, head } = photoDoc.parse(data[0])
  const entry = chainEntry({ action: 'settle', at: now, status } as const, version + 1, head, { requestKey: verdictId(traceId) })
  const _ = database().command
  const guard = { _id, traceId, status: 'checking', ...(version === 0 ? { head: _.exists(false) } : { version, head }) }
  const { updated } = (await photos().where(guard).update({ status, version: entry.seq, head: entry.hash, log: _.push([entry]), updatedAt: entry.at })) as { updated: number }
  return updated === 1
}

/** A place in the row of all photos, by when they were sent. */
export type PhotoPlace = Pick<PhotoDoc, '_id' | 'createdAt'>
const SENT_FIRST: PhotoPlace = { _id: '', createdAt: 0 }
const LOOKED_ID = 'seenPhotos'
const bookmarks = () => database().collection(COLLECTIONS.rollups)

/** How far the photos have been looked through for those no order shows. */
export async function photosLookedThrough(): Promise<PhotoPlace> {
  const { data } = (await bookmarks().doc(LOOKED_ID).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? SENT_FIRST : z.object({ photo: z.object({ _id: z.string(), createdAt: z.number() }) }).parse(data[0]).photo
}

/**
 * Each photo is looked at once, so nothing is written to those that stay: the place is a bookmark in one document of the
 * timer's own. It says nothing of any photo and no rule rests on it, so it needs no chained line; lost or set back, photos
 * are looked at again.
 */
export async function saveLookedThrough({ _id, createdAt }: PhotoPlace): Promise<void> {
  await bookmarks().doc(LOOKED_ID).set({ photo: { _id, createdAt } })
}

/** Photos in the order they were sent, after a place and before a moment. */
export async function photosSent({ after, before, limit }: { readonly after: PhotoPlace; readonly before: number; readonly limit: number }): Promise<readonly PhotoDoc[]> {
  const _ = database().command
  const { data } = (await photos()
    .where(_.or([{ createdAt: _.and([_.gt(after.createdAt), _.lte(before)]) }, { createdAt: after.createdAt, _id: _.gt(after._id) }]))
    .orderBy('createdAt', 'asc')
    .orderBy('_id', 'asc')
    .limit(limit)
    .get()) as { data: readonly unknown[] }
  return data.map((doc) => photoDoc.parse(doc))
}

/** CloudBase takes fifty files in one call. */
const FILES_PER_CALL = 50

/**
 * Deletes the files of photos and says so in their histories. The file first: cut off in between, the photo is still there
 * to be asked for again, and deleting what is gone is no error.
 */
export async function erasePhotos(photosToErase: readonly PhotoDoc[], reason: string, now: number): Promise<void> {
  const left = photosToErase.filter((photo) => photo.status !== 'erased')
  if (left.length === 0) return
  for (let from = 0; from < left.length; from += FILES_PER_CALL) await cloudApp().deleteFile({ fileList: left.slice(from, from + FILES_PER_CALL).map((photo) => photo.fileId) })
  const _ = database().command
  for (const { _id, version, head } of left) {
    const entry = chainEntry({ action: 'erase', at: now, status: 'erased' } as const, version + 1, head, { requestKey: hash22('erase', reason, _id) })
    const guard = { _id, ...(version === 0 ? { head: _.exists(false) } : { version, head }) }
    await photos().where(guard).update({ status: 'erased', openid: '', traceId: '', version: entry.seq, head: entry.hash, log: _.push([entry]), updatedAt: entry.at })
  }
}

/** How long a verdict without a photo is kept: the photo is written seconds after WeChat took its check. */
const VERDICT_MS = 3_600_000
const verdicts = () => database().collection(COLLECTIONS.verdicts)
const verdictId = (traceId: string): string => hash22('verdict', traceId)

/**
 * A verdict whose photo is not there: WeChat may answer before the photo's document is written. It waits here under the
 * trace id; whoever comes second, the verdict or the document, finds the other.
 */
export async function keepVerdict(traceId: string, status: 'ok' | 'risky', now: number): Promise<void> {
  await addOnce(COLLECTIONS.verdicts, { _id: verdictId(traceId), status, until: now + VERDICT_MS })
}

/** The verdict that came before the photo, if one did. */
export async function keptVerdict(traceId: string): Promise<'ok' | 'risky' | undefined> {
  if (traceId === '') return undefined
  const { data } = (await verdicts().doc(verdictId(traceId)).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? undefined : z.object({ status: z.enum(['ok', 'risky']) }).parse(data[0]).status
}

/** Stores the picture and returns its file id. The path is intent and content: a retry overwrites itself, nothing else does. */
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
