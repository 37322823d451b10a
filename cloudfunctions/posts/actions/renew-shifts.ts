import type * as z from 'zod'
import type { PostDoc, postsContract } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftLine } from '@core/domain/post/shift'
import { isMarked, nextMoment } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { changePart, shiftsOfPost } from '../../_data/shifts-repo'
import { byShift } from '../../_shift/by-shift'
import { isSamePlace, openToOf, placeOf } from '../../_shift/of-post'
import { termsOf } from '../../_shift/terms'
import { ownPost } from '../rules/own-post'
import { refuseOutsideEmergency } from '../rules/within-emergency'
import { places as knownPlaces } from './claim-shift'

type Input = z.output<(typeof postsContract)['renewShifts']['input']>

/**
 * What a post says now, in its shifts that have not begun: name, work, what is asked, who may claim, and the place where none
 * was given to the shift alone. Who claimed keeps the place and is told. Cut off, sent again it goes on behind what is done.
 */
export async function renewShifts({ postId, reason }: Input, ctx: Ctx) {
  const post = await ownPost(postId, ctx)
  if (post.state !== 'published') throw new AppError('POST_NOT_OPEN')
  await refuseOutsideEmergency(post, ctx.now)
  let [shifts, told] = [0, 0]
  for (const [shiftId, parts] of byShift(await shiftsOfPost([postId], ctx.now))) {
    const line: ShiftLine = { id: hash22('renew', ctx.requestKey, shiftId), action: 'change', at: ctx.now, by: ctx.personId, reason }
    if (!parts.some(({ log }) => log.some(({ id }) => id === line.id)) && !isBehind(post, parts, ctx.now)) continue
    const behind = parts.filter(({ state }) => state === 'open')
    for (const part of behind) {
      if (part.log.some(({ id }) => id === line.id)) continue
      const said = factsFor(post, part)
      const facts = { ...said, ...(said.place.name === part.place.name ? {} : { movedAt: ctx.now }) }
      const after = { ...part, ...facts }
      if (!(await changePart(part, { ...facts, terms: termsOf(after), nextAt: nextMoment(after, ctx.now) }, { line }))) throw new AppError('BUSY')
    }
    knownPlaces.forget(shiftId)
    shifts += 1
    told += behind.reduce((sum, { claims, waiters }) => sum + Object.keys(claims).length + waiters.length, 0)
  }
  return { postId, shifts, told }
}

/** Whether a shift to come says something else than its post. One that somebody stands at already is left as what they came for. */
export function isBehind(post: PostDoc, parts: readonly ShiftPartDoc[], now: number): boolean {
  return !isMarked(parts) && parts.some((part) => part.state === 'open' && part.startsAt > now && !isSame(part, factsFor(post, part)))
}

function factsFor(post: PostDoc, part: ShiftPartDoc) {
  return { title: post.title, role: post.role, needs: post.needs, approval: post.approval, openTo: [openToOf(post)], place: part.ownPlace === true ? part.place : placeOf(post) }
}

const isSame = (part: ShiftPartDoc, facts: ReturnType<typeof factsFor>): boolean =>
  part.title === facts.title && part.role === facts.role && part.approval === facts.approval && String(part.needs) === String(facts.needs) && String(part.openTo) === String(facts.openTo)
  && isSamePlace(part.place, facts.place)
