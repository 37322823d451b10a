import type { Ctx } from '../../_kit/serve'
import { unitNames } from '../../_data/directory'

/** 双报到 units by name. */
export async function listUnits(_input: object, ctx: Ctx): Promise<{ items: { id: string; name: string }[] }> {
  return { items: [...(await unitNames(ctx.now))].map(([id, name]) => ({ id, name })).sort((a, b) => a.id.localeCompare(b.id)) }
}
