import { DAY_MS, dayNumberAt, startOfDay } from '../time/day'

/** 应急岗位模板: one tap makes a post with its shifts for every grid of the area. Times of day in Shanghai. */
export interface SurgeTemplate {
  readonly id: string
  readonly title: string
  readonly role: string
  readonly about: string
  readonly shifts: readonly { readonly from: number; readonly to: number; readonly places: number }[]
}

/** Hours of the day; `to` beyond 24 ends on the next day. */
export const SURGE_TEMPLATES = [
  { id: 'gate', title: '应急值守', role: '值守', about: '在小区门口值守，给老人指路、提东西，有险情马上打社区电话。', shifts: [{ from: 8, to: 12, places: 2 }, { from: 14, to: 18, places: 2 }] },
  { id: 'patrol', title: '巡查排险', role: '巡查', about: '沿网格走一圈，看积水、倒树、电线、井盖。只看和上报，不自己处置。', shifts: [{ from: 7, to: 9, places: 2 }, { from: 17, to: 19, places: 2 }] },
  { id: 'night', title: '夜间守护', role: '值守', about: '夜里在驿站值守，接电话、叫醒要转移的住户。两人一组，不单独行动。', shifts: [{ from: 20, to: 24, places: 2 }, { from: 24, to: 30, places: 2 }] },
  { id: 'deliver', title: '送物上门', role: '送货', about: '把米面、药、热水送到不方便出门的住户门口，东西在驿站领。', shifts: [{ from: 9, to: 11, places: 3 }, { from: 15, to: 17, places: 3 }] },
  { id: 'move', title: '搬运物资', role: '搬运', about: '在物资点装卸、分发。量力而行，腰腿不好的不要来。', shifts: [{ from: 8, to: 11, places: 4 }] },
] as const satisfies readonly SurgeTemplate[]
export const SURGE_TEMPLATE_IDS = SURGE_TEMPLATES.map(({ id }) => id)

export const templateOf = (id: string): SurgeTemplate | undefined => SURGE_TEMPLATES.find((each) => each.id === id)

/** Shifts that one tap may make. */
export const MOST_SURGE_SHIFTS = 600
const HOUR_MS = 3_600_000

/** The shifts of a template on so many days from now on: none that has begun, none that begins after the emergency is over. */
export function surgeSpans({ shifts }: SurgeTemplate, { from, days, until }: { readonly from: number; readonly days: number; readonly until: number }): readonly { readonly startsAt: number; readonly endsAt: number; readonly places: number }[] {
  const midnight = startOfDay(dayNumberAt(from))
  return Array.from({ length: days }, (_, day) => midnight + day * DAY_MS).flatMap((morning) =>
    shifts.map((shift) => ({ startsAt: morning + shift.from * HOUR_MS, endsAt: morning + shift.to * HOUR_MS, places: shift.places })).filter(({ startsAt }) => startsAt > from && startsAt < until))
}
