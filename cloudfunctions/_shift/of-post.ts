import type { PostDoc } from '@core/contract/posts'
import type { ShiftFacts } from '@core/domain/post/shift'

/** The area whose members may claim a post's shifts, as their own areas are called. */
export const openToOf = ({ communityId, streetId, reach }: Pick<PostDoc, 'communityId' | 'streetId' | 'reach'>): string => ({ community: communityId, street: streetId, district: 'district' })[reach]

/** A post's place as its shifts have it. */
export function placeOf({ place: { name, point, stationId, areaId } }: Pick<PostDoc, 'place'>): ShiftFacts['place'] {
  return { name, ...(point === undefined ? {} : { point }), ...(stationId === undefined ? {} : { stationId }), ...(areaId === undefined ? {} : { areaId }) }
}

type Place = ShiftFacts['place']
export const isSamePlace = (a: Place, b: Place): boolean => a.name === b.name && a.stationId === b.stationId && a.areaId === b.areaId && a.point?.lng === b.point?.lng && a.point?.lat === b.point?.lat
