import { COLLECTIONS } from './collections'
import { database } from './db'

/** How many orders each of these had a hand in that were closed from `since` on, and before `until`; who had none is missing. One read, whatever their number. */
export async function servicesDone(personIds: readonly string[], since: number, until = Number.MAX_SAFE_INTEGER): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map()
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
