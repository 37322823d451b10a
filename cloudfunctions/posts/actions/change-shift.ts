import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import { postDoc } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftFacts, ShiftLine } from '@core/domain/post/shift'
import { grownBy, isMarked, keptOf, nextMoment, placesOf, SHIFT_LONGEST_MS } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { loadRecord } from '../../_data/records-repo'
import { changePart, insertShifts } from '../../_data/shifts-repo'
import { moreParts } from '../../_shift/new-shift'
import { isSamePlace, placeOf } from '../../_shift/of-post'
import { termsOf } from '../../_shift/terms'
import { promote } from '../../_shift/give-back'
import { shiftStore } from '../../_data/claims-repo'
import { ownShift } from '../rules/own-shift'
import { placeIn } from '../rules/place-in'
import { refuseBeyondEmergency } from '../rules/within-emergency'
import { places as knownPlaces } from './claim-shift'

type Place = ShiftFacts['place']
type Input<A extends 'changeShift' | 'cancelShift'> = z.output<(typeof postsContract)[A]['input']>

/** Another time, place or number of places, in every part; a part that has the line already is left as it is. */
export async function changeShift({ shiftId, startsAt, endsAt, place, places, reason }: Input<'changeShift'>, ctx: Ctx) {
  const parts = await ownShift(shiftId, ctx)
  const [first] = parts
  if (first.state !== 'open') throw new AppError(first.state === 'cancelled' ? 'SHIFT_CANCELLED' : 'SHIFT_OVER')
  refuseBegun(parts, ctx)
  const times = { startsAt: startsAt ?? first.startsAt, endsAt: endsAt ?? first.endsAt }
  if (times.startsAt <= ctx.now || times.endsAt <= times.startsAt) throw new AppError('INVALID_INPUT', { fields: { startsAt: '要改到以后的时间，结束晚于开始' } })
  if (times.endsAt - times.startsAt > SHIFT_LONGEST_MS) throw new AppError('INVALID_INPUT', { fields: { endsAt: '一班最长 16 小时' } })
  const { capacity, left, taken, waiting } = placesOf(parts)
  // What is kept for who waits is theirs as well.
  if (places !== undefined && places < capacity - left) throw new AppError('CAPACITY_BELOW_CLAIMS')

  if (startsAt !== undefined) await refuseBeyond(first, startsAt, ctx.now)

  const wanted = place === undefined ? first.place : await newPlace(first, place, ctx.now)
  // By the parts still as they were: where this was cut off, the first has moved already.
  const isMoved = parts.some((part) => !part.log.some(({ id }) => id === ctx.requestKey) && (times.startsAt !== part.startsAt || times.endsAt !== part.endsAt || !isSamePlace(part.place, wanted)))
  // A mark says that somebody stood there then: it proves nothing of another hour or place.
  if (isMoved && isMarked(parts)) throw new AppError('SHIFT_MARKED')
  const facts = {
    ...times, closesAt: times.startsAt, opensAt: Math.min(first.opensAt, times.startsAt), place: wanted,
    ...(isMoved ? { movedAt: ctx.now } : {}), ...(isSamePlace(first.place, wanted) ? {} : { ownPlace: true }),
  }
  let rest = places === undefined ? 0 : places - capacity
  // A retry finds less to add: what was cut off goes on behind what is there.
  const { added, fresh } = grownBy(parts, Math.max(0, rest))
  // Nobody claims past those who wait, in whatever part: as many as they are is theirs from the first moment.
  const kept = keptOf([...added, ...fresh], waiting - (capacity - left - taken))
  const line: ShiftLine = { id: ctx.requestKey, action: 'change', at: ctx.now, by: ctx.personId, reason, ...(times.startsAt === first.startsAt ? {} : { was: first.startsAt }) }
  let changed = fresh.length > 0
  for (const [index, part] of parts.entries()) {
    if (part.log.some(({ id }) => id === ctx.requestKey)) continue
    // Places are taken away where they are free.
    const more = rest < 0 ? Math.max(rest, -part.left) : added[index] ?? 0
    const after: ShiftPartDoc = { ...part, ...facts, parts: parts.length + fresh.length, reminded: 0 }
    const change = { ...facts, parts: after.parts, terms: termsOf(after), reminded: 0, nextAt: nextMoment(after, ctx.now) }
    if (!(await changePart(part, change, { more, kept: more > 0 ? kept[index] ?? 0 : 0, line }))) throw new AppError('BUSY')
    rest = rest < 0 ? rest - more : rest
    changed = true
  }
  if (fresh.length > 0) await addParts({ ...first, ...facts, parts: parts.length + fresh.length, terms: termsOf({ ...first, ...facts }) }, { from: parts.length, fresh, kept: kept.slice(parts.length), line })
  knownPlaces.forget(shiftId)
  if (changed) await promote(shiftStore, shiftId, ctx.now)
  return { shiftId, changed: true }
}

/** What is said of it, all of it: a point or a station left over from the place before would call people to where nobody is. */
async function newPlace({ communityId }: ShiftPartDoc, given: NonNullable<Input<'changeShift'>['place']>, now: number): Promise<Place> {
  return placeOf({ place: await placeIn(communityId, given, { now, field: 'place' }) })
}

/** Stored under ids that follow from the part. Cancelled in this very moment, what has just come is cancelled with it. */
async function addParts(like: ShiftPartDoc, more: Parameters<typeof moreParts>[1]): Promise<void> {
  const { line } = more
  const made = moreParts(like, more)
  await insertShifts(made)
  const [first] = await shiftStore.read(like.shiftId)
  if (first?.state !== 'cancelled') return
  for (const part of made) await changePart(part, { state: 'cancelled', nextAt: Number.MAX_SAFE_INTEGER }, { line: { ...line, id: `${line.id}-off`, action: 'cancel' } })
  throw new AppError('SHIFT_CANCELLED')
}

async function refuseBeyond({ postId }: ShiftPartDoc, startsAt: number, now: number): Promise<void> {
  const post = await loadRecord(postDoc, 'post', postId)
  if (post !== null) await refuseBeyondEmergency({ emergencyId: post.emergencyId }, [{ startsAt, field: 'startsAt' }], now)
}

/** Once it has begun, who stands there is serving: their hours are not moved away or made undone by anybody. */
function refuseBegun(parts: readonly ShiftPartDoc[], { now, requestKey }: Ctx): void {
  // Cut off between two parts, or sent again, it was decided in time.
  const isDecided = parts.some(({ log }) => log.some(({ id }) => id === requestKey))
  if (!isDecided && parts.some(({ state, startsAt }) => state === 'open' && now >= startsAt)) throw new AppError('SHIFT_RUNS')
}

/** Cancelled, it keeps who claimed it: each is told, with the reason. */
export async function cancelShift({ shiftId, reason }: Input<'cancelShift'>, ctx: Ctx) {
  const parts = await ownShift(shiftId, ctx)
  refuseBegun(parts, ctx)
  const told = parts.reduce((sum, { claims, waiters }) => sum + Object.keys(claims).length + waiters.length, 0)
  const isMine = ({ log }: ShiftPartDoc) => log.some(({ id }) => id === ctx.requestKey)
  const standing = parts.find(({ state }) => state === 'open')
  if (standing === undefined && !parts.some(isMine)) throw new AppError(parts.some(({ state }) => state === 'cancelled') ? 'SHIFT_CANCELLED' : 'SHIFT_OVER')
  for (const part of parts) {
    // Where another cancellation was cut off, this one goes on behind it.
    if (isMine(part) || part.state !== 'open') continue
    if (!(await changePart(part, { state: 'cancelled', nextAt: Number.MAX_SAFE_INTEGER }, { line: { id: ctx.requestKey, action: 'cancel', at: ctx.now, by: ctx.personId, reason } }))) throw new AppError('BUSY')
  }
  knownPlaces.forget(shiftId)
  return { shiftId, told }
}
