import type * as z from 'zod'
import type { emergencyContract } from '@core/contract/emergency'
import type { Ctx } from '../../_kit/serve'
import { above, directory, nameOf } from '../../_data/directory'
import { lifeActorOf } from '../../_record/life-actor'

type Input = z.output<(typeof emergencyContract)['areas']['input']>

/** The areas an emergency may be declared for: a street's own, or all of the district. Streets and communities, unless another size is named. */
export async function listAreas({ as, areaKind }: Input, ctx: Ctx) {
  const [actor, dir] = await Promise.all([lifeActorOf(ctx, as), directory(ctx.now)])
  const kinds: readonly string[] = areaKind === undefined ? ['district', 'street', 'community'] : [areaKind]
  const own = dir.areas.filter(({ id, kind }) => kinds.includes(kind) && (as === 'district' || above(dir, id).some((area) => actor.scopeIds.includes(area.id))))
  return { items: own.map(({ id, kind, name, parentId }) => ({ id, kind, name, above: parentId == null ? '' : nameOf(dir, parentId) })) }
}
