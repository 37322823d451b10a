import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import { coverDoc } from '@core/contract/covers'
import { postDoc } from '@core/contract/posts'
import { placesOf, SHIFT_LONGEST_MS } from '@core/domain/post/shift'
import { DAY_MS } from '@core/domain/time/day'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory, nameOf, stationsOf } from '../../_data/directory'
import { allRecordsOf } from '../../_data/records-repo'
import { shiftsStarting } from '../../_data/shifts-repo'
import { bareIn } from '../rules/bare-times'
import { showsOf } from '../rules/shows-of'
import { shiftRow } from '../views/shift-row'
import { byShift } from '../../_shift/by-shift'
import { weekStart } from './list-posts'

type Input = z.output<(typeof postsContract)['atRisk']['input']>

const AHEAD_MS = 14 * DAY_MS
/** Rows of each list that are shown, the most pressing first; how many there are is said beside them. */
const SHOWN = 500

/** Shifts that will probably lack people, the most pressing first; and places with fewer people this week than they must have. */
export async function listAtRisk({ as }: Input, ctx: Ctx) {
  const actor = await actorOf(ctx, as)
  const scopes = as === 'district' ? [{}] : actor.scopeIds.map((id) => (as === 'staff' ? { communityId: id } : { streetId: id }))
  const monday = weekStart(ctx.now)
  const [dir, parts, posts, covers] = await Promise.all([
    directory(ctx.now),
    Promise.all(scopes.map((scope) => shiftsStarting(scope, Math.min(monday, ctx.now - SHIFT_LONGEST_MS), ctx.now + AHEAD_MS))).then((all) => all.flat()),
    Promise.all(scopes.map((scope) => allRecordsOf(postDoc, 'post', scope))).then((all) => all.flat()),
    Promise.all(scopes.map((scope) => allRecordsOf(coverDoc, 'cover', { ...scope, open: true }))).then((all) => all.flat()),
  ])
  const stations = covers.length === 0 ? [] : await stationsOf([...new Set(covers.map(({ communityId }) => communityId))])
  const shows = await showsOf(parts.filter(({ startsAt }) => startsAt > ctx.now), ctx.now)
  const shifts = [...byShift(parts).values()].flatMap(([first, ...rest]) => {
    if (first === undefined || first.startsAt <= ctx.now) return []
    const { risk, expected, missing, capacity, left } = shiftRow([first, ...rest], shows, ctx.now)
    const { shiftId, postId, title, place, startsAt, communityId } = first
    return risk === 'none' ? [] : [{ shiftId, postId, title, place: place.name, community: nameOf(dir, communityId), startsAt, capacity, taken: capacity - left, expected, missing, risk }]
  })
  const thisWeek = parts.filter(({ startsAt }) => startsAt >= monday && startsAt < monday + 7 * DAY_MS)
  const thin = posts.flatMap(({ _id: postId, title, place, communityId, leastAWeek, state }) => {
    const own = placesOf(thisWeek.filter((part) => part.postId === postId))
    return state !== 'published' || leastAWeek === 0 || own.taken >= leastAWeek ? [] : [{ postId, title, place: place.name, community: nameOf(dir, communityId), least: leastAWeek, planned: own.capacity, claimed: own.taken }]
  })
  const pressing = (risk: 'watch' | 'high'): number => (risk === 'high' ? 0 : 1)
  const bare = bareIn({ covers, parts, posts, stations, dir, now: ctx.now })
  return {
    shifts: shifts.sort((a, b) => pressing(a.risk) - pressing(b.risk) || a.startsAt - b.startsAt).slice(0, SHOWN),
    thin: thin.sort((a, b) => b.least - b.claimed - (a.least - a.claimed) || (a.postId < b.postId ? -1 : 1)).slice(0, SHOWN),
    bare: bare.slice(0, SHOWN), total: { shifts: shifts.length, thin: thin.length, bare: bare.length }, now: ctx.now,
  }
}
