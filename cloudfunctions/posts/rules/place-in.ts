import type * as z from 'zod'
import type { postFields } from '@core/contract/posts'
import type { ShiftFacts } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import { above, directoryWith, stationsOf } from '../../_data/directory'

type Given = z.output<typeof postFields>['place']

/** A place as staff of a community wrote it, with the point check-in goes by. INVALID_INPUT, at `field`, where compound or station is another community's. */
export async function placeIn<P extends Given>(communityId: string, place: P, { now, field }: { readonly now: number; readonly field: string }): Promise<P & Pick<ShiftFacts['place'], 'point'>> {
  const dir = await directoryWith([place.areaId], now)
  if (place.areaId !== undefined && !above(dir, place.areaId).some(({ id }) => id === communityId)) throw new AppError('INVALID_INPUT', { fields: { [`${field}.areaId`]: '请选本社区的小区' } })
  if (place.stationId !== undefined && !(await stationsOf([communityId])).some(({ _id }) => _id === place.stationId)) throw new AppError('INVALID_INPUT', { fields: { [`${field}.stationId`]: '请选本社区的驿站' } })
  const point = place.point ?? (place.areaId === undefined ? undefined : dir.byId.get(place.areaId)?.point)
  return { ...place, ...(point === undefined ? {} : { point }) }
}
