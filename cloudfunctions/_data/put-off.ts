import { logWarning } from '../_kit/log'
import type { Followed } from './tended-repo'
import type { COLLECTIONS } from './collections'
import { database } from './db'

/** What could not be done at its moment is looked at again so much later. */
const LATER_MS = 10 * 60_000
/** Named in the log; how many more there are is a number. */
const NAMED = 20

/**
 * Of a full page of what is due, those that could not be done and still are due make room for the ones behind them: the
 * timer comes back to them a little later. Where a page is not full they hinder nobody, and are tried every minute.
 */
export async function putOff(from: Followed | typeof COLLECTIONS.orders, page: readonly unknown[], size: number, isDone: (id: string) => boolean, now: number): Promise<void> {
  if (page.length < size) return
  const ids = page.map((raw) => (raw as { readonly _id: string })._id).filter((id) => !isDone(id))
  if (ids.length === 0) return
  const _ = database().command
  const { updated } = (await database().collection(from).where({ _id: _.in(ids), nextAt: _.lte(now) }).update({ nextAt: now + LATER_MS })) as { updated: number }
  if (updated > 0) logWarning({ fn: 'clock', warning: 'PUT_OFF', what: `${from} ${updated}: ${ids.slice(0, NAMED).join(' ')}${ids.length > NAMED ? ' …' : ''}` })
}
