import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { shiftPartDoc } from '@core/contract/shift-documents'
import type { PresenceMark, ShiftLine } from '@core/domain/post/shift'
import { addAllOnce } from './add-once'
import { allAlong } from './all-along'
import { allById } from './all-by-id'
import { COLLECTIONS } from './collections'
import { database } from './db'

const shifts = () => database().collection(COLLECTIONS.shifts)
const done = (answer: unknown): boolean => (answer as { readonly updated: number }).updated === 1

/** Parts at once; the platform's own limit per query. */
const MOST = 1000
/** Parts written in one call. */
const AT_ONCE = 100

const parsed = async (query: Promise<unknown>): Promise<readonly ShiftPartDoc[]> => ((await query) as { data: readonly unknown[] }).data.map((doc) => shiftPartDoc.parse(doc))

/** Stores the parts of one shift or of many, each once. */
export async function insertShifts(parts: readonly ShiftPartDoc[]): Promise<void> {
  for (let at = 0; at < parts.length; at += AT_ONCE) await addAllOnce(COLLECTIONS.shifts, parts.slice(at, at + AT_ONCE))
}

/** First parts of open shifts of these areas, soonest first, after a place in that order. */
export async function upcomingShifts(areaIds: readonly string[], { from, until, after, limit }: { readonly from: number; readonly until: number; readonly after?: string; readonly limit: number }): Promise<readonly ShiftPartDoc[]> {
  const _ = database().command
  const beyond = after === undefined ? { startsAt: _.and([_.gt(from), _.lt(until)]) } : {}
  const [at, id] = (after ?? '').split('.')
  const rest = after === undefined ? [] : [_.or([{ startsAt: _.and([_.gt(Number(at)), _.lt(until)]) }, { startsAt: Number(at), _id: _.gt(id ?? '') }])]
  const where = { part: 0, state: 'open', openTo: areaIds.length === 1 ? areaIds[0] : _.in([...areaIds]), ...beyond }
  return parsed(shifts().where(rest.length === 0 ? where : _.and([where, ...rest])).orderBy('startsAt', 'asc').orderBy('_id', 'asc').limit(limit).get())
}

/** Every part of these shifts: of split ones, the others too; page by page, as a single one may have two hundred. */
export async function partsOfShifts(shiftIds: readonly string[]): Promise<readonly ShiftPartDoc[]> {
  if (shiftIds.length === 0) return []
  const _ = database().command
  return allById(MOST, (after) => parsed(shifts().where({ shiftId: _.in([...shiftIds]), _id: _.gt(after) }).orderBy('_id', 'asc').limit(MOST).get()))
}

/** Parts in which any of these people hold a place or wait, of shifts that end after a moment; soonest first. */
export async function shiftsOf(memberIds: readonly string[], endsAfter: number, endsBefore = Number.MAX_SAFE_INTEGER): Promise<readonly ShiftPartDoc[]> {
  if (memberIds.length === 0) return []
  const _ = database().command
  const whose = memberIds.length === 1 ? memberIds[0] : _.in([...memberIds])
  const ends = { endsAt: _.and([_.gt(endsAfter), _.lt(endsBefore)]) }
  return parsed(shifts().where(_.or([{ holders: whose, ...ends }, { waiterIds: whose, ...ends }])).orderBy('startsAt', 'asc').limit(MOST).get())
}

/** All parts of these posts' shifts that end after a moment, soonest first. */
export async function shiftsOfPost(postIds: readonly string[], endsAfter: number): Promise<readonly ShiftPartDoc[]> {
  if (postIds.length === 0) return []
  const _ = database().command
  return byStart({ from: 0, until: Number.MAX_SAFE_INTEGER, where: { postId: _.in([...postIds]), endsAt: _.gt(endsAfter) } })
}

const byStart = (span: { readonly from: number; readonly until: number; readonly where: Readonly<Record<string, unknown>> }) =>
  allAlong(MOST, { field: 'startsAt', ...span }, (rest) => parsed(shifts().where(rest).orderBy('startsAt', 'asc').orderBy('_id', 'asc').limit(MOST).get()))

/** Parts of a community's, a street's or all communities' shifts that start in a span, soonest first; page by page. */
export const shiftsStarting = (within: Readonly<Record<string, unknown>>, from: number, until: number): Promise<readonly ShiftPartDoc[]> => byStart({ from: from + 1, until, where: { ...within, state: 'open' } })

/** Parts somebody came to, of shifts that end in a span, its first moment with it; page by page. */
export async function shiftsCameTo(from: number, until: number): Promise<readonly ShiftPartDoc[]> {
  const ended = await allAlong(MOST, { field: 'endsAt', from, until }, (rest) => parsed(shifts().where(rest).orderBy('endsAt', 'asc').orderBy('_id', 'asc').limit(MOST).get()))
  return ended.filter(({ claims }) => Object.values(claims).some((claim) => claim.in !== undefined))
}

/** Parts in which any of these people hold a place, of shifts that end in a span, in no order; by ids, page by page. */
export function shiftsHeldBy(people: readonly string[], from: number, until: number): Promise<readonly ShiftPartDoc[]> {
  const _ = database().command
  return allById(MOST, (after) => parsed(shifts().where({ holders: _.in([...people]), endsAt: _.and([_.gte(from), _.lt(until)]), _id: _.gt(after) }).orderBy('_id', 'asc').limit(MOST).get()))
}

/** What the staff change of a part, as it was seen, with its line. Counts are changed by steps, so that a claim of the same moment is not undone. `kept`: of the places that come, those for who waits. */
export async function changePart(part: ShiftPartDoc, change: Readonly<Record<string, unknown>>, { more = 0, kept = 0, line }: { readonly more?: number; readonly kept?: number; readonly line: ShiftLine }): Promise<boolean> {
  const _ = database().command
  const counts = more === 0 ? {} : { capacity: _.inc(more), left: _.inc(more - kept), freed: _.inc(kept) }
  const guard = more < 0 ? { left: _.gte(-more) } : {}
  // Of a shift that stays open, the earlier: a promise made in this very moment runs out in its time. One look too many does no harm.
  const isMoment = (key: string) => key === 'nextAt' && change['state'] === undefined
  return done(await shifts()
    .where({ _id: part._id, terms: part.terms, state: part.state, capacity: part.capacity, ...guard })
    .update({ ...Object.fromEntries(Object.entries(change).map(([key, value]) => [key, isMoment(key) ? _.min(value as number) : _.set(value)])), ...counts, log: _.push([line]), updatedAt: _.max(line.at) }))
}

/** The timer's own marks of a part: nothing a claim rests on. False: it has another line than was seen, and so perhaps another moment. */
export async function setPartMoment(part: ShiftPartDoc, nextAt: number, reminded: number): Promise<boolean> {
  const _ = database().command
  return done(await shifts().where({ _id: part._id, nextAt: part.nextAt, reminded: part.reminded, [`log.${part.log.length}`]: _.exists(false) }).update({ nextAt, reminded }))
}

/** Coming or going, once: who is marked already keeps that mark. */
export async function markPresence(part: ShiftPartDoc, memberId: string, which: 'in' | 'out', mark: PresenceMark, now: number): Promise<boolean> {
  const _ = database().command
  return done(await shifts()
    .where({ _id: part._id, [`claims.${memberId}.state`]: 'held', [`claims.${memberId}.${which}`]: _.exists(false), ...(which === 'out' ? { [`claims.${memberId}.in`]: _.exists(true) } : {}) })
    .update({ [`claims.${memberId}.${which}`]: _.set(mark), updatedAt: _.max(now) }))
}
