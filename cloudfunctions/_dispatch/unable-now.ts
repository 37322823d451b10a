import type { OrderDoc } from '@core/contract/documents'
import { orderFactsOf } from '@core/domain/dispatch/order-facts'
import type { PolicyName } from '@core/domain/dispatch/policies'
import { POLICIES } from '@core/domain/dispatch/policies'
import { catalogue } from '../_data/directory'
import { loadMembers } from '../_data/people-repo'
import { asksOf } from './asks-of'
import { factsOfSome } from './street-roster'
import { streetWork } from './street-work'

/** What may have changed since the list was made. Where they live has not, and whom to ask beside a first-timer the order's own rule says. */
const ASKED_AGAIN: readonly PolicyName[] = ['skill', 'certificate', 'kin', 'duty', 'mute', 'openMax', 'weeklyMax', 'rest', 'appetite', 'busy']

/**
 * Who of those an order's invitations would go on to may not be asked at this very moment: full by now, out, resting, at
 * somebody's door, or a member no more. Three small reads where there is somebody to go on to, none where there is not.
 */
export async function unableNow(doc: OrderDoc, now: number): Promise<readonly string[]> {
  const ids = doc.inviting?.queue.map(({ to }) => to) ?? []
  if (ids.length === 0) return []
  const { categories } = await catalogue(now)
  const [members, { work }] = await Promise.all([loadMembers(ids), streetWork(doc.streetId, [], now, categories)])
  const awake = [...members.values()].flatMap(({ profile, member, ...person }) => (member === undefined || (member.pausedUntil ?? 0) > now ? [] : [{ ...person, member, doorIndex: profile?.doorIndex }]))
  const facts = new Map(factsOfSome(awake, work, now).map((each) => [each.id, each]))
  const order = orderFactsOf({ ...doc, door: doc.sealed?.doorIndex, phone: doc.sealed?.phoneIndex }, asksOf(doc, categories), [], () => true)
  return ids.filter((id) => {
    const member = facts.get(id)
    return member === undefined || ASKED_AGAIN.some((name) => !POLICIES[name](member, order, now))
  })
}
