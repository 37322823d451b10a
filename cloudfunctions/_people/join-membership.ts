import type { PersonDoc } from '@core/contract/person-documents'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import { unitInForce } from '@core/domain/registration/registration'
import { hash22 } from '../_kit/ids'
import { above, directory } from '../_data/directory'
import { nextMemberNumber } from '../_data/member-numbers-repo'
import { loadPerson } from '../_data/people-repo'
import { changePerson } from './change-person'

/** What a new member is asked for until they say otherwise [own: an evening a week, a walk of twenty minutes]. */
const DEFAULTS = { weeklyMax: 2, radiusM: 1500, mute: { from: '22:00', to: '07:00' } } as const
/** 党员 12 号: who has a number keeps it, also when they come back. */
const NUMBERED = /^党员 \d+ 号$/

/** A confirmed registration makes a member: role, whereabouts and what they can do. Under a key that follows from it: twice is once. */
export async function joinMembership(record: RegistrationDoc, now: number): Promise<void> {
  const { _id, personId, communityId, gridId, streetId, compoundId } = record
  const [dir, stored] = await Promise.all([directory(now), loadPerson(personId)])
  const key = hash22('join', _id)
  if (stored?.log.some(({ requestKey }) => requestKey === key) === true) return
  const number = stored !== null && NUMBERED.test(stored.label) ? undefined : await nextMemberNumber()
  const point = above(dir, compoundId).find((area) => area.point !== undefined)?.point
  await changePerson({
    personId, action: 'join', by: { kind: 'system', id: 'registration' }, now, requestKey: key, digest: hash22(key, communityId),
    change: (person) => {
      const roleEpoch = person.roleEpoch + 1
      const gone = [communityId, record.from?.communityId]
      const kept = person.roles.filter(({ role, scopeId }) => (role !== 'member' && role !== 'resident') || !gone.includes(scopeId))
      return {
        facts: {
          // What they may claim and where they are counted goes by where they are a member; what they do at work, by their role.
          communityId, gridId, streetId, roleEpoch, member: memberOf(person, record, point),
          roles: [...kept.filter(({ role }) => role !== 'resident'), { role: 'resident', scopeId: communityId }, { role: 'member', scopeId: communityId }],
          ...(number === undefined || NUMBERED.test(person.label) ? {} : { label: `党员 ${number} 号` }),
        },
        data: { role: 'member', scopeId: communityId, epoch: roleEpoch, registrationId: _id },
      }
    },
  })
}

function memberOf({ member }: PersonDoc, record: RegistrationDoc, point: { readonly lng: number; readonly lat: number } | undefined): NonNullable<PersonDoc['member']> {
  const { unitId: _before, ...before } = member ?? { ...DEFAULTS, mute: { ...DEFAULTS.mute }, skills: [], certificates: {}, point: { lng: 0, lat: 0 }, status: 'active' }
  // A unit sees and speaks for whom it has acknowledged; one that did before a move need not wait to be asked again. Who left and returns is asked about anew.
  const moves = record.from !== undefined && member !== undefined && member.status !== 'left'
  const unitId = unitInForce(record) ?? (moves && member.unitId === record.unitId ? member.unitId : undefined)
  return {
    ...before,
    // A district without points on its map reckons no distances.
    point: point ?? before.point,
    skills: [...new Set([...before.skills, ...record.skills])],
    status: 'active',
    ...(unitId === undefined ? {} : { unitId }),
  }
}
