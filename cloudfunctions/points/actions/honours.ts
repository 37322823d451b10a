import type * as z from 'zod'
import type { pointsContract } from '@core/contract/points'
import { dayNumberAt } from '@core/domain/time/day'
import { startOfYear } from '@core/domain/unit/year'
import { AppError } from '../../_kit/app-error'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { refuseEnded } from '../../_kit/session'
import { directory, nameOf, unitNames } from '../../_data/directory'
import { minutesServed } from '../../_data/ledger-repo'
import { loadPerson, membersOfUnit, onWallOf } from '../../_data/people-repo'
import { confirmedName, confirmedNames, roundsOf } from '../../_data/registrations-repo'
import { changePerson } from '../../_people/change-person'
import { ownMember } from '../../_people/own-member'
import { lifeActorOf } from '../../_record/life-actor'

type Inputs = { [A in keyof typeof pointsContract]: z.output<(typeof pointsContract)[A]['input']> }
const NOTHING = { wall: 'no', appraisal: false } as const

/** Marks a wall knows of, in hours: passed or not, and no more is said [own]. */
const MARKS = [10, 20, 50, 100, 200, 300, 500, 1000] as const
const passedMark = (minutes: number): number => MARKS.findLast((hours) => minutes >= hours * 60) ?? 0

export const showHonours = async (_input: object, ctx: Ctx) => ownMember(await loadPerson(ctx.personId)).honours ?? NOTHING

/** Said by the member alone, and taken back as easily. */
export async function saveHonours(honours: Inputs['saveHonours'], ctx: Ctx) {
  const isNamed = honours.wall !== 'name' || confirmedName(await roundsOf(ctx.personId)) !== undefined
  await changePerson({
    personId: ctx.personId, action: 'saveHonours', by: { kind: 'member', id: ctx.personId }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    change: (before) => {
      refuseEnded(ctx.session, before)
      const member = ownMember(before)
      if (!isNamed && before.profile === undefined) throw new AppError('NAME_UNKNOWN')
      return { facts: { member: { ...member, honours } } }
    },
  })
  return honours
}

/** Those of one's community who agreed to stand there, by their numbers: a wall, not a table. */
export async function showWall(_input: object, ctx: Ctx) {
  const [viewer, dir] = await Promise.all([ctx.viewer(), directory(ctx.now)])
  const people = await onWallOf(viewer.communityId)
  const named = people.filter(({ member }) => member?.honours?.wall === 'name')
  const [minutes, confirmed] = await Promise.all([minutesServed(people.map(({ _id }) => _id)), confirmedNames(named.map(({ _id }) => _id))])
  // As staff confirmed it: a name that was typed afterwards is nobody's on a wall.
  const names = new Map(named.flatMap(({ _id, profile }) => { const sealed = confirmed.get(_id) ?? profile?.sealedName; return sealed === undefined ? [] : [[_id, unseal(sealed, 'name')] as const] }))
  return {
    community: nameOf(dir, viewer.communityId), now: ctx.now,
    items: people.map(({ _id, label }) => ({ who: names.get(_id) ?? label, passed: passedMark(minutes.get(_id) ?? 0) })).filter(({ passed }) => passed > 0),
  }
}

/** For 民主评议: the year's hours of the members of one's unit who agreed to it, by number. */
export async function showAppraisal({ year }: Inputs['appraisal'], ctx: Ctx) {
  const { scopeIds } = await lifeActorOf(ctx, 'unit')
  const [units, ...members] = await Promise.all([unitNames(ctx.now), ...scopeIds.map((unitId) => membersOfUnit(unitId))])
  const all = members.flat()
  const agreed = all.filter(({ member }) => member?.honours?.appraisal === true)
  const [from, to] = [dayNumberAt(startOfYear(year)), dayNumberAt(startOfYear(year + 1))]
  const minutes = await minutesServed(agreed.map(({ _id }) => _id), from, to)
  return { now: ctx.now, members: all.length, agreed: agreed.length, items: agreed.map(({ _id, label, member }) => ({ label, unit: units.get(member?.unitId ?? '') ?? '', minutes: minutes.get(_id) ?? 0 })).sort((a, b) => a.label.localeCompare(b.label, 'zh', { numeric: true })) }
}
