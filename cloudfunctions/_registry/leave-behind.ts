import { memberScopes } from '../_kit/member-scopes'
import { loadPerson } from '../_data/people-repo'
import { leaveVisits } from '../_emergency/leave-visits'
import { returnWishes } from '../_wish/return-wishes'
import { leaveBranches, type Left } from './leave-branches'

/** Somebody is a member there no more: they leave its branches and its visiting lists, and who is one nowhere gives back the wishes in their hands. By what it follows from, twice is once. */
export async function leaveBehind(personId: string, now: number, left: Left & { readonly cause: string }): Promise<void> {
  await leaveBranches(personId, now, left)
  const stays = memberScopes((await loadPerson(personId))?.roles ?? [])
  await leaveVisits(personId, { cause: left.cause, now, stays })
  if (stays.length === 0) await returnWishes(personId, left.cause, now)
}
