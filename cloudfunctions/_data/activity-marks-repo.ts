import type { ActivityMarkDoc } from '@core/contract/activity-documents'
import { activityMarkDoc } from '@core/contract/activity-documents'
import type { PresenceMark } from '@core/domain/post/shift'
import { addOnce } from './add-once'
import { allAlong } from './all-along'
import { allById } from './all-by-id'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** The platform's own limit per query. */
const MOST = 1000
const marks = () => database().collection(COLLECTIONS.activityMarks)
const parsed = async (query: Promise<unknown>): Promise<readonly ActivityMarkDoc[]> => ((await query) as { data: readonly unknown[] }).data.map((doc) => activityMarkDoc.parse(doc))

/** One per activity and member. */
const markIdOf = (activityId: string, memberId: string): string => `${activityId}.${memberId}`

export async function markOf(activityId: string, memberId: string): Promise<ActivityMarkDoc | undefined> {
  return (await parsed(marks().where({ activityId, memberId }).limit(1).get()))[0]
}

/** A member's marks of these activities. */
export async function marksAt(activityIds: readonly string[], memberId: string): Promise<readonly ActivityMarkDoc[]> {
  if (activityIds.length === 0) return []
  return parsed(marks().where({ memberId, activityId: database().command.in([...activityIds]) }).limit(MOST).get())
}

/** What a member came to, newest first, before a moment. */
export async function cameToBy(memberId: string, before: number, limit: number): Promise<readonly ActivityMarkDoc[]> {
  const _ = database().command
  return parsed(marks().where({ memberId, startsAt: _.lt(before), in: _.exists(true) }).orderBy('startsAt', 'desc').orderBy('_id', 'asc').limit(limit).get())
}

/** Those who came to an activity, or said they would, by id after one. */
export async function marksOfActivity(activityId: string, which: 'in' | 'signedUpAt', after: string, limit: number): Promise<readonly ActivityMarkDoc[]> {
  const _ = database().command
  return parsed(marks().where({ activityId, memberId: _.gt(after), [which]: _.exists(true) }).orderBy('memberId', 'asc').limit(limit).get())
}

/** Everybody who said they would come; page by page. */
export async function whoSaidTheyCome(activityId: string): Promise<readonly string[]> {
  const found: string[] = []
  for (let after = ''; ; after = found.at(-1) ?? '') {
    const page = await marksOfActivity(activityId, 'signedUpAt', after, MOST)
    found.push(...page.map(({ memberId }) => memberId))
    if (page.length < MOST) return found
  }
}

/** Those who came to something that ends in a span and counts as service; page by page. */
export async function servedAt(from: number, until: number): Promise<readonly ActivityMarkDoc[]> {
  const ended = await allAlong(MOST, { field: 'endsAt', from, until }, (rest) => parsed(marks().where(rest).orderBy('endsAt', 'asc').orderBy('_id', 'asc').limit(MOST).get()))
  return ended.filter((mark) => mark.activityKind === 'volunteer' && mark.in !== undefined)
}

/** What any of these people came to that ends in a span, in no order; by ids, page by page. */
export function marksOfPeople(people: readonly string[], from: number, until: number): Promise<readonly ActivityMarkDoc[]> {
  const _ = database().command
  return allById(MOST, (after) => parsed(marks().where({ memberId: _.in([...people]), endsAt: _.and([_.gte(from), _.lt(until)]), in: _.exists(true), _id: _.gt(after) }).orderBy('_id', 'asc').limit(MOST).get()))
}

/** What a mark says of its activity and its member, as they are now. */
export type MarkHead = Pick<ActivityMarkDoc, 'activityId' | 'memberId' | 'label' | 'communityId' | 'activityKind' | 'title' | 'startsAt' | 'endsAt'>

/** Puts down coming or going, or that somebody says they come: once, what stands stays. True: it is this one that stands. */
export async function putMark(head: MarkHead, which: 'in' | 'out' | 'signedUpAt', value: PresenceMark | number, now: number): Promise<boolean> {
  const _ = database().command
  const { activityId, memberId } = head
  const _id = markIdOf(activityId, memberId)
  // Nobody goes who has not come; the first document of a member at an activity is their coming, or their word.
  if (which !== 'out' && (await addOnce(COLLECTIONS.activityMarks, { _id, ...head, [which]: value, updatedAt: now }))) return true
  const { updated } = (await marks()
    .where({ _id, [which]: _.exists(false), ...(which === 'out' ? { in: _.exists(true) } : {}) })
    .update({ ...head, [which]: _.set(value), updatedAt: _.max(now) })) as { updated: number }
  return updated === 1
}

/** Takes back a word, as long as nobody came. */
export async function dropSignUp(activityId: string, memberId: string): Promise<void> {
  const _ = database().command
  await marks().where({ _id: markIdOf(activityId, memberId), in: _.exists(false) }).remove()
}

/** An activity has other times or another name: the marks made before say the same. */
export async function renameMarks(activityId: string, change: Pick<ActivityMarkDoc, 'title' | 'startsAt' | 'endsAt' | 'activityKind'>): Promise<void> {
  const { title, startsAt, endsAt, activityKind } = change
  await marks().where({ activityId }).update({ title, startsAt, endsAt, activityKind })
}
