import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDoc } from '@core/contract/documents'
import type { PersonDoc } from '@core/contract/person-documents'
import { chanceOf, NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { isWithin, minutesOf } from '@core/domain/dispatch/day-span'
import { recentOffersOf } from '@core/domain/dispatch/member-facts'
import type { DaySpan, MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import { DETOUR } from '@core/domain/dispatch/facts'
import { hoursOf } from '@core/domain/dispatch/hours-of'
import type { Asked } from '@core/domain/order/order'
import { dayNumberAt, DAY_MS, MINUTE_MS, minuteOfDay, startOfDay } from '@core/domain/time/day'
import type { Directory } from '../_data/directory'
import type { Desk } from './dispatch-desk'
import { asksOf } from './asks-of'
import { standingOf } from './dispatch-desk'
import { fitOf } from './fit-of'
import { knownModel, knownRecord } from './street-work'

/** What an invitation to this member says, and how likely they are to say yes as far as this instance has learned. */
export function askedOf(person: PersonDoc, doc: OrderDoc, { categories, dir, now, first }: { readonly categories: CatalogueView['categories']; readonly dir: Directory; readonly now: number; readonly first: ReadonlySet<string> }): Asked {
  const fit = fitOf(person, doc, categories, dir)
  const asks = asksOf(doc, categories)
  const chance = chanceOf(knownModel(doc.streetId) ?? NEW_MODEL, {
    memberId: person._id, categoryId: asks.categoryId, ...hoursOf(now), ...(fit.distanceM === undefined ? {} : { metres: fit.distanceM * DETOUR }), skilled: asks.skill !== undefined, recentOffers: recentOffersOf(knownRecord(doc.streetId, person._id), now),
  })
  const until = person.member === undefined ? undefined : quietFrom(person.member.mute, now)
  return { to: person._id, label: person.label, ...fit, chance: Number(chance.toFixed(3)), ...(until === undefined ? {} : { until }), ...conditionsOf(first.has(person._id), asks.atHome, asks.certificate, person.member?.certificates) }
}

/** The whole community at once, whoever says yes first. */
export const poolOf = (communityId: string): Asked => ({ to: `pool:${communityId}`, label: '本社区党员', ring: 'community' })

/** The same from what the desk knows of them. */
export function askedFrom(member: MemberFacts, order: OrderFacts, desk: Pick<Desk, 'model' | 'now' | 'scaleOf'>): Asked {
  const { metres, ring, chance, skilled } = standingOf(member, order, desk)
  const until = member.mute === undefined ? undefined : quietFrom(member.mute, desk.now)
  return {
    to: member.id, label: member.label, skilled, chance: Number(chance.toFixed(3)),
    ...(metres === undefined ? {} : { distanceM: Math.round(metres / DETOUR) }), ...(ring === undefined ? {} : { ring }), ...(until === undefined ? {} : { until }),
    ...conditionsOf(member.visits === 0, order.homeVisit, order.certificate, member.certificates),
  }
}

/** What must still be so when they are asked, and when they say yes. */
function conditionsOf(isFirst: boolean, homeVisit: boolean, certificate: string | undefined, certificates: Readonly<Record<string, number>> = {}): Pick<Asked, 'newcomer' | 'fitUntil'> {
  const fitUntil = certificate === undefined ? undefined : certificates[certificate]
  return { ...(isFirst && homeVisit ? { newcomer: true } : {}), ...(fitUntil === undefined ? {} : { fitUntil }) }
}

const CLOCK_TIME = /^\d{2}:\d{2}$/

/** When their quiet hours begin next; now, where they have begun. */
function quietFrom(mute: DaySpan, now: number): number | undefined {
  if (!CLOCK_TIME.test(mute.from) || !CLOCK_TIME.test(mute.to) || mute.from === mute.to) return undefined
  if (isWithin(mute, minuteOfDay(now))) return now
  const begin = startOfDay(dayNumberAt(now)) + minutesOf(mute.from) * MINUTE_MS
  return begin > now ? begin : begin + DAY_MS
}
