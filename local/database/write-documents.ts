import { randomBytes } from 'node:crypto'
import { badRequest, PlatformError } from '../platform-error'
import { applyUpdate } from './apply-update'
import { matchedBy } from './positions'
import type { CollectionInfo } from './catalog'
import { readStored, storeText } from './ejson'
import type { Found } from './find-documents'
import type { Session } from './session'
import type { Doc } from './values'
import { idText } from './write-rows'

/** The largest document, in bytes of its stored text: MongoDB's limit. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** An id as the platform makes them. */
export const makeId = (): string => randomBytes(16).toString('hex')

/** Inserts all or, thrown out of, none. Gives the ids in order. */
export const insertDocuments = (session: Session, collection: CollectionInfo, docs: readonly Doc[]): readonly (string | number)[] =>
  docs.map((doc) => insertDocument(session, collection, doc))

/** Inserts one document; gives its id. */
export const insertDocument = (session: Session, collection: CollectionInfo, given: Doc): string | number => {
  const bad = Object.keys(given).find((key) => key.startsWith('$'))
  if (bad) throw badRequest(`The dollar ($) prefixed field '${bad}' in '${bad}' is not valid for storage.`)
  const id = given['_id'] ?? makeId()
  idText(id)
  const doc = { _id: id, ...given }
  refuseLarge(doc)
  session.insert(collection, doc)
  return id as string | number
}

/** Updates one document that was found. Gives whether it changed: set to what it already is, it does not count. */
export const updateDocument = (session: Session, collection: CollectionInfo, query: Doc, one: Found, update: Doc, now: number): boolean =>
  updateOne(session, collection, query, one, update, now) !== undefined

/** Updates the first match and gives its new version, or null when none matches. */
export const updateAndReturn = (session: Session, collection: CollectionInfo, query: Doc, update: Doc, now: number) => {
  const [one] = session.find(collection, query, { limit: 1 })
  if (!one) return { updated: 0, doc: null }
  const changed = Object.keys(update).length > 0 ? updateOne(session, collection, query, one, update, now) : undefined
  return { updated: changed ? 1 : 0, doc: changed ?? one.doc }
}

const updateOne = (session: Session, collection: CollectionInfo, query: Doc, one: Found, update: Doc, now: number): Doc | undefined => {
  const before = one.text === '' ? storeText(one.doc) : one.text
  const after = readStored(before)
  applyUpdate(after, update, now, matchedBy(query, one.doc))
  const text = storeText(after)
  if (text === before) return undefined
  refuseLarge(after, text)
  session.replace(collection, one, after)
  return after
}

/** Replaces or makes one document. */
export const setDocument = (session: Session, collection: CollectionInfo, query: Doc, doc: Doc) => {
  if (Object.keys(doc).some((key) => key.startsWith('$'))) throw badRequest('a whole document must not hold operators')
  const id = query['_id']
  if (typeof id !== 'string' && typeof id !== 'number') throw new PlatformError('INVALID_PARAM', 'doc().set() needs an _id')
  const [one] = session.find(collection, query, { limit: 1 })
  const after = { _id: id, ...doc }
  refuseLarge(after)
  if (!one) {
    session.insert(collection, after)
    return { updated: 0, upsert_id: id }
  }
  session.replace(collection, one, after)
  return { updated: 1, upsert_id: null }
}

/** Removes what matches; gives how many. */
export const removeDocuments = (session: Session, collection: CollectionInfo, query: Doc, multi: boolean): number => {
  const found = session.find(collection, query, multi ? {} : { limit: 1 })
  for (const one of found) session.remove(collection, one)
  return found.length
}

const refuseLarge = (doc: Doc, text = storeText(doc)): void => {
  // No character takes more than three bytes for each of its units: most are not counted.
  if (text.length * 3 > MAX_DOCUMENT_BYTES && Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) throw badRequest('object to insert too large')
}
