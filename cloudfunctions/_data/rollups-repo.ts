import * as z from 'zod'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

/**
 * The folded counts, and how far they are folded, in one document: counts and mark are written together or not at all,
 * so a fold that is cut off or repeated counts nothing twice.
 */
const foldDoc = z.object({
  _id: z.string(),
  version: z.int(),
  mark: z.number(),
  recent: z.array(z.object({ key: z.string(), at: z.number() })),
  communities: z.record(z.string(), z.record(z.string(), z.number())),
  /** When a community last changed how it dispatches: whoever folds hears of it without asking. */
  rulesAt: z.number().default(0),
})
export type Fold = z.infer<typeof foldDoc>

const ROLLUP_ID = 'queues'
const rollups = () => database().collection(COLLECTIONS.rollups)

export async function loadFold(): Promise<Fold> {
  const { data } = (await rollups().doc(ROLLUP_ID).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? { _id: ROLLUP_ID, version: 0, mark: 0, recent: [], communities: {}, rulesAt: 0 } : foldDoc.parse(data[0])
}

/** The fold as saved. Null: another was quicker; what it counted is counted. */
export async function saveFold(before: Fold, change: Pick<Fold, 'mark' | 'recent' | 'communities'>): Promise<Fold | null> {
  const saved = await saveVersioned(COLLECTIONS.rollups, ROLLUP_ID, before.version, change)
  return saved ? { ...before, ...change, version: before.version + 1 } : null
}

/** Tells the timer that the rules of dispatching changed: the fold it holds on to cannot be saved any more, so it reads this one. */
export async function noteRules(at: number): Promise<void> {
  const _ = database().command
  await rollups().where({ _id: ROLLUP_ID }).update({ version: _.inc(1), rulesAt: _.max(at) })
}

/** Orders per queue of a community, and up to when they are counted: one read of one small part of one document, at most a minute old. */
export async function countsOf(communityId: string): Promise<{ readonly counts: Record<string, number>; readonly countsAt?: number }> {
  const { data } = (await rollups().where({ _id: ROLLUP_ID }).field({ [`communities.${communityId}`]: true, mark: true }).limit(1).get()) as {
    data: readonly { readonly mark?: number; readonly communities?: Readonly<Record<string, Record<string, number>>> }[]
  }
  const counts = data[0]?.communities?.[communityId] ?? {}
  return { counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)), ...(data[0]?.mark === undefined ? {} : { countsAt: data[0].mark }) }
}
