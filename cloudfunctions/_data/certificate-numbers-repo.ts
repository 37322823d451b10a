import { AppError } from '../_kit/app-error'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

const ATTEMPTS = 10

/** The year's next number, to nobody else: 2026-000123. One that was drawn and not used is a gap, nothing more. */
export async function nextCertificateNumber(year: number): Promise<string> {
  const id = `certificateNumbers-${year}`
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { data } = (await database().collection(COLLECTIONS.rollups).doc(id).get()) as { data: readonly { readonly version: number; readonly last: number }[] }
    const { version, last } = data[0] ?? { version: 0, last: 0 }
    if (await saveVersioned(COLLECTIONS.rollups, id, version, { last: last + 1 })) return `${year}-${String(last + 1).padStart(6, '0')}`
  }
  throw new AppError('BUSY')
}
