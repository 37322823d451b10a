/** A member as dispatching sees them: what they said of themselves, and what the histories say of them. */
import { dayNumberAt, dayOfWeek } from '../time/day'
import type { Holding } from './coming-free'
import { endOf } from './coming-free'
import type { DaySpan, DutySpan, MemberFacts, Point } from './facts'
import type { MemberRecord, Workload } from './workload'
import { DAYS_KEPT, lately, NO_RECORD } from './workload'

/** What a member has set down, or the community for them; see `personDoc.member`. */
export interface MemberProfile {
  readonly id: string
  readonly label: string
  readonly gridId: string
  readonly communityId: string
  readonly streetId: string
  readonly point?: Point | undefined
  readonly skills: readonly string[]
  readonly certificates?: Readonly<Record<string, number>> | undefined
  readonly radiusM: number
  readonly nearOnly?: boolean | undefined
  readonly mute?: DaySpan | undefined
  /** Not asked for anything until then. */
  readonly pausedUntil?: number | undefined
  readonly duty?: readonly DutySpan[] | undefined
  readonly avoids?: readonly string[] | undefined
  readonly openMax?: number | undefined
  readonly weeklyMax: number
  readonly restHours?: number | undefined
  /** Home visits done before anything was recorded here, as the roster says. */
  readonly visitsBefore?: number | undefined
  /** Keyed digests of their own door and telephone, where they left them. */
  readonly door?: string | undefined
  readonly phone?: string | undefined
  /** Whom they are not sent to: residents by id, others by the digest of their telephone. */
  readonly kin?: readonly string[] | undefined
  readonly kinMarks?: readonly { readonly key: string }[] | undefined
}

/** Who set no limit of their own holds so many orders at once [own: an order takes an evening, and weekly maxima are 1–5]. */
export const OPEN_MAX = 2
const DAYS_OF_FAIRNESS = 28
const DAYS_RECENT = 7

/**
 * From so many services on that a street has seen, who has never been on one counts as a first-timer. Before, everybody would
 * be one, and nobody could go alone [own].
 */
export const VISITS_TO_TELL = 20

export const knowsFirstTimers = ({ members }: Workload): boolean => Object.values(members).reduce((sum, { visits }) => sum + visits, 0) >= VISITS_TO_TELL

/** What they hold and are asked now, by member; made once for all of a street. */
export function holdingsOf({ held }: Pick<Workload, 'held'>): ReadonlyMap<string, readonly Holding[]> {
  const holdings = new Map<string, Holding[]>()
  for (const places of Object.values(held)) {
    for (const place of places) {
      const known = holdings.get(place.memberId)
      if (known === undefined) holdings.set(place.memberId, [place])
      else known.push(place)
    }
  }
  return holdings
}

export function memberFactsOf(profile: MemberProfile, record: MemberRecord = NO_RECORD, holdings: readonly Holding[] = [], given: { readonly now: number; readonly firstTimers: boolean }): MemberFacts {
  const { now, firstTimers } = given
  const [offers, minutes] = lately(record, now, DAYS_OF_FAIRNESS)
  const carried = lately(record, now, DAYS_KEPT)[1] - minutes
  const visits = record.visits + (profile.visitsBefore ?? 0)
  const seats = holdings.filter(({ until }) => until === undefined)
  const ends = holdings.map(endOf)
  const { id, label, gridId, communityId, streetId, skills, radiusM, weeklyMax } = profile
  return {
    id, label, gridId, communityId, streetId, skills, radiusM, weeklyMax,
    ...(profile.point === undefined ? {} : { point: profile.point }),
    ...(profile.nearOnly === true ? { nearOnly: true } : {}),
    ...(profile.mute === undefined ? {} : { mute: profile.mute }),
    ...(profile.door === undefined ? {} : { door: profile.door }),
    certificates: profile.certificates ?? {},
    duty: profile.duty ?? [],
    avoids: profile.avoids ?? [],
    openMax: profile.openMax ?? OPEN_MAX,
    restHours: profile.restHours ?? 0,
    open: seats.length,
    ...(holdings.length === seats.length ? {} : { invited: holdings.length - seats.length }),
    ...(ends.length === 0 ? {} : { ends }),
    takenThisWeek: lately(record, now, dayOfWeek(dayNumberAt(now)))[2],
    busy: seats.flatMap(({ time }) => time ?? []),
    ...(record.lastVisitEnd === undefined ? {} : { lastVisitEnd: record.lastVisitEnd }),
    hours: minutes / 60,
    ...(carried <= 0 ? {} : { carried: carried / 60 }),
    offers,
    recentOffers: recentOffersOf(record, now),
    visits: firstTimers ? visits : Math.max(1, visits),
    ratings: record.ratings,
    kin: kinOf(profile),
  }
}

/** Everybody they are not sent to, however it was noted. */
export const kinOf = ({ kin = [], kinMarks = [] }: Pick<MemberProfile, 'kin' | 'kinMarks'>): readonly string[] => [...kin, ...kinMarks.map(({ key }) => key)]

/** How often they were asked lately. */
export const recentOffersOf = (record: MemberRecord, now: number): number => lately(record, now, DAYS_RECENT)[0]
