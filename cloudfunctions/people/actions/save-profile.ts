import type * as z from 'zod'
import type { Me, peopleContract } from '@core/contract/people'
import type { PersonDoc } from '@core/contract/documents'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { blindIndex, seal } from '../../_kit/seal'
import { above, directory } from '../../_data/directory'
import { database } from '../../_data/db'
import { insertPerson, loadPerson, writePerson } from '../../_data/people-repo'
import { meView, strangerOf } from './me'

type Input = z.output<(typeof peopleContract)['saveProfile']['input']>

/** Where I live and how to reach me, kept for the next order. Makes a newcomer a resident of that community. */
export async function saveProfile(input: Input, ctx: Ctx): Promise<Me> {
  const dir = await directory(ctx.now)
  const chain = above(dir, input.address.compoundId)
  const idOf = (kind: string) => chain.find((area) => area.kind === kind)?.id
  const [gridId, communityId, streetId] = [idOf('grid'), idOf('community'), idOf('street')]
  if (gridId === undefined || communityId === undefined || streetId === undefined) throw new AppError('ADDRESS_UNKNOWN')

  const person = (await loadPerson(ctx.personId)) ?? strangerOf(ctx)
  if (person.requestKeys?.includes(ctx.requestKey)) return meView(person, dir, ctx.now)
  const home = person.roles.some(({ role }) => role !== 'resident') ? {} : { communityId, gridId, streetId }
  const next: PersonDoc = {
    ...person, ...home,
    roles: [...person.roles.filter(({ role }) => role !== 'resident'), { role: 'resident', scopeId: communityId }],
    profile: {
      sealedName: seal(input.name, 'name'), sealedPhone: seal(input.phone, 'phone'), phoneIndex: blindIndex(input.phone, 'phone'),
      compoundId: input.address.compoundId, building: input.address.building,
      sealedDoor: seal([input.address.unit ?? '', input.address.room ?? ''].join('\n'), 'door'),
    },
    consentAt: person.consentAt ?? ctx.now,
    requestKeys: [...(person.requestKeys ?? []), ctx.requestKey].slice(-10),
  }
  if (person.version === 0) {
    if (!(await insertPerson({ ...next, version: 1 }))) throw new AppError('BUSY')
    return meView({ ...next, version: 1 }, dir, ctx.now)
  }
  const _ = database().command
  const { roles, profile, consentAt, requestKeys } = next
  const written = await writePerson(person._id, person.version, { ...home, roles: _.set(roles), profile: _.set(profile), consentAt, requestKeys: _.set(requestKeys) })
  if (!written) throw new AppError('BUSY')
  return meView(next, dir, ctx.now)
}
