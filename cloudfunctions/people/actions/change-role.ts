import type * as z from 'zod'
import type { peopleContract } from '@core/contract/people'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory, unitNames } from '../../_data/directory'
import { loadPerson } from '../../_data/people-repo'
import { remindOfMember } from '../../_order/drop-member'
import { changePerson } from '../../_people/change-person'
import { dropEverywhere } from '../../_people/drop-everywhere'
import { leaveBehind } from '../../_registry/leave-behind'
import { SCOPE_KIND } from '../rules/role-scopes'

type Input = z.output<(typeof peopleContract)['grantRole']['input']>

export const grantRole = (input: Input, ctx: Ctx) => changeRole('grantRole', input, ctx)
export const revokeRole = (input: Input, ctx: Ctx) => changeRole('revokeRole', input, ctx)

/**
 * Every change raises the epoch: tokens signed before it open nothing any more, and are dead within ten minutes. Who is a
 * member no more loses their places, invitations and branches with the role; what is cut off in between the timer completes.
 */
async function changeRole(action: 'grantRole' | 'revokeRole', input: Input, ctx: Ctx): Promise<{ epoch: number }> {
  const actor = await actorOf(ctx, 'district')
  const [self, dir] = await Promise.all([loadPerson(actor.id), directory(ctx.now)])
  // Giving power away is decided on the caller's role as it stands now, not as it was signed.
  if (self === null || self.roleEpoch !== (await ctx.viewer()).epoch || !self.roles.some(({ role }) => role === 'district')) throw new AppError('FORBIDDEN')
  const { personId, role, scopeId } = input
  const fits = role === 'unit' ? (await unitNames(ctx.now)).has(scopeId) : dir.byId.get(scopeId)?.kind === SCOPE_KIND[role]
  if (!fits) throw new AppError('INVALID_INPUT', { fields: { scopeId: '这个角色要对应到社区、街道、区或单位' } })

  const leaves = action === 'revokeRole' && role === 'member'
  if (leaves) await remindOfMember(personId, ctx.now)
  const { person, entry } = await changePerson({
    personId, action, by: { kind: 'district', id: actor.id }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    change: (person) => {
      const kept = person.roles.filter((each) => each.role !== role || each.scopeId !== scopeId)
      const roleEpoch = person.roleEpoch + 1
      return { facts: { roles: action === 'grantRole' ? [...kept, { role, scopeId }] : kept, roleEpoch }, data: { role, scopeId, epoch: roleEpoch } }
    },
  })
  const epoch = Number(entry.data?.['epoch'])
  // A member of another community too is a member still. A retry comes by here again and finishes what was cut off.
  if (leaves) {
    const isStill = person.roles.some((each) => each.role === 'member')
    if (!isStill) await dropEverywhere(personId, epoch, ctx.now)
    await leaveBehind(personId, ctx.now, { leftAt: entry.at, cause: String(epoch), ...(isStill ? { communityId: scopeId } : {}) })
  }
  return { epoch }
}
