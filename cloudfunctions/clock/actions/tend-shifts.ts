import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { shiftPartDoc } from '@core/contract/shift-documents'
import { shiftStore } from '../../_data/claims-repo'
import type { Told } from '../../_data/notices-repo'
import { insertNotices } from '../../_data/notices-repo'
import { putOff } from '../../_data/put-off'
import type { Seen } from '../../_data/tended-repo'
import { TENDED_PAGE } from '../../_data/tended-repo'
import { byShift } from '../../_shift/by-shift'
import { carryOn } from '../../_shift/carry-on'
import { promote } from '../../_shift/give-back'
import { returnOverlaps } from '../../_shift/return-overlaps'
import type { Rung } from '../../_shift/tend-part'
import { ringPart, tellLine, tellRequests } from '../../_shift/tend-part'
import { withMessages } from '../rules/with-messages'

/** What a minute brings to shifts: reminders, promises that ran out, places for who waits, overlaps, and what their lines tell. */
export async function tendShifts({ due, changed }: Seen['shifts'], since: number, isDone: (key: string) => boolean, now: number): Promise<{ readonly told: readonly Told[]; readonly lines: readonly { readonly key: string; readonly at: number }[]; readonly failures: readonly unknown[] }> {
  const failures: unknown[] = []
  const told: Told[] = []
  const trying = async (run: () => Promise<unknown>) => {
    try {
      await run()
      return true
    } catch (error) {
      // One shift that cannot be tended must not silence the ones behind it.
      failures.push(error)
      return false
    }
  }
  const rung: (Rung & { readonly id: string })[] = []
  for (const raw of due) {
    await trying(async () => {
      const part = shiftPartDoc.parse(raw)
      rung.push({ id: part._id, ...(await ringPart(shiftStore, part, now)) })
    })
  }
  const done = new Set<string>()
  // All of a minute's reminders at once, and none is ticked off before they are stored.
  await trying(async () => {
    const reminders = rung.flatMap((each) => each.told)
    if (reminders.length > 0) await insertNotices(await withMessages(reminders, now))
    for (const { id, mark } of rung) if (await trying(mark)) done.add(id)
  })
  // Nor must a whole page of them.
  await trying(() => putOff('shifts', due, TENDED_PAGE, (id) => done.has(id), now))

  const parts = changed.flatMap((raw): readonly ShiftPartDoc[] => {
    const part = shiftPartDoc.safeParse(raw)
    return part.success ? [part.data] : []
  })
  for (const ofOne of byShift(parts).values()) await trying(() => carryOn(shiftStore, ofOne, now))
  // A place given back or added while people wait, in whatever part: the line is in the first; one that is kept although nobody waits any more.
  const uneasy = new Set(parts.filter(({ state, freed, left, waiters, parts: many }) => state === 'open' && (freed > 0 || (waiters.length > 0 && (left > 0 || many > 1)))).map(({ shiftId }) => shiftId))
  for (const shiftId of uneasy) await trying(() => promote(shiftStore, shiftId, now))
  await trying(() => returnOverlaps(shiftStore, parts, since, now))

  const lines = parts.flatMap((part) => part.log.filter(({ at, id }) => at >= since && !isDone(`${part._id}:${id}`)).map((line) => ({ part, line })))
  const requests = parts.flatMap((part) => (part.state === 'open' ? tellRequests(part, since, isDone) : []))
  told.push(...lines.flatMap(({ part, line }) => tellLine(part, line)), ...requests.map((each) => each.told))
  return { told, failures, lines: [...lines.map(({ part, line }) => ({ key: `${part._id}:${line.id}`, at: line.at })), ...requests.map(({ key, at }) => ({ key, at }))] }
}
