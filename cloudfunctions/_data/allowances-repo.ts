import * as z from 'zod'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

/** Of somebody and a span that has only so much room: the records that were let in and may not be in the ledger yet. */
const allowanceDoc = z.object({ _id: z.string(), version: z.int(), uses: z.array(z.string()) })
export type Allowance = z.infer<typeof allowanceDoc>

export async function loadAllowance(id: string): Promise<Allowance> {
  const { data } = (await database().collection(COLLECTIONS.allowances).doc(id).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? { _id: id, version: 0, uses: [] } : allowanceDoc.parse(data[0])
}

/** False: another was let in meanwhile; nothing was written. */
export const saveAllowance = ({ _id, version }: Allowance, uses: readonly string[]): Promise<boolean> => saveVersioned(COLLECTIONS.allowances, _id, version, { uses: [...uses] })
