/** When members come free who hold what they can hold, or are at somebody's door: from what they agreed to and what they took. */
import type { TimeWindow } from '../order/order'
import type { MemberFacts, OrderFacts } from './facts'
import { MINUTE_MS } from '../time/day'

/** A visit with its ways takes so long, as far as nobody knows better [own: the longest of the catalogue's usual visits]. */
export const VISIT_MS = 90 * MINUTE_MS
export const VISIT_HOURS = VISIT_MS / (60 * MINUTE_MS)

/** A place held with the hour agreed, or since when without one; or an invitation and until when it may be answered. */
export interface Holding { readonly time?: TimeWindow; readonly since?: number; readonly until?: number }

/** When it is over, by what is known; never, where nothing is. */
export const endOf = ({ time, since, until }: Holding): number => until ?? time?.to ?? (since === undefined ? Infinity : since + VISIT_MS)

/** From when a member may be sent to this order, epoch ms: now, or when they will have room, and are back. Infinity: nobody can say. */
export function freeAt(member: MemberFacts, { appointment }: Pick<OrderFacts, 'appointment'>, now: number): number {
  const { openMax, ends = [], busy } = member
  const { open, invited = 0 } = member.held ?? member
  const tooMany = open + invited + 1 - openMax
  // What should be over and is not says nothing of when it will be.
  const room = tooMany <= 0 ? now : ([...ends].filter((end) => end > now).sort((a, b) => a - b)[tooMany - 1] ?? Infinity)
  // For another day they may be asked while they are out.
  if (appointment !== undefined) return room
  return Math.max(room, ...busy.map(({ from, to }) => (from <= now && now < to ? to : now)))
}

/** The same member as if they had room already: a plan that looks ahead counts on them from `freeAt` on. */
export function withRoom(member: MemberFacts): MemberFacts {
  const { open, invited = 0, openMax } = member
  return openMax < 1 || open + invited < openMax ? member : { ...member, open: 0, invited: 0, held: { open, invited } }
}
