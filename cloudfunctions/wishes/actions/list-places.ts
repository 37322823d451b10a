import type * as z from 'zod'
import type { wishesContract } from '@core/contract/wishes'
import { above, directory, stationsOf } from '../../_data/directory'
import type { Ctx } from '../../_kit/serve'
import { lifeActorOf } from '../../_record/life-actor'

type Input = z.output<(typeof wishesContract)['places']['input']>

/** Where something can be handed over in one's own community, by names everybody knows: its stations, then itself and its compounds. Nobody's door. */
export async function listPlaces({ as }: Input, ctx: Ctx): Promise<{ items: string[] }> {
  const communityIds = as === 'staff' ? (await lifeActorOf(ctx, as)).scopeIds : [(await ctx.viewer()).communityId].filter((each) => each !== '')
  if (communityIds.length === 0) return { items: [] }
  const [stations, dir] = await Promise.all([stationsOf(communityIds), directory(ctx.now)])
  const areas = dir.areas.filter(({ id, kind }) => (kind === 'community' || kind === 'compound') && above(dir, id).some((each) => communityIds.includes(each.id)))
  const named = [...stations.map(({ name }) => name), ...areas.filter(({ kind }) => kind === 'community').map(({ name }) => name), ...areas.filter(({ kind }) => kind === 'compound').map(({ name }) => name)]
  return { items: [...new Set(named)] }
}
