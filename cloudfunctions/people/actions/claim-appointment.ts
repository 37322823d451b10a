import * as z from 'zod'
import type { Me, peopleContract } from '@core/contract/people'
import type { Area } from '@core/contract/documents'
import type { PersonDoc } from '@core/contract/person-documents'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { readToken } from '../../_kit/tokens'
import { claimOnce } from '../../_data/appointments-repo'
import { above, directory } from '../../_data/directory'
import { changePerson } from '../../_people/change-person'
import { strangerOf } from '../../_people/stranger'
import { SCOPE_KIND } from '../rules/role-scopes'
import { meView } from './me'

type Input = z.output<(typeof peopleContract)['claimAppointment']['input']>

const claims = z.object({ i: z.string(), r: z.enum(['staff', 'street', 'district']), s: z.string(), l: z.string().max(30) })

/**
 * An official takes up the role that a code names. The code is signed with the deployment's own key by who runs it
 * (scripts/appoint.ts): whoever can make one could sign any session as well, so it gives away nothing new. It lives
 * hours, and belongs to the first who claims it: of two at once one finds it used.
 */
export async function claimAppointment({ code }: Input, ctx: Ctx): Promise<Me> {
  const { i: codeId, r: role, s: scope, l: label } = readCode(code, ctx.now)
  const dir = await directory(ctx.now)
  const area = dir.areas.find((each) => each.kind === SCOPE_KIND[role] && (scope === '' || each.id === scope || each.name === scope))
  if (area === undefined) throw new AppError('APPOINTMENT_WRONG')
  if (!(await claimOnce({ codeId, personId: ctx.personId, role, scopeId: area.id, at: ctx.now }))) throw new AppError('APPOINTMENT_USED')

  // The key and what it stands for follow from the code: cut off here and tried again, it is the same one grant.
  const { person } = await changePerson({
    personId: ctx.personId, action: 'grantRole', by: { kind: 'system', id: 'appointment' }, now: ctx.now, requestKey: hash22('appointment', codeId), digest: hash22('appointment', codeId, role, area.id), newcomer: strangerOf(ctx),
    change: (person) => {
      const kept = person.roles.filter((each) => each.role !== role || each.scopeId !== area.id)
      const roleEpoch = person.roleEpoch + 1
      return { facts: { roles: [...kept, { role, scopeId: area.id }], roleEpoch, ...(label === '' ? {} : { label }), ...whereabouts(person, area, above(dir, area.id)) }, data: { role, scopeId: area.id, epoch: roleEpoch } }
    },
  })
  return meView(person, dir, ctx)
}

function readCode(code: string, now: number): z.output<typeof claims> {
  const read = readToken('appointment', code, now)
  if (!read.ok) throw new AppError(read.expired ? 'APPOINTMENT_EXPIRED' : 'APPOINTMENT_WRONG')
  const parsed = claims.safeParse(read.payload)
  if (!parsed.success) throw new AppError('APPOINTMENT_WRONG')
  return parsed.data
}

/** Officials belong where they work, where they live stands in their own orders; but a member belongs where they registered. */
function whereabouts({ roles }: PersonDoc, area: Area, chain: readonly Area[]): { communityId?: string; gridId?: string; streetId?: string } {
  if (roles.some(({ role }) => role === 'member')) return {}
  if (area.kind === 'community') return { communityId: area.id, gridId: '', streetId: chain.find(({ kind }) => kind === 'street')?.id ?? '' }
  return area.kind === 'street' ? { communityId: '', gridId: '', streetId: area.id } : {}
}
