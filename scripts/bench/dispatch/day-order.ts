import { windowMs } from '../../../core/domain/dispatch/window'
import type { OrderFacts } from '../../../core/domain/dispatch/facts'
import { URGENCY_LIMITS } from '../../../core/domain/order/limits'
import { MINUTE_MS } from '../../../core/domain/time/day'
import type { Random } from '../../../local/seed/random'
import { GRIDS, makeOrder } from './district'

/** Minutes: a day from 7 to 21; how long a visit takes; how long an order waits for somebody once its window has ended. */
export const DAY_MINUTES = 14 * 60
export const BUSY_MINUTES = 90
export const PATIENCE_MINUTES = 60
/** The longest of the windows that the product's own rule gives. */
export const WINDOW_MINUTES = 60
const ORDERS = 4000

/** An order of a made-up day: the minutes after 7 at which it comes, and at which its window ends. */
export interface DayOrder { readonly order: OrderFacts; readonly arrives: number; readonly starts: number }

/** Arrivals with a morning and an evening peak. */
export function makeDay(random: Random): readonly DayOrder[] {
  const arrivals = Array.from({ length: ORDERS }, () => {
    for (;;) {
      const minute = random.int(0, DAY_MINUTES - 1)
      if (random.next() < rateAt(minute)) return minute
    }
  })
  return arrivals.sort((a, b) => a - b).map((arrives, n) => {
    const order = makeOrder(random, n, 1, random.int(0, GRIDS - 1))
    return { order, arrives, starts: arrives + windowOf(order) }
  })
}

/** Minutes, by the rule the product goes by. */
function windowOf(order: OrderFacts): number {
  const { amount, unit } = URGENCY_LIMITS[order.urgency].offer
  return Math.round(windowMs(order, amount * (unit === 'hours' ? 60 : 1) * MINUTE_MS, 0) / MINUTE_MS)
}

/** 0–1. */
function rateAt(minute: number): number {
  const hour = 7 + minute / 60
  return (0.4 + Math.exp(-((hour - 9.5) ** 2) / 4) + 0.8 * Math.exp(-((hour - 17.5) ** 2) / 5)) / 1.5
}
