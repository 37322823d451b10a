import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { Order } from '@core/domain/order/order'
import { applyTransition } from '@core/domain/order/transition'
import { chainEntry } from '../../_kit/chain'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { database } from '../../_data/db'
import { writeTransition } from '../../_data/orders-repo'
import { districtCalendar } from '../../_order/calendar'
import { changeOrder, orderPatch, receiptOf } from '../../_order/change-order'

type Input = z.output<(typeof ordersContract)['take']['input']>

/**
 * 接单. Of many taps at the same moment one wins: the guard repeats the offer, the free seat and everything the new
 * clocks were computed from, so an order for one is taken in a single call and without reading it. What the guard
 * cannot decide (several seats, a view grown old, a retry) goes the ordinary way: read, decide, write.
 */
export async function takeOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, 'member')
  const payload = { offerId: input.offerId, ...(input.time ? { time: input.time } : {}) }
  const { facts, seen, offerId } = input
  const addressed = facts !== undefined && (facts.to === actor.id || actor.scopeIds.some((id) => facts.to === `pool:${id}`))

  if (facts !== undefined && addressed && /^o\d{1,3}$/.test(offerId)) {
    const before = knownOrder(facts, offerId)
    const outcome = applyTransition(before, 'take', { now: ctx.now, calendar: districtCalendar, actor, payload })
    if (outcome.ok) {
      const entry = chainEntry(outcome.event, seen.version + 1, seen.head, ctx.requestKey)
      const written = await writeTransition({ id: input.orderId, ...seen, entry, guard: guardOf(facts, offerId, ctx.now), patch: { ...orderPatch(before, outcome.order), offeredTo: [] } })
      if (written) return receiptOf(input.orderId, entry)
    }
  }
  return changeOrder({ orderId: input.orderId, action: 'take', actor, now: ctx.now, requestKey: ctx.requestKey, payload })
}

type Facts = NonNullable<Input['facts']>

/** The order as far as the guard will vouch for it: nothing in here is believed without being asked of the database. */
function knownOrder(facts: Facts, offerId: string): Order {
  return {
    state: 'offered', urgency: facts.urgency, serviceId: '', communityId: '', streetId: '', residentId: '', title: '', text: '',
    seats: { s1: { state: 'offered' } },
    offers: { [offerId]: { seatId: 's1', to: facts.to, state: 'open', at: 0, until: facts.until, round: facts.round } },
    clocks: { finish: facts.finish }, cards: facts.card ? { finish: facts.card } : {},
    round: facts.round, level: 0, suspensions: 0, urges: 0, appeals: {},
  }
}

function guardOf(facts: Facts, offerId: string, now: number): Record<string, unknown> {
  const _ = database().command
  return {
    state: 'offered', seatCount: 1, urgency: facts.urgency, round: facts.round,
    'seats.s1.state': 'offered',
    [`offers.${offerId}.to`]: facts.to,
    [`offers.${offerId}.state`]: 'open',
    [`offers.${offerId}.until`]: _.and([_.eq(facts.until), _.gt(now)]),
    'clocks.finish.dueAt': facts.finish.dueAt,
    'clocks.finish.startedAt': facts.finish.startedAt,
    'clocks.finish.unit': facts.finish.unit,
    'clocks.finish.pausedAt': _.exists(false),
    'cards.finish': facts.card ?? _.exists(false),
  }
}
