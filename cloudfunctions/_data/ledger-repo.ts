import * as z from 'zod'
import { LEDGER_UNITS } from '@core/domain/points/ledger'
import { addAllOnce } from './add-once'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** An entry as it is stored: added once, never changed, never removed. */
export const ledgerDoc = z.object({
  _id: z.string(),
  at: z.number(),
  memberId: z.string(),
  day: z.int(),
  cause: z.object({ kind: z.enum(['day', 'reversal']), memberId: z.string(), day: z.int(), revision: z.int() }),
  rules: z.int(),
  lines: z.array(z.object({ account: z.string(), unit: z.enum(LEDGER_UNITS), amount: z.number() })),
})
export type LedgerDoc = z.infer<typeof ledgerDoc>

/** Entries a question brings at most. */
const PAGE = 1000
/** Entries written in one call. */
const AT_ONCE = 200
const ledger = () => database().collection(COLLECTIONS.ledger)

/** All entries of the days from one to another, both with them, page by page. */
export async function entriesOfDays(from: number, to: number): Promise<readonly LedgerDoc[]> {
  const _ = database().command
  const found: LedgerDoc[] = []
  for (let [day, after] = [from, '']; ; ) {
    const rest = _.or([{ day: _.and([_.gt(day), _.lte(to)]) }, { day, _id: _.gt(after) }])
    const { data } = (await ledger().where(rest).orderBy('day', 'asc').orderBy('_id', 'asc').limit(PAGE).get()) as { data: readonly unknown[] }
    found.push(...data.map((doc) => ledgerDoc.parse(doc)))
    const last = found.at(-1)
    if (data.length < PAGE || last === undefined) return found
    ;[day, after] = [last.day, last._id]
  }
}

/** A member's entries, newest day first; a lifetime has some thousands at most. */
export async function entriesOfMember(memberId: string): Promise<readonly LedgerDoc[]> {
  const { data } = (await ledger().where({ memberId }).orderBy('day', 'desc').orderBy('_id', 'asc').limit(PAGE).get()) as { data: readonly unknown[] }
  return data.map((doc) => ledgerDoc.parse(doc))
}

/** All at once; what is there already stays as it is. */
export async function addEntries(docs: readonly LedgerDoc[]): Promise<void> {
  for (let from = 0; from < docs.length; from += AT_ONCE) await addAllOnce(COLLECTIONS.ledger, docs.slice(from, from + AT_ONCE))
}
