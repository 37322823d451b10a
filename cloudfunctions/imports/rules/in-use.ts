import type { ImportDoc } from '@core/contract/import-documents'
import { REMOVABLE } from '@core/domain/import/kinds'
import { goneRows, keysIn } from '../../_data/imports-repo'

/** What may stand on a station now, in words. What is over asks for no place any more. */
const USES = [
  ['岗位', 'records', { kind: 'post', open: true }, 'place.stationId'], ['没到的班', 'shifts', { state: 'open' }, 'place.stationId'], ['兑换的东西', 'records', { kind: 'reward', open: true }, 'station.id'],
  ['最少人数', 'records', { kind: 'cover', open: true }, 'targetId'], ['活动', 'records', { kind: 'activity', open: true }, 'place.placeId'],
] as const

/** Of what the file does not name any more and could take away: what is used still, and for what, by name. People may go from a roster at any time. */
export async function stillInUse({ _id, importKind: kind }: Pick<ImportDoc, '_id' | 'importKind'>): Promise<readonly string[]> {
  if (kind !== 'station' || !REMOVABLE.includes(kind)) return []
  const gone = await goneRows(kind, _id)
  const keys = gone.map(({ key }) => key)
  const used = keys.length === 0 ? [] : await Promise.all(USES.map(async ([word, collection, where, field]) => [word, await keysIn(collection, where, field, keys)] as const))
  return gone.flatMap(({ key, name = '' }) => {
    const words = used.flatMap(([word, found]) => (found.has(key) ? [word] : []))
    return words.length === 0 ? [] : [`${name}：${words.join('、')}`]
  })
}
