import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import { logEntryDoc, orderDoc } from '@core/contract/documents'
import type { LogEntry } from '../_kit/chain'
import { eraseWords } from '../_kit/chain'
import { addOnce } from './add-once'
import { allById } from './all-by-id'
import { anyOf } from './any-of'
import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'
import { eraseSegments } from './erase-segments'

/** The hot part of a log; older lines are sealed into segments, so that a document stays small however long it lives. */
export const HOT_LOG_MAX = 60
const SEGMENT_SIZE = 40

const orders = () => database().collection(COLLECTIONS.orders)

export async function loadOrder(id: string): Promise<OrderDoc | null> {
  const { data } = (await orders().doc(id).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : orderDoc.parse(data[0])
}

export async function loadOrders(ids: readonly string[]): Promise<readonly OrderDoc[]> {
  if (ids.length === 0) return []
  const _ = database().command
  const { data } = (await orders().where({ _id: _.in([...ids]) }).limit(ids.length).get()) as { data: readonly unknown[] }
  return data.map((doc) => orderDoc.parse(doc))
}

/** What waits to be dispatched, the longest due first. */
export async function ordersToDispatch(communityIds: readonly string[], limit: number): Promise<readonly OrderDoc[]> {
  const { data } = (await orders().where(toDispatch(communityIds)).orderBy('dueAt', 'asc').limit(limit).get()) as { data: readonly unknown[] }
  return data.map((doc) => orderDoc.parse(doc))
}

export async function countToDispatch(communityIds: readonly string[]): Promise<number> {
  const { total } = (await orders().where(toDispatch(communityIds)).count()) as { total: number }
  return total
}

function toDispatch(communityIds: readonly string[]): Readonly<Record<string, unknown>> {
  const _ = database().command
  return { communityId: anyOf(communityIds), queue: _.in(['toDispatch', 'back']), state: 'accepted' }
}

/** What waits to be dispatched there is looked at by the timer's next firing. */
export async function remindOrdersToDispatch(communityId: string, at: number): Promise<void> {
  const _ = database().command
  await orders().where({ communityId, queue: _.in(['toDispatch', 'back']), state: 'accepted' }).update({ nextAt: _.min(at) })
}

/** Orders that members have brought back, or that wait above the community, in these streets; at most 1,000, the longest due first. */
export async function ordersBroughtBack(streetIds: readonly string[]): Promise<readonly OrderDoc[]> {
  const _ = database().command
  const where = { streetId: _.in([...streetIds]), queue: _.in(['back', 'waiting']), state: _.in(['accepted', 'escalated']) }
  const { data } = (await orders().where(where).orderBy('dueAt', 'asc').limit(1000).field({ log: false }).get()) as { data: readonly object[] }
  return data.map((doc) => orderDoc.parse({ ...doc, log: [] }))
}

/** The platform's own limit per query. */
export const READ_MOST = 1000

/** What came in since, newest first; at most 1,000. Of each what rules look at. */
export async function ordersSince(communityId: string, since: number): Promise<readonly Pick<OrderDoc, '_id' | 'serviceId' | 'gridId' | 'createdAt'>[]> {
  const shape = orderDoc.pick({ _id: true, serviceId: true, gridId: true, createdAt: true })
  const { data } = (await orders().where({ communityId, createdAt: database().command.gt(since) }).orderBy('createdAt', 'desc').limit(READ_MOST).field({ serviceId: true, gridId: true, createdAt: true }).get()) as { data: readonly unknown[] }
  return data.map((doc) => shape.parse(doc))
}

/** Orders of a person that are not over yet, proxies included. */
export async function countOpen(ownerId: string): Promise<number> {
  const { total } = (await orders().where({ ownerIds: ownerId, open: true }).count()) as { total: number }
  return total
}

const countsOn = (memberId: string, states: readonly string[]) => {
  const _ = database().command
  return _.and([{ state: _.in([...states]) }, _.or([{ takenBy: memberId }, { offeredTo: memberId }])])
}

/** Orders in which a member has a place, is asked, or is to take over; nobody has a thousand. */
export async function ordersCountingOn(memberId: string, states: readonly string[]): Promise<readonly OrderDoc[]> {
  const { data } = (await orders().where(countsOn(memberId, states)).limit(1000).get()) as { data: readonly unknown[] }
  return data.map((doc) => orderDoc.parse(doc))
}

/** Their next appointment with the timer is not later than this. */
export async function remindOrdersOf(memberId: string, states: readonly string[], at: number): Promise<void> {
  await orders().where(countsOn(memberId, states)).update({ nextAt: database().command.min(at) })
}

/** Inserts, or returns the order that the same intent made before. The id is the intent, so a retry cannot make two. */
export async function insertOrder(doc: OrderDoc): Promise<OrderDoc> {
  try {
    await orders().add(doc)
    return doc
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const existing = await loadOrder(doc._id)
    if (existing === null) throw error
    return existing
  }
}

export interface GuardedWrite {
  readonly id: string
  readonly version: number
  readonly head: string
  /** What the decision rested on, repeated to the database. */
  readonly guard: Readonly<Record<string, unknown>>
  readonly patch: Readonly<Record<string, unknown>>
  readonly entry: LogEntry
  /** Length of the hot log when its first lines have just been sealed into a segment and are to be dropped. */
  readonly sealedFrom?: number
  /** The hot log before this line, where it is not to stay as it is. */
  readonly rewritten?: readonly LogEntryDoc[]
}

/** The one write of a transition. False: somebody was quicker, or the guard does not hold; nothing was changed. */
export async function writeTransition(write: GuardedWrite): Promise<boolean> {
  const { updated } = (await orders().where(conditionOf(write)).update(changeOf(write))) as { updated: number }
  return updated === 1
}

/** The same, with the order as it is after the write: one call still. Null where `writeTransition` says false. */
export async function writeTransitionAndRead(write: GuardedWrite): Promise<OrderDoc | null> {
  const { updated, doc } = (await orders().where(conditionOf(write)).updateAndReturn(changeOf(write))) as { updated: number; doc: unknown }
  return updated === 1 ? orderDoc.parse(doc) : null
}

const conditionOf = ({ id, version, head, guard }: GuardedWrite) => ({ ...guard, _id: id, version, head })

function changeOf({ version, patch, entry, sealedFrom, rewritten }: GuardedWrite): Record<string, unknown> {
  const _ = database().command
  return {
    ...patch,
    version: version + 1,
    head: entry.hash,
    updatedAt: entry.at,
    log: rewritten !== undefined ? _.set([...rewritten, entry]) : sealedFrom === undefined ? _.push([entry]) : _.push({ each: [entry], slice: SEGMENT_SIZE - sealedFrom - 1 }),
    ...(sealedFrom === undefined ? {} : { segments: _.inc(1) }),
  }
}

/**
 * Moves the older part of a full log into a segment of its own, before the write that drops it from the document.
 * Id and content are determined by the history, so doing it twice, or for nothing, does no harm.
 */
export async function sealSegment(doc: OrderDoc): Promise<void> {
  const older = doc.log.slice(0, SEGMENT_SIZE)
  await addOnce(COLLECTIONS.orderLog, { _id: `${doc._id}.${doc.segments}`, orderId: doc._id, segment: doc.segments, entries: older, communityId: doc.communityId })
}

/** The history from (at least) `since` on: the hot part, and sealed segments only where it does not reach back that far. */
export async function linesSince(doc: OrderDoc, since: number): Promise<readonly LogEntryDoc[]> {
  let lines: readonly LogEntryDoc[] = doc.log
  for (let segment = doc.segments - 1; segment >= 0 && (lines[0]?.at ?? since) >= since; segment -= 1) {
    const { data } = (await database().collection(COLLECTIONS.orderLog).doc(`${doc._id}.${segment}`).get()) as { data: readonly { readonly entries?: readonly unknown[] }[] }
    lines = [...(data[0]?.entries ?? []).map((entry) => logEntryDoc.parse(entry)), ...lines]
  }
  return lines
}

/** Orders a member holds a place in, or held to the end, that changed since a moment. */
export async function ordersHeldSince(memberId: string, since: number): Promise<readonly OrderDoc[]> {
  const { data } = (await orders().where({ takenBy: memberId, updatedAt: database().command.gte(since) }).limit(200).get()) as { data: readonly unknown[] }
  return data.map((doc) => orderDoc.parse(doc))
}

/** Orders any of these people ever held a place in, whoever has it now, that changed since a moment; by ids, page by page. */
export function ordersEverHeldBy(people: readonly string[], since: number): Promise<readonly OrderDoc[]> {
  const _ = database().command
  return allById(500, async (after) => {
    const { data } = (await orders().where({ holders: _.in([...people]), updatedAt: _.gte(since), _id: _.gt(after) }).orderBy('_id', 'asc').limit(500).get()) as { data: readonly unknown[] }
    return data.map((doc) => orderDoc.parse(doc))
  })
}

/** Sealed segments one reading takes, the first and the newest: four thousand lines. */
const SEGMENTS_READ = 100

/** The whole history. One read more, and only where lines were sealed away. */
export async function linesOf(doc: OrderDoc): Promise<readonly LogEntryDoc[]> {
  if (doc.segments === 0) return doc.log
  const newest = Array.from({ length: Math.min(doc.segments, SEGMENTS_READ - 1) }, (_, index) => doc.segments - 1 - index)
  const ids = [...new Set([0, ...newest])].map((segment) => `${doc._id}.${segment}`)
  const { data } = (await database().collection(COLLECTIONS.orderLog).where({ _id: database().command.in(ids) }).limit(ids.length).get()) as { data: readonly { readonly segment: number; readonly entries?: readonly unknown[] }[] }
  const sealed = [...data].sort((a, b) => a.segment - b.segment).flatMap(({ entries = [] }) => entries.map((entry) => logEntryDoc.parse(entry)))
  // The sealed words of an erased order go a minute after its own: nobody reads them in between.
  return [...(doc.erasedAt === undefined ? sealed : sealed.map(eraseWords)), ...doc.log]
}

/** Takes the words out of the sealed part of an order's history. Twice is once. */
export const eraseOrderSegments = (orderId: string): Promise<void> => eraseSegments(COLLECTIONS.orderLog, orderId, (line) => logEntryDoc.parse(line))

/** What its resident called a merged order is kept with the one it went into, to tell them of it by that name. */
export async function eraseFollowerTitle(mainId: string, followerId: string): Promise<void> {
  await orders().where({ _id: mainId, 'followers.id': followerId }).update({ 'followers.$.title': '' })
}

/** Of these files the ones another order shows, too. */
export async function shownElsewhere(fileIds: readonly string[], orderId: string): Promise<ReadonlySet<string>> {
  const _ = database().command
  const { data } = (await orders().where({ 'photos.fileId': _.in([...fileIds]), _id: _.neq(orderId) }).field({ photos: true }).limit(100).get()) as { data: readonly { readonly photos: readonly { readonly fileId: string }[] }[] }
  return new Set(data.flatMap(({ photos }) => photos.map(({ fileId }) => fileId)))
}

/** Whether any order shows a photo: as what its own sender attached, or naming somebody else's file would keep it for ever. */
export async function isShown({ fileId, by }: { readonly fileId: string; readonly by: string }): Promise<boolean> {
  const _ = database().command
  const { data } = (await orders().where({ 'photos.fileId': fileId, photos: _.elemMatch({ fileId, by }) }).field({ _id: true }).limit(1).get()) as { data: readonly unknown[] }
  return data.length > 0
}

/** The main order of a merged one still goes on: its follower may come back any day, and is looked at again then. */
export async function putOffErasing(doc: OrderDoc, until: number): Promise<void> {
  await orders().where({ _id: doc._id, version: doc.version }).update({ 'clocks.personalData.dueAt': until, nextAt: until })
}

/** One more wrong start code at a seat. False: another was written meanwhile, nothing was changed. */
export async function writeCodeTries(doc: OrderDoc, seatId: string, tries: NonNullable<OrderDoc['codeTries']>[string]): Promise<boolean> {
  const _ = database().command
  const { updated } = (await orders()
    .where({ _id: doc._id, [`codeTries.${seatId}.total`]: doc.codeTries?.[seatId]?.total ?? _.exists(false) })
    .update({ [`codeTries.${seatId}`]: _.set(tries) })) as { updated: number }
  return updated === 1
}

/** The line an intent wrote, hot or sealed: the source of a retry's answer. */
export async function findEntry(doc: OrderDoc, requestKey: string): Promise<LogEntryDoc | null> {
  const hot = doc.log.find((entry) => entry.requestKey === requestKey)
  if (hot) return hot
  if (doc.segments === 0) return null
  const { data } = (await database().collection(COLLECTIONS.orderLog).where({ orderId: doc._id, 'entries.requestKey': requestKey }).limit(1).get()) as {
    data: readonly { entries?: readonly unknown[] }[]
  }
  const found = data[0]?.entries?.map((entry) => logEntryDoc.parse(entry)).find((entry) => entry.requestKey === requestKey)
  return found ?? null
}
