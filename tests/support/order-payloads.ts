import type { Due } from '@core/domain/order/clocks'
import type { Actor, Order, Payload } from '@core/domain/order/order'
import { appealableMark } from '@core/domain/order/marks'
import type { OrderAction } from '@core/domain/order/order-states'
import { DEFAULT_CALENDAR } from '@core/domain/time'

/** Somebody who holds a place with work left, is asked in person, or is to take over. */
function involved(order: Order): string | undefined {
  const held = Object.values(order.seats).find(({ memberId, state }) => memberId !== undefined && state !== 'done')?.memberId
  return held ?? order.transfer?.to ?? Object.values(order.offers).find(({ to, state }) => state === 'open' && !to.startsWith('pool:'))?.to
}

/** The kind of the mark they could appeal against, if there is any. */
function markOf(order: Order, actor: Actor, now: number): 'lateRelease' | 'noShow' {
  const id = appealableMark(order, actor.id, { now, calendar: DEFAULT_CALENDAR })
  return (id === undefined ? undefined : order.marks?.[id]?.kind) ?? 'lateRelease'
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** A payload with which the action can be taken if it can be taken at all. */
export function rightPayload(action: OrderAction, order: Order, actor: Actor, now: number, due?: Due): Payload {
  const bell: Payload = { ...(due?.clock === undefined ? {} : { clock: due.clock }), ...(due?.card === undefined ? {} : { card: due.card }) }
  const openAppeal = Object.keys(order.appeals).find((id) => {
    const appeal = order.appeals[id]
    return appeal?.state === 'open' && (action !== 'withdrawAppeal' || appeal.by === actor.id)
  })
  const all: Payload = {
    ...bell,
    reason: '有原因',
    note: '有说明',
    ...(openAppeal === undefined ? {} : { appealId: openAppeal }),
  }
  switch (action) {
    case 'reject': return { ...all, channel: '供热公司 96777' }
    case 'merge': case 'absorb': case 'detach': return { ...all, targetId: 'other' }
    case 'split': return { ...all, children: ['child1', 'child2'], parts: '[]' }
    case 'dispatch': return { ...all, offers: [{ to: `fresh${Object.keys(order.offers).length}` }] }
    case 'proposeTime': return { ...all, time: { from: now + HOUR, to: now + 2 * HOUR } }
    case 'offerTransfer': return { ...all, memberId: actor.id === 'm8' ? 'm7' : 'm8', memberLabel: '另一位党员' }
    case 'checkIn': return { ...all, way: 'code' }
    case 'finish': return { ...all, result: 'solved' }
    case 'ruleDispute': return { ...all, backTo: 'checkedIn' }
    case 'rate': return { rating: { solved: 'yes', attitude: 5, speed: 4 } }
    case 'proposeSuspension': return { ...all, until: now + 3 * DAY }
    case 'rule': return { ...all, unit: '供热公司' }
    case 'forward': return { ...all, unit: '供热公司', link: { digest: 'link1', until: now + 15 * DAY } }
    case 'issueLink': return { ...all, link: { digest: `link${(order.forwardLinks?.length ?? 0) + 1}`, until: now + 15 * DAY } }
    case 'answerForward': return { ...all, linkDigest: order.forwardLinks?.at(-1)?.digest ?? 'none', answer: 'done', answeredBy: '供热公司 维修班' }
    case 'returnWrongUnit': case 'reassign': return { ...all, communityId: order.communityId === 'c9' ? 'c1' : 'c9', streetId: order.streetId }
    case 'holdBack': return { ...all, until: now + 24 * HOUR }
    case 'requestExtension': return { ...all, until: (order.clocks.finish?.dueAt ?? now) + HOUR }
    case 'supervise': case 'superviseAgain': return { ...all, until: now + 2 * DAY }
    case 'fileAppeal': return { ...all, appealTarget: actor.kind !== 'member' ? 'rejection' : order.state === 'closed' || order.state === 'rated' ? 'rating' : markOf(order, actor, now) }
    case 'dropMember': return { ...all, memberId: involved(order) ?? 'm1' }
    case 'amend': return { title: '改过的标题', text: '改过的内容' }
    default: return all
  }
}
