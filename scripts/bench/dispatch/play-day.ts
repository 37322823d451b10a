import { NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import type { MemberFacts } from '../../../core/domain/dispatch/facts'
import { pairsOf } from '../../../core/domain/dispatch/pairs'
import { planDue } from '../../../core/domain/dispatch/plan-due'
import type { Roster } from '../../../core/domain/dispatch/roster'
import { isAtOnce, KEPT_SHARE } from '../../../core/domain/dispatch/window'
import { MINUTE_MS } from '../../../core/domain/time/day'
import type { DayOrder } from './day-order'
import { BUSY_MINUTES, DAY_MINUTES, PATIENCE_MINUTES, WINDOW_MINUTES } from './day-order'

export interface Played {
  readonly served: number
  /** Minutes after the windows, on average. */
  readonly late: number
  /** Minutes each urgent order waited, served or not, by its number in the day. */
  readonly urgentWaits: ReadonlyMap<number, number>
  /** How often an urgent order was not sent although somebody who could go was free and not sent elsewhere in that minute. */
  readonly urgentHeld: number
  /** The member who went to each order; none: nobody. */
  readonly wentTo: ReadonlyMap<number, string>
}

/** 7 o'clock of a Monday in Shanghai. */
const SEVEN = Date.parse('2026-03-02T07:00:00+08:00')
/** Orders of one street in one plan, as the timer takes them. */
const BATCH = 200

interface Waiting { readonly number: number; readonly due: number; readonly spares: number; at: number }

/** Minute by minute, street by street, as the timer goes about it: where something is due, all that waits is planned by its rule. */
export function playDay(day: readonly DayOrder[], roster: Roster): Played {
  const busyUntil = new Map<string, number>()
  const wentTo = new Map<number, string>()
  const urgentWaits = new Map<number, number>()
  const streets = new Map<string, Waiting[]>()
  const isUrgent = (number: number): boolean => isAtOnce(day[number]?.order.urgency ?? 'p2')
  const free = ({ id }: MemberFacts): number => busyUntil.get(id) ?? 0
  let [late, next, held] = [0, 0, 0]
  for (let minute = 0; minute <= DAY_MINUTES + WINDOW_MINUTES + PATIENCE_MINUTES; minute += 1) {
    const now = SEVEN + minute * MINUTE_MS
    for (let one = day[next]; one !== undefined && one.arrives <= minute; one = day[next]) {
      const due = SEVEN + one.starts * MINUTE_MS
      const street = streets.get(one.order.streetId) ?? []
      street.push({ number: next++, due, spares: due + KEPT_SHARE * (one.starts - one.arrives) * MINUTE_MS, at: due })
      streets.set(one.order.streetId, street)
    }
    for (const [street, waiting] of streets) {
      if (!waiting.some(({ at }) => at <= now)) continue
      const looked = [...waiting].sort((a, b) => a.at - b.at).slice(0, BATCH)
      const orders = looked.flatMap(({ number, due, spares }) => { const one = day[number]; return one === undefined ? [] : [{ order: one.order, due, spares }] })
      const plan = planDue({ roster, orders, model: NEW_MODEL, now, free })
      for (const one of looked) {
        const id = day[one.number]?.order.id ?? ''
        const [seat] = plan.sent.get(id) ?? []
        one.at = plan.next.get(id) ?? now
        if (seat === undefined) continue
        wentTo.set(one.number, seat.memberId)
        busyUntil.set(seat.memberId, now + BUSY_MINUTES * MINUTE_MS)
        late += (now - one.due) / MINUTE_MS
        if (isUrgent(one.number)) urgentWaits.set(one.number, (now - one.due) / MINUTE_MS)
      }
      const left = orders.filter(({ order, due }) => isAtOnce(order.urgency) && due <= now && !plan.sent.has(order.id))
      if (left.length > 0) {
        const { start, member, who } = pairsOf({ roster, orders: left.map(({ order }) => order), model: NEW_MODEL, now, perBatch: 1 })
        left.forEach((_, at) => { if ([...member.subarray(start[at], start[at + 1])].some((n) => (busyUntil.get(roster.members[who[n] ?? 0]?.id ?? '') ?? 0) <= now)) held += 1 })
      }
      const gone = (one: Waiting): boolean => wentTo.has(one.number) || now >= one.due + PATIENCE_MINUTES * MINUTE_MS
      for (const one of waiting) if (gone(one) && !wentTo.has(one.number) && isUrgent(one.number)) urgentWaits.set(one.number, PATIENCE_MINUTES)
      streets.set(street, waiting.filter((one) => !gone(one)))
    }
  }
  return { served: wentTo.size, late: late / Math.max(1, wentTo.size), urgentWaits, urgentHeld: held, wentTo }
}
