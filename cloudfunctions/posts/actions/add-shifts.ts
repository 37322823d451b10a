import type * as z from 'zod'
import type { PostDoc, postsContract } from '@core/contract/posts'
import type { ShiftFacts, ShiftLine } from '@core/domain/post/shift'
import { SHIFT_LONGEST_MS } from '@core/domain/post/shift'
import type { Span } from '@core/domain/post/weekly'
import { spansOf, weeksLater } from '@core/domain/post/weekly'
import { DAY_MS, dayNumberAt, mondayOf, startOfDay } from '@core/domain/time/day'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { insertShifts, partsOfShifts, shiftsOfPost } from '../../_data/shifts-repo'
import { newShift } from '../../_shift/new-shift'
import { ownPost } from '../rules/own-post'
import { closeIfStoodDown, refuseBeyondEmergency } from '../rules/within-emergency'
import { byShift } from '../../_shift/by-shift'
import { openToOf, placeOf } from '../../_shift/of-post'

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

  const asked = new Set(input.spans?.map(keyOf))
  const wanted = await idsFor(post, spans, asked, ctx)
  const lineOf = (span: Span): ShiftLine | undefined => (asked.has(keyOf(span)) ? { id: plannedBy(ctx, span), action: 'publish', at: ctx.now, by: ctx.personId } : undefined)
  const made = [...wanted].map(([shiftId, span]) => newShift({ ...factsOf(post, span, input.opensAt ?? ctx.now), shiftId }, span.places, ctx.now, lineOf(span)))
  await insertShifts(made.flat())
  await closeIfStoodDown(post, ctx.now)
  return { added: made.length, there: new Set(spans.map(keyOf)).size - made.length }
}

/**
 * An id for every span that has no shift yet; of one that was cut off half written, its own, so that what is missing is added.
 * A shift that was cancelled, or moved to another time, leaves its span empty: a usual week respects that, who asks for this
 * very span has it planned again, once: sent again, a request that planned it already finds its line, whatever became of the shift.
 */
async function idsFor(post: PostDoc, spans: readonly Span[], asked: ReadonlySet<string>, ctx: Ctx): Promise<ReadonlyMap<string, Span>> {
  const standing = [...byShift(await shiftsOfPost([post._id], ctx.now)).values()].flatMap(([first, ...more]) => (first?.state === 'open' ? [{ ...first, isWhole: more.length + 1 === first.parts }] : []))
  const standsAt = new Map(standing.map((first) => [keyOf(first), first]))
  const wanted = [...new Map(spans.map((span) => [keyOf(span), span])).values()].filter((span) => standsAt.get(keyOf(span))?.isWhole !== true)
  const halves = wanted.flatMap((span) => { const half = standsAt.get(keyOf(span)); return half === undefined ? [] : [[half.shiftId, span] as const] })
  const ids = new Map<string, Span>(halves)
  for (let rest = wanted.filter((span) => !standsAt.has(keyOf(span))), round = 0; rest.length > 0; round += 1) {
    const found = byShift(await partsOfShifts(rest.map((span) => shiftIdOf(post, span, round))))
    const there = (span: Span) => found.get(shiftIdOf(post, span, round))
    for (const span of rest) if (there(span) === undefined) ids.set(shiftIdOf(post, span, round), span)
    rest = rest.filter((span) => asked.has(keyOf(span)) && there(span)?.some(({ log }) => log.some(({ id }) => id === plannedBy(ctx, span))) === false)
  }
  return ids
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

/** By span, not by how it stands now: the shift may have been moved since. */
const plannedBy = ({ requestKey }: Ctx, { startsAt, endsAt }: Pick<Span, 'startsAt' | 'endsAt'>): string => hash22('planned', requestKey, String(startsAt), String(endsAt))

const keyOf = ({ startsAt, endsAt }: Pick<Span, 'startsAt' | 'endsAt'>): string => `${startsAt}.${endsAt}`

const shiftIdOf = ({ _id }: PostDoc, { startsAt, endsAt }: Span, round: number): string => hash22('shift', _id, String(startsAt), String(endsAt), ...(round === 0 ? [] : [String(round)]))

function factsOf(post: PostDoc, { startsAt, endsAt }: Span, opensAt: number): Omit<ShiftFacts, 'shiftId'> {
  return {
    postId: post._id, communityId: post.communityId, streetId: post.streetId,
    title: post.title, role: post.role, place: placeOf(post), needs: post.needs, openTo: [openToOf(post)], approval: post.approval, startsAt, endsAt, opensAt: Math.min(opensAt, startsAt), closesAt: startsAt, state: 'open',
  }
}
