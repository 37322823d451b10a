import type { Ctx } from '../../_kit/serve'
import { signToken } from '../../_kit/tokens'

/** A session of ours lives twelve hours: a working day at the desk, no longer. */
export const SESSION_MS = 12 * 3_600_000

/** Only WeChat's own word opens one (see `who: 'wechat'` in the contract). */
export async function openSession(_input: object, ctx: Ctx): Promise<{ session: string; until: number }> {
  return openSessionFor(ctx.personId, ctx.openid, ctx.now)
}

export function openSessionFor(personId: string, openid: string, now: number): { session: string; until: number } {
  const until = now + SESSION_MS
  return { session: signToken('session', { p: personId, o: openid }, until), until }
}
