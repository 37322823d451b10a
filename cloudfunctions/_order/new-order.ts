import type { OrderDoc } from '@core/contract/documents'
import { derive } from '@core/domain/order/derived'
import type { Actor, Order, Payload } from '@core/domain/order/order'
import type { OrderAction } from '@core/domain/order/order-states'
import { openSeats } from '@core/domain/order/seats'
import { applyTransition } from '@core/domain/order/transition'
import { monthDay } from '@core/domain/time'
import { AppError } from '../_kit/app-error'
import { chainLine, GENESIS } from '../_kit/chain'
import { districtCalendar } from '../_kit/calendar'

type Placed = Pick<OrderDoc, 'communityId' | 'streetId' | 'gridId' | 'residentId' | 'ownerIds' | 'channel' | 'place' | 'title' | 'text' | 'answers' | 'photos'> &
  Partial<Pick<OrderDoc, 'sealed' | 'onBehalf' | 'submittedBy' | 'appointment' | 'parentId'>>

export interface Birth {
  readonly id: string
  readonly requestKey: string
  readonly digest?: string
  readonly now: number
  readonly actor: Actor
  /** The row of the table that leads out of `draft`. */
  readonly action: Extract<OrderAction, 'submit' | 'spawn'>
  readonly service: { readonly id: string; readonly urgency: Order['urgency']; readonly seats: number }
  /** What its category sets differently. */
  readonly limits?: Order['limits'] | undefined
  readonly payload?: Payload
  readonly placed: Placed
}

/** An order as it is first stored: born by the same rules as every later change, with the first line of its history. */
export function newOrder({ id, requestKey, digest, now, actor, action, service, limits, payload = {}, placed }: Birth): OrderDoc {
  const { communityId, streetId, residentId, title, text } = placed
  const draft: Order = {
    state: 'draft', urgency: service.urgency, serviceId: service.id, ...(limits ? { limits } : {}), communityId, streetId, residentId, title, text,
    seats: openSeats(service.seats), offers: {}, clocks: {}, cards: {}, round: 1, level: 0, suspensions: 0, urges: 0, appeals: {},
  }
  const outcome = applyTransition(draft, action, { now, calendar: districtCalendar, actor, payload: { ...payload, seatCount: service.seats } })
  if (!outcome.ok) throw new AppError(outcome.refusal)

  const entry = chainLine(outcome.event, 1, GENESIS, { requestKey, digest })
  return {
    ...(outcome.order as OrderDoc),
    ...(derive(outcome.order, districtCalendar) as Pick<OrderDoc, 'queue' | 'late' | 'open' | 'decides' | 'nextAt' | 'dueAt' | 'dueKind'>),
    ...placed,
    offeredTo: [], passedBy: [], takenBy: [], _id: id, no: orderNo(id, now), version: 1, head: entry.hash, log: [entry as OrderDoc['log'][number]], segments: 0,
    seatCount: service.seats, createdAt: now, updatedAt: now,
  }
}

/** «1122-0413»: the day, and four digits from the id; for people to read out, not to search by. */
function orderNo(id: string, now: number): string {
  const digits = Buffer.from(id, 'base64url').readUInt32BE(0) % 10_000
  return `${monthDay(now)}-${String(digits).padStart(4, '0')}`
}
