import * as z from 'zod'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

/**
 * What members of a street were asked, said and did, folded from the histories of its orders, and how far: counts and mark
 * are written together or not at all. Ids and numbers only; nothing says who somebody is.
 */
const workloadDoc = z.object({
  _id: z.string(),
  version: z.int(),
  /** `updatedAt` of the last order folded. */
  mark: z.number(),
  /** Lines folded from behind the mark: looked at again, counted once. */
  recent: z.array(z.object({ key: z.string(), at: z.number() })),
  /** One JSON text: a thousand members in one field, which no path of the database ever looks into. */
  work: z.string(),
})
export type WorkloadDoc = z.infer<typeof workloadDoc>

const workloads = () => database().collection(COLLECTIONS.workloads)

export async function loadWorkload(streetId: string): Promise<WorkloadDoc | null> {
  const { data } = (await workloads().doc(streetId).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : workloadDoc.parse(data[0])
}

/** False: another instance saved meanwhile; what it folded is folded. */
export const saveWorkload = ({ _id, version, ...fields }: WorkloadDoc): Promise<boolean> => saveVersioned(COLLECTIONS.workloads, _id, version - 1, fields)
