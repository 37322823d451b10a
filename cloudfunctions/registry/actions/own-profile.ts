import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { ProfileView, registryContract } from '@core/contract/registry'
import { startOfYear, yearOf } from '@core/domain/unit/year'
import { AppError } from '../../_kit/app-error'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { refuseEnded } from '../../_kit/session'
import { unitNames } from '../../_data/directory'
import { loadPerson } from '../../_data/people-repo'
import { servicesDone } from '../../_data/services-done-repo'
import { changePerson } from '../../_people/change-person'
import { ownMember } from '../../_people/own-member'
import { progressRowOf, rosterRowOf } from '../../_people/seen-rows'
import { floorOf } from '../rules/unit-kind'
import { roundsOf } from '../../_data/registrations-repo'

type Input = z.output<(typeof registryContract)['saveSkills']['input']>

/** What a member can do, and what others see of them, made by the very pieces that show it to them. */
export const showProfile = async (_input: object, ctx: Ctx): Promise<ProfileView> => viewOf(await loadPerson(ctx.personId), ctx)

export async function saveSkills({ skills }: Input, ctx: Ctx): Promise<ProfileView> {
  const { person } = await changePerson({
    personId: ctx.personId, action: 'saveSkills', by: { kind: 'member', id: ctx.personId }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    change: (before) => {
      refuseEnded(ctx.session, before)
      return { facts: { member: { ...ownMember(before), skills: [...skills] } } }
    },
  })
  return viewOf(person, ctx)
}

async function viewOf(person: PersonDoc | null, ctx: Ctx): Promise<ProfileView> {
  const member = ownMember(person)
  if (person === null) throw new AppError('FORBIDDEN')
  const { unitId } = member
  const [units, rounds, floor, done] = await Promise.all([unitNames(ctx.now), roundsOf(ctx.personId), floorOf(unitId), servicesDone([ctx.personId], startOfYear(yearOf(ctx.now)))])
  const row = rosterRowOf(person)
  // Name and number stand in the registration the staff confirmed; who was there before has left none.
  const sealed = rounds.find(({ state }) => state === 'active')?.sealed
  return {
    label: person.label, skills: row.skills, now: ctx.now,
    certificates: Object.entries(member.certificates ?? {}).map(([kind, until]) => ({ kind, until })),
    seen: {
      staff: { label: row.label, skills: row.skills, ...(row.unit === undefined ? {} : { unit: units.get(row.unit) ?? '' }), ...(sealed === undefined ? {} : { name: unseal(sealed.name, 'name'), phone: unseal(sealed.phone, 'phone') }) },
      ...(unitId === undefined ? {} : { unit: progressRowOf(person, done.get(ctx.personId) ?? 0, floor) }),
      residents: { label: person.label },
    },
  }
}
