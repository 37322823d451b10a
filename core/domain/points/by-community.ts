import type { ServiceKind } from './rules'
import { SERVICE_KINDS } from './rules'
import type { Service } from './settle'
import { countedOn } from './settle'

/** A day as the ledger has it, and the community that answers for minutes no known service brought: put right by hand, or older than what is kept. */
export interface LedgerDay { readonly day: number; readonly minutes: Readonly<Record<ServiceKind, number>>; readonly otherwise: string }
export interface CommunityMinutes { readonly communityId: string; readonly minutes: number }

/** Whose hours they are: the ledger's minutes by the community they were served in, the most first. They add up to the ledger's, to the minute. */
export function minutesByCommunity(days: readonly LedgerDay[], services: readonly (Service & { readonly communityId: string })[]): readonly CommunityMinutes[] {
  const sums = new Map<string, number>()
  for (const { day, minutes, otherwise } of days) {
    const counted = countedOn(services, day)
    for (const kind of SERVICE_KINDS) {
      const weights = new Map<string, number>()
      for (const { service, ms } of counted) if (service.kind === kind && ms > 0) weights.set(service.communityId, (weights.get(service.communityId) ?? 0) + ms)
      const shares = weights.size === 0 ? [[otherwise, minutes[kind]] as const] : split(minutes[kind], [...weights])
      for (const [communityId, share] of shares) sums.set(communityId, (sums.get(communityId) ?? 0) + share)
    }
  }
  return [...sums].map(([communityId, sum]) => ({ communityId, minutes: sum })).filter((each) => each.minutes > 0).sort((a, b) => b.minutes - a.minutes || (a.communityId < b.communityId ? -1 : 1))
}

/** A whole number shared out by weight, in whole numbers; what is left over goes one by one to who came off worst. */
function split(total: number, weights: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const exact = weights.map(([key, weight]) => ({ key, share: Math.floor((total * weight) / all), rest: ((total * weight) / all) % 1 })).sort((a, b) => b.rest - a.rest || (a.key < b.key ? -1 : 1))
  const left = total - exact.reduce((sum, { share }) => sum + share, 0)
  return exact.map(({ key, share }, at) => [key, share + (at < left ? 1 : 0)] as const)
}
