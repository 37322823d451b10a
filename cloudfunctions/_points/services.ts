import type { ActivityMarkDoc } from '@core/contract/activity-documents'
import type { OrderDoc } from '@core/contract/documents'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { servedSpan } from '@core/domain/check-in/presence'
import type { Visit } from '@core/domain/points/order-services'
import { visitsIn } from '@core/domain/points/order-services'
import type { Service } from '@core/domain/points/settle'
import { marksOfPeople } from '../_data/activity-marks-repo'
import { linesSince, ordersEverHeldBy } from '../_data/orders-repo'
import { shiftsHeldBy } from '../_data/shifts-repo'

export type Theirs = Service & { readonly memberId: string; readonly communityId: string }
export type TheirVisit = Visit & { readonly communityId: string }

/** What these people served in a span, read anew from what is kept of it. */
export async function servicesOfPeople(people: readonly string[], since: number, until: number): Promise<readonly Theirs[]> {
  const [orders, shifts, marks] = await Promise.all([ordersEverHeldBy(people, since), shiftsHeldBy(people, since, until), marksOfPeople(people, since, until)])
  const theirs = new Set(people)
  return (await servicesOf({ orders, shifts, marks })).filter(({ memberId }) => theirs.has(memberId))
}

/** Every coming and going at the doors of these orders. */
export const visitsOf = async (orders: readonly OrderDoc[]): Promise<readonly TheirVisit[]> =>
  (await Promise.all(orders.map(async (doc) => visitsIn(doc._id, await linesSince(doc, doc.createdAt)).map((visit) => ({ ...visit, communityId: doc.communityId }))))).flat()

/** What was served at doors, in shifts and at activities, as the night counts it and a page shows it before. */
export const servicesOf = async ({ orders, ...kept }: Kept & { readonly orders: readonly OrderDoc[] }): Promise<readonly Theirs[]> => servicesWith(await visitsOf(orders), kept)

interface Kept { readonly shifts: readonly ShiftPartDoc[]; readonly marks: readonly ActivityMarkDoc[] }

export const servicesWith = (visits: readonly TheirVisit[], { shifts, marks }: Kept): readonly Theirs[] => [
  ...visits.flatMap(({ counts, decidedAt: _when, ...service }): readonly Theirs[] => (counts ? [service] : [])),
  ...shifts.flatMap((part) => Object.entries(part.claims).flatMap(([memberId, claim]): readonly Theirs[] => {
    const span = servedSpan(part, claim)
    return span === undefined ? [] : [{ id: `shift:${part.shiftId}`, kind: 'shift', memberId, communityId: part.communityId, ...span }]
  })),
  ...marks.flatMap((mark): readonly Theirs[] => {
    // 三会一课 and 主题党日 are one's own record and bring nothing.
    const span = mark.activityKind === 'volunteer' ? servedSpan(mark, mark) : undefined
    return span === undefined ? [] : [{ id: `activity:${mark.activityId}`, kind: 'activity', memberId: mark.memberId, communityId: mark.communityId, ...span }]
  }),
]
