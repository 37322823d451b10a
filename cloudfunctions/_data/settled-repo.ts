import * as z from 'zod'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

/** How far the nights have come: every day up to `through`, with it, is settled for good; up to `to` it is in the ledger and may still change. */
const settledDoc = z.object({ _id: z.string(), version: z.int(), through: z.int(), to: z.int().optional() })
export type Settled = z.infer<typeof settledDoc>

const SETTLED_ID = 'settled'

/** Undefined: no night has settled anything yet. */
export async function loadSettled(): Promise<Settled | undefined> {
  const { data } = (await database().collection(COLLECTIONS.rollups).doc(SETTLED_ID).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? undefined : settledDoc.parse(data[0])
}

/** Where another instance was quicker, what it wrote stands: both work out the same days. */
export async function saveSettled(before: Settled | undefined, { through, to = through }: Pick<Settled, 'through' | 'to'>): Promise<void> {
  // A clock that was ahead for a night must not make days open again that are settled for good.
  await saveVersioned(COLLECTIONS.rollups, SETTLED_ID, before?.version ?? 0, { through: Math.max(through, before?.through ?? 0), to: Math.max(to, before?.to ?? 0) })
}
