import { servedSpan } from '@core/domain/check-in/presence'
import { servicesIn } from '@core/domain/points/order-services'
import { FIRST_RULES, SERVICE_KINDS } from '@core/domain/points/rules'
import type { Service } from '@core/domain/points/settle'
import { settleDay } from '@core/domain/points/settle'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { linesSince, ordersHeldSince } from '../../_data/orders-repo'
import { shiftsOf } from '../../_data/shifts-repo'

/** What today comes to so far, by the night's own rule, though not in the ledger yet. */
export async function servedToday(memberId: string, now: number): Promise<readonly { readonly kind: (typeof SERVICE_KINDS)[number]; readonly minutes: number }[]> {
  const today = dayNumberAt(now)
  const [orders, parts] = await Promise.all([ordersHeldSince(memberId, startOfDay(today)), shiftsOf([memberId], startOfDay(today))])
  const visits = (await Promise.all(orders.map(async (doc) => servicesIn(doc._id, await linesSince(doc, doc.createdAt))))).flat().filter((visit) => visit.memberId === memberId)
  const turns = parts.flatMap((part): readonly Service[] => {
    const span = servedSpan(part, part.claims[memberId] ?? {})
    return span === undefined ? [] : [{ id: `shift:${part.shiftId}`, kind: 'shift', ...span }]
  })
  const totals = settleDay([...visits, ...turns], today, FIRST_RULES)
  return SERVICE_KINDS.map((kind) => ({ kind, minutes: totals[kind].minutes })).filter(({ minutes }) => minutes > 0)
}
