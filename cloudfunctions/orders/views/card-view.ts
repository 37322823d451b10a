import type { OrderDoc } from '@core/contract/documents'
import type { TakeFacts } from '@core/contract/order-payloads'
import type { OrderCard } from '@core/contract/order-views'
import { DETOUR } from '@core/domain/dispatch/facts'
import { NEVER, queueOf } from '@core/domain/order/derived'
import type { Actor, ClockKind } from '@core/domain/order/order'
import type { OrderAction } from '@core/domain/order/order-states'
import { isSupervised } from '@core/domain/order/supervision'
import { openOfferFor } from '@core/domain/order/seats'
import { actionsFor } from '@core/domain/order/transition'
import { isEstimated, type Clock } from '@core/domain/time'
import { ERASED_TEXT } from '@core/text/zh-erased'
import { districtCalendar } from '../../_kit/calendar'
import type { CatalogueView } from '@core/contract/catalogue'
import { isOfficial } from './timeline-view'

/** Most urgent first: what a person mainly does from a list. The detail offers the rest. */
const MAIN_ACTIONS: readonly OrderAction[] = [
  'take', 'decline', 'acceptTransfer', 'checkIn', 'finish', 'logContact',
  'confirm', 'dispute', 'answerInfo', 'agreeTime', 'rate', 'urge',
  'releaseContent', 'accept', 'dispatch', 'ruleDispute', 'agreeReopen', 'rule', 'reassign', 'answerSupervision', 'approveExtension', 'superviseAgain', 'resume', 'suspend', 'askInfo',
]
const CARD_ACTIONS = 3

export function mainActions(actions: readonly OrderAction[]): OrderAction[] {
  return MAIN_ACTIONS.filter((action) => actions.includes(action)).slice(0, CARD_ACTIONS)
}

export function cardView(doc: OrderDoc, actor: Actor, now: number, categories: CatalogueView['categories']): OrderCard {
  const actions = actionsFor(doc, actor, { now, calendar: districtCalendar })
  const held = Object.values(doc.seats).filter((seat) => seat.memberId !== undefined).length
  const offer = actor.kind === 'member' ? offerView(doc, actor) : undefined
  return {
    id: doc._id,
    no: doc.no,
    title: doc.erasedAt === undefined ? doc.title : ERASED_TEXT.title,
    state: doc.state,
    urgency: doc.urgency,
    category: categories.find((category) => category.services.some((service) => service.id === doc.serviceId))?.name ?? '',
    place: `${doc.place.compound} ${doc.place.building}`.trim(),
    ...(doc.dueAt === NEVER ? {} : { dueAt: doc.dueAt, dueKind: doc.dueKind as NonNullable<OrderCard['dueKind']> }),
    ...(doc.late ? { late: true } : {}),
    ...(isOfficial(actor) && queueOf(doc) === 'back' && doc.state === 'accepted' ? { back: true } : {}),
    ...(isOfficial(actor) && isSupervised(doc) ? { supervised: true } : {}),
    ...estimateOf(shownClock(doc)),
    ...(doc.seatCount > 1 ? { seats: [held, doc.seatCount] as [number, number] } : {}),
    ...(isOfficial(actor) ? {} : visitOf(doc, actor.kind === 'member' || actions.includes('agreeTime'))),
    actions: mainActions(actions),
    ...(offer ? { offer } : {}),
  }
}

/** The clock behind `dueAt`; an offer's end and a missing deadline have none. */
const shownClock = ({ clocks, dueKind }: OrderDoc): Clock | undefined => (Object.hasOwn(clocks, dueKind) ? clocks[dueKind as ClockKind] : undefined)
/** Counted through a year without published holidays: whoever reads the deadline is told so. */
export const estimateOf = (clock: Clock | undefined): { estimated?: true } => (clock !== undefined && isEstimated(clock, districtCalendar) ? { estimated: true } : {})

/** When somebody comes, or would like to. `asks`: the proposed time still means something to who looks. */
export function visitOf({ seats, proposal }: OrderDoc, asks: boolean): Pick<OrderCard, 'scheduled' | 'proposal'> {
  const scheduled = Object.values(seats).find((seat) => seat.scheduled !== undefined)?.scheduled
  return { ...(scheduled ? { scheduled } : {}), ...(proposal && asks ? { proposal: { from: proposal.from, to: proposal.to } } : {}) }
}

/** What a member needs to answer in one tap, and what the guard of that answer will repeat. */
export function offerView(doc: OrderDoc, actor: Actor): OrderCard['offer'] {
  const offerId = doc.state === 'offered' ? openOfferFor(doc, actor.id, actor.scopeIds) : undefined
  const offer = offerId === undefined ? undefined : doc.offers[offerId]
  if (offerId === undefined || offer === undefined) return undefined
  const { finish } = doc.clocks
  // Only an order for one can be taken unread: with more seats the database cannot tell which becomes whose.
  const facts =
    doc.seatCount === 1 && doc.served === undefined && finish !== undefined && finish.pausedAt === undefined
      ? { urgency: doc.urgency, round: doc.round, to: offer.to, until: offer.until, serviceId: doc.serviceId, ...finishFactsOf(doc, finish) }
      : undefined
  return {
    id: offerId,
    seen: { version: doc.version, head: doc.head },
    reasons: [...(offer.skilled === true ? ['您会这项服务'] : []), ...(offer.fitUntil === undefined ? [] : ['您有这项证件']), ...(offer.ring === 'grid' ? ['就在您的网格'] : []), ...(offer.newcomer === true ? ['有去过的同志一起去'] : [])],
    ...(offer.distanceM === undefined ? {} : { distanceM: Math.round(offer.distanceM * DETOUR) }),
    ...(offer.to.startsWith('pool:') ? { pool: doc.place.point === undefined ? {} : { point: doc.place.point } } : {}),
    ...(facts ? { facts } : {}),
    ...(doc.appointment ? { appointment: doc.appointment } : {}),
  }
}

export function finishFactsOf(doc: OrderDoc, finish: NonNullable<OrderDoc['clocks']['finish']>): Pick<TakeFacts, 'finish' | 'card'> {
  const { startedAt, dueAt, unit, pausedFor } = finish
  return { finish: { startedAt, dueAt, unit, ...(pausedFor === undefined ? {} : { pausedFor }) }, ...(doc.cards.finish ? { card: doc.cards.finish } : {}) }
}
