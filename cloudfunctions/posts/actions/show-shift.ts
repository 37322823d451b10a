import type * as z from 'zod'
import type { postsContract, SHIFT_ACTIONS } from '@core/contract/posts'
import { postDoc } from '@core/contract/posts'
import { presenceRefusal } from '@core/domain/check-in/presence'
import type { Claim } from '@core/domain/post/shift'
import { claimIn, freeUntil } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { directory, unitNames } from '../../_data/directory'
import { loadRecord } from '../../_data/records-repo'
import { areaIdsOf, factsOf, signPass } from '../rules/claimant'
import { pointOfShift } from '../rules/shift-point'
import { cardOf } from '../views/shift-view'
import { partsOf } from './wait-for-shift'

type Input = z.output<(typeof postsContract)['shift']['input']>
type ShiftAction = (typeof SHIFT_ACTIONS)[number]

/** A shift with all a member decides by: where, with whom, whom to call, and what they may do. */
export async function showShift({ shiftId }: Input, ctx: Ctx) {
  const viewer = await memberViewer(ctx)
  const [parts, dir, { home, ...facts }] = await Promise.all([partsOf(shiftId), directory(ctx.now), factsOf(ctx.personId, ctx.now)])
  const [first] = parts
  const community = dir.byId.get(first.communityId)
  const card = cardOf(parts, { id: ctx.personId, areaIds: areaIdsOf(viewer), ...facts }, { now: ctx.now, community: community?.name ?? '', home })
  if (card === undefined) throw new AppError('NOT_FOUND')
  // Whom it is not open to learns what it is about from nobody, unless they are in it.
  if (card.mine === 'none' && !first.openTo.some((id) => areaIdsOf(viewer).includes(id))) throw new AppError('NOT_FOUND')
  const own = claimIn(parts, ctx.personId)?.claim
  const has = card.mine === 'held' || card.mine === 'promised' || card.mine === 'asked'
  const [post, point] = await Promise.all([loadRecord(postDoc, 'post', first.postId), pointOfShift(first)])
  // Somebody's own number is for who comes; everybody else rings up the community.
  const office = community?.phone === undefined ? undefined : { name: community.name, phone: community.phone }
  const contact = (has ? post?.contact : undefined) ?? office
  return {
    shift: {
      ...card, about: post?.about ?? '', freeUntil: freeUntil(first, own), actions: actionsOf(card, own, ctx.now),
      // Companions are called by number, and only who is one of them sees them.
      with: card.mine === 'held' ? parts.flatMap(({ claims }) => Object.entries(claims).flatMap(([id, { label }]) => (id === ctx.personId ? [] : [label]))).slice(0, 30) : [],
      ...(own?.unitId === undefined ? {} : { byUnit: (await unitNames(ctx.now)).get(own.unitId) ?? '' }),
      ...(contact === undefined ? {} : { contact }),
      ...(point === undefined ? {} : { point }),
    },
    pass: signPass(ctx.personId, facts, ctx.now), now: ctx.now,
  }
}

function actionsOf({ mine, why, startsAt, endsAt, state }: NonNullable<ReturnType<typeof cardOf>>, own: Claim | undefined, now: number): ShiftAction[] {
  const present = mine === 'held' && state !== 'cancelled' && presenceRefusal({ startsAt, endsAt }, now) === null
  const marks: ShiftAction[] = !present ? [] : own?.in === undefined ? ['checkIn'] : own.out === undefined ? ['checkOut'] : []
  if (state !== 'open' || now >= startsAt) return marks
  switch (mine) {
    case 'asked': return ['release']
    case 'held': return own?.in !== undefined || own?.swap !== undefined ? marks : [...marks, 'release', 'swap']
    case 'promised': return ['confirmPlace', 'release']
    case 'waiting': return ['stopWaiting']
    case 'none': return why.length === 0 ? ['claim'] : why.every(({ code }) => code === 'SHIFT_FULL') ? ['wait'] : []
  }
}
