import type { Span } from '../check-in/presence'
import { lengthOf, notCovered } from '../check-in/presence'
import { DAY_MS, dayNumberAt, startOfDay } from '../time/day'
import type { PointsRules, ServiceKind } from './rules'
import { SERVICE_KINDS } from './rules'

/** One service of a member: an order, a shift, an activity, from coming to going. Times are epoch ms. */
export interface Service extends Span {
  readonly id: string
  readonly kind: ServiceKind
}

/** What a day came to: minutes and points by kind. */
export type DayTotals = Readonly<Record<ServiceKind, { readonly minutes: number; readonly points: number }>>

const HALF_HOUR_MS = 30 * 60_000

/**
 * Marks may come a day late, and by the staff's hand within three days of a shift's end, which for a night shift is the day
 * after the one its evening belongs to: so long a day may still change, and is worked out anew.
 */
export const DAYS_OPEN = 5

/** How much of a Shanghai day each service counts for, in ms. An hour is counted once: of two services that overlap, the one that began earlier has it. */
export function countedOn<S extends Service>(services: readonly S[], day: number): readonly { readonly service: S; readonly ms: number }[] {
  const within = { from: startOfDay(day), to: startOfDay(day) + DAY_MS }
  const known = [...new Map(services.map((service) => [service.id, service])).values()].sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1))
  const counted: Span[] = []
  return known.flatMap((service) => {
    const span = { from: Math.max(service.from, within.from), to: Math.min(service.to, within.to) }
    if (span.to <= span.from) return []
    const ms = lengthOf(notCovered(span, counted))
    counted.push(span)
    return [{ service, ms }]
  })
}

/** What somebody's services of one Shanghai day come to. The same services in any order, told once or ten times, give the same day. */
export function settleDay(services: readonly Service[], day: number, rules: PointsRules): DayTotals {
  const counted = countedOn(services, day)
  const totals = SERVICE_KINDS.map((kind) => {
    const ms = counted.reduce((sum, each) => (each.service.kind === kind ? sum + each.ms : sum), 0)
    const halves = Math.floor(ms / HALF_HOUR_MS)
    return [kind, { minutes: Math.floor(ms / 60_000), points: Math.min(rules.capPerDay[kind], (halves * rules.perHour[kind]) / 2) }] as const
  })
  return Object.fromEntries(totals) as DayTotals
}

/** The Shanghai days a service touches: one over midnight counts on both. */
export function daysOf({ from, to }: Span): readonly number[] {
  const [first, last] = [dayNumberAt(from), dayNumberAt(Math.max(from, to - 1))]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
