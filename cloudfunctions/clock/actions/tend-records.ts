import type { Told } from '../../_data/notices-repo'
import { insertNotices } from '../../_data/notices-repo'
import type { Seen, Tended } from '../../_data/tended-repo'
import { loadTended, saveTended, TENDED_PAGE } from '../../_data/tended-repo'
import { OVERLAP_MS } from '../../_data/timed-orders'
import { timedKindOf } from '../../_record/kinds'
import type { TimedLine } from '../../_record/timed-kind'
import type { Glance } from '../rules/glance'
import { withMessages } from '../rules/with-messages'
import { tendShifts } from './tend-shifts'

/** As this instance last saved it; a stale copy cannot be saved. */
let known: Tended | undefined

/** From where the next firing looks, as far as this instance knows. */
export const tendedTo = (): number | undefined => (known === undefined ? undefined : known.mark - OVERLAP_MS)

/** What fails is tried again every minute for so long, and reported each time; then the others' lines need not be looked at again for it. */
const GIVE_UP_MS = 60 * 60_000

interface Line extends TimedLine { readonly id: string }

/**
 * What a minute brings to everything that is no order: does what is due, tells people of new lines, and carries out what a
 * line means elsewhere. Folding a line twice is folding it once: notices and second halves have ids that follow from it.
 */
export async function tendRecords(now: number, glance: Glance): Promise<{ readonly rung: number; readonly folded: number }> {
  const mark = (known ??= await loadTended(now))
  const since = mark.mark - OVERLAP_MS
  const seen = await glance.tended(since)
  const done = new Set(mark.recent.map(({ key }) => key))
  const failures: unknown[] = []
  let rung = 0
  for (const raw of seen.records.due) {
    try {
      if (await timedKindOf(kindOf(raw))?.ring(raw, now)) rung += 1
    } catch (error) {
      // One record that cannot be rung must not silence the ones behind it.
      failures.push(error)
    }
  }
  const shifts = await tendShifts(seen.shifts, since, (key) => done.has(key), now)
  // One record that cannot be read or carried out holds up its own lines, and none of the others'.
  const fresh: Line[] = []
  const told: Told[] = [...shifts.told]
  let held = now
  for (const raw of seen.records.changed) {
    try {
      const lines = freshLines(raw, since, done)
      for (const { follow } of lines) await follow(now)
      for (const { tell } of lines) told.push(...(await tell()))
      fresh.push(...lines)
    } catch (error) {
      failures.push(error)
      held = Math.min(held, updatedAt(raw))
    }
  }
  if (told.length > 0) await insertNotices(await withMessages(told, now))

  const lines = [...fresh.map(({ id, entry }) => ({ key: `${id}:${entry.seq}`, at: entry.at })), ...shifts.lines]
  if (lines.length > 0) await moveMark(mark, seen, lines, Math.max(held, now - GIVE_UP_MS), now)
  const broken = [...failures, ...shifts.failures]
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} records could not be tended`, { cause: broken[0] })
  return { rung: rung + seen.shifts.due.length, folded: lines.length }
}

/** Never ahead of this clock, nor of a page that was not the last, nor of what could not be carried out. */
async function moveMark(mark: Tended, seen: Seen, lines: Tended['recent'], held: number, now: number): Promise<void> {
  const reached = [seen.records.changed, seen.shifts.changed].map((changed) => (changed.length < TENDED_PAGE ? now : updatedAt(changed.at(-1))))
  const next = Math.max(mark.mark, Math.min(held, ...reached))
  known = (await saveTended(mark, { mark: next, recent: [...mark.recent, ...lines].filter(({ at }) => at >= next - OVERLAP_MS) })) ?? undefined
}

function freshLines(raw: unknown, since: number, done: ReadonlySet<string>): readonly Line[] {
  const kind = timedKindOf(kindOf(raw))
  if (kind === undefined) return []
  const id = (raw as { readonly _id: string })._id
  return kind.linesOf(raw).filter(({ entry }) => entry.at >= since && !done.has(`${id}:${entry.seq}`)).map((line) => ({ ...line, id }))
}

const updatedAt = (raw: unknown): number => (raw as { readonly updatedAt: number }).updatedAt
const kindOf = (raw: unknown): unknown => (raw as { readonly kind?: unknown }).kind
