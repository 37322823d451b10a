import type * as z from 'zod'
import type { emergencyContract, MyEmergency } from '@core/contract/emergency'
import type { EmergencyDoc, RollDoc } from '@core/contract/emergency-documents'
import { emergencyDoc, rollDoc, visitListDoc } from '@core/contract/emergency-documents'
import type { PersonDoc } from '@core/contract/person-documents'
import { concerns } from '@core/domain/emergency/emergency'
import { isAllowed } from '@core/domain/emergency/levels'
import { placesOf } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import { memberScopes } from '../../_kit/member-scopes'
import type { Ctx } from '../../_kit/serve'
import type { Directory } from '../../_data/directory'
import { directory, nameOf } from '../../_data/directory'
import { recordsOfEmergency } from '../../_data/emergencies-repo'
import { loadPerson } from '../../_data/people-repo'
import { loadRecord } from '../../_data/records-repo'
import { surgeOf } from '../../_emergency/surge-shifts'
import { visitListView } from '../views/parts-view'

type Input = z.output<(typeof emergencyContract)['mine']['input']>

const BEFORE: readonly string[] = ['new', 'drafted', 'refused', 'withdrawn', 'approved']

/** What is going on where somebody lives or serves, whom to call, and what is asked of them. */
export async function showMine({ emergencyId }: Input, ctx: Ctx): Promise<MyEmergency> {
  const [person, emergency, dir] = await Promise.all([loadPerson(ctx.personId), emergencyBehind(emergencyId), directory(ctx.now)])
  if (person === null || emergency === null || BEFORE.includes(emergency.state) || !concerns(emergency, { ...person, compoundId: person.profile?.compoundId })) throw new AppError('NOT_FOUND')
  const { title, level, state, reason, areaIds, startsAt, endsAt } = emergency
  return {
    id: emergency._id, title, level, state, reason, areas: areaIds.map((id) => nameOf(dir, id)), startsAt, endsAt, now: ctx.now,
    call: phonesOf(dir, person.communityId), ...(await memberPart(emergency, person, ctx.now)),
  }
}

/** The emergency itself, or the one that a roll call or a list belongs to: a notice knows what it is about, and no more. */
async function emergencyBehind(id: string): Promise<EmergencyDoc | null> {
  const emergency = await loadRecord(emergencyDoc, 'emergency', id)
  if (emergency !== null) return emergency
  const behind = (await loadRecord(rollDoc, 'rollCall', id)) ?? (await loadRecord(visitListDoc, 'visitList', id))
  return behind === null ? null : loadRecord(emergencyDoc, 'emergency', behind.emergencyId)
}

function phonesOf(dir: Directory, communityId: string): MyEmergency['call'] {
  const community = dir.byId.get(communityId)
  return [...(community?.phone === undefined ? [] : [{ name: `${community.name}值班`, phone: community.phone }]), { name: '火警和救援', phone: '119' }, { name: '急救', phone: '120' }]
}

/** Asked of members alone: their answer, their buildings, and how many places surge shifts still have where they may claim. */
async function memberPart(emergency: EmergencyDoc, { _id: id, roles, communityId }: PersonDoc, now: number): Promise<Pick<MyEmergency, 'roll' | 'lists' | 'surgePlaces'>> {
  const scopeIds = memberScopes(roles)
  if (scopeIds.length === 0) return { lists: [], surgePlaces: 0 }
  const [rolls, lists, surge] = await Promise.all([
    recordsOfEmergency(rollDoc, 'rollCall', emergency._id, { communityIds: [communityId] }), recordsOfEmergency(visitListDoc, 'visitList', emergency._id, { memberId: id }),
    surgeOf(emergency, now, [communityId]),
  ])
  const roll = [...rolls].sort((a, b) => b.round - a.round)[0]
  const ahead = surge.parts.filter(({ state, startsAt }) => state === 'open' && startsAt > now)
  return {
    ...(roll === undefined ? {} : { roll: ownRoll(roll, id, now) }),
    lists: lists.map((list) => ({ ...visitListView(list, { id, kind: 'member', scopeIds }), ...(isAllowed('visits', emergency, now) ? {} : { mayOpen: false }) })),
    surgePlaces: placesOf(ahead).left,
  }
}

function ownRoll({ _id: id, round, question, until, state, answers }: RollDoc, memberId: string, now: number): MyEmergency['roll'] {
  const answer = answers[memberId]?.answer
  return { id, round, question, until, state: until <= now ? 'closed' : state, ...(answer === undefined ? {} : { answer }) }
}
