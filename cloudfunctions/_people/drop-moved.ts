import { memberScopes } from '../_kit/member-scopes'
import { shiftStore } from '../_data/claims-repo'
import { loadPerson } from '../_data/people-repo'
import { dropClaims } from '../_shift/drop-claims'

/** After a move: shifts that are not open to where they are a member now count on them no more. By the move it follows from, twice is once. */
export async function dropMoved(memberId: string, move: string, now: number): Promise<void> {
  const person = await loadPerson(memberId)
  if (person === null) return
  const areaIds = new Set([...memberScopes(person.roles), person.communityId, person.streetId, 'district'])
  await dropClaims(shiftStore, memberId, { cause: move, now, reason: '您搬走了，这一班只给原来的社区', stays: ({ openTo }) => openTo.some((id) => areaIds.has(id)) })
}
