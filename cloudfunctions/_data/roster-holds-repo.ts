import * as z from 'zod'
import { registrationDoc } from '@core/contract/registry-documents'
import { addOnce } from './add-once'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { findRecords } from './records-repo'
import { roundsOf } from './registrations-repo'

/** Who is about to register, or registered, on a row of the roster: a row is one account's. */
const holdDoc = z.object({ _id: z.string(), personId: z.string(), at: z.number() })
/** Longer than any function runs: by then whoever holds it has confirmed, and their registration says so, or never will. */
const HELD_MS = 120_000
/** Accounts that registered on one row before this was watched; nobody has more. */
const MOST = 50

const holds = () => database().collection(COLLECTIONS.rosterHolds)

/** Whether another account's registration in force rests on a row. One who left, or was refused, holds nothing. */
export async function isRowTaken(rowId: string, personId: string): Promise<boolean> {
  const found = await findRecords(registrationDoc, 'registration', { where: { 'match.rowIds': rowId, state: 'active' }, limit: MOST })
  return found.some((each) => each.match.rowId === rowId && each.personId !== personId)
}

/** Takes a row for an account that is about to be confirmed on it: of two at the same moment one. False: it is another's. */
export async function holdRow(rowId: string, personId: string, now: number): Promise<boolean> {
  if (await isRowTaken(rowId, personId)) return false
  if (await addOnce(COLLECTIONS.rosterHolds, { _id: rowId, personId, at: now })) return true
  const { data } = (await holds().where({ _id: rowId }).limit(1).get()) as { data: readonly unknown[] }
  const hold = holdDoc.parse(data[0])
  if (hold.personId !== personId && now - hold.at < HELD_MS && !(await isOver(hold.personId))) return false
  const { updated } = (await holds().where({ _id: rowId, personId: hold.personId, at: hold.at }).update({ personId, at: now })) as { updated: number }
  return updated === 1 || hold.personId === personId
}

/** None of their registrations can come into force any more. */
const isOver = async (personId: string): Promise<boolean> => (await roundsOf(personId)).every(({ state }) => state === 'ended' || state === 'withdrawn')
