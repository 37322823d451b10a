import type * as z from 'zod'
import type { remedy } from '@core/contract/order-views'
import type { Gain } from '@core/domain/dispatch/shortfall'
import { directory, nameOf, unitNames } from '../../_data/directory'

/** What units and grids are called, for who reads of them. */
export type NameOfTeam = (team: NonNullable<Gain['of']>) => string

export async function teamNames(now: number): Promise<NameOfTeam> {
  const [dir, units] = await Promise.all([directory(now), unitNames(now)])
  return ({ kind, id }) => (kind === 'unit' ? (units.get(id) ?? '') : nameOf(dir, id))
}

/** A team without a name is left out: nobody could ask it. */
export function remediesView(remedies: readonly Gain[], nameOfTeam: NameOfTeam): z.infer<typeof remedy>[] {
  return remedies.flatMap(({ remedy: kind, gained, of }) => {
    if (of === undefined) return [{ remedy: kind, gained }]
    const whose = nameOfTeam(of)
    return whose === '' ? [] : [{ remedy: kind, gained, whose }]
  })
}
