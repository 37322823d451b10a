import * as z from 'zod'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

/** What a night's check goes through, one after the other. */
export const CHECKED_PARTS = ['accounts', 'wallets', 'stock'] as const
export type CheckedPart = (typeof CHECKED_PARTS)[number]

/** How far the check of a night has come: of a part everything up to an id, and how many differences it has reported. */
const checkedDoc = z.object({ _id: z.string(), version: z.int(), night: z.int(), part: z.enum([...CHECKED_PARTS, 'done']), after: z.string(), found: z.int() })
export type Checked = z.infer<typeof checkedDoc>

const CHECKED_ID = 'checked'

/** Made by the first firing ever; the first check comes with the night after. */
export async function loadChecked(tonight: number): Promise<Checked> {
  const { data } = (await database().collection(COLLECTIONS.rollups).doc(CHECKED_ID).get()) as { data: readonly unknown[] }
  if (data[0] !== undefined) return checkedDoc.parse(data[0])
  const first = { night: tonight, part: 'done', after: '', found: 0 } as const
  await saveVersioned(COLLECTIONS.rollups, CHECKED_ID, 0, first)
  return { _id: CHECKED_ID, version: 1, ...first }
}

/** Null: another instance was quicker; what it looked at is looked at. */
export async function saveChecked(before: Checked, { night, part, after, found }: Pick<Checked, 'night' | 'part' | 'after' | 'found'>): Promise<Checked | null> {
  const change = { night, part, after, found }
  return (await saveVersioned(COLLECTIONS.rollups, CHECKED_ID, before.version, change)) ? { ...before, ...change, version: before.version + 1 } : null
}
