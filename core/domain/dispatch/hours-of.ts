import { dayNumberAt, minuteOfDay, weekdayOf } from '../time/day'

/** Hour (0–23, Shanghai) and kind of day at which an invitation goes out. */
export const hoursOf = (at: number): { readonly hour: number; readonly weekend: boolean } => ({ hour: Math.floor(minuteOfDay(at) / 60), weekend: [0, 6].includes(weekdayOf(dayNumberAt(at))) })
