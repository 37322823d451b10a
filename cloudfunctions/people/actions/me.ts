import type { PersonDoc } from '@core/contract/person-documents'
import type { Me } from '@core/contract/people'
import { concerns } from '@core/domain/emergency/emergency'
import type { Ctx } from '../../_kit/serve'
import { unseal } from '../../_kit/seal'
import { refuseEnded } from '../../_kit/session'
import { signRoleToken } from '../../_kit/viewer'
import type { Directory } from '../../_data/directory'
import { directory, nameOf } from '../../_data/directory'
import type { AlarmDoc } from '../../_data/emergencies-repo'
import { personAndAlarms } from '../../_data/emergencies-repo'
import { strangerOf } from '../../_people/stranger'

/** Who am I: roles with their scope, and a fresh role token. Somebody new is a resident of nowhere yet. */
export async function me(_input: object, ctx: Ctx): Promise<Me> {
  const [{ person, alarms }, dir] = await Promise.all([personAndAlarms(ctx.personId), directory(ctx.now)])
  const view = meView(person ?? strangerOf(ctx), dir, ctx)
  return { ...view, alarms: person === null ? [] : alarmsOf(person, alarms, ctx.now) }
}

/** What is in force where they live, serve or work. */
function alarmsOf(person: PersonDoc, alarms: readonly AlarmDoc[], now: number): NonNullable<Me['alarms']> {
  return alarms.filter((alarm) => alarm.endsAt > now && concerns(alarm, { ...person, compoundId: person.profile?.compoundId })).map(({ _id: id, title, endsAt: until }) => ({ id, title, until }))
}

export function meView(person: PersonDoc, dir: Directory, { now, session }: Pick<Ctx, 'now' | 'session'>): Me {
  // A new role token is ten more minutes: not for a session that was ended.
  refuseEnded(session, person)
  const { _id: personId, label, roles, roleEpoch: epoch, communityId, gridId, streetId } = person
  const { token, until } = signRoleToken({ personId, label, roles, epoch, communityId, gridId, streetId }, now)
  const community = dir.byId.get(communityId)
  const { profile } = person
  return {
    personId, label, now, roleToken: token, roleTokenUntil: until,
    roles: roles.map(({ role, scopeId }) => ({ role, scopeId, scope: nameOf(dir, scopeId) })),
    ...(community ? { community: { id: community.id, name: community.name, ...(community.phone === undefined ? {} : { phone: community.phone }) } } : {}),
    ...(gridId === '' ? {} : { grid: nameOf(dir, gridId) }),
    ...(streetId === '' ? {} : { street: nameOf(dir, streetId) }),
    ...(person.member === undefined ? {} : { home: person.member.point }),
    ...(person.consentAt === undefined ? {} : { consentAt: person.consentAt }),
    ...(profile ? { profile: profileView(profile, dir) } : {}),
  }
}

function profileView(profile: NonNullable<PersonDoc['profile']>, dir: Directory): NonNullable<Me['profile']> {
  const [unit = '', room = ''] = unseal(profile.sealedDoor, 'door').split('\n')
  return {
    name: unseal(profile.sealedName, 'name'),
    phone: unseal(profile.sealedPhone, 'phone'),
    address: {
      compoundId: profile.compoundId, compound: nameOf(dir, profile.compoundId), building: profile.building,
      ...(unit === '' ? {} : { unit }), ...(room === '' ? {} : { room }),
    },
  }
}
