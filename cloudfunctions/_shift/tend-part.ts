import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftLine } from '@core/domain/post/shift'
import { nextMoment, OVER_AFTER_MS } from '@core/domain/post/shift'
import { DAY_MS } from '@core/domain/time/day'
import { reminderNamed, remindersPast } from '@core/domain/time/reminders'
import type { Told } from '../_data/notices-repo'
import { changePart, setPartMoment } from '../_data/shifts-repo'
import { hash22 } from '../_kit/ids'
import type { ShiftStore } from '../_data/shift-store'
import { lapseClaims, someOver } from './give-back'

/** What is to be told, and what to do once it is stored: cut off before, it is told again under the same ids. */
export interface Rung { readonly told: readonly Told[]; readonly mark: () => Promise<unknown> }
const NOTHING: Rung = { told: [], mark: () => Promise.resolve() }

/** What a shift's part brings when its moment comes: reminders to be told; promises and requests that ran out, and the end, done here. */
export async function ringPart(store: ShiftStore, part: ShiftPartDoc, now: number): Promise<Rung> {
  if (part.state !== 'open') return NOTHING
  // Also where nobody looked from the start to the end: whoever asked is answered.
  if (someOver(part, now)) await lapseClaims(store, part.shiftId, now)
  if (now >= part.endsAt + OVER_AFTER_MS) {
    const line: ShiftLine = { id: hash22('over', part._id, String(part.endsAt)), action: 'over', at: now, by: 'system' }
    await changePart(part, { state: 'over', nextAt: Number.MAX_SAFE_INTEGER }, { line })
    return NOTHING
  }
  const reminded = remindersPast(part.startsAt, now)
  return {
    told: reminded > part.reminded && part.startsAt > now ? reminders(part, reminded, now) : [],
    mark: () => setMoment(store, part, reminded, now),
  }
}

/** The next moment follows from what stands: a promise that ran out may have become another's since the part was read. */
async function setMoment(store: ShiftStore, part: ShiftPartDoc, reminded: number, now: number): Promise<void> {
  const marked = (as: ShiftPartDoc) => setPartMoment(as, nextMoment({ ...as, reminded }, now), reminded)
  if (await marked(part)) return
  const standing = (await store.read(part.shiftId)).find(({ _id }) => _id === part._id)
  // Changed once more in this very moment: it is still due, and rung again by the next minute.
  if (standing !== undefined) await marked(standing)
}

/** Whom a request waits for: the community's staff, once for each. */
export function tellRequests(part: ShiftPartDoc, since: number, isDone: (key: string) => boolean): readonly { readonly key: string; readonly at: number; readonly told: Told }[] {
  return Object.values(part.claims).flatMap(({ state, at, key }) => (state !== 'asked' || at < since || isDone(`${part._id}:ask:${key}`) ? [] : [{
    key: `${part._id}:ask:${key}`, at,
    told: { to: `staff:${part.communityId}`, as: 'staff' as const, about: 'post', orderId: part.postId, title: part.title, seq: 0, line: hash22('ask', part._id, key), action: 'ask', state: part.state, at, by: 'system', byKind: 'member' as const, place: part.place.name, until: part.startsAt },
  }]))
}

/** One to everybody who has a place; who was told a day before is told once more two hours before. */
function reminders(part: ShiftPartDoc, nth: number, now: number): readonly Told[] {
  return Object.entries(part.claims).flatMap(([memberId, { state }]) => (state === 'held' ? [tellOf(part, { id: hash22('remind', part._id, String(part.startsAt), String(nth)), action: reminderNamed(nth), at: now, by: 'system' }, memberId)] : []))
}

/** Whom a line tells: everybody of a change or cancellation, else whose claim it is. What one did oneself is told to nobody. */
export function tellLine(part: ShiftPartDoc, line: ShiftLine): readonly Told[] {
  switch (line.action) {
    case 'change': case 'cancel': return [...Object.keys(part.claims), ...part.waiterIds].map((id) => tellOf(part, line, id))
    case 'promote': case 'lapse': case 'refuse': case 'approve': case 'remove': case 'unitClaim': return line.of === undefined ? [] : [tellOf(part, line, line.of)]
    default: return []
  }
}

const SENT: Readonly<Record<string, Told['message']>> = { promote: 'offerWaiting', cancel: 'taskChanged', change: 'taskChanged', refuse: 'taskChanged', remove: 'taskChanged', unitClaim: 'taskChanged', remindDay: 'taskChanged', remindHours: 'taskChanged' }

/** A shift within a day, or a place that lapses: whom it does not reach is rung up. */
const URGENT: readonly string[] = ['remindDay', 'remindHours', 'promote', 'cancel']
/** Where it is so soon, or was to be, that no reminder comes behind it. */
const URGENT_SOON: readonly string[] = ['change', 'unitClaim', 'remove']
const isUrgent = ({ startsAt }: ShiftPartDoc, { action, at, was = startsAt }: { readonly action: string; readonly at: number; readonly was?: number | undefined }): boolean => URGENT.includes(action) || (URGENT_SOON.includes(action) && Math.min(startsAt, was) - at < DAY_MS)

function tellOf(part: ShiftPartDoc, line: Omit<ShiftLine, 'action'> & { readonly action: string }, to: string): Told {
  const message = SENT[line.action]
  const until = line.action === 'promote' ? part.claims[to]?.until : part.startsAt
  return {
    to, as: 'member', about: 'shift', orderId: part.shiftId, title: part.title, seq: 0, line: line.id, action: line.action, state: part.state, at: line.at, by: line.by, byKind: line.by === 'system' ? 'system' : 'staff',
    ...(isUrgent(part, line) ? { callFor: part.communityId } : {}), place: part.place.name, ...(until === undefined ? {} : { until }), ...(message === undefined ? {} : { message }), ...(line.reason === undefined ? {} : { data: { reason: line.reason } }),
  }
}
