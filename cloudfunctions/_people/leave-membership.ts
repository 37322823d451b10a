import { hash22 } from '../_kit/ids'
import { remindOfMember } from '../_order/drop-member'
import { changePerson } from './change-person'
import { dropEverywhere } from './drop-everywhere'

interface Leaves { readonly personId: string; readonly communityId: string; readonly cause: string; readonly now: number }

/**
 * Somebody is a member of a community no more: the role goes, and with the last one their places and invitations. Under a
 * key that follows from the cause, so that twice is once; what is cut off in between the next call completes.
 */
export async function leaveMembership({ personId, communityId, cause, now }: Leaves): Promise<void> {
  await remindOfMember(personId, now)
  const key = hash22('leave', cause)
  const { person, entry } = await changePerson({
    personId, action: 'leave', by: { kind: 'system', id: 'registration' }, now, requestKey: key, digest: hash22(key, communityId),
    change: (before) => {
      const roles = before.roles.filter(({ role, scopeId }) => role !== 'member' || scopeId !== communityId)
      const isStill = roles.some(({ role }) => role === 'member')
      const roleEpoch = before.roleEpoch + 1
      return {
        // What they set down stays: who returns finds it as it was.
        facts: { roles, roleEpoch, ...(before.member === undefined || isStill ? {} : { member: { ...before.member, status: 'left' } }) },
        data: { role: 'member', scopeId: communityId, epoch: roleEpoch, registrationId: cause },
      }
    },
  })
  if (!person.roles.some(({ role }) => role === 'member')) await dropEverywhere(personId, Number(entry.data?.['epoch']), now)
}
