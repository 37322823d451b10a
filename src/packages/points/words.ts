import type { LedgerUnit } from '@core/domain/points/ledger'

export const SERVICE_WORDS = { order: '上门', shift: '岗位', activity: '活动' } as const

/** 90 → 1.5 小时 */
export const hoursWords = (minutes: number): string => (Math.abs(minutes) < 60 ? `${minutes} 分钟` : `${Number((minutes / 60).toFixed(1))} 小时`)
/** What something costs, or how much there is. */
export const amountWords = (unit: LedgerUnit, amount: number): string => (unit === 'points' ? `${amount} 积分` : hoursWords(amount))
/** Signed, for what is put right. */
export const signed = (words: string, amount: number): string => (amount > 0 ? `+${words}` : words)
