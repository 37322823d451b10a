import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { POST_REFUSALS, type PostRefusal } from '@core/domain/post/refusals'
import { placesOf } from '@core/domain/post/shift'
import { DAY_MS } from '@core/domain/time/day'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { shiftStore } from '../../_data/claims-repo'
import { directory, nameOf, pairedCommunity } from '../../_data/directory'
import { loadMembers, membersOfUnit } from '../../_data/people-repo'
import { partsOfShifts, shiftsOf, upcomingShifts } from '../../_data/shifts-repo'
import { lifeActorOf } from '../../_record/life-actor'
import { giveBack } from '../../_shift/give-back'
import { areaIdsOf } from '../rules/claimant'
import { claimantFrom } from '../rules/swap-sides'
import { byShift } from '../../_shift/by-shift'
import { places } from './claim-shift'
import { partsOf } from './wait-for-shift'

type Input<A extends 'unitShifts' | 'claimForUnit' | 'releaseForUnit'> = z.output<(typeof postsContract)[A]['input']>
const PAGE = 20
const AHEAD_MS = 28 * DAY_MS

/** Who speaks for this unit; nobody else claims for its members. */
async function speaksFor(unitId: string, ctx: Ctx): Promise<void> {
  const { scopeIds } = await lifeActorOf(ctx, 'unit')
  if (!scopeIds.includes(unitId)) throw new AppError('NOT_ALLOWED')
}

export async function listUnitShifts({ unitId, cursor }: Input<'unitShifts'>, ctx: Ctx) {
  await speaksFor(unitId, ctx)
  const paired = await pairedCommunity(unitId, ctx.now)
  if (paired === undefined) throw new AppError('UNIT_UNKNOWN')
  const [dir, people, page] = await Promise.all([directory(ctx.now), membersOfUnit(unitId), upcomingShifts(areaIdsOf(paired), { from: ctx.now, until: ctx.now + AHEAD_MS, limit: PAGE + 1, ...(cursor === undefined ? {} : { after: cursor }) })])
  const firsts = page.slice(0, PAGE)
  const split = firsts.filter(({ parts }) => parts > 1).map(({ shiftId }) => shiftId)
  const whole = byShift([...firsts.filter(({ parts }) => parts === 1), ...(await partsOfShifts(split))])
  const labels = new Map(people.map(({ _id, label }) => [_id, label]))
  const last = firsts.at(-1)
  return {
    items: firsts.flatMap(({ shiftId }) => {
      const parts = whole.get(shiftId) ?? []
      return parts[0] === undefined ? [] : [rowOf(parts, parts[0], labels, nameOf(dir, parts[0].communityId), unitId)]
    }),
    members: [...labels].map(([memberId, label]) => ({ memberId, label })).sort((a, b) => a.label.localeCompare(b.label, 'zh', { numeric: true })),
    now: ctx.now, ...(page.length > PAGE && last ? { next: `${last.startsAt}.${last._id}` } : {}),
  }
}

/** What the unit claimed for its members. Where they serve of their own accord is theirs to tell. */
function rowOf(parts: readonly ShiftPartDoc[], { shiftId, title, place, startsAt, endsAt, needs }: ShiftPartDoc, labels: ReadonlyMap<string, string>, community: string, unitId: string) {
  const { capacity, left } = placesOf(parts)
  const ours = parts.flatMap(({ claims }) => Object.entries(claims).flatMap(([memberId, claim]) => (labels.has(memberId) && claim.unitId === unitId ? [{ memberId, label: claim.label, state: claim.state }] : [])))
  return { shiftId, title, place: place.name, community, startsAt, endsAt, needs, capacity, left, ours }
}

/** Each is a claim like any other, with the unit's name in it and a line that tells them; sent again, the same. */
export async function claimForUnit({ unitId, shiftId, memberIds }: Input<'claimForUnit'>, ctx: Ctx) {
  await speaksFor(unitId, ctx)
  const people = new Map((await membersOfUnit(unitId)).map((person) => [person._id, person]))
  if (memberIds.some((id) => !people.has(id))) throw new AppError('MEMBER_UNKNOWN')
  const [[first], held] = await Promise.all([partsOf(shiftId), shiftsOf([...people.keys()].filter((id) => memberIds.includes(id)), ctx.now)])
  const results = []
  for (const memberId of new Set(memberIds)) {
    const person = people.get(memberId)
    if (person === undefined) continue
    const named = { memberId, label: person.label }
    const key = hash22('unitClaim', ctx.requestKey, memberId)
    try {
      const { claim, part } = await claimOne({ unitId, first, key, label: person.label }, await claimantFrom(person, ctx.now, held), ctx)
      results.push({ ...named, outcome: claim.key === key && part !== undefined ? 'claimed' as const : 'there' as const })
    } catch (error) {
      const code = error instanceof AppError ? POST_REFUSALS.find((each) => each === error.code) : undefined
      if (code === undefined) throw error
      results.push({ ...named, outcome: 'refused' as const, why: code satisfies PostRefusal })
    }
  }
  return { shiftId, results }
}

interface Named { readonly unitId: string; readonly first: ShiftPartDoc; readonly key: string; readonly label: string }

/** On the shift as it is, not as a page showed it. `retried`: it is read once more, and a standing claim is the answer. */
async function claimOne({ unitId, first, key, label }: Named, claimant: Awaited<ReturnType<typeof claimantFrom>>, ctx: Ctx) {
  const { shiftId } = first
  const claim = { at: ctx.now, key, label, unitId }
  return places.claim({ shiftId, seen: first, claimant, claim, now: ctx.now, retried: true, line: { id: key, action: 'unitClaim', at: ctx.now, by: ctx.personId, of: claimant.id } })
}

/** What the unit claimed it may give back, until the shift begins; the member is told. Who has another unit by now keeps their place. */
export async function releaseForUnit({ unitId, shiftId, memberId }: Input<'releaseForUnit'>, ctx: Ctx) {
  await speaksFor(unitId, ctx)
  if ((await loadMembers([memberId])).get(memberId)?.member?.unitId !== unitId) throw new AppError('MEMBER_UNKNOWN')
  await giveBack(shiftStore, {
    shiftId, memberId, by: ctx.personId, now: ctx.now, requestKey: ctx.requestKey, reason: '单位改了安排',
    ending: ({ unitId: whose }, { startsAt }) => {
      if (whose !== unitId) throw new AppError('NOT_HELD')
      if (ctx.now >= startsAt) throw new AppError('STARTED_ALREADY')
      return 'remove'
    },
  })
  places.forget(shiftId)
  return { shiftId, memberId }
}
