import type * as z from 'zod'
import type { PostDoc, postsContract } from '@core/contract/posts'
import type { ShiftFacts } from '@core/domain/post/shift'
import { SHIFT_LONGEST_MS } from '@core/domain/post/shift'
import type { Span } from '@core/domain/post/weekly'
import { spansOf, weeksLater } from '@core/domain/post/weekly'
import { DAY_MS, dayNumberAt, mondayOf, startOfDay } from '@core/domain/time/day'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { insertShifts, shiftsOfPost } from '../../_data/shifts-repo'
import { newShift } from '../../_shift/new-shift'
import { ownPost } from '../rules/own-post'
import { closeIfStoodDown, refuseBeyondEmergency } from '../rules/within-emergency'
import { byShift } from '../../_shift/by-shift'

type Input = z.output<(typeof postsContract)['addShifts']['input']>

/** A shift may begin this far ahead. */
const FARTHEST_MS = 92 * DAY_MS
/** Shifts asked for at once: eight weeks of the longest usual week. */
const AT_ONCE = 800

/** Shifts of the usual week, of a week that was, or single ones. Their ids follow from post and span: added twice is added once. */
export async function addShifts(input: Input, ctx: Ctx) {
  const post = await ownPost(input.postId, ctx)
  if (post.state !== 'published') throw new AppError('POST_NOT_OPEN')
  const spans = await wantedSpans(input, post, ctx.now)
  if (spans.length === 0) throw new AppError('WEEK_REQUIRED')
  if (spans.length > AT_ONCE) throw new AppError('INVALID_INPUT', { fields: { weeks: `这些周一共 ${spans.length} 班，一次最多排 ${AT_ONCE} 班，请少排几周` } })
  refuseOdd(spans, ctx.now)
  await refuseBeyondEmergency(post, spans.map(({ startsAt }, index) => ({ startsAt, field: `spans.${index}.startsAt` })), ctx.now)

  // Of one that was cut off half written, what is missing is added.
  const there = new Set([...byShift(await shiftsOfPost([post._id], ctx.now))].flatMap(([id, parts]) => (parts.length === parts[0]?.parts ? [id] : [])))
  const wanted = new Map(spans.map((span) => [shiftIdOf(post, span), span]))
  const made = [...wanted].filter(([id]) => !there.has(id)).map(([, span]) => newShift(factsOf(post, span, input.opensAt ?? ctx.now), span.places, ctx.now))
  await insertShifts(made.flat())
  await closeIfStoodDown(post, ctx.now)
  return { added: made.length, there: wanted.size - made.length }
}

async function wantedSpans({ weeks, copy, spans = [] }: Input, post: PostDoc, now: number): Promise<readonly Span[]> {
  const weekly = weeks === undefined ? [] : spansOf(post.weekly, now, weeks * 7)
  if (copy === undefined) return [...weekly, ...spans]
  const day = dayNumberAt(copy.weekOf)
  const monday = startOfDay(mondayOf(day))
  const week = [...byShift(await shiftsOfPost([post._id], monday)).values()].flatMap((parts): Span[] => {
    const [first] = parts
    return first === undefined || first.state === 'cancelled' || first.startsAt < monday || first.startsAt >= monday + 7 * DAY_MS ? [] : [{ startsAt: first.startsAt, endsAt: first.endsAt, places: parts.reduce((sum, { capacity }) => sum + capacity, 0) }]
  })
  return [...weekly, ...spans, ...Array.from({ length: copy.weeks }, (_, i) => weeksLater(week, i + 1)).flat().filter(({ startsAt }) => startsAt > now)]
}

function refuseOdd(spans: readonly Span[], now: number): void {
  for (const [index, { startsAt, endsAt }] of spans.entries()) {
    if (startsAt <= now) throw new AppError('INVALID_INPUT', { fields: { [`spans.${index}.startsAt`]: '开始时间已经过了，请选以后的时间' } })
    if (endsAt <= startsAt || endsAt - startsAt > SHIFT_LONGEST_MS) throw new AppError('INVALID_INPUT', { fields: { [`spans.${index}.endsAt`]: '结束要晚于开始，一班最长 16 小时' } })
    if (startsAt > now + FARTHEST_MS) throw new AppError('INVALID_INPUT', { fields: { [`spans.${index}.startsAt`]: '最多排到三个月以后' } })
  }
}

const shiftIdOf = ({ _id }: PostDoc, { startsAt, endsAt }: Pick<Span, 'startsAt' | 'endsAt'>): string => hash22('shift', _id, String(startsAt), String(endsAt))

function factsOf(post: PostDoc, { startsAt, endsAt }: Span, opensAt: number): ShiftFacts {
  const openTo = { community: post.communityId, street: post.streetId, district: 'district' }[post.reach]
  return {
    shiftId: shiftIdOf(post, { startsAt, endsAt }), postId: post._id, communityId: post.communityId, streetId: post.streetId,
    title: post.title, role: post.role, place: { name: post.place.name, point: post.place.point, stationId: post.place.stationId }, needs: post.needs, openTo: [openTo], approval: post.approval, startsAt, endsAt, opensAt: Math.min(opensAt, startsAt), closesAt: startsAt, state: 'open',
  }
}
