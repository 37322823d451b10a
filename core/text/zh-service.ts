import type { ServiceKind } from '../domain/points/rules'

/** What hours were served for: in a list, and on a paper. */
export const SERVICE_TEXT = { order: '上门', shift: '岗位', activity: '活动' } as const satisfies Record<ServiceKind, string>
export const SERVICE_NAMES = { order: '上门服务', shift: '岗位值守', activity: '组织活动' } as const satisfies Record<ServiceKind, string>

/** 90 → 1.5 小时 */
export const hoursWords = (minutes: number): string => (Math.abs(minutes) < 60 ? `${minutes} 分钟` : `${Number((minutes / 60).toFixed(1))} 小时`)
