import { revokedSince } from '../../_data/people-repo'
import { dropEverywhere } from '../../_people/drop-everywhere'
import { leaveBehind } from '../../_registry/leave-behind'

const DAY_MS = 24 * 3_600_000

/**
 * A second look, once a day, at who lost the member's role: a tap that was on its way at that very moment, on a role token
 * seconds old, may have given them a place after their places were freed. Two days back, so that a missed day is made good.
 */
export async function dropRevoked(now: number): Promise<number> {
  let dropped = 0
  for (const { _id, roles, roleEpoch } of await revokedSince(now - 2 * DAY_MS)) {
    if (roles.some(({ role }) => role === 'member')) continue
    dropped += await dropEverywhere(_id, roleEpoch, now)
    await leaveBehind(_id, now, { leftAt: now, cause: String(roleEpoch) })
  }
  return dropped
}
