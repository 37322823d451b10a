import type { RecordEntry } from '@core/contract/records'
import { insertNotices } from '../../_data/notices-repo'
import type { Seen, Tended } from '../../_data/tended-repo'
import { loadTended, saveTended, seeTended, TENDED_PAGE } from '../../_data/tended-repo'
import { OVERLAP_MS } from '../../_data/timed-orders'
import { timedKindOf } from '../../_record/kinds'
import type { TimedKind } from '../../_record/timed-kind'
import { withMessages } from '../rules/with-messages'

/** As this instance last saved it; a stale copy cannot be saved. */
let known: Tended | undefined

interface Line { readonly kind: TimedKind; readonly raw: unknown; readonly id: string; readonly entry: RecordEntry }

/**
 * What a minute brings to everything that is no order: does what is due, tells people of new lines, and carries out what a
 * line means elsewhere. Folding a line twice is folding it once: notices and second halves have ids that follow from it.
 */
export async function tendRecords(now: number): Promise<{ readonly rung: number; readonly folded: number }> {
  const mark = (known ??= await loadTended(now))
  const seen = await seeTended(now, mark.mark - OVERLAP_MS)
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
  const folded = await fold(mark, seen.records.changed, now)
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} records could not be rung`, { cause: failures[0] })
  return { rung, folded }
}

async function fold(mark: Tended, changed: Seen['records']['changed'], now: number): Promise<number> {
  const done = new Set(mark.recent.map(({ key }) => key))
  const fresh = changed.flatMap((raw) => freshLines(raw, mark.mark - OVERLAP_MS, done))
  if (fresh.length === 0) return 0
  for (const { kind, raw, entry } of fresh) await kind.follow(raw, entry, now)
  await insertNotices(await withMessages(fresh.flatMap(({ kind, raw, entry }) => kind.tell(raw, entry)), now))

  const newest = Math.max(...changed.map((raw) => (raw as { readonly updatedAt: number }).updatedAt))
  // Never ahead of this clock, nor of a page that was not the last.
  const next = Math.max(mark.mark, Math.min(now, changed.length < TENDED_PAGE ? now : newest))
  const recent = [...mark.recent, ...fresh.map(({ id, entry }) => ({ key: `${id}:${entry.seq}`, at: entry.at }))].filter(({ at }) => at >= next - OVERLAP_MS)
  known = (await saveTended(mark, { mark: next, recent })) ?? undefined
  return fresh.length
}

function freshLines(raw: unknown, since: number, done: ReadonlySet<string>): readonly Line[] {
  const kind = timedKindOf(kindOf(raw))
  if (kind === undefined) return []
  const id = (raw as { readonly _id: string })._id
  return kind.linesOf(raw).filter((entry) => entry.at >= since && !done.has(`${id}:${entry.seq}`)).map((entry) => ({ kind, raw, id, entry }))
}

const kindOf = (raw: unknown): unknown => (raw as { readonly kind?: unknown }).kind
