import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import { insertNotices } from '../../_data/notices-repo'
import { linesSince } from '../../_data/orders-repo'
import type { Fold } from '../../_data/rollups-repo'
import { loadFold, saveFold } from '../../_data/rollups-repo'
import { OVERLAP_MS } from '../../_data/timed-orders'
import { carryOut, MEANS_MORE } from '../../_order/carry-out'
import type { Glance } from '../rules/glance'
import { noticesOf } from '../rules/notices-of'
import { photosCame } from '../rules/photo-watch'
import { queueAfter, supervisedAfter } from '../rules/queue-after'
import { watchDoors } from '../rules/watch-door'
import { communityThen } from '../rules/where-then'
import { withMessages } from '../rules/with-messages'

/** The fold as this instance last saved it: an idle minute is one look at the index, and a stale copy cannot be saved. */
let known: Fold | undefined

/** What this instance holds on to may be out of date: the next fold, and whoever asks for the rules, reads afresh. */
export const forgetFold = (): void => { known = undefined }

/** From where the next fold looks, as far as this instance knows. */
export const foldedTo = (): number | undefined => (known === undefined ? undefined : known.mark - OVERLAP_MS)

/** When the rules of dispatching last changed, as far as this instance has read; undefined where it has to read first. */
export const rulesChangedAt = (): number | undefined => known?.rulesAt

/**
 * Tells people and counts queues from the orders' histories, and completes what was cut off. Nothing here happens inside
 * an action. Folding the same line twice is folding it once: notices have an id made of line and reader, counts remember the lines of the
 * overlap in the very document they are kept in, second halves have ids that follow from the first.
 */
export async function foldLog(now: number, glance: Glance): Promise<number> {
  const fold = known ?? (await loadFold())
  const docs = await glance.changed(fold.mark - OVERLAP_MS)
  const done = new Set(fold.recent.map((line) => line.key))
  const fresh: Line[] = []
  for (const doc of docs) {
    const log = await linesSince(doc, fold.mark - OVERLAP_MS)
    log.forEach((entry, index) => {
      if (entry.at >= fold.mark - OVERLAP_MS && !done.has(`${doc._id}:${entry.seq}`)) fresh.push({ doc, entry, later: log.slice(index + 1) })
    })
  }
  known = fold
  if (fresh.length === 0) return 0

  if (fresh.some(({ doc }) => doc.photos.length > 0)) photosCame()
  for (const { doc, entry } of fresh) if (MEANS_MORE.includes(entry.action)) await carryOut(doc._id, { ...entry, followers: doc.followers }, now)
  await watchDoors(fresh, now)
  await insertNotices(await withMessages(fresh.flatMap(({ doc, entry, later }) => noticesOf(doc, entry, later)), now))

  // Never ahead of this clock: a line dated into the future would hide the ones written until then.
  const mark = Math.max(fold.mark, Math.min(now, Math.max(...docs.map((doc) => doc.updatedAt))))
  const recent = [...fold.recent, ...fresh.map(({ doc, entry }) => ({ key: `${doc._id}:${entry.seq}`, at: entry.at }))].filter((line) => line.at >= mark - OVERLAP_MS)
  // Another instance was quicker: what it folded is folded, and the next firing starts from there.
  known = (await saveFold(fold, { mark, recent, communities: countQueues(fold.communities, fresh) })) ?? undefined
  return fresh.length
}

/** A history line not folded yet, and the ones after it. */
interface Line { readonly doc: OrderDoc; readonly entry: LogEntryDoc; readonly later: readonly LogEntryDoc[] }

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Each line moves one order from the queue it left to the one it entered. */
function countQueues(before: Counts, fresh: readonly Line[]): Counts {
  const next: Record<string, Record<string, number>> = structuredClone(before) as Record<string, Record<string, number>>
  for (const { doc, entry, later } of fresh) {
    const now = communityThen(doc.communityId, later)
    const before = communityThen(doc.communityId, [entry, ...later])
    const { left, entered } = queueAfter(entry)
    const supervised = supervisedAfter(entry)
    for (const [community, queue, by] of [[before, left, -1], [now, entered, 1], [before, 'supervised', -supervised.left], [now, 'supervised', supervised.entered]] as const) {
      if (queue === undefined || by === 0) continue
      const counts = (next[community] ??= {})
      counts[queue] = (counts[queue] ?? 0) + by
    }
  }
  return next
}
