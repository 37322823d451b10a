import type { NoticeAudience } from '@core/text/zh-notices'
import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import { transitionOf } from '@core/domain/order/order-states'
import type { OrderAction } from '@core/domain/order/order-states'
import type { Told } from '../../_data/notices-repo'
import { SYSTEM } from '../../_order/carry-out'
import { messageOf } from './message-of'
import { communityThen } from './where-then'

/** To whom: a person's id, or everybody of an area (`staff:cm01`, `street:st01`, `pool:cm01`, `district`). */
interface Reader { readonly to: string; readonly as: NoticeAudience; readonly follower?: Follower }
type Follower = NonNullable<OrderDoc['followers']>[number]

/** What was said to the main order's resident alone is not for those who follow it. */
const TOLD_TO_FOLLOWERS: readonly string[] = [
  'accept', 'take', 'checkIn', 'finish', 'confirm', 'closeSilent', 'suspend', 'resume', 'escalate', 'rule', 'forward', 'returnForward', 'answerForward', 'reassign', 'approveExtension', 'closeUnresolved', 'postUpdate',
] satisfies readonly OrderAction[]

/**
 * Who learns of a history line: the audience its row names, as the order stood then, never the one who wrote it.
 * An area's people share one notice, so an order tells a hundred staff as cheaply as one. `later` are the lines after
 * this one, newest last.
 */
export function noticesOf(doc: OrderDoc, entry: LogEntryDoc, later: readonly LogEntryDoc[]): readonly Told[] {
  const again = entry.action === 'requestReopen' && refusalsThen(doc, later) > 0
  const audiences = new Set<NoticeAudience>(transitionOf(entry.action).tells ?? [])
  // Given back too late is told to who did it, and what became of an appeal against it to who appealed: to nobody who waits.
  const marked = markedBy(doc, entry)
  if (marked !== undefined && entry.action !== 'release') for (const audience of ['resident', 'member'] as const) audiences.delete(audience)
  // Who waits is told that a helper is gone, not that somebody who had not answered yet is.
  if (entry.action === 'dropMember' && entry.data?.['freed'] === undefined) audiences.delete('resident')
  // Somebody else is asked by the same line: there is nothing for staff to do.
  if (entry.action === 'lapseOffer' && entry.data?.['offered'] !== undefined) audiences.delete('staff')
  // A second request is the street's to decide; an order that has come up two levels is the district's.
  if (again) audiences.add('street')
  for (const audience of aboveOf(doc, entry)) audiences.add(audience)
  if (entry.action === 'escalate' && levelThen(doc, later) > 1) audiences.add('district')

  const readers = new Map<string, Reader>()
  for (const audience of audiences) for (const to of readersOf(audience, doc, entry, later)) if (!readers.has(to)) readers.set(to, { to, as: audience })
  // Whose order was merged into this one waits for the same thing, and finds it under their own order.
  if (TOLD_TO_FOLLOWERS.includes(entry.action)) for (const follower of doc.followers ?? []) if (!readers.has(follower.residentId)) readers.set(follower.residentId, { to: follower.residentId, as: 'resident', follower })
  readers.delete(entry.by.id)
  if (marked !== undefined) readers.set(marked, { to: marked, as: 'member' })
  // A caller whose order staff took down has no account to be told through.
  readers.delete('')
  return [...readers.values()].map(({ to, as, follower }) => {
    const until = as === 'offered' ? untilOf(doc, entry, to) : undefined
    const message = isArea(to) || follower !== undefined ? undefined : messageOf(entry.action, as)
    return {
      to, as, ...(follower === undefined ? { orderId: doc._id, title: doc.title } : { orderId: follower.id, title: follower.title, main: doc._id }),
      // A mark is made by the rule, not by who it is against: nobody is shown a notice of what they did themselves.
      seq: entry.seq, action: entry.action, state: entry.to, at: entry.at, by: to === entry.by.id ? SYSTEM.id : entry.by.id, byKind: entry.by.kind,
      ...(again ? { data: { again } } : keptOf(entry)),
      // Somebody waits for their answer: whom it does not reach is rung up.
      ...(as === 'offered' && until !== undefined && !isArea(to) ? { callFor: communityThen(doc.communityId, later) } : {}),
      ...(message === undefined ? {} : { message, place: `${doc.place.compound}${doc.place.building}`, ...(until === undefined ? {} : { until }) }),
    }
  })
}

/** Whose 督办单 was answered, or was not in time: the street's or the district's. */
function aboveOf({ supervision }: OrderDoc, { action, data }: LogEntryDoc): readonly NoticeAudience[] {
  const unanswered = action === 'raiseCard' && data?.['clock'] === 'supervise' && data['card'] === 'red'
  return supervision !== undefined && (unanswered || action === 'answerSupervision') ? [supervision.by] : []
}

/** Whose mark of a late release a line makes, or decides an appeal against. */
function markedBy(doc: OrderDoc, { action, by, data }: LogEntryDoc): string | undefined {
  if (action === 'release') return data?.['late'] === true ? by.id : undefined
  const appeal = action === 'upholdAppeal' || action === 'dismissAppeal' ? doc.appeals[String(data?.['appealId'])] : undefined
  return appeal?.about === undefined ? undefined : appeal.by
}

const THEIRS_ALONE: readonly string[] = ['lapseContact', 'dropMember'] satisfies readonly OrderAction[]

const isArea = (to: string): boolean => to === 'district' || to.includes(':')

function readersOf(audience: NoticeAudience, doc: OrderDoc, entry: LogEntryDoc, later: readonly LogEntryDoc[]): readonly string[] {
  switch (audience) {
    case 'resident': return doc.ownerIds
    // Who lost their seat by it is told with those who keep theirs; by their own fault or in their own person, they alone.
    case 'member': return [...(THEIRS_ALONE.includes(entry.action) ? [] : holdersAfter(doc, later)), ...idsOf(entry.data?.['freed'])]
    case 'offered': return idsOf(entry.data?.['offered'] ?? entry.data?.['memberId'] ?? entry.data?.['withdrawn'])
    case 'staff': return [`staff:${communityThen(doc.communityId, later)}`]
    case 'street': return [`street:${doc.streetId}`]
    case 'district': return ['district']
  }
}

/** The fold comes up to minutes after the line: who held a seat then follows from who holds one now, undoing what came between. */
function holdersAfter(doc: OrderDoc, later: readonly LogEntryDoc[]): ReadonlySet<string> {
  const holders = new Set(doc.takenBy)
  for (const { action, by, data } of [...later].reverse()) {
    if (action === 'take' || action === 'acceptTransfer') holders.delete(by.id)
    for (const id of idsOf(data?.['freed'])) holders.add(id)
  }
  return holders
}

const count = (lines: readonly LogEntryDoc[], actions: readonly string[]): number => lines.filter(({ action }) => actions.includes(action)).length
const levelThen = (doc: OrderDoc, later: readonly LogEntryDoc[]): number => doc.level - count(later, ['escalate', 'reportUnsafe'])
const refusalsThen = (doc: OrderDoc, later: readonly LogEntryDoc[]): number => (doc.reopen?.refusals ?? 0) - count(later, ['refuseReopen'])

/** Until when the one who is asked may answer. */
const untilOf = (doc: OrderDoc, entry: LogEntryDoc, to: string): number | undefined => Object.values(doc.offers).find((offer) => offer.to === to && offer.at === entry.at)?.until

/** What the words of a notice depend on; nothing else of the line is copied. */
function keptOf({ data }: LogEntryDoc): { data?: Record<string, string | number | boolean> } {
  const kept = Object.fromEntries((['backTo', 'card', 'answer'] as const).flatMap((key) => (data?.[key] === undefined ? [] : [[key, data[key]]])))
  if (data?.['clock'] === 'supervise') kept['clock'] = 'supervise'
  return Object.keys(kept).length === 0 ? {} : { data: kept }
}

const idsOf = (list: string | number | boolean | undefined): readonly string[] => (typeof list === 'string' && list !== '' ? list.split(',') : [])
