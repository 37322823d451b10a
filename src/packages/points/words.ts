import type { LedgerUnit } from '@core/domain/points/ledger'
import { hoursWords } from '@core/text/zh-service'

/** What something costs, or how much there is. */
export const amountWords = (unit: LedgerUnit, amount: number): string => (unit === 'points' ? `${amount} 积分` : hoursWords(amount))
/** Signed, for what is put right. */
export const signed = (words: string, amount: number): string => (amount > 0 ? `+${words}` : words)
