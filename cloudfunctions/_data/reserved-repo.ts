import type { Reserved } from '@core/domain/points/check-stock'
import { COLLECTIONS } from './collections'
import { database } from './db'

interface Group { readonly _id: { readonly reward: string; readonly state: string }; readonly pieces: number; readonly changedAt: number }

/** What all wallets together say of these rewards; who is in none of them is missing. */
export async function reservedOf(rewardIds: readonly string[]): Promise<ReadonlyMap<string, Reserved>> {
  if (rewardIds.length === 0) return new Map()
  const { command: _ } = database()
  const $ = _.aggregate
  const theirs = { 'items.recordId': _.in([...rewardIds]) }
  const { data } = (await database().collection(COLLECTIONS.records).aggregate()
    .match({ kind: 'wallet', ...theirs })
    .unwind('$items')
    .match(theirs)
    .group({ _id: { reward: '$items.recordId', state: '$items.state' }, pieces: $.sum(1), changedAt: $.max('$updatedAt') })
    .limit(1000)
    .end()) as { data: readonly Group[] }
  const of = (reward: string, state: string) => data.find(({ _id }) => _id.reward === reward && _id.state === state)?.pieces ?? 0
  return new Map([...new Set(data.map(({ _id }) => _id.reward))].map((reward) => [reward, {
    kept: of(reward, 'kept'), collected: of(reward, 'collected'),
    changedAt: Math.max(...data.filter(({ _id }) => _id.reward === reward).map(({ changedAt }) => changedAt)),
  }]))
}
