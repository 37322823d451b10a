import { loadAllowance, saveAllowance } from '../_data/allowances-repo'
import { AppError } from '../_kit/app-error'

/** So many may be let in at the same moment before the last of them is asked to try again. */
const ATTEMPTS = 6

/**
 * Lets a record into an allowance before it is decided: of two in the same moment the later one sees the other.
 * `judge` throws to refuse, and says which of those that were let in before still count beside the ledger; it reads all
 * it goes by itself, after the allowance was read. Let in once is let in: who comes later was judged with it. What was
 * let in and never decided, or decided otherwise, is left out when the next one is judged; nothing has to clean up.
 */
export async function letIn(allowanceId: string, recordId: string, judge: (others: readonly string[]) => Promise<readonly string[]>): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await loadAllowance(allowanceId)
    if (before.uses.includes(recordId)) return
    const others = await judge(before.uses)
    if (await saveAllowance(before, [...others, recordId])) return
  }
  throw new AppError('BUSY')
}
