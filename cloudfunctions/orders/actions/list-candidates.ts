import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Candidate } from '@core/contract/order-views'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import { FIRM_NAMES } from '@core/domain/dispatch/fitness'
import type { PolicyName } from '@core/domain/dispatch/policies'
import { refusalsOf } from '@core/domain/dispatch/policies'
import { reasonsFor } from '@core/domain/dispatch/reasons'
import { shortfallOf } from '@core/domain/dispatch/shortfall'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory, streetOf } from '../../_data/directory'
import type { Desk } from '../../_dispatch/dispatch-desk'
import { openDesk, standingOf } from '../../_dispatch/dispatch-desk'
import { remediesView, teamNames } from '../views/remedies-view'

type Input = z.output<(typeof ordersContract)['candidates']['input']>
const SHOWN = 30
/** What staff may not overrule, even for somebody they look for by number. */
const FIRM: readonly PolicyName[] = ['ring', 'asked', ...FIRM_NAMES]

/** Who could go, best first, each with reasons; who could not, by the rule that left them out; and what would bring more in. */
export async function listCandidates(input: Input, ctx: Ctx) {
  const { scopeIds } = await actorOf(ctx, 'staff')
  const { desk, doc } = await deskOf(input.orderId, scopeIds, ctx.now)
  const order = desk.factsOf(doc)
  const found = input.query === undefined ? recommended(desk, order) : byNumber(desk, order, input.query)
  const { removed, remedies } = shortfallOf(desk.members, order, ctx.now, desk.unitOf)
  return { items: found, version: doc.version, others: { ...removed, ...(desk.resting.length > 0 ? { paused: desk.resting.length } : {}) }, remedies: remediesView(remedies, await teamNames(ctx.now)), now: ctx.now }
}

/** The desk of the order's street. NOT_FOUND where the order is not of a community the caller works for. */
async function deskOf(orderId: string, scopeIds: readonly string[], now: number) {
  const dir = await directory(now)
  const streets = [...new Set(scopeIds.flatMap((id) => streetOf(dir, id) ?? []))]
  for (const streetId of streets) {
    const desk = await openDesk(streetId, [orderId], now)
    const doc = desk.orders.find(({ _id }) => _id === orderId)
    if (doc === undefined || !scopeIds.includes(doc.communityId)) break
    // Who works in two streets met the order at the wrong desk.
    if (doc.streetId === streetId) return { desk, doc }
  }
  throw new AppError('NOT_FOUND')
}

function recommended(desk: Desk, order: OrderFacts): readonly Valued[] {
  const fitting = desk.members.flatMap((member) => (refusalsOf(member, order, desk.now).length > 0 ? [] : [candidateOf(member, order, desk, [])]))
  fitting.sort((a, b) => b.value - a.value || (a.candidate.memberId < b.candidate.memberId ? -1 : 1))
  // Once invitations reach beyond the community, half of the list is for those who are newly within it.
  const far = fitting.filter(({ isFar }) => isFar)
  const near = fitting.filter(({ isFar }) => !isFar)
  return [...near.slice(0, SHOWN - Math.min(far.length, SHOWN / 2)), ...far].slice(0, SHOWN).map(({ candidate }) => candidate)
}

/** «1» means 党员 1 号 before it means 党员 2166 号; what speaks against somebody is said, and left to who asks. */
function byNumber(desk: Desk, order: OrderFacts, query: string): readonly Valued[] {
  const wanted = tight(query)
  const found = desk.members.flatMap((member) => {
    if (!tight(member.label).includes(wanted)) return []
    const against = refusalsOf(member, order, desk.now)
    return against.some((name) => FIRM.includes(name)) ? [] : [{ ...candidateOf(member, order, desk, against), exact: digits(member.label) === digits(query), against: against.length }]
  })
  found.sort((a, b) => Number(b.exact) - Number(a.exact) || Number(a.against > 0) - Number(b.against > 0) || b.value - a.value || (a.candidate.memberId < b.candidate.memberId ? -1 : 1))
  return found.slice(0, SHOWN).map(({ candidate }) => candidate)
}

/** With the points of sending them, as a plan counts them. */
type Valued = Candidate & { readonly value: number }

function candidateOf(member: MemberFacts, order: OrderFacts, desk: Desk, against: readonly PolicyName[]): { readonly candidate: Valued; readonly value: number; readonly isFar: boolean } {
  const { metres, ring, score } = standingOf(member, order, desk)
  const unit = desk.unitOf(member.id)
  const candidate: Valued = { memberId: member.id, label: member.label, reasons: [...reasonsFor(member, order, { metres, ring, against, asked: desk.isAskedElsewhere(member.id, order.id) })], value: score.value, ...(metres === undefined ? {} : { distanceM: metres }), ...(unit === undefined ? {} : { unit }) }
  return { candidate, value: score.value, isFar: member.communityId !== order.communityId }
}

/** «党员1号» is written without the spaces the label has. */
const tight = (text: string): string => text.replace(/\s/g, '')
const digits = (text: string): string => text.replace(/\D/g, '')
