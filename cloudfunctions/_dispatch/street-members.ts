import type { StreetMember } from '../_data/street-members-repo'
import { changedInStreet, membersOfStreet } from '../_data/street-members-repo'
import { OVERLAP_MS } from '../_data/timed-orders'

/** Read whole this often: who moved to another street is met no more. What changes in between is asked for each time. */
const KEPT_MS = 21_600_000

/** Without those who asked for quiet until a day that has not come. */
export const awake = (members: readonly StreetMember[], now: number): readonly StreetMember[] => members.filter(({ member }) => (member.pausedUntil ?? 0) <= now)

interface Kept { readonly readAt: number; readonly askedAt: number; readonly byId: ReadonlyMap<string, StreetMember> }
const kept = new Map<string, Kept>()

/** A street's active members as they are now: one small read where this instance knows them already. */
export async function streetMembers(streetId: string, now: number): Promise<readonly StreetMember[]> {
  const known = kept.get(streetId)
  // A clock that went backwards must not keep old data for ever.
  const usable = known !== undefined && now >= known.readAt && now - known.readAt < KEPT_MS
  const changed = usable ? await changedInStreet(streetId, known.askedAt - OVERLAP_MS) : undefined
  if (!usable || changed === undefined) {
    const byId = new Map((await membersOfStreet(streetId)).map((each) => [each._id, each]))
    kept.set(streetId, { readAt: now, askedAt: now, byId })
    return [...byId.values()]
  }
  const byId = new Map(known.byId)
  for (const id of changed.others) byId.delete(id)
  for (const member of changed.members) byId.set(member._id, member)
  kept.set(streetId, { ...known, askedAt: now, byId })
  return [...byId.values()]
}
