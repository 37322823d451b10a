import { inShanghai } from '../time/shanghai'

/** The year of a moment, in Shanghai. */
export const yearOf = (now: number): number => inShanghai(now).year()

/** Its first moment, epoch ms. */
export const startOfYear = (year: number): number => Date.parse(`${year}-01-01T00:00:00+08:00`)
