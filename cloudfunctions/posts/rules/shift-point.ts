import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Point } from '@core/domain/distance'
import { stationsOf } from '../../_data/directory'

/** Where one comes to: the shift's own point, else that of the station it belongs to, as it is known now. */
export async function pointOfShift({ place, communityId }: Pick<ShiftPartDoc, 'place' | 'communityId'>): Promise<Point | undefined> {
  if (place.point !== undefined || place.stationId === undefined) return place.point
  return (await stationsOf([communityId])).find(({ _id }) => _id === place.stationId)?.point
}
