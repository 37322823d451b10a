import type * as z from 'zod'
import type { Me, peopleContract } from '@core/contract/people'
import type { PersonDoc } from '@core/contract/person-documents'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { blindIndex, doorIndexOf, seal } from '../../_kit/seal'
import { refuseEnded } from '../../_kit/session'
import { above, directory } from '../../_data/directory'
import { changePerson } from '../../_people/change-person'
import { strangerOf } from '../../_people/stranger'
import { meView } from './me'

type Input = z.output<(typeof peopleContract)['saveProfile']['input']>

/** Where I live and how to reach me, kept for the next order. Makes a newcomer a resident of that community. */
export async function saveProfile(input: Input, ctx: Ctx): Promise<Me> {
  const dir = await directory(ctx.now)
  const chain = above(dir, input.address.compoundId)
  const idOf = (kind: string) => chain.find((area) => area.kind === kind)?.id
  const [gridId, communityId, streetId] = [idOf('grid'), idOf('community'), idOf('street')]
  if (gridId === undefined || communityId === undefined || streetId === undefined) throw new AppError('ADDRESS_UNKNOWN')

  const profile: PersonDoc['profile'] = {
    sealedName: seal(input.name, 'name'), sealedPhone: seal(input.phone, 'phone'), phoneIndex: blindIndex(input.phone, 'phone'),
    compoundId: input.address.compoundId, building: input.address.building,
    sealedDoor: seal([input.address.unit ?? '', input.address.room ?? ''].join('\n'), 'door'), ...doorIndexOf(input.address),
  }
  const { person } = await changePerson({
    personId: ctx.personId, action: 'saveProfile', by: { kind: 'resident', id: ctx.personId }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, newcomer: strangerOf(ctx),
    change: ({ roles, consentAt, ...rest }) => {
      refuseEnded(ctx.session, rest)
      // Who works somewhere stays where they work, wherever they live.
      const home = roles.some(({ role }) => role !== 'resident') ? {} : { communityId, gridId, streetId }
      return { facts: { ...home, profile, consentAt: consentAt ?? ctx.now, roles: [...roles.filter(({ role }) => role !== 'resident'), { role: 'resident', scopeId: communityId }] } }
    },
  })
  return meView(person, dir, ctx)
}
