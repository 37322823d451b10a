import { countOpen } from '../../_data/orders-repo'

/** What a person nobody here has seen yet may submit before anything is counted. */
const UNCOUNTED = 3
/** Beyond this many people the estimates are begun anew: an instance's memory is small, and a count is one call. */
const PEOPLE_MAX = 5000

/** How many orders each person has open at most, as far as this instance knows; never below the truth by more than UNCOUNTED. */
const estimates = new Map<string, number>()

/**
 * Whether somebody has as many open orders as the district allows. Almost always answered from memory, so that submitting
 * stays one database call; counted exactly when the estimate has come up to the limit (docs/decisions/0012).
 */
export async function hasTooManyOpen(personId: string, max: number): Promise<boolean> {
  if ((estimates.get(personId) ?? max - UNCOUNTED) < max) return false
  const open = await countOpen(personId)
  remember(personId, open)
  return open >= max
}

/** One more was stored. */
export function noteSubmitted(personId: string, max: number): void {
  remember(personId, (estimates.get(personId) ?? max - UNCOUNTED) + 1)
}

function remember(personId: string, open: number): void {
  if (estimates.size >= PEOPLE_MAX && !estimates.has(personId)) estimates.clear()
  estimates.set(personId, open)
}
