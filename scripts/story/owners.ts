import type { Player } from './actors'
import type { Stage } from './plot'

/** Which resident an order is of, by openid; filled when it is submitted. */
export const ownerOf = new Map<string, string>()

export function residentOf(stage: Stage, orderId: string): Player | undefined {
  const openid = ownerOf.get(orderId)
  return openid === undefined ? undefined : stage.player(openid)
}
