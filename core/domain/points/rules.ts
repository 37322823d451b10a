/** For what hours are given. An hour is served once, whatever for. */
export const SERVICE_KINDS = ['order', 'shift', 'activity'] as const
export type ServiceKind = (typeof SERVICE_KINDS)[number]

/** What an hour is worth, as data with a version and the day it is in force from; old days are settled by the rules of their day. */
export interface PointsRules {
  readonly version: number
  /** Number of the Shanghai day from which on it holds. */
  readonly fromDay: number
  /** Points for each whole hour begun and served; halves count. */
  readonly perHour: Readonly<Record<ServiceKind, number>>
  /** Points a day at the most, by kind. */
  readonly capPerDay: Readonly<Record<ServiceKind, number>>
}

/** Where a district has set none: a visit at somebody's door counts twice a shift, and no day more than a long day's work [own]. */
export const FIRST_RULES: PointsRules = { version: 1, fromDay: 0, perHour: { order: 2, shift: 1, activity: 1 }, capPerDay: { order: 8, shift: 6, activity: 4 } }

/** The rules of a day: the newest that was in force then. */
export function rulesOf(day: number, versions: readonly PointsRules[]): PointsRules {
  return versions.filter(({ fromDay }) => fromDay <= day).reduce((best, each) => (each.fromDay > best.fromDay || (each.fromDay === best.fromDay && each.version > best.version) ? each : best), FIRST_RULES)
}
