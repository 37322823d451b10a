import type { Ctx } from '../../_kit/serve'
import type { OrderPage } from '../../_data/order-lists'
import { inboxWithRoles } from '../../_data/order-lists'
import { loadPerson } from '../../_data/people-repo'

/**
 * What waits for a member's answer, where their roles have to be read in any case: one read brings both. Undefined while a
 * role token lives; then the list is a read of its own (docs/decisions/0020).
 */
export async function inboxWhileReadingRoles(ctx: Ctx, limit: number): Promise<OrderPage | undefined> {
  let page: OrderPage | undefined
  await ctx.viewer(async (personId) => {
    const both = await inboxWithRoles(personId, limit)
    page = both?.page
    return both?.roles ?? loadPerson(personId)
  })
  return page
}
