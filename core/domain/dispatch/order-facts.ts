/** An order as dispatching sees it, from the stored order and what its service asks. */
import type { Order, TimeWindow } from '../order/order'
import { ringsInReach } from '../order/rings'
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
}

/** `isExperienced`: has been on a service before; `neighbours`: communities next door, nearest first. */
export function orderFactsOf(order: DispatchOrder, asks: ServiceAsks, neighbours: readonly string[], isExperienced: (memberId: string) => boolean): OrderFacts {
  const seats = Object.values(order.seats)
  const holders = seats.flatMap(({ memberId }) => memberId ?? [])
  const need = seats.filter(({ state }) => state === 'open' || state === 'offered').length
  return {
    id: order._id,
    categoryId: asks.categoryId,
    ...(asks.skill === undefined ? {} : { skill: asks.skill }),
    ...(asks.certificate === undefined ? {} : { certificate: asks.certificate }),
    urgency: order.urgency,
    need,
    homeVisit: asks.atHome,
    experiencedAboard: holders.some(isExperienced),
    ...(order.place.point === undefined ? {} : { point: order.place.point }),
    gridId: order.gridId, communityId: order.communityId, streetId: order.streetId,
    neighbours,
    rings: ringsInReach(order),
    ...(order.appointment === undefined ? {} : { appointment: order.appointment }),
    residentIds: [order.residentId, order.submittedBy ?? ''].filter((id) => id !== ''),
    askedIds: [...new Set([...askedOf(order), ...holders, ...(order.served ?? [])])],
    ...(order.door === undefined ? {} : { door: order.door }),
  }
}

/** Who was asked in this round by name and has not been let off since, and who said no to a pool. */
function askedOf({ offers, round }: DispatchOrder): readonly string[] {
  const own = Object.values(offers).filter((offer) => offer.round === round)
  const named = own.filter(({ to, state }) => !to.startsWith('pool:') && state !== 'withdrawn').map(({ to }) => to)
  return [...named, ...own.flatMap(({ declinedBy }) => declinedBy ?? [])]
}
