import type { CoverDoc } from '@core/contract/covers'
import type { PostDoc } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { bareTimes, type Presence } from '@core/domain/post/cover'
import { above, type Directory, nameOf, type StationDoc } from '../../_data/directory'

interface Known { readonly covers: readonly CoverDoc[]; readonly parts: readonly ShiftPartDoc[]; readonly posts: readonly PostDoc[]; readonly stations: readonly StationDoc[]; readonly dir: Directory; readonly now: number }

/** When in the coming week stations and grids lack people, over all posts there, the soonest first. */
export function bareIn({ covers, parts, posts, stations, dir, now }: Known) {
  const postOf = new Map(posts.map((post) => [post._id, post]))
  const stationOf = new Map(stations.map((station) => [station._id, station]))
  const isAt = (part: ShiftPartDoc, { target, targetId }: CoverDoc): boolean => {
    const stationId = part.place.stationId ?? postOf.get(part.postId)?.place.stationId
    if (target === 'station') return stationId === targetId
    const areaId = postOf.get(part.postId)?.place.areaId
    const areas = areaId === undefined ? [] : [areaId, ...above(dir, areaId).map(({ id }) => id)]
    return areas.includes(targetId) || (stationId !== undefined && stationOf.get(stationId)?.gridId === targetId)
  }
  // Who asked, or was offered a place, has not promised to come.
  const presence = (part: ShiftPartDoc): Presence => ({ startsAt: part.startsAt, endsAt: part.endsAt, people: Object.values(part.claims).filter(({ state }) => state === 'held').length, places: part.capacity })
  return covers.flatMap((cover) => {
    const name = cover.target === 'station' ? stationOf.get(cover.targetId)?.name : dir.byId.get(cover.targetId)?.name
    const shifts = parts.filter((part) => isAt(part, cover)).map(presence)
    return bareTimes(cover, shifts, now).map((bare) => ({ coverId: cover._id, name: name ?? '', community: nameOf(dir, cover.communityId), least: cover.least, ...bare }))
  }).sort((a, b) => a.startsAt - b.startsAt)
}
