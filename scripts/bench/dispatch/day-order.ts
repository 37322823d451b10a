import type { OrderFacts } from '../../../core/domain/dispatch/facts'

/** Minutes: a day from 7 to 21; how long a visit takes; how long an order waits for a batch; how long it then waits for somebody. */
export const DAY_MINUTES = 14 * 60
export const BUSY_MINUTES = 90
export const WINDOW_MINUTES = 30
export const PATIENCE_MINUTES = 60

/** An order of a made-up day: the minutes after 7 at which it comes, and at which its window ends. */
export interface DayOrder { readonly order: OrderFacts; readonly arrives: number; readonly starts: number }
