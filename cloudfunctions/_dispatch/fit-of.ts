import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDoc } from '@core/contract/documents'
import type { PersonDoc } from '@core/contract/person-documents'
import { ringOf } from '@core/domain/dispatch/facts'
import { distanceBetween } from '@core/domain/distance'
import type { Ring } from '@core/domain/order/order'
import { ringsInReach } from '@core/domain/order/rings'
import type { Directory } from '../_data/directory'
import { neighboursOf } from '../_data/directory'
import { asksOf } from './asks-of'

/** What speaks for a person beside an order; metres are in a straight line. */
export interface Fit { readonly skilled: boolean; readonly distanceM?: number; readonly ring?: Ring }

export function fitOf(person: PersonDoc | undefined, doc: OrderDoc, categories: CatalogueView['categories'], dir: Directory): Fit {
  const { skill } = asksOf(doc, categories)
  const ring = person === undefined ? undefined : ringHere(person, doc, dir)
  return {
    skilled: skill !== undefined && person?.member?.skills.includes(skill) === true,
    ...(person?.member && doc.place.point ? { distanceM: Math.round(distanceBetween(person.member.point, doc.place.point)) } : {}),
    ...(ring === undefined ? {} : { ring }),
  }
}

/** May be asked: at home no farther from the order than invitations have had to reach. */
export function isInReach(person: PersonDoc | undefined, doc: OrderDoc, dir: Directory): boolean {
  const ring = person === undefined ? undefined : ringHere(person, doc, dir)
  return ring !== undefined && ringsInReach(doc).includes(ring)
}

function ringHere(person: PersonDoc, doc: OrderDoc, dir: Directory): Ring | undefined {
  // Neighbours are looked up only where it comes to them.
  const { gridId, communityId, streetId } = doc
  return ringOf(person, { gridId, communityId, streetId, get neighbours() { return neighboursOf(dir, communityId) } })
}
