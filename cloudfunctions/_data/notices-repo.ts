import * as z from 'zod'
import type { MessageKind, NoticeBox } from '@core/contract/notices'
import { messageKind } from '@core/contract/notices'
import { LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { hash22 } from '../_kit/ids'
import { addAllOnce } from './add-once'
import { anyOf } from './any-of'
import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'

/** How far a WeChat message about a notice has come; `asleep` until somebody's hours of peace are over. Once it is `sending` nobody sends it again, whatever becomes of it. */
const MESSAGE_STATES = ['waiting', 'sending', 'sent', 'refused', 'failed', 'unknown', 'notAllowed', 'late', 'quiet', 'asleep'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** What somebody, or everybody of an area, is told of a line in the history of an order, a shift or a record. */
export const noticeDoc = z.object({
  _id: z.string(),
  /** A person's id, or an area: `staff:cm01`, `street:st01`, `pool:cm01`, `district`; or `message:` and a person's id, see `byMessageAlone`. */
  to: z.string(),
  as: z.enum(['resident', 'member', 'offered', 'unit', 'staff', 'street', 'district']),
  /** The kind of what it is about, where that is no order. */
  about: z.string().optional(),
  /** Of the order, or of whatever it is about. */
  orderId: z.string(),
  /** Whose line it is, where that is the order this one was merged into. */
  main: z.string().optional(),
  seq: z.int(),
  action: z.string(),
  state: z.string(),
  title: z.string(),
  at: z.number(),
  by: z.string(),
  byKind: z.enum(LIFE_ACTOR_KINDS),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  place: z.string().optional(),
  until: z.number().optional(),
  /** Sorts the list: when it was told first, so that what is folded late is still new. */
  rank: z.string(),
  /** No WeChat message could go with it: the person has allowed none, or this deployment sends none. */
  unsent: z.enum(['noGrant', 'off']).optional(),
  /** So urgent that somebody of this community rings up whom it does not reach; and that they did. */
  callFor: z.string().optional(),
  called: z.object({ by: z.string(), at: z.number() }).optional(),
  message: z.object({ kind: messageKind, state: z.enum(MESSAGE_STATES), at: z.number(), wakeAt: z.number().optional(), code: z.number().optional() }).optional(),
})
export type NoticeDoc = z.infer<typeof noticeDoc>

/** A notice before it is stored: `message` is the kind it may be sent as. */
export type Told = Omit<NoticeDoc, '_id' | 'rank' | 'message' | 'unsent' | 'called'> & {
  readonly message?: MessageKind
  /** The line it tells, where lines have ids and no numbers. */
  readonly line?: string
}

/** To whose telephone alone a message goes: in the app they read what everybody of their area is told. */
export const byMessageAlone = (personId: string): string => `${ALONE}${personId}`
export const receiverOf = ({ to }: Pick<NoticeDoc, 'to'>): string => (to.startsWith(ALONE) ? to.slice(ALONE.length) : to)
const ALONE = 'message:'

const PAGE = 20
const notices = () => database().collection(COLLECTIONS.notices)
const base36 = (ms: number): string => ms.toString(36).padStart(9, '0')
const rankOf = (toldAt: number, at: number, seq: number, id: string): string => `${base36(toldAt)}.${base36(at)}.${String(seq).padStart(4, '0')}.${id}`

/** The id is the line and whom it is told: told twice is told once. */
export function newNotice(told: Told, now: number, sends: 'waits' | NoticeDoc['unsent']): NoticeDoc {
  const { message, line, ...fields } = told
  const _id = hash22('notice', told.main ?? told.orderId, line ?? String(told.seq), told.to)
  return { ...fields, _id, rank: rankOf(now, told.at, told.seq, _id), ...(message === undefined || sends === undefined ? {} : sends === 'waits' ? { message: { kind: message, state: 'waiting' as const, at: now } } : { unsent: sends }) }
}

/** Whatever was told of an order: it calls the order what its resident called it, and says where it is. */
export async function removeNoticesOf(orderId: string): Promise<void> {
  await notices().where({ orderId }).remove()
}

/** Told again, what was told stays as it is. */
export const insertNotices = (docs: readonly NoticeDoc[]): Promise<void> => addAllOnce(COLLECTIONS.notices, docs)

/** What is told to any of these, but not by the reader themselves; newest first. */
const toldTo = (keys: readonly string[], readerId: string) => {
  const _ = database().command
  return { to: keys.length === 1 ? keys[0] : _.in([...keys]), by: _.neq(readerId) }
}

export async function listNotices(keys: readonly string[], readerId: string, cursor: string | undefined): Promise<{ docs: readonly NoticeDoc[]; next?: string }> {
  const _ = database().command
  const before = cursor === undefined ? {} : { rank: _.lt(cursor) }
  const { data } = (await notices().where({ ...toldTo(keys, readerId), ...before }).orderBy('rank', 'desc').limit(PAGE + 1).get()) as { data: readonly unknown[] }
  const docs = data.slice(0, PAGE).map((doc) => noticeDoc.parse(doc))
  const last = docs.at(-1)
  return { docs, ...(data.length > PAGE && last ? { next: last.rank } : {}) }
}

/** How many came after this one and after `since`, at most `most`. */
export async function countNotices(keys: readonly string[], readerId: string, after: string, since: number, most: number): Promise<number> {
  const _ = database().command
  const from = after > base36(since) ? after : base36(since)
  const { data } = (await notices().where({ ...toldTo(keys, readerId), rank: _.gt(from) }).orderBy('rank', 'desc').limit(most).field({ _id: true }).get()) as { data: readonly unknown[] }
  return data.length
}

const markDoc = z.object({ own: z.string().optional(), work: z.string().optional() })
const marks = () => database().collection(COLLECTIONS.noticeMarks)

/** Up to where somebody has looked, by box. */
export async function marksOf(personId: string): Promise<Readonly<Partial<Record<NoticeBox, string>>>> {
  const { data } = (await marks().doc(personId).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? {} : markDoc.parse(data[0])
}

/** Never goes back: an older page of a slow phone changes nothing. */
export async function moveMark(personId: string, box: NoticeBox, upTo: string): Promise<void> {
  const _ = database().command
  const forward = () => marks().where({ _id: personId, [box]: _.or([_.lt(upTo), _.exists(false)]) }).update({ [box]: upTo }) as Promise<{ updated: number }>
  if ((await forward()).updated === 1) return
  try {
    await marks().add({ _id: personId, [box]: upTo })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await forward()
  }
}

/** Messages to be sent, oldest first, and those that slept until now. */
export async function waitingMessages(limit: number, now: number): Promise<readonly NoticeDoc[]> {
  const _ = database().command
  const { data } = (await notices().where(_.or([{ 'message.state': 'waiting' }, { 'message.state': 'asleep', 'message.wakeAt': _.lte(now) }])).orderBy('rank', 'asc').limit(limit).get()) as { data: readonly unknown[] }
  return data.map((doc) => noticeDoc.parse(doc))
}

/** True for exactly one caller: from here on the message counts as sent, or as lost. */
export async function claimMessage(id: string, now: number): Promise<boolean> {
  const { updated } = (await notices().where({ _id: id, 'message.state': database().command.in(['waiting', 'asleep']) }).update({ 'message.state': 'sending', 'message.at': now })) as { updated: number }
  return updated === 1
}

export async function settleMessage(id: string, state: MessageState, now: number, { code, wakeAt }: { readonly code?: number | undefined; readonly wakeAt?: number | undefined } = {}): Promise<void> {
  await notices().where({ _id: id }).update({ 'message.state': state, 'message.at': now, ...(code === undefined ? {} : { 'message.code': code }), ...(wakeAt === undefined ? {} : { 'message.wakeAt': wakeAt }) })
}

/** Urgent notices of these communities since a moment, newest first, so many at a time: those before a rank. */
export async function urgentNotices(communityIds: readonly string[], since: number, limit: number, before?: string): Promise<readonly NoticeDoc[]> {
  const _ = database().command
  const rank = before === undefined ? _.gt(base36(since)) : _.and([_.gt(base36(since)), _.lt(before)])
  const { data } = (await notices().where({ callFor: anyOf(communityIds), rank }).orderBy('rank', 'desc').limit(limit).get()) as { data: readonly unknown[] }
  return data.map((doc) => noticeDoc.parse(doc))
}

export async function loadNotice(id: string): Promise<NoticeDoc | null> {
  const { data } = (await notices().where({ _id: id }).limit(1).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : noticeDoc.parse(data[0])
}

/** Somebody rang them up; the first to say so stands. */
export async function markCalled(id: string, by: string, now: number): Promise<void> {
  await notices().where({ _id: id, called: database().command.exists(false) }).update({ called: { by, at: now } })
}

/** The newest of what somebody was told about something in this state. */
export async function lastToldOf(personId: string, about: string, state: string): Promise<NoticeDoc | undefined> {
  const { data } = (await notices().where({ to: personId, about, state }).orderBy('rank', 'desc').limit(1).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? undefined : noticeDoc.parse(data[0])
}

/** What everybody was told of one thing, at most three hundred. */
export async function noticesOf(orderId: string): Promise<readonly NoticeDoc[]> {
  const { data } = (await notices().where({ orderId }).limit(300).get()) as { data: readonly unknown[] }
  return data.map((doc) => noticeDoc.parse(doc))
}

/** Up to where each of these has looked at what is told to them; who never did is missing. */
export async function ownMarksOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map()
  const { data } = (await marks().where({ _id: database().command.in([...personIds]) }).limit(1000).get()) as { data: readonly unknown[] }
  return new Map(data.flatMap((raw) => {
    const { own } = markDoc.parse(raw)
    return own === undefined ? [] : [[(raw as { readonly _id: string })._id, own] as const]
  }))
}
