import type * as z from 'zod'
import type { registryContract } from '@core/contract/registry'
import type { BranchDoc } from '@core/contract/registry-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { directoryWith, streetOf, unitNames } from '../../_data/directory'
import { blankRecord } from '../../_record/change-record'
import { branchIdOf } from '../../_registry/branch-kind'

type Input = z.output<(typeof registryContract)['foundBranch']['input']>

/** A branch as it is asked for, in the founder's own area; refused where what it names is not there. */
export async function blankBranch({ branchKind, name, gridId = '', unitIds, purpose, to }: Input, { kind, scopeIds }: LifeActor, ctx: Ctx): Promise<BranchDoc> {
  const [dir, units] = await Promise.all([directoryWith([gridId], ctx.now), unitNames(ctx.now)])
  if (unitIds.some((id) => !units.has(id))) throw new AppError('UNIT_UNKNOWN')
  const [scope = ''] = scopeIds
  const grid = dir.byId.get(gridId)
  const communityId = kind === 'staff' ? scope : grid?.parentId ?? ''
  const streetId = kind === 'street' ? scope : streetOf(dir, communityId) ?? ''
  const isOwn = gridId === '' || (grid?.kind === 'grid' && (kind === 'district' || scopeIds.includes(kind === 'staff' ? communityId : streetOf(dir, communityId) ?? '')) && grid.parentId === communityId)
  if (!isOwn) throw new AppError('OUT_OF_SCOPE')
  return {
    ...blankRecord('branch', branchIdOf(ctx.requestKey), { communityId, streetId }), kind: 'branch', state: 'new', branchKind, gridId, unitIds: [...new Set(unitIds)], name,
    ...(purpose === undefined ? {} : { purpose }), ...(to === undefined ? {} : { to }), members: [], memberIds: [], instructors: [],
  }
}
