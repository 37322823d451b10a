import { dayNumberAt, dayText, startOfDay } from '@core/domain/time/day'
import { hash22 } from '../../_kit/ids'
import type { Newest } from '../../_data/anchors-repo'
import { insertAnchor, latestAnchor } from '../../_data/anchors-repo'
import { changedHistories, changedOfEveryKind, HISTORIES, lastLineBefore } from '../../_data/histories-repo'
import { photosCame } from '../rules/photo-watch'

const PAGE = 1000
/** Histories of a kind that are read with those of the others; on a busy day the rest comes by pages of its own. */
const TOGETHER = 100
const DAY_MS = 24 * 3_600_000
/** A line is written up to a function's life after its moment, and functions' clocks differ: by now every line of yesterday is there. */
const SETTLED_MS = 15 * 60_000
/** The newest anchor this instance knows of: no need to ask every minute whether yesterday is done. */
let known: Newest | undefined

/**
 * Once a day, one hash over what yesterday's changes came to in every history (orders, people, photos), chained to the
 * anchor before. A chain shows a changed line; this shows a chain that was rewritten whole, or a document that is gone.
 * Only what was dated before midnight is in it, so that whoever works it out later finds the same lines. Returns whether
 * people changed in the last two days, for the other duties of the day; nothing where there was no anchor to write.
 */
export async function anchorHeads(now: number): Promise<{ readonly peopleChanged: boolean } | false> {
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
  const changed = latest === undefined ? undefined : await changedOfEveryKind(latest._id, { since: from, lately: from - DAY_MS, limit: TOGETHER })
  // A photo that no order shows is looked for here, once a day.
  if (changed === undefined || changed.photos.length > 0) photosCame()
  let [hash, count] = [prev, 0]
  for (const kind of HISTORIES) {
    let limit = changed === undefined ? PAGE : TOGETHER
    for (let page = changed?.[kind] ?? (await changedHistories(kind, { since: from, after: '', limit })); ; ) {
      for (const history of page) {
        const line = await lastLineBefore(kind, history, at)
        if (line === undefined || line.at < from) continue
        hash = hash22('anchor', hash, kind, history._id, String(line.seq), line.hash)
        count += 1
      }
      const last = page.at(-1)
      if (last === undefined || page.length < limit) break
      limit = PAGE
      page = await changedHistories(kind, { since: from, after: last._id, limit })
    }
  }
  const first = await insertAnchor({ _id: day, from, at, writtenAt: now, count, hash, prev })
  // What stands there now is the other instance's; ask, next time.
  known = first ? { _id: day, at, hash } : undefined
  return first ? { peopleChanged: changed?.peopleLately ?? true } : false
}

const isDone = (newest: Newest | undefined, day: string): boolean => newest !== undefined && newest._id >= day
