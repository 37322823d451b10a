import { catalogueContract } from '@core/contract/catalogue'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { above, catalogue, directory } from '../_data/directory'

export const main = serve(
  catalogueContract,
  {
    current: (_input, ctx) => catalogue(ctx.now),
    compounds: async (input, ctx) => {
      const dir = await directory(ctx.now)
      const all = dir.areas.filter((area) => area.kind === 'compound').map((compound) => {
        const chain = above(dir, compound.id)
        const community = chain.find((area) => area.kind === 'community')
        return {
          id: compound.id, name: compound.name, buildings: compound.buildings ?? 0,
          communityId: community?.id ?? '', community: community?.name ?? '', grid: chain.find((area) => area.kind === 'grid')?.name ?? '',
          ...(compound.point ? { point: compound.point } : {}),
        }
      })
      const own = (id: string) => (id === input.communityId ? 0 : 1)
      return { items: all.sort((a, b) => own(a.communityId) - own(b.communityId)) }
    },
  },
  { fn: 'catalogue', said: errorText },
)
