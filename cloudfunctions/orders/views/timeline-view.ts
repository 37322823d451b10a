import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import type { OrderDetail, TimelineEntry } from '@core/contract/order-views'
import type { Actor } from '@core/domain/order/order'
import { transitionOf } from '@core/domain/order/order-states'

type Timeline = Pick<OrderDetail, 'timeline' | 'timelineGap'>

/** Lines of one answer: so many from the beginning, so many from the end. */
const FIRST = 5
const NEWEST = 200

export const isOfficial = (actor: Actor): boolean => actor.kind === 'staff' || actor.kind === 'street' || actor.kind === 'district'

/** Internal lines stay with officials; why a member could not come stays with the community. */
export function timelineOf(log: readonly LogEntryDoc[], actor: Actor, doc: OrderDoc): Timeline {
  const official = isOfficial(actor)
  const lines = log
    .filter((entry) => official || (transitionOf(entry.action).internal !== true && !hiddenFromPublic(entry, actor, doc)))
    .map((entry) => ({
      seq: entry.seq, at: entry.at, action: entry.action, to: entry.to, byKind: entry.by.kind,
      who: whoOf(entry, actor, doc),
      ...(entry.note === undefined || (entry.action === 'answerForward' && !official) ? {} : { note: entry.note }),
      ...(entry.reason === undefined || (isPrivate(entry) && !official && entry.by.id !== actor.id) ? {} : { reason: entry.reason }),
      ...publicData(entry, official),
      ...(transitionOf(entry.action).internal === true ? { internal: true } : {}),
    }))
  return shortened(lines)
}

/** What an order that others follow went through, as they are told of it. */
export function followerTimelineOf(log: readonly LogEntryDoc[]): Timeline {
  const lines = log
    .filter((entry) => transitionOf(entry.action).internal !== true && !isQuiet(entry) && entry.action !== 'decline' && entry.by.kind !== 'resident')
    .map((entry) => ({
      seq: entry.seq, at: entry.at, action: entry.action, to: entry.to, byKind: entry.by.kind, who: entry.by.label,
      ...(entry.action === 'postUpdate' && entry.note !== undefined ? { note: entry.note } : {}),
    }))
  return shortened(lines)
}

/** A very long history would be a very long answer: how it began and what came last are what people look for. */
function shortened(lines: TimelineEntry[]): Timeline {
  const between = lines.length - FIRST - NEWEST
  if (between <= 0) return { timeline: lines }
  const first = lines.slice(0, FIRST)
  return { timeline: [...first, ...lines.slice(-NEWEST)], timelineGap: { after: first.at(-1)?.seq ?? 0, lines: between } }
}

/** Of the facts of an entry only those that say something to the person it is shown to, and never who was asked. */
const PUBLIC_DATA = ['channel', 'unit', 'way', 'distanceM', 'result', 'until', 'backTo', 'timeFrom', 'timeTo', 'solved', 'attitude', 'speed', 'answer', 'dueBefore'] as const
function publicData(entry: LogEntryDoc, official: boolean): Pick<TimelineEntry, 'data'> | object {
  if (entry.data === undefined) return {}
  const keep: readonly string[] = official ? [...PUBLIC_DATA, 'clock', 'card', 'urgency', 'serviceId', 'targetId', 'answeredBy', 'linkUntil'] : PUBLIC_DATA
  const data = { ...Object.fromEntries(Object.entries(entry.data).filter(([key]) => keep.includes(key))), ...askedOf(entry) }
  return Object.keys(data).length === 0 ? {} : { data }
}

/** How many were asked, and whether everybody was; never who. */
function askedOf({ action, data }: LogEntryDoc): { asked?: number; pool?: boolean } {
  if (action !== 'dispatch' || typeof data?.['offered'] !== 'string') return {}
  const asked = data['offered'].split(',')
  const people = asked.filter((to) => !to.startsWith('pool:')).length
  return { ...(people > 0 ? { asked: people } : {}), ...(people < asked.length ? { pool: true } : {}) }
}

function hiddenFromPublic(entry: LogEntryDoc, actor: Actor, doc: OrderDoc): boolean {
  const { by } = appealOfLine(entry, doc) ?? {}
  const asked = entry.action === 'dropMember' && entry.data?.['freed'] === undefined
  return isQuiet(entry) || asked || (entry.action === 'decline' && entry.by.id !== actor.id) || (by !== undefined && by !== actor.id)
}

/** Why a member cannot come is between them and the community: illness, work, a quarrel at home. */
const isPrivate = ({ action }: LogEntryDoc): boolean => action === 'decline' || action === 'release'

/** The appeal against a mark that a line is about: nothing to those who wait for the order. */
function appealOfLine({ action, at, by, data }: LogEntryDoc, { appeals }: OrderDoc): OrderDoc['appeals'][string] | undefined {
  const appeal = action === 'fileAppeal' ? Object.values(appeals).find((each) => each.by === by.id && each.at === at) : appeals[String(data?.['appealId'])]
  return appeal?.about === undefined ? undefined : appeal
}

/** Between officials, though no secret: it says nothing to who waits. */
function isQuiet(entry: LogEntryDoc): boolean {
  return entry.action === 'requestExtension' || entry.action === 'refuseExtension' || entry.action === 'proposeSuspension' || entry.action === 'refuseSuspension' || entry.action === 'lapseOffer' || entry.action === 'inviteMore' || entry.action === 'recategorise'
}

function whoOf(entry: LogEntryDoc, actor: Actor, doc: OrderDoc): string {
  if (entry.by.id === actor.id) return '您'
  if (entry.by.kind === 'resident') return entry.by.id === doc.residentId ? '居民' : '代点人'
  return entry.by.label
}
