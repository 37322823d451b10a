import type { LedgerDoc } from '@core/contract/points-documents'
import { ledgerDoc } from '@core/contract/points-documents'
import type { Entry } from '@core/domain/points/ledger'
import { DAY_CAUSES } from '@core/domain/points/ledger'
import { addAllOnce } from './add-once'
import { allAlong } from './all-along'
import { allById } from './all-by-id'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** Entries a question brings at most. */
const PAGE = 1000
/** Entries written in one call. */
const AT_ONCE = 200
const ledger = () => database().collection(COLLECTIONS.ledger)

/** All entries of the days from one to another, both with them, page by page. */
export function entriesOfDays(from: number, to: number, people?: readonly string[]): Promise<readonly LedgerDoc[]> {
  const theirs = people === undefined ? {} : { people: database().command.in([...people]) }
  return allAlong(PAGE, { field: 'day', from, until: to + 1, where: theirs }, async (rest) => {
    const { data } = (await ledger().where(rest).orderBy('day', 'asc').orderBy('_id', 'asc').limit(PAGE).get()) as { data: readonly unknown[] }
    return data.map((doc) => ledgerDoc.parse(doc))
  })
}

/** All entries somebody is in, from a day on, newest day first, page by page: a lifetime has some thousands. */
export async function entriesOfPerson(personId: string, fromDay = 0): Promise<readonly LedgerDoc[]> {
  const _ = database().command
  const found: LedgerDoc[] = []
  for (let last: LedgerDoc | undefined; ; ) {
    const from = { people: personId, day: _.gte(fromDay) }
    const where = last === undefined ? from : _.or([{ people: personId, day: _.and([_.gte(fromDay), _.lt(last.day)]) }, { people: personId, day: last.day, _id: _.gt(last._id) }])
    const { data } = (await ledger().where(where).orderBy('day', 'desc').orderBy('_id', 'asc').limit(PAGE).get()) as { data: readonly unknown[] }
    found.push(...data.map((doc) => ledgerDoc.parse(doc)))
    last = found.at(-1)
    if (data.length < PAGE || last === undefined) return found
  }
}

/** The newest day a night has entered anything for; undefined: none ever did. */
export async function newestSettledDay(): Promise<number | undefined> {
  const _ = database().command
  const { data } = (await ledger().where({ 'cause.kind': _.in([...DAY_CAUSES]) }).orderBy('day', 'desc').limit(1).field({ day: true }).get()) as { data: readonly { readonly day: number }[] }
  return data[0]?.day
}

/** All entries any of these people are in, of the days from one on, in no order; by ids, page by page. */
export function entriesOfPeople(people: readonly string[], fromDay: number): Promise<readonly LedgerDoc[]> {
  const _ = database().command
  return allById(PAGE, async (after) => {
    const { data } = (await ledger().where({ people: _.in([...people]), day: _.gte(fromDay), _id: _.gt(after) }).orderBy('_id', 'asc').limit(PAGE).get()) as { data: readonly unknown[] }
    return data.map((doc) => ledgerDoc.parse(doc))
  })
}

/** Minutes each of these people served from a day on and before another, whatever became of them afterwards; who served none is not in it. */
export async function minutesServed(personIds: readonly string[], fromDay = 0, beforeDay = Number.MAX_SAFE_INTEGER): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map()
  const { command: _ } = database()
  const $ = _.aggregate
  const { data } = (await ledger()
    .aggregate()
    .match({ people: _.in([...personIds]), day: _.and([_.gte(fromDay), _.lt(beforeDay)]) })
    .unwind('$lines')
    .match({ 'lines.unit': 'minutes', 'lines.account': /^issued:/ })
    .group({ _id: $.arrayElemAt(['$people', 0]), minutes: $.sum('$lines.amount') })
    .limit(PAGE)
    .end()) as { data: readonly { readonly _id: string; readonly minutes: number }[] }
  return new Map(data.map(({ _id, minutes }) => [_id, -minutes]))
}

/** All at once; what is there already stays as it is. */
export async function addEntries(docs: readonly LedgerDoc[]): Promise<void> {
  for (let from = 0; from < docs.length; from += AT_ONCE) await addAllOnce(COLLECTIONS.ledger, docs.slice(from, from + AT_ONCE))
}

/** As the domain folds it. */
export const entryOf = ({ _id: id, people: _people, day: _day, ...entry }: LedgerDoc): Entry => ({ id, ...entry })
