import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDoc } from '@core/contract/documents'
import type { AcceptanceModel } from '@core/domain/dispatch/acceptance'
import { chanceOf } from '@core/domain/dispatch/acceptance'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import { ringOf, walkingMetres } from '@core/domain/dispatch/facts'
import { waitingFor } from '@core/domain/dispatch/workload'
import { hoursOf } from '@core/domain/dispatch/hours-of'
import { orderFactsOf } from '@core/domain/dispatch/order-facts'
import type { Roster } from '@core/domain/dispatch/roster'
import type { FairnessScale, Score } from '@core/domain/dispatch/score'
import { scoreOf, WEIGHTS } from '@core/domain/dispatch/score'
import type { Ring } from '@core/domain/order/order'
import { catalogue, directory, neighboursOf } from '../_data/directory'
import { asksOf } from './asks-of'
import { awake, streetMembers } from './street-members'
import { factsOfSome, streetRoster } from './street-roster'
import { streetWork } from './street-work'

/** Everything dispatching in a street looks at, as it stands now. */
export interface Desk {
  readonly now: number
  readonly orders: readonly OrderDoc[]
  /** Who could be asked at all, within the street. */
  readonly members: readonly MemberFacts[]
  readonly byId: ReadonlyMap<string, MemberFacts>
  /** The same, as a plan searches them; and with those who will have room again, as a plan that looks ahead does. */
  readonly roster: () => Roster
  readonly ahead: () => Roster
  /** What their hours and offers are held against; of who is not on the roster, nothing. */
  readonly scaleOf: (memberId: string) => FairnessScale | undefined
  readonly unitOf: (memberId: string) => string | undefined
  /** Members who asked for quiet until a day that has not come, and what is known of them all the same. */
  readonly resting: readonly MemberFacts[]
  /** Whether somebody's answer about another order is still waited for. */
  readonly isAskedElsewhere: (memberId: string, orderId: string) => boolean
  readonly model: AcceptanceModel
  readonly categories: CatalogueView['categories']
  readonly factsOf: (doc: OrderDoc) => OrderFacts
}

export async function openDesk(streetId: string, orderIds: readonly string[], now: number): Promise<Desk> {
  const [{ categories }, dir] = await Promise.all([catalogue(now), directory(now)])
  const [all, { work, orders }] = await Promise.all([streetMembers(streetId, now), streetWork(streetId, orderIds, now, categories)])
  const may = awake(all, now)
  const { facts, byId, roster, ahead } = streetRoster(streetId, may, work, now)
  const [asked, here] = [waitingFor(work, now), new Set(may)]
  const units = new Map(all.map(({ _id, member }) => [_id, member.unitId]))
  return {
    now, orders, members: facts, byId, roster, ahead, model: work.model, categories,
    scaleOf: (memberId) => roster().scales[roster().numberOf.get(memberId) ?? -1],
    unitOf: (memberId) => units.get(memberId),
    resting: factsOfSome(all.filter((person) => !here.has(person)), work, now),
    isAskedElsewhere: (memberId, orderId) => [...(asked.get(memberId) ?? [])].some((id) => id !== orderId),
    factsOf: (doc) => orderFactsOf({ ...doc, door: doc.sealed?.doorIndex, phone: doc.sealed?.phoneIndex }, asksOf(doc, categories), neighboursOf(dir, doc.communityId), (id) => (byId.get(id)?.visits ?? 0) > 0),
  }
}

/** What speaks for a member beside an order. Metres are a walk; `chance`, 0–1, of a yes. */
export interface Standing { readonly metres?: number; readonly ring?: Ring; readonly chance: number; readonly skilled: boolean; readonly score: Score }

export function standingOf(member: MemberFacts, order: OrderFacts, { model, now, scaleOf }: Pick<Desk, 'model' | 'now' | 'scaleOf'>): Standing {
  const metres = member.point && order.point ? walkingMetres(member.point, order.point) : undefined
  const skilled = order.skill !== undefined && member.skills.includes(order.skill)
  const chance = chanceOf(model, { memberId: member.id, categoryId: order.categoryId, ...hoursOf(now), ...(metres === undefined ? {} : { metres }), skilled: order.skill !== undefined, recentOffers: member.recentOffers })
  const ring = ringOf(member, order)
  return { chance, skilled, score: scoreOf(member, order.urgency, metres, chance, WEIGHTS, scaleOf(member.id)), ...(metres === undefined ? {} : { metres: Math.round(metres) }), ...(ring === undefined ? {} : { ring }) }
}
