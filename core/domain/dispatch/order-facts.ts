/** An order as dispatching sees it, from the stored order and what its service asks. */
import type { Order, TimeWindow } from '../order/order'
import { ringsInReach } from '../order/rings'
import { askedByName, placesFree } from '../order/seats'
import type { OrderFacts, Point } from './facts'

export interface ServiceAsks {
  readonly categoryId: string
  /** None where the service has left the catalogue. */
  readonly skill?: string | undefined
  readonly certificate?: string | undefined
  /** The help is given in somebody's home. */
  readonly atHome: boolean
}

export type DispatchOrder = Pick<Order, 'urgency' | 'seats' | 'offers' | 'round' | 'reach' | 'served' | 'holders' | 'residentId' | 'submittedBy' | 'communityId' | 'streetId' | 'proposal'> & {
  readonly _id: string
  readonly gridId: string
  readonly place: { readonly point?: Point | undefined }
  readonly appointment?: TimeWindow | undefined
  readonly door?: string | undefined
  readonly phone?: string | undefined
}

/** `isExperienced`: has been on a service before; `neighbours`: communities next door, nearest first. */
export function orderFactsOf(order: DispatchOrder, asks: ServiceAsks, neighbours: readonly string[], isExperienced: (memberId: string) => boolean): OrderFacts {
  const passed = Object.values(order.offers).filter((offer) => offer.round === order.round).flatMap(({ declinedBy }) => declinedBy ?? [])
  const holders = Object.values(order.seats).flatMap(({ memberId }) => memberId ?? [])
  return {
    id: order._id,
    categoryId: asks.categoryId,
    ...(asks.skill === undefined ? {} : { skill: asks.skill }),
    ...(asks.certificate === undefined ? {} : { certificate: asks.certificate }),
    urgency: order.urgency,
    need: placesFree(order).length,
    homeVisit: asks.atHome,
    experiencedAboard: holders.some(isExperienced),
    ...(order.place.point === undefined ? {} : { point: order.place.point }),
    gridId: order.gridId, communityId: order.communityId, streetId: order.streetId,
    neighbours,
    rings: ringsInReach(order),
    ...(order.appointment === undefined ? {} : { appointment: order.appointment }),
    residentIds: [order.residentId, order.submittedBy ?? ''].filter((id) => id !== ''),
    // Whoever said no to a pool is not asked by name either.
    askedIds: [...new Set([...askedByName(order), ...passed, ...holders, ...(order.served ?? [])])],
    ...(order.door === undefined ? {} : { door: order.door }),
    ...(order.phone === undefined ? {} : { phone: order.phone }),
  }
}
