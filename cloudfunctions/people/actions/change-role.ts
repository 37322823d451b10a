import type * as z from 'zod'
import type { peopleContract } from '@core/contract/people'
import type { PersonDoc } from '@core/contract/documents'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory } from '../../_data/directory'
import { database } from '../../_data/db'
import { loadPerson, writePerson } from '../../_data/people-repo'

type Input = z.output<(typeof peopleContract)['grantRole']['input']>

/** Where each role has its scope: a wrong pair would be a role over nothing, or over too much. */
const SCOPE_KIND = { resident: 'community', member: 'community', staff: 'community', street: 'street', district: 'district' } as const

export const grantRole = (input: Input, ctx: Ctx) => changeRole(input, ctx, (roles) => [...roles, { role: input.role, scopeId: input.scopeId }])
export const revokeRole = (input: Input, ctx: Ctx) => changeRole(input, ctx, (roles) => roles)

/** Every change raises the epoch: tokens signed before it open nothing any more, and are dead within ten minutes. */
async function changeRole(input: Input, ctx: Ctx, add: (roles: PersonDoc['roles']) => PersonDoc['roles']): Promise<{ epoch: number }> {
  const actor = await actorOf(ctx, 'district')
  const [self, person, dir] = await Promise.all([loadPerson(actor.id), loadPerson(input.personId), directory(ctx.now)])
  // Giving power away is decided on the caller's role as it stands now, not as it was signed.
  if (self === null || self.roleEpoch !== (await ctx.viewer()).epoch || !self.roles.some(({ role }) => role === 'district')) throw new AppError('FORBIDDEN')
  if (person === null) throw new AppError('NOT_FOUND')
  if (dir.byId.get(input.scopeId)?.kind !== SCOPE_KIND[input.role]) throw new AppError('INVALID_INPUT', { fields: { scopeId: '这个角色要对应到社区、街道或区' } })
  if (person.requestKeys?.includes(ctx.requestKey)) return { epoch: person.roleEpoch }

  const kept = person.roles.filter(({ role, scopeId }) => role !== input.role || scopeId !== input.scopeId)
  const _ = database().command
  const epoch = person.roleEpoch + 1
  const written = await writePerson(person._id, person.version, {
    roles: _.set(add(kept)), roleEpoch: epoch, requestKeys: _.set([...(person.requestKeys ?? []), ctx.requestKey].slice(-10)),
  })
  if (!written) throw new AppError('BUSY')
  return { epoch }
}
