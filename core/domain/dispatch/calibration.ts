/** How right the chances were that the model said before each answer: shown to staff, who plan by them. */
import type { AcceptanceModel } from './acceptance'
import { calibrationError } from './acceptance'

/** From so many answers on, what was said can be held against what came [own: below, a tenth of the difference is chance]. */
export const TELLS_FROM = 50
/** Of fewer in one tenth nothing is said [own]. */
const TENTH_FROM = 10

/** Of one tenth of chances: how often it was said, the mean of what was said, and how often a yes came. */
export interface Said { readonly count: number; readonly said: number; readonly yes: number }

/** `error`, 0–1: by how much both differ, over all; missing while there are too few answers to tell. */
export interface Calibration { readonly answers: number; readonly error?: number; readonly tenths: readonly Said[] }

export function calibrationOf({ bins }: Pick<AcceptanceModel, 'bins'>): Calibration {
  const answers = bins.reduce((sum, { count }) => sum + count, 0)
  if (answers < TELLS_FROM) return { answers, tenths: [] }
  const tenths = bins.filter(({ count }) => count >= TENTH_FROM).map(({ count, said, yes }) => ({ count, said: Number((said / count).toFixed(3)), yes }))
  return { answers, error: Number(calibrationError({ bins }).toFixed(4)), tenths }
}
