import { PlatformError } from '../../platform-error'

/**
 * How much a request may make out of what it reads. A pipeline of a hundred bytes can ask for a billion elements;
 * what it may cost grows with the documents it reads, not with what it writes down.
 */
export interface Effort {
  /** Allows more, because so many documents were read. */
  read(documents: number): void
  /** Throws DATABASE_REQUEST_FAILED when the request makes too much. `amount` counts elements, or 16 characters; see also PER_STEP. */
  spend(amount: number): void
}

/** What an element costs that an expression is evaluated for, or a document made of: as much as two that are only listed. */
export const PER_STEP = 2

const START = 500_000
const PER_DOCUMENT = 2_000

export const makeEffort = (): Effort => {
  let left = START
  return {
    read: (documents) => {
      left += documents * PER_DOCUMENT
    },
    spend: (amount) => {
      left -= amount
      if (left < 0) throw new PlatformError('DATABASE_REQUEST_FAILED', `[FailedOperation] the operation used too much memory or time for what it reads: ${START} elements and ${PER_DOCUMENT} more for each document are the limit`)
    },
  }
}
