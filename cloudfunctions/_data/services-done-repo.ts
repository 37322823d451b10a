import type { LedgerDoc } from '@core/contract/points-documents'
import { memberAccount, servedOf } from '@core/domain/points/ledger'
import { dayNumberAt } from '@core/domain/time/day'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { entriesOfDays, entryOf } from './ledger-repo'

/**
 * How often each of these served from `since` on, and before `until`: orders closed, and days on which a shift or a volunteer
 * activity is in the ledger; who never did is missing.
 */
export async function servicesDone(personIds: readonly string[], since: number, until = Number.MAX_SAFE_INTEGER): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map()
  const [orders, others] = await Promise.all([ordersDone(personIds, since, until), daysServed(personIds, since, until)])
  return new Map(personIds.flatMap((id) => { const done = (orders.get(id) ?? 0) + (others.get(id) ?? 0); return done === 0 ? [] : [[id, done] as const] }))
}

/** A day of shifts is once, one of activities too, however many there were. */
async function daysServed(personIds: readonly string[], since: number, until: number): Promise<ReadonlyMap<string, number>> {
  const byDay = new Map<string, LedgerDoc[]>()
  for (const entry of await entriesOfDays(dayNumberAt(since), Math.min(dayNumberAt(since) + 366, dayNumberAt(until) - 1), personIds)) {
    for (const id of entry.people) byDay.set(`${id} ${entry.day}`, [...(byDay.get(`${id} ${entry.day}`) ?? []), entry])
  }
  const days = new Map<string, number>()
  for (const [key, entries] of byDay) {
    const [id = ''] = key.split(' ')
    const { shift, activity } = servedOf(entries.map(entryOf), memberAccount(id))
    days.set(id, (days.get(id) ?? 0) + Number(shift > 0) + Number(activity > 0))
  }
  return days
}

async function ordersDone(personIds: readonly string[], since: number, until: number): Promise<ReadonlyMap<string, number>> {
  const _ = database().command
  const theirs = { takenBy: _.in([...personIds]) }
  const { data } = (await database().collection(COLLECTIONS.orders).aggregate()
    .match({ ...theirs, open: false, closedAt: _.gte(since).and(_.lt(until)) })
    .unwind('$takenBy')
    .match(theirs)
    .group({ _id: '$takenBy', services: _.aggregate.sum(1) })
    .limit(1000)
    .end()) as { data: readonly { readonly _id: string; readonly services: number }[] }
  return new Map(data.map(({ _id, services }) => [_id, services]))
}
