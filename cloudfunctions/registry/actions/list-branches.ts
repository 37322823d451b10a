import type * as z from 'zod'
import type { BranchView, registryContract } from '@core/contract/registry'
import type { BranchDoc } from '@core/contract/registry-documents'
import { branchDoc } from '@core/contract/registry-documents'
import { instructorsNow, membersNow } from '@core/domain/branch/branch'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import { anyOf } from '../../_data/any-of'
import { communitiesOf, directory, nameOf, unitNames } from '../../_data/directory'
import { allRecordsOf } from '../../_data/records-repo'
import { lifeActorOf } from '../../_record/life-actor'
import { branchKind } from '../../_registry/branch-kind'
import { unopened } from '../rules/unopened'
import type { Names } from '../views/registration-view'

type Input = z.output<(typeof registryContract)['branches']['input']>
const ORDER = ['temporary', 'joint', 'unit', 'grid'] as const

/** The branches of one's area that are there, what is there for a time first. */
export async function listBranches({ as }: Input, ctx: Ctx): Promise<{ items: BranchView[]; now: number }> {
  const [actor, dir, units] = await Promise.all([lifeActorOf(ctx, as), directory(ctx.now), unitNames(ctx.now)])
  const scope = as === 'staff' ? { communityId: anyOf(actor.scopeIds) } : as === 'street' ? { streetId: anyOf(actor.scopeIds) } : {}
  const communities = as === 'street' ? { communityId: anyOf(actor.scopeIds.flatMap((id) => communitiesOf(dir, id).map((each) => each.id))) } : scope
  const [found, imported] = await Promise.all([allRecordsOf(branchDoc, 'branch', { ...scope, open: true }), unopened(communities, dir, ctx.now)])
  const items = [...found, ...imported].sort((a, b) => ORDER.indexOf(a.branchKind) - ORDER.indexOf(b.branchKind) || a.name.localeCompare(b.name))
  return { items: items.map((branch) => branchView(branch, actor, ctx.now, { dir, units })), now: ctx.now }
}

function branchView(branch: BranchDoc, actor: LifeActor, now: number, { dir, units }: Names): BranchView {
  const { _id: id, branchKind: kind, name, gridId, unitIds, communityId, streetId, purpose, to, secretaryId, members } = branch
  const where = [...unitIds.map((each) => units.get(each) ?? ''), nameOf(dir, gridId) || nameOf(dir, communityId) || nameOf(dir, streetId)].filter(Boolean).join('、')
  return {
    id, branchKind: kind, name, where: where || '全区', purpose, to, secretary: members.find((member) => member.id === secretaryId)?.label,
    members: membersNow(branch, now).map(({ id: personId, label, from, to: until }) => ({ personId, label, from, to: until })),
    instructors: instructorsNow(branch).map(({ id: personId, label, from, target, targetId }) => ({ personId, label, from, target, targetId, at: (target === 'unit' ? units.get(targetId) : nameOf(dir, targetId)) ?? '' })),
    actions: [...actionsOf(branchKind.life, branch, { now, calendar: districtCalendar, actor })],
  }
}
