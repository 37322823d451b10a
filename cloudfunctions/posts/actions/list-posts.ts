import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import { postDoc } from '@core/contract/posts'
import { DAY_MS, dayNumberAt, mondayOf, startOfDay } from '@core/domain/time/day'
import { placesOf } from '@core/domain/post/shift'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import { allRecordsOf } from '../../_data/records-repo'
import { shiftsOfPost } from '../../_data/shifts-repo'
import { lifeActorOf } from '../../_record/life-actor'
import { POST_KIND } from '../../_shift/post-kind'
import { ownPost } from '../rules/own-post'
import { showsOf } from '../rules/shows-of'
import { shiftRow } from '../views/shift-row'
import { byShift } from '../../_shift/by-shift'
import { isBehind } from './renew-shifts'
import { ownCommunities } from './save-post'

type Input<A extends 'posts' | 'post'> = z.output<(typeof postsContract)[A]['input']>

/** Monday 00:00 of the week of a moment. */
export const weekStart = (now: number): number => startOfDay(mondayOf(dayNumberAt(now)))

/** The community's posts, each with the places of its shifts to come. */
export async function listPosts({ state }: Input<'posts'>, ctx: Ctx) {
  const communities = await ownCommunities(ctx)
  const posts = (await Promise.all(communities.map((communityId) => allRecordsOf(postDoc, 'post', { communityId, ...(state === undefined ? {} : { state }) })))).flatMap((own) => [...own].sort((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || b.updatedAt - a.updatedAt))
  const monday = weekStart(ctx.now)
  const shifts = byShift(await shiftsOfPost(posts.map(({ _id }) => _id), monday))
  const items = posts.map((post) => {
    const own = [...shifts.values()].filter(([first]) => first?.postId === post._id && first.state !== 'cancelled')
    const ahead = own.filter(([first]) => (first?.endsAt ?? 0) > ctx.now)
    const week = own.filter(([first]) => (first?.startsAt ?? 0) < monday + 7 * DAY_MS)
    const counts = ahead.map(placesOf)
    const next = ahead[0]?.[0]?.startsAt
    return {
      postId: post._id, title: post.title, role: post.role, place: post.place.name, state: post.state, shifts: ahead.length, leastAWeek: post.leastAWeek,
      capacity: counts.reduce((sum, { capacity }) => sum + capacity, 0), taken: counts.reduce((sum, { taken }) => sum + taken, 0), thisWeek: week.map(placesOf).reduce((sum, { taken }) => sum + taken, 0),
      ...(next === undefined ? {} : { next }),
    }
  })
  return { items, now: ctx.now }
}

/** A post with its shifts from this week on, and what was done to it. */
export async function showPost({ postId }: Input<'post'>, ctx: Ctx) {
  const post = await ownPost(postId, ctx)
  const parts = await shiftsOfPost([postId], weekStart(ctx.now))
  const shows = await showsOf(parts, ctx.now)
  const rows = [...byShift(parts).values()].flatMap(([first, ...rest]) => (first === undefined ? [] : [shiftRow([first, ...rest], shows, ctx.now)]))
  const { title, role, about, place, needs, approval, reach, weekly, leastAWeek, contact, state, communityId, version } = post
  return {
    post: { postId, title, role, about, place, needs, approval, reach, weekly, leastAWeek, state, communityId, version, ...(contact === undefined ? {} : { contact }) },
    actions: [...actionsOf(POST_KIND.life, post, { now: ctx.now, calendar: districtCalendar, actor: await lifeActorOf(ctx, 'staff') })].filter((action) => action !== 'draft'),
    shifts: rows.sort((a, b) => a.startsAt - b.startsAt),
    behind: [...byShift(parts).values()].filter((each) => isBehind(post, each, ctx.now)).length,
    history: post.log.map(({ at, action, by, reason }) => ({ at, said: action, by: by.label, ...(reason === undefined ? {} : { reason }) })).reverse(), now: ctx.now,
  }
}
