import type { InputOf } from '@core/contract/api'
import { CAST, idOf } from './journey'
import type { World } from './world'

const HOUR = 3_600_000
export type PlanFields = InputOf<'activities', 'plan'>['fields']
export const AT_COMPOUND = 'cp001'

/** Activities as staff and a branch secretary make them, brought to where a story begins. */
export function activitiesIn(world: World) {
  const staff = () => world.as(CAST.staff)
  const now = () => world.cloud.clock.now()
  const fields = (change: Partial<PlanFields> = {}): PlanFields => ({ activityKind: 'volunteer', title: '清理楼道', about: '带手套，工具社区准备。', place: { name: '颐泽花园 3 号楼前', placeId: AT_COMPOUND }, startsAt: now() + 4 * HOUR, endsAt: now() + 6 * HOUR, signUp: true, ...change })
  const plan = async (change: Partial<PlanFields> = {}, forId = 'cm01') => (await staff().ok('activities', 'plan', { as: 'staff', forId, fields: fields(change) })).id
  /** A branch with its secretary first. */
  const branch = async (name: string, people: readonly string[]) => {
    const { id: branchId } = await staff().ok('registry', 'foundBranch', { as: 'staff', branchKind: 'temporary', name, purpose: '一起服务', to: now() + 60 * 24 * HOUR })
    for (const who of people) await staff().ok('registry', 'addBranchMember', { as: 'staff', branchId, personId: idOf(who) })
    await staff().ok('registry', 'setSecretary', { as: 'staff', branchId, personId: idOf(people[0] ?? '') })
    return branchId
  }
  const point = () => {
    const areas = world.cloud.database.get('areas', 'district')?.['areas'] as unknown as readonly { readonly id: string; readonly point: { readonly lng: number; readonly lat: number } }[]
    const found = areas.find(({ id }) => id === AT_COMPOUND)?.point
    if (found === undefined) throw new Error('no point')
    return found
  }
  const here = () => ({ ...point(), accuracyM: 20 })
  return { fields, plan, branch, point, here, now }
}
