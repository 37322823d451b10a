/**
 * Alarm levels of 平急结合. They are additive: each has the measures of the levels below it and adds its own. A level also says
 * how long it may last at the most, and whether one person of the district is enough to put it in force.
 */
const DAY_MS = 86_400_000

/** From the lowest to the highest. */
export const LEVELS = ['blue', 'yellow', 'orange', 'red'] as const
export type Level = (typeof LEVELS)[number]

/** What an emergency allows that ordinary days do not. `districtReach`: members of the whole district may claim surge posts. */
export const MEASURES = ['surge', 'supplies', 'rollCall', 'branches', 'visits', 'districtReach'] as const
export type Measure = (typeof MEASURES)[number]

/** Barred by 国办函〔2026〕12号, and given by no level: nobody is ranked, nobody's time online is counted. */
export const NEVER = ['ranking', 'onlineTime'] as const

/** `longestMs`: from its start, or from the moment it is extended [own]. `people`: who has to agree, the drafter counted. */
export const LEVEL_RULES = {
  blue: { adds: ['surge', 'supplies'], longestMs: 30 * DAY_MS, people: 1 },
  yellow: { adds: ['rollCall', 'branches'], longestMs: 15 * DAY_MS, people: 1 },
  orange: { adds: ['visits'], longestMs: 10 * DAY_MS, people: 2 },
  red: { adds: ['districtReach'], longestMs: 7 * DAY_MS, people: 2 },
} as const satisfies Record<Level, { readonly adds: readonly Measure[]; readonly longestMs: number; readonly people: 1 | 2 }>

/** The measures of a level: its own and those of every level below. */
export const measuresOf = (level: Level): readonly Measure[] => LEVELS.slice(0, LEVELS.indexOf(level) + 1).flatMap((each) => LEVEL_RULES[each].adds)

/** Whether a measure may be used now. Outside an approved emergency, and after its end, the answer is no, whatever the level. */
export const isAllowed = (measure: Measure, emergency: { readonly state: string; readonly level: Level; readonly endsAt: number } | undefined, now: number): boolean =>
  emergency?.state === 'inForce' && now < emergency.endsAt && measuresOf(emergency.level).includes(measure)

/** Why a measure may not be used now; null: it may. */
export const measureRefusal = (measure: Measure, emergency: { readonly state: string; readonly level: Level; readonly endsAt: number }, now: number): 'MEASURE_NOT_ADDED' | 'NOT_IN_FORCE' | null =>
  isAllowed(measure, emergency, now) ? null : emergency.state === 'inForce' && now < emergency.endsAt ? 'MEASURE_NOT_ADDED' : 'NOT_IN_FORCE'
