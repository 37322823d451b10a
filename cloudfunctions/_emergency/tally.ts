import type { EmergencyDoc, RollDoc, SupplyDoc, VisitListDoc } from '@core/contract/emergency-documents'
import { rollDoc, supplyDoc, visitListDoc } from '@core/contract/emergency-documents'
import type { Tally } from '@core/domain/emergency/emergency'
import { rollCount } from '@core/domain/emergency/roll-call'
import { stockOf } from '@core/domain/emergency/supply'
import { placesOf } from '@core/domain/post/shift'
import { recordsOfEmergency } from '../_data/emergencies-repo'
import type { Surge } from './surge-shifts'
import { surgeOf } from './surge-shifts'

export interface Parts { readonly rolls: readonly RollDoc[]; readonly surge: Surge; readonly lists: readonly VisitListDoc[]; readonly supplies: readonly SupplyDoc[] }

/** Everything that belongs to an emergency; of some communities alone where they are named. Supplies are one per item for all. */
export async function partsOf(emergency: EmergencyDoc, communityIds?: readonly string[]): Promise<Parts> {
  const of = communityIds === undefined ? {} : { communityIds }
  const [rolls, surge, lists, supplies] = await Promise.all([
    recordsOfEmergency(rollDoc, 'rollCall', emergency._id, of), surgeOf(emergency, 0, communityIds), recordsOfEmergency(visitListDoc, 'visitList', emergency._id, of), recordsOfEmergency(supplyDoc, 'supply', emergency._id),
  ])
  return { rolls, surge, lists, supplies }
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0)

/** What was done, counted from what is stored. Roll calls count in their last round: who was asked three times is one person. */
export function tallyOf({ rolls, surge, lists, supplies }: Parts): Tally {
  const last = [...new Map([...rolls].sort((a, b) => a.round - b.round).map((roll) => [roll.communityId, roll])).values()].map(rollCount)
  const stood = surge.parts.filter(({ state }) => state !== 'cancelled')
  const entries = lists.flatMap((list) => list.entries)
  const marked = (kind: string) => entries.filter(({ mark }) => mark?.mark === kind).length
  return {
    asked: sum(last, ({ asked }) => asked), can: sum(last, ({ can }) => can), cannot: sum(last, ({ cannot }) => cannot),
    shifts: new Set(stood.map(({ shiftId }) => shiftId)).size, places: placesOf(stood).capacity, claimed: placesOf(stood).taken, came: sum(stood, ({ claims }) => Object.values(claims).filter((claim) => claim.in !== undefined).length),
    lists: lists.length, people: entries.length, visited: marked('visited'), needHelp: marked('needHelp'), orders: entries.filter(({ orderId }) => orderId !== undefined).length,
    items: supplies.filter(({ accounts }) => Object.keys(accounts).length > 0).length, itemsLeft: supplies.filter((supply) => stockOf(supply).length > 0).length,
  }
}
