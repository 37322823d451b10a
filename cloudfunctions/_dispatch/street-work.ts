import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDoc } from '@core/contract/documents'
import type { MemberRecord, Workload } from '@core/domain/dispatch/workload'
import { DAYS_KEPT, foldLine, NO_RECORD, NO_WORK, pruned, withHeld, withWaiting } from '@core/domain/dispatch/workload'
import { DAY_MS } from '@core/domain/time/day'
import { linesSince } from '../_data/orders-repo'
import { OVERLAP_MS, streetOrders } from '../_data/timed-orders'
import type { WorkloadDoc } from '../_data/workloads-repo'
import { loadWorkload, saveWorkload } from '../_data/workloads-repo'
import { asksOf } from './asks-of'

/** So many lines are worth a write; fewer are folded again by the next instance. */
const LINES_WORTH_SAVING = 60

interface Kept {
  readonly version: number
  readonly mark: number
  readonly recent: ReadonlyMap<string, number>
  readonly work: Workload
  /** Folded since it was last saved. */
  readonly unsaved: number
}

/** As this instance last folded it, by street. */
const kept = new Map<string, Kept>()

/**
 * What members of a street were asked, said and did, up to this moment, and these orders: one read where this instance has
 * looked before. Nothing of it is counted inside an action: it is folded from histories when somebody dispatches.
 */
export async function streetWork(streetId: string, orderIds: readonly string[], now: number, categories: CatalogueView['categories']): Promise<{ readonly work: Workload; readonly orders: readonly OrderDoc[] }> {
  const before = kept.get(streetId) ?? read(await loadWorkload(streetId), now)
  const { changed, asked } = await streetOrders(streetId, before.mark - OVERLAP_MS, orderIds)
  const folded = await fold(before, changed, now, categories)
  kept.set(streetId, await saved(streetId, folded, now))
  return { work: folded.work, orders: asked }
}

/** The learned model as this instance last saw it, without a read; undefined where it has not looked yet. */
export const knownModel = (streetId: string): Workload['model'] | undefined => kept.get(streetId)?.work.model

/** What this instance last saw of a member, without a read; nothing where it has not looked yet. */
export const knownRecord = (streetId: string, memberId: string): MemberRecord => kept.get(streetId)?.work.members[memberId] ?? NO_RECORD

/** A learned model is told from others by what it has learned from. */
export const modelName = ({ version, answers }: Workload['model']): string => `${version}.${answers}`

function read(doc: WorkloadDoc | null, now: number): Kept {
  if (doc === null) return { version: 0, mark: now - DAYS_KEPT * DAY_MS, recent: new Map(), work: NO_WORK, unsaved: 0 }
  return { version: doc.version, mark: doc.mark, recent: new Map(doc.recent.map(({ key, at }) => [key, at])), work: JSON.parse(doc.work) as Workload, unsaved: 0 }
}

async function fold(before: Kept, changed: readonly OrderDoc[], now: number, categories: CatalogueView['categories']): Promise<Kept> {
  const from = before.mark - OVERLAP_MS
  const recent = new Map(before.recent)
  let [work, unsaved] = [before.work, before.unsaved]
  for (const doc of changed) {
    work = withWaiting(withHeld(work, doc), doc)
    const { categoryId } = asksOf(doc, categories)
    // From the beginning of the order's history: what a line means may hang on earlier ones.
    const lines = await linesSince(doc, doc.createdAt)
    lines.forEach((line, index) => {
      const key = `${doc._id}:${line.seq}`
      if (line.at <= from || recent.has(key)) return
      work = foldLine(work, doc, lines.slice(0, index + 1), categoryId)
      recent.set(key, line.at)
      unsaved += 1
    })
  }
  const mark = Math.max(before.mark, Math.min(now, Math.max(0, ...changed.map((doc) => doc.updatedAt))))
  return { version: before.version, mark, work, unsaved, recent: new Map([...recent].filter(([, at]) => at > mark - OVERLAP_MS)) }
}

async function saved(streetId: string, folded: Kept, now: number): Promise<Kept> {
  if (folded.unsaved < LINES_WORTH_SAVING) return folded
  const work = pruned(folded.work, now)
  const recent = [...folded.recent].map(([key, at]) => ({ key, at }))
  const done = await saveWorkload({ _id: streetId, version: folded.version + 1, mark: folded.mark, recent, work: JSON.stringify(work) })
  // Another instance was quicker: this one goes on from what it saved, at the next look.
  return done ? { ...folded, work, version: folded.version + 1, unsaved: 0 } : read(await loadWorkload(streetId), now)
}
