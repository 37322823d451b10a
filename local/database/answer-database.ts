import * as z from 'zod'
import { notSupported, PlatformError } from '../platform-error'
import { aggregateDocuments } from './aggregate-documents'
import { refuseDamagedText } from './damaged-document'
import { parseWireDoc, storeText } from './ejson'
import { countDocuments, type Found, readSort } from './find-documents'
import type { DocumentDatabase } from './open-database'
import { compileProjection } from './project-fields'
import type { Session } from './session'
import type { Doc } from './values'
import { insertDocument, removeDocuments, setDocument, updateAndReturn, updateDocument } from './write-documents'
import { writeInTurn } from './write-in-turn'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000

const Request = z.object({
  action: z.string(),
  collectionName: z.string().optional(),
  queryType: z.enum(['WHERE', 'DOC']).optional(),
  query: z.string().optional(),
  data: z.union([z.string(), z.array(z.string())]).optional(),
  order: z.string().optional(),
  projection: z.string().optional(),
  offset: z.number().int().min(0).optional(),
  limit: z.number().int().min(0).optional(),
  multi: z.boolean().optional(),
  merge: z.boolean().optional(),
  upsert: z.boolean().optional(),
  transactionId: z.string().optional(),
  stages: z.array(z.object({ stageKey: z.string(), stageValue: z.string() })).optional(),
})
type Request = z.infer<typeof Request>

/** What goes beside `requestId` in the reply. */
export type Answer = { readonly data?: unknown; readonly transactionId?: string }

/** Answers one `database.*` action. Throws PlatformError. */
export const answerDatabase = async (db: DocumentDatabase, body: unknown): Promise<Answer> => {
  const parsed = Request.safeParse(body)
  if (!parsed.success) throw new PlatformError('INVALID_PARAM', `database request: ${z.prettifyError(parsed.error)}`)
  const answer = Object.hasOwn(ACTIONS, parsed.data.action) ? ACTIONS[parsed.data.action] : undefined
  if (!answer) throw notSupported(parsed.data.action)
  return answer(db, parsed.data)
}

/** Whether an action only reads, for the meter. */
export const isRead = (action: string): boolean =>
  action === 'database.getDocument' || action === 'database.calculateDocument' || action === 'database.aggregateDocuments'

const collectionOf = (db: DocumentDatabase, request: Request) => db.catalog.get(request.collectionName ?? '')
const queryOf = (db: DocumentDatabase, request: Request): Doc => (request.query ? parseWireDoc(request.query, db.now()) : {})

const dataOf = (db: DocumentDatabase, request: Request): Doc => {
  if (typeof request.data !== 'string') throw new PlatformError('INVALID_PARAM', 'data must be a string')
  return parseWireDoc(request.data, db.now())
}

/** Runs a write in the transaction it names, or on its own. */
const write = async <T>(db: DocumentDatabase, request: Request, run: (session: Session) => T): Promise<T> => {
  const { transactionId } = request
  if (transactionId) return db.transactions.write(transactionId, run)
  return db.commits.write(() => run(db.direct))
}

/** Several writes of one request, one after the other: outside a transaction, those before a refused one stay. */
const writeEach = async <T, R>(db: DocumentDatabase, request: Request, find: (session: Session) => readonly T[], one: (session: Session, item: T) => R): Promise<readonly R[]> => {
  if (request.transactionId) return write(db, request, (session) => find(session).map((item) => one(session, item)))
  const { done, refusal } = await db.commits.write(() => writeInTurn(db.main, db.catalog, find(db.direct), (item) => one(db.direct, item)))
  if (refusal) throw refusal
  return done
}

const modify = async (db: DocumentDatabase, request: Request): Promise<Answer> => {
  if (request.queryType !== 'DOC' && !request.query) throw new PlatformError('INVALID_PARAM', 'query is required for an update')
  const [query, data, collection] = [queryOf(db, request), dataOf(db, request), collectionOf(db, request)]
  if (request.merge === false) return { data: await write(db, request, (session) => setDocument(session, collection, query, data)) }
  if (request.upsert) throw new PlatformError('INVALID_PARAM', 'an update with operators does not upsert')
  const multi = request.multi ?? request.queryType !== 'DOC'
  if (Object.keys(data).length === 0) return { data: { updated: 0, upsert_id: null } }
  const [now, options] = [db.now(), multi ? {} : { limit: 1 }]
  const changed = await writeEach(db, request, (session) => session.find(collection, query, options), (session, one) => updateDocument(session, collection, query, one, data, now))
  return { data: { updated: changed.filter(Boolean).length, upsert_id: null } }
}

const get = async (db: DocumentDatabase, request: Request): Promise<Answer> => {
  const collection = collectionOf(db, request)
  const query = queryOf(db, request)
  const offset = request.offset ?? 0
  const limit = request.queryType === 'DOC' ? 1 : Math.min(request.limit ?? DEFAULT_LIMIT, MAX_LIMIT)
  const options = { sort: request.order ? readSort(parseWireDoc(request.order, db.now())) : [], skip: offset, limit }
  const project = request.projection ? compileProjection(parseWireDoc(request.projection, db.now()), query) : undefined
  const textOf = (f: Found) => {
    if (project || f.text === '') return storeText(project ? project(f.doc) : f.doc)
    refuseDamagedText(f.text, { on: db.main, collection, rid: f.rid })
    return f.text
  }
  const list = (session: Session) => session.find(collection, query, options).map(textOf)
  const { transactionId } = request
  const found = transactionId ? list(db.transactions.session(transactionId)) : await db.commits.read(() => list(db.direct))
  return { data: { list: found, limit, offset } }
}

const ACTIONS: Readonly<Record<string, (db: DocumentDatabase, request: Request) => Promise<Answer>>> = {
  'database.addCollection': async (db, request) => {
    await db.commits.write(() => db.catalog.create(request.collectionName ?? ''))
    return {}
  },
  'database.insertDocument': async (db, request) => {
    const collection = collectionOf(db, request)
    const texts = typeof request.data === 'string' ? [request.data] : (request.data ?? [])
    const docs = texts.map((text) => parseWireDoc(text, db.now()))
    return { data: { insertedIds: await writeEach(db, request, () => docs, (session, doc) => insertDocument(session, collection, doc)) } }
  },
  'database.getDocument': get,
  'database.calculateDocument': async (db, request) => {
    const [collection, query] = [collectionOf(db, request), queryOf(db, request)]
    return { data: { total: await db.commits.read(() => countDocuments(db.main, collection, query)) } }
  },
  'database.modifyDocument': modify,
  'database.modifyAndReturnDoc': async (db, request) => {
    if (!request.query) throw new PlatformError('INVALID_PARAM', 'query is required for an update')
    const [query, data, collection] = [queryOf(db, request), dataOf(db, request), collectionOf(db, request)]
    const { updated, doc } = await write(db, request, (session) => updateAndReturn(session, collection, query, data, db.now()))
    return { data: { updated, doc: doc && storeText(doc) } }
  },
  'database.removeDocument': async (db, request) => {
    const [collection, query] = [collectionOf(db, request), queryOf(db, request)]
    const multi = request.multi ?? request.queryType !== 'DOC'
    return { data: { deleted: await write(db, request, (session) => removeDocuments(session, collection, query, multi)) } }
  },
  'database.aggregateDocuments': async (db, request) => {
    const collection = collectionOf(db, request)
    const list = await db.commits.read(() => aggregateDocuments(db, collection, request.stages ?? []))
    return { data: { list: list.map(storeText) } }
  },
  'database.startTransaction': async (db) => ({ transactionId: db.transactions.start() }),
  'database.commitTransaction': async (db, request) => {
    await db.transactions.commit(request.transactionId ?? '')
    return {}
  },
  'database.abortTransaction': async (db, request) => {
    db.transactions.abort(request.transactionId ?? '')
    return {}
  },
}
