/** Who comes after those a plan proposes: nobody is promised to more orders than they have room for. */
import type { MemberFacts } from './facts'
import { roomOf } from './room'

export interface Listed { readonly id: string; readonly ranked: readonly MemberFacts[] }

/** Up to `most` for each order, best first, dealt out round by round so that no order takes all the good ones; by order. */
export function shareNext(lists: readonly Listed[], most: number): ReadonlyMap<string, readonly MemberFacts[]> {
  const room = new Map<string, number>()
  const left = (member: MemberFacts): number => room.get(member.id) ?? roomOf(member)
  const next = new Map(lists.map(({ id }): [string, MemberFacts[]] => [id, []]))
  const at = new Map(lists.map(({ id }) => [id, 0]))
  for (let round = 0; round < most; round += 1) {
    for (const { id, ranked } of lists) {
      let place = at.get(id) ?? 0
      while (place < ranked.length && left(ranked[place] as MemberFacts) < 1) place += 1
      const member = ranked[place]
      at.set(id, place + 1)
      if (member === undefined) continue
      next.get(id)?.push(member)
      room.set(member.id, left(member) - 1)
    }
  }
  return next
}
