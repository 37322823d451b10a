import type { Told } from '../../_data/notices-repo'
import { insertNotices } from '../../_data/notices-repo'
import type { Followed, Seen, Tended } from '../../_data/tended-repo'
import { putOff } from '../../_data/put-off'
import { changedBeyond, loadTended, saveTended, TENDED_PAGE } from '../../_data/tended-repo'
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
  const begin = (known ??= await loadTended(now))
  const since = begin.mark - OVERLAP_MS
  const seen = await glance.tended(since)
  const done = new Set(begin.recent.map(({ key }) => key))
  const failures: unknown[] = []
  const rung = new Set<string>()
  for (const raw of seen.records.due) {
    try {
      if (await timedKindOf(kindOf(raw))?.ring(raw, now)) rung.add(idOf(raw))
    } catch (error) {
      // One record that cannot be rung must not silence the ones behind it.
      failures.push(error)
    }
  }
  // Nor must a whole page of them.
  await putOff('records', seen.records.due, TENDED_PAGE, (id) => rung.has(id), now)
  let folded = 0
  // Never ahead of this clock, nor of what could not be carried out.
  let held = now
  let mark: Tended | undefined = begin
  for (let page: Seen | undefined = seen; page !== undefined; page = await beyond(page)) {
    const one = await foldPage(page, since, done, now)
    failures.push(...one.failures)
    for (const { key } of one.lines) done.add(key)
    folded += one.lines.length
    held = Math.min(held, one.held)
    // Saved page by page: cut off, the next firing goes on and does not begin again.
    mark = await moveMark(mark, page, one.lines, held, now)
    // Another instance was quicker: it folds the rest too.
    if (mark === undefined) break
  }
  known = mark
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} records could not be tended`, { cause: failures[0] })
  return { rung: rung.size + seen.shifts.due.length, folded }
}

/** How far a page of changes reaches: to now, where it is the last. */
const reachedBy = (changed: readonly unknown[], now: number): number => (changed.length < TENDED_PAGE ? now : updatedAt(changed.at(-1)))

/** The next page of what changed; undefined where there is none. */
async function beyond(page: Seen): Promise<Seen | undefined> {
  const rest = async (from: Followed): Promise<readonly unknown[]> => {
    const last = page[from].changed.at(-1) as { readonly _id: string; readonly updatedAt: number } | undefined
    return last === undefined || page[from].changed.length < TENDED_PAGE ? [] : changedBeyond(from, last)
  }
  const [records, shifts] = await Promise.all([rest('records'), rest('shifts')])
  return records.length + shifts.length === 0 ? undefined : { records: { due: [], changed: records }, shifts: { due: [], changed: shifts } }
}

/** Carries out and tells what the lines of a page say. `held`: from when on something could not be, and has to be seen again. */
async function foldPage(page: Seen, since: number, done: ReadonlySet<string>, now: number): Promise<{ readonly lines: Tended['recent']; readonly held: number; readonly failures: readonly unknown[] }> {
  const shifts = await tendShifts(page.shifts, since, (key) => done.has(key), now)
  const failures: unknown[] = [...shifts.failures]
  // One record that cannot be read or carried out holds up its own lines, and none of the others'.
  const fresh: Line[] = []
  const told: Told[] = [...shifts.told]
  let held = now
  for (const raw of page.records.changed) {
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
  return { lines: [...fresh.map(({ id, entry }) => ({ key: `${id}:${entry.seq}`, at: entry.at })), ...shifts.lines], held, failures }
}

/**
 * Nor is the mark ahead of a page that was not the last. What changed without a line (a claim) moves it too, now and then:
 * or every firing would look at all of it again.
 */
async function moveMark(mark: Tended, { records, shifts }: Seen, lines: Tended['recent'], held: number, now: number): Promise<Tended | undefined> {
  const isBehind = records.changed.length + shifts.changed.length > 0 && mark.mark < now - OVERLAP_MS
  if (lines.length === 0 && !isBehind) return mark
  const next = Math.max(mark.mark, Math.min(Math.max(held, now - GIVE_UP_MS), reachedBy(records.changed, now), reachedBy(shifts.changed, now)))
  const recent = [...mark.recent, ...lines].filter(({ at }) => at >= next - OVERLAP_MS)
  return (await saveTended(mark, { mark: next, recent })) ?? undefined
}

function freshLines(raw: unknown, since: number, done: ReadonlySet<string>): readonly Line[] {
  const kind = timedKindOf(kindOf(raw))
  if (kind === undefined) return []
  const id = idOf(raw)
  return kind.linesOf(raw).filter(({ entry }) => entry.at >= since && !done.has(`${id}:${entry.seq}`)).map((line) => ({ ...line, id }))
}

const updatedAt = (raw: unknown): number => (raw as { readonly updatedAt: number }).updatedAt
const idOf = (raw: unknown): string => (raw as { readonly _id: string })._id
const kindOf = (raw: unknown): unknown => (raw as { readonly kind?: unknown }).kind
