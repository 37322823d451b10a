import type { CatalogueView } from '@core/contract/catalogue'
import type { LogEntryDoc, OrderDoc } from '@core/contract/documents'
import type { OrderDetail } from '@core/contract/order-views'
import { isHeldBack } from '@core/domain/order/held-back'
import type { Actor } from '@core/domain/order/order'
import { marksOf } from '@core/domain/order/marks'
import { appealTargetsOf } from '@core/domain/order/appeals'
import { actionsFor } from '@core/domain/order/transition'
import { ERASED_TEXT } from '@core/text/zh-erased'
import { districtCalendar } from '../../_kit/calendar'
import { onlyAsked } from '../../_order/may-see'
import { startCodeOf } from '../../_order/start-code'
import { unseal } from '../../_kit/seal'
import { extensionView, leadOf, linkView, returnView, supervisionView } from './oversight-view'
import { cardView, estimateOf, finishFactsOf, offerView, visitOf } from './card-view'
import { followerTimelineOf, isOfficial, timelineOf } from './timeline-view'

/** An order with all its lines, the sealed ones included. */
export interface History {
  readonly doc: OrderDoc
  readonly log: readonly LogEntryDoc[]
}

export interface DetailSources extends History {
  readonly actor: Actor
  readonly now: number
  readonly categories: CatalogueView['categories']
  /** Who answers for it: the lead, whoever helps (首接负责). */
  readonly unit: string
  /** What an area is called. */
  readonly named: (areaId: string) => string
  /** A fresh read of the caller's roles has confirmed them: only then is anything opened. */
  readonly mayOpen: boolean
  /** The order this one was merged into, for those who follow it. */
  readonly main?: History | undefined
}

const SHOWN_TO_ALL = ['version', 'head', 'serviceId', 'round', 'createdAt', 'channel', 'appointment', 'urges', 'level'] as const
/** Words of the resident and of those who dealt with it. */
const SHOWN_TO_INVOLVED = ['text', 'onBehalf', 'answers', 'result', 'rating', 'dispute', 'reopen', 'forwardedTo', 'children', 'parentId', 'pausedMs', 'leadUnit', 'assisting'] as const

const heldView = (doc: OrderDoc, now: number): { readonly heldUntil?: number } => (doc.heldBack !== undefined && isHeldBack(doc, now) ? { heldUntil: doc.heldBack.until } : {})

export function detailView({ doc, log, actor, now, categories, unit, named, mayOpen, main }: DetailSources): OrderDetail {
  const { offer: _offer, ...card } = cardView(doc, actor, now, categories)
  const service = categories.flatMap((category) => category.services).find((each) => each.id === doc.serviceId)
  const opened = mayOpen && doc.sealed !== undefined ? openSealed(doc.sealed) : undefined
  const official = isOfficial(actor)
  // The form promised the resident: who is only asked sees what it is about and where, not the words and pictures.
  const asked = onlyAsked(doc, actor)
  return {
    ...card,
    ...pick(doc, SHOWN_TO_ALL),
    ...(asked ? { text: '', answers: [] } : pick(doc, SHOWN_TO_INVOLVED)),
    ...(doc.erasedAt === undefined ? {} : { text: asked ? '' : ERASED_TEXT.text, erasedAt: doc.erasedAt }),
    ...(actor.kind === 'member' ? markOf(doc, actor) : {}),
    // What is only proposed is between officials, as its history line is.
    ...(doc.suspension && !asked && (official || doc.suspension.approved) ? { suspension: doc.suspension } : {}),
    ...(asked ? {} : leadOf(doc, named)),
    ...(asked ? {} : extensionView(doc, official)),
    ...(official ? { ...pick(doc, ['reach', 'mergedInto']), ...supervisionView(doc), ...returnView(doc, named), ...linkView(doc), ...heldView(doc, now) } : {}),
    ...(official && doc.followers && doc.followers.length > 0 ? { followers: doc.followers.length } : {}),
    ...(main ? { following: followingView(main) } : {}),
    as: actor.kind === 'system' ? 'staff' : actor.kind,
    now,
    service: service?.name ?? '',
    ...whatMayBeDone(doc, actor, now),
    photos: asked ? [] : doc.photos.map(({ fileId, stage }) => ({ fileId, stage })),
    address: {
      compound: doc.place.compound, building: doc.place.building,
      ...(opened ? { door: opened.door } : {}), ...(doc.place.point ? { point: doc.place.point } : {}),
    },
    ...(opened ? { contact: { name: opened.name, phone: opened.phone } } : {}),
    ...timesOf(doc, actor),
    promise: { unit, ...(doc.clocks.finish ? { dueAt: doc.clocks.finish.dueAt } : {}) },
    seatList: Object.entries(doc.seats).map(([id, seat]) => ({
      id, state: seat.state, mine: seat.memberId === actor.id,
      ...(seat.label === undefined ? {} : { label: seat.label }),
      ...(seat.checkIn === undefined ? {} : { flagged: seat.checkIn.flagged, way: seat.checkIn.way, since: seat.checkIn.at }),
    })),
    ...(official ? { offers: Object.entries(doc.offers).map(([id, o]) => ({ id, label: o.label ?? (o.to.startsWith('pool:') ? '抢单池' : ''), state: o.state, until: o.until })) } : {}),
    offer: actor.kind === 'member' ? offerView(doc, actor) : undefined,
    facts: actor.kind === 'member' ? seatFactsOf(doc, actor) : undefined,
    ...(asked ? { timeline: [] } : timelineOf(log, actor, doc)),
    appeals: Object.entries(doc.appeals).filter(([, a]) => official || a.by === actor.id).map(([id, a]) => ({ id, target: a.target, reason: a.reason, state: a.state, mine: a.by === actor.id, ...(a.answer === undefined ? {} : { answer: a.answer }) })),
    ...(actor.kind === 'resident' && Object.values(doc.seats).some((seat) => seat.state === 'taken' || seat.state === 'scheduled') ? { startCode: startCodeOf(doc._id, doc.round) } : {}),
  }
}

/** An appeal is offered with what it can be about, and not at all where that is nothing. */
function whatMayBeDone(doc: OrderDoc, actor: Actor, now: number): Pick<OrderDetail, 'actions' | 'appealTargets'> {
  const actions = [...actionsFor(doc, actor, { now, calendar: districtCalendar })]
  if (!actions.includes('fileAppeal')) return { actions }
  const appealTargets = [...appealTargetsOf(doc, { actor, now, calendar: districtCalendar })]
  return appealTargets.length > 0 ? { actions, appealTargets } : { actions: actions.filter((action) => action !== 'fileAppeal') }
}

/** The newest mark against the one who looks; nobody else's. */
function markOf(doc: OrderDoc, actor: Actor): Pick<OrderDetail, 'mark'> {
  const [newest] = marksOf(doc, actor.id)
  if (newest === undefined) return {}
  const { kind, at, agreed } = newest.mark
  return { mark: { kind, at, ...(agreed === undefined ? {} : { agreed }), ...(newest.reversed ? { reversed: true } : {}) } }
}

/** Its progress without its resident: no words of theirs, no id, nothing said to one person. */
function followingView({ doc, log }: History): OrderDetail['following'] {
  return { no: doc.no, state: doc.state, ...(doc.clocks.finish ? { dueAt: doc.clocks.finish.dueAt, ...estimateOf(doc.clocks.finish) } : {}), ...followerTimelineOf(log) }
}

function openSealed(sealed: NonNullable<OrderDoc['sealed']>) {
  return { door: unseal(sealed.door, 'door'), name: unseal(sealed.name, 'name'), phone: unseal(sealed.phone, 'phone') }
}

function timesOf(doc: OrderDoc, actor: Actor): Partial<OrderDetail> {
  return {
    ...visitOf(doc, true),
    ...(doc.transfer ? { transfer: { label: doc.transfer.label, toMe: doc.transfer.to === actor.id } } : {}),
  }
}

/** What the holder of the only seat sends back with the next step, so that it needs no read. */
function seatFactsOf(doc: OrderDoc, actor: Actor): OrderDetail['facts'] {
  const seat = doc.seats['s1']
  const { finish } = doc.clocks
  if (doc.seatCount !== 1 || seat?.memberId !== actor.id || seat.label === undefined || finish === undefined || finish.pausedAt !== undefined) return undefined
  if (seat.state !== 'taken' && seat.state !== 'scheduled' && seat.state !== 'checkedIn') return undefined
  return { round: doc.round, state: seat.state, label: seat.label, ...finishFactsOf(doc, finish), ...(doc.place.point ? { point: doc.place.point } : {}) }
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Pick<T, K>
}
