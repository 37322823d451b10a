import * as z from 'zod'
import { AppError } from '../_kit/app-error'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

/** Members are called by number: 党员 8,201 号. A number that was drawn and not used is a gap, nothing more. */
const numbersDoc = z.object({ version: z.int(), last: z.int() })
const ID = 'memberNumbers'
const ATTEMPTS = 10

/** The next number, to nobody else. The first one comes after however many members are stored already. */
export async function nextMemberNumber(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { data } = (await database().collection(COLLECTIONS.rollups).doc(ID).get()) as { data: readonly unknown[] }
    const before = data[0] === undefined ? { version: 0, last: await countMembers() } : numbersDoc.parse(data[0])
    const last = before.last + 1
    if (await saveVersioned(COLLECTIONS.rollups, ID, before.version, { last })) return last
  }
  throw new AppError('BUSY')
}

async function countMembers(): Promise<number> {
  const { total } = (await database().collection(COLLECTIONS.people).where({ 'member.status': database().command.exists(true) }).count()) as { total: number }
  return total
}
