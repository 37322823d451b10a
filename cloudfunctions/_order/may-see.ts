import type { OrderDoc } from '@core/contract/documents'
import { appealableMark } from '@core/domain/order/marks'
import type { Actor } from '@core/domain/order/order'
import { openOfferFor } from '@core/domain/order/seats'
import { districtCalendar } from '../_kit/calendar'

/** Whose business an order is. Everybody else is told that it does not exist. */
export function maySee(doc: OrderDoc, actor: Actor, now: number): boolean {
  switch (actor.kind) {
    case 'resident': return doc.ownerIds.includes(actor.id)
    case 'member': return doc.takenBy.includes(actor.id) || doc.transfer?.to === actor.id || isAsked(doc, actor) || hasOwnCase(doc, actor, now)
    case 'staff': return actor.scopeIds.includes(doc.communityId)
    case 'street': return actor.scopeIds.includes(doc.streetId)
    case 'district': return true
    default: return false
  }
}

/** Asked and no more, or once there and no more: what it is about, where and when. The words, the pictures and what was said later are for who goes. */
export function onlyAsked(doc: OrderDoc, actor: Actor): boolean {
  return actor.kind === 'member' && !doc.takenBy.includes(actor.id)
}

/** A mark of their own that may be appealed against, or an appeal of their own: they see that much of an order they gave back. */
function hasOwnCase(doc: OrderDoc, actor: Actor, now: number): boolean {
  const appealed = Object.values(doc.appeals).some(({ by, about }) => by === actor.id && about !== undefined)
  return doc.erasedAt === undefined && (appealed || appealableMark(doc, actor.id, { now, calendar: districtCalendar }) !== undefined)
}

function isAsked(doc: OrderDoc, actor: Actor): boolean {
  // Only while an answer is still wanted: who declined, or was too late, has no more business with it.
  const named = doc.offeredTo.includes(actor.id) || actor.scopeIds.some((id) => doc.offeredTo.includes(`pool:${id}`))
  return named && awaitsAnswerOf(doc, actor)
}

/** An invitation or a hand-over that this very person has not answered: one pool's notice is for many, and each has their own no. */
export function awaitsAnswerOf(doc: Pick<OrderDoc, 'offers' | 'transfer' | 'state'>, actor: Actor): boolean {
  return doc.transfer?.to === actor.id || openOfferFor(doc as OrderDoc, actor.id, actor.scopeIds) !== undefined
}
