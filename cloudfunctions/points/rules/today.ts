import { FIRST_RULES, SERVICE_KINDS } from '@core/domain/points/rules'
import { settleDay } from '@core/domain/points/settle'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { cameToBy } from '../../_data/activity-marks-repo'
import { ordersHeldSince } from '../../_data/orders-repo'
import { shiftsOf } from '../../_data/shifts-repo'
import { servicesOf } from '../../_points/services'

/** As many activities as anybody comes to in a day. */
const MARKS = 20

/** What today comes to so far, by the night's own rule, though not in the ledger yet. */
export async function servedToday(memberId: string, now: number): Promise<readonly { readonly kind: (typeof SERVICE_KINDS)[number]; readonly minutes: number }[]> {
  const today = dayNumberAt(now)
  const [orders, shifts, marks] = await Promise.all([ordersHeldSince(memberId, startOfDay(today)), shiftsOf([memberId], startOfDay(today)), cameToBy(memberId, now, MARKS)])
  const own = (await servicesOf({ orders, shifts, marks })).filter((service) => service.memberId === memberId)
  const totals = settleDay(own, today, FIRST_RULES)
  return SERVICE_KINDS.map((kind) => ({ kind, minutes: totals[kind].minutes })).filter(({ minutes }) => minutes > 0)
}
