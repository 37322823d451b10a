import type { Point } from '@core/contract/common'
import { above, directory, stationsOf } from '../../_data/directory'

interface Place { readonly id: string; readonly name: string; readonly point?: Point }

/** Where an activity can be, with a point to come to: stations first, then compounds and the community itself. */
async function knownPlaces(communityIds: readonly string[], now: number): Promise<readonly Place[]> {
  if (communityIds.length === 0) return []
  const [stations, dir] = await Promise.all([stationsOf(communityIds), directory(now)])
  const areas = dir.areas.filter(({ id, kind, point }) => (kind === 'compound' || kind === 'community') && point !== undefined && above(dir, id).some((each) => communityIds.includes(each.id)))
  return [...stations.flatMap(({ _id: id, name, point }) => (point === undefined ? [] : [{ id, name, point }])), ...areas.flatMap(({ id, name, point }) => (point === undefined ? [] : [{ id, name, point }]))]
}

export const placesOf = async (communityIds: readonly string[], now: number): Promise<readonly { readonly id: string; readonly name: string }[]> => (await knownPlaces(communityIds, now)).map(({ id, name }) => ({ id, name }))

export const placeIn = async (communityId: string, placeId: string, now: number): Promise<Place | undefined> => (await knownPlaces([communityId], now)).find(({ id }) => id === placeId)
