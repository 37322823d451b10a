import { dayNumberAt, dayText, startOfDay } from '@core/domain/time/day'
import { hash22 } from '../../_kit/ids'
import type { Newest } from '../../_data/anchors-repo'
import { insertAnchor, latestAnchor } from '../../_data/anchors-repo'
import { changedHistories, HISTORIES, lastLineBefore } from '../../_data/histories-repo'

const PAGE = 1000
/** A line is written up to a function's life after its moment, and functions' clocks differ: by now every line of yesterday is there. */
const SETTLED_MS = 15 * 60_000
/** The newest anchor this instance knows of: no need to ask every minute whether yesterday is done. */
let known: Newest | undefined

/**
 * Once a day, one hash over what yesterday's changes came to in every history (orders, people, photos), chained to the
 * anchor before. A chain shows a changed line; this shows a chain that was rewritten whole, or a document that is gone.
 * Only what was dated before midnight is in it, so that whoever works it out later finds the same lines.
 */
export async function anchorHeads(now: number): Promise<boolean> {
  const today = dayNumberAt(now)
  const at = startOfDay(today)
  const day = dayText(today - 1)
  if (now < at + SETTLED_MS || isDone(known, day)) return false
  // Between two days next to each other no other instance can have put one.
  const latest = known?._id === dayText(today - 2) ? known : await latestAnchor()
  known = latest
  if (isDone(latest, day)) return false

  const from = latest?.at ?? 0
  const prev = latest?.hash ?? ''
  let [hash, count] = [prev, 0]
  for (const kind of HISTORIES) {
    for (let after = ''; ; ) {
      const page = await changedHistories(kind, { since: from, after, limit: PAGE })
      for (const history of page) {
        const line = await lastLineBefore(kind, history, at)
        if (line === undefined || line.at < from) continue
        hash = hash22('anchor', hash, kind, history._id, String(line.seq), line.hash)
        count += 1
      }
      after = page.at(-1)?._id ?? after
      if (page.length < PAGE) break
    }
  }
  const first = await insertAnchor({ _id: day, from, at, writtenAt: now, count, hash, prev })
  // What stands there now is the other instance's; ask, next time.
  known = first ? { _id: day, at, hash } : undefined
  return first
}

const isDone = (newest: Newest | undefined, day: string): boolean => newest !== undefined && newest._id >= day
