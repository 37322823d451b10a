import type { ShiftRow } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { outlookOf, showChance } from '@core/domain/post/outlook'
import { placesOf } from '@core/domain/post/shift'
import { markView } from '../../_kit/judge-presence'
import type { Shows } from '../rules/shows-of'

/** A shift as the staff see it: its places, whether it will have its people, and who claimed. */
export function shiftRow(parts: readonly [ShiftPartDoc, ...ShiftPartDoc[]], shows: (memberId: string) => Shows, now: number): ShiftRow {
  const [{ shiftId, startsAt, endsAt, place: { point: _point, ...place }, state, opensAt }] = parts
  const { capacity, left, waiting } = placesOf(parts)
  const claims = parts.flatMap(({ claims }) => Object.entries(claims).map(([memberId, { label, state, at, until, in: came, out: went }]) => ({ memberId, label, state, at, ...(came === undefined ? {} : { in: markView(came) }), ...(went === undefined ? {} : { out: markView(went) }), ...(until === undefined ? {} : { until }), ...shows(memberId) }))).sort((a, b) => a.at - b.at)
  const firm = claims.filter((claim) => claim.state === 'held').map(({ came, held }) => showChance(came, held))
  const outlook = state === 'open' && startsAt > now ? outlookOf({ capacity, startsAt }, firm, now) : { risk: 'none' as const, expected: firm.length, missing: 0 }
  return { shiftId, startsAt, endsAt, place, state, capacity, left, waiting, ...outlook, claims, ...(opensAt > now ? { opensAt } : {}) }
}
