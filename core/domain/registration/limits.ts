import type { Limit } from '../time'

/** How long each answer may take, as data. The community's and the unit's days are the district's; the others follow the life of an order's appeal. */
export const REGISTRATION_LIMITS = {
  community: { amount: 3, unit: 'workingDays' },
  unit: { amount: 5, unit: 'workingDays' },
  /** After the reminder; then the street answers in the unit's place. */
  unitReminded: { amount: 2, unit: 'workingDays' },
  appeal: { amount: 5, unit: 'workingDays' },
} as const satisfies Record<string, Limit>

/** A no can be appealed against for so long. */
export const APPEAL_WITHIN_MS = 14 * 86_400_000

/** So long name and number of a registration that came to nothing are kept: a no can be appealed against and asked about, then nobody needs them. As long as those of an order. */
export const KEPT_AFTER_MS = 180 * 86_400_000
