import type * as z from 'zod'
import type { SettingsVersionView } from '@core/contract/dispatch'
import type { ordersContract } from '@core/contract/orders'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { loadSettings } from '../../_data/dispatch-settings-repo'
import { loadPeople } from '../../_data/people-repo'
import { streetMembers } from '../../_dispatch/street-members'
import { namedIn } from '../rules/named-in'
import { streetOfOwn } from '../rules/own-community'

type Input = z.output<(typeof ordersContract)['settingsVersion']['input']>

/** Before anybody set anything. */
const UNSET = { version: 0, modes: {}, routes: [] }

/** What a version said, who made it and why, and the version it took the place of: to be read, and to be made anew. */
export async function showSettingsVersion({ communityId, version, since = version - 1 }: Input, ctx: Ctx): Promise<SettingsVersionView> {
  const streetId = await streetOfOwn(communityId, ctx)
  const { changes } = await loadSettings(communityId)
  const change = changes.find((each) => each.version === version)
  if (change === undefined) throw new AppError('INVALID_INPUT', { fields: { version: '这一版太久了，已经不留着' } })
  const before = since === 0 ? UNSET : changes.find((each) => each.version === since)
  const [members, [author]] = await Promise.all([streetMembers(streetId, ctx.now), loadPeople([change.by])])
  const { at, by, note, modes, routes } = change
  return {
    version, at, by: author?.label ?? '一位已经离开的同事', mine: by === ctx.personId, modes, routes, ...(note === undefined ? {} : { note }),
    ...(before === undefined ? {} : { before: { version: before.version, modes: before.modes, routes: before.routes } }),
    members: namedIn([...routes, ...(before?.routes ?? [])], members),
  }
}
