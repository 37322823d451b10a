import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftLine } from '@core/domain/post/shift'
import { nextMoment, OVER_AFTER_MS, REMINDERS_MS } from '@core/domain/post/shift'
import type { Told } from '../_data/notices-repo'
import { changePart, setPartMoment } from '../_data/shifts-repo'
import { hash22 } from '../_kit/ids'
import type { ShiftStore } from '../_data/shift-store'
import { lapsePromises } from './give-back'

/** What a shift's part brings when its moment comes: reminders to be told; promises that ran out and the end, done here. */
export async function ringPart(store: ShiftStore, part: ShiftPartDoc, now: number): Promise<readonly Told[]> {
  if (part.state !== 'open') return []
  if (now >= part.endsAt + OVER_AFTER_MS) {
    const line: ShiftLine = { id: hash22('over', part._id, String(part.endsAt)), action: 'over', at: now, by: 'system' }
    await changePart(part, { state: 'over', nextAt: Number.MAX_SAFE_INTEGER }, { line })
    return []
  }
  if (Object.values(part.claims).some(({ state, until }) => state === 'promised' && (until ?? 0) <= now)) await lapsePromises(store, part.shiftId, now)
  const reminded = REMINDERS_MS.filter((before) => part.startsAt - before <= now).length
  await setPartMoment(part, nextMoment({ ...part, reminded, claims: stillPromised(part, now) }, now), reminded)
  return reminded > part.reminded && part.startsAt > now ? reminders(part, reminded, now) : []
}

const stillPromised = ({ claims }: ShiftPartDoc, now: number) => Object.fromEntries(Object.entries(claims).filter(([, { state, until }]) => state !== 'promised' || (until ?? 0) > now))

/** One to everybody who has a place; who was told a day before is told once more two hours before. */
function reminders(part: ShiftPartDoc, nth: number, now: number): readonly Told[] {
  return Object.entries(part.claims).flatMap(([memberId, { state }]) => (state === 'held' ? [tellOf(part, { id: hash22('remind', part._id, String(part.startsAt), String(nth)), action: nth === 1 ? 'remindDay' : 'remindHours', at: now, by: 'system' }, memberId)] : []))
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

function tellOf(part: ShiftPartDoc, line: Omit<ShiftLine, 'action'> & { readonly action: string }, to: string): Told {
  const message = SENT[line.action]
  const until = line.action === 'promote' ? part.claims[to]?.until : part.startsAt
  return {
    to, as: 'member', about: 'shift', orderId: part.shiftId, title: part.title, seq: 0, line: line.id, action: line.action, state: part.state, at: line.at, by: line.by, byKind: line.by === 'system' ? 'system' : 'staff',
    ...(URGENT.includes(line.action) ? { callFor: part.communityId } : {}), place: part.place.name, ...(until === undefined ? {} : { until }), ...(message === undefined ? {} : { message }), ...(line.reason === undefined ? {} : { data: { reason: line.reason } }),
  }
}
