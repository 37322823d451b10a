import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'

export interface Appointment { readonly codeId: string; readonly personId: string; readonly role: string; readonly scopeId: string; readonly at: number }

/** True for one person, however often they ask: the code's own number is the document's. */
export async function claimOnce({ codeId, ...claim }: Appointment): Promise<boolean> {
  const appointments = database().collection(COLLECTIONS.appointments)
  try {
    await appointments.add({ _id: codeId, ...claim })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const { data } = (await appointments.doc(codeId).get()) as { data: readonly { readonly personId?: string }[] }
    return data[0]?.personId === claim.personId
  }
}
