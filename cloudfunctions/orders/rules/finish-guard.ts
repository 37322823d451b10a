import type { TakeFacts } from '@core/contract/order-payloads'
import { database } from '../../_data/db'

/** The whole order's limit, as the caller was shown it, asked of the database: the next bell is computed from it. */
export function finishGuard({ finish, card }: Pick<TakeFacts, 'finish' | 'card'>): Record<string, unknown> {
  const _ = database().command
  return {
    'clocks.finish.dueAt': finish.dueAt,
    'clocks.finish.startedAt': finish.startedAt,
    'clocks.finish.unit': finish.unit,
    'clocks.finish.pausedAt': _.exists(false),
    'clocks.finish.pausedFor': finish.pausedFor ?? _.exists(false),
    'cards.finish': card ?? _.exists(false),
    // An open appeal, and a question from above, keep clocks of their own, which only a read can put in order.
    'clocks.appeal': _.exists(false),
    'clocks.supervise': _.exists(false),
  }
}
