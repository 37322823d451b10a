import { dayNumberOf } from '@core/domain/time/day'
import { AppError } from '../../_kit/app-error'

/** A day as it was typed; 2026-02-30 is none. */
export function dayNumberFrom(day: string, field: string): number {
  try {
    return dayNumberOf(day)
  } catch {
    throw new AppError('INVALID_INPUT', { fields: { [field]: '没有这一天，请再看看' } })
  }
}
