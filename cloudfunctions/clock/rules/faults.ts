import { mondayOf } from '@core/domain/time/day'
import { hash22 } from '../../_kit/ids'
import { logWarning } from '../../_kit/log'
import type { Told } from '../../_data/notices-repo'
import { insertNotices } from '../../_data/notices-repo'
import { loadPeople } from '../../_data/people-repo'
import { withMessages } from './with-messages'

/** What a check found: by name, of which document, and where it can be seen. */
export interface Fault {
  readonly warning: 'LEDGER_DIFFERS' | 'LEDGER_UNBALANCED' | 'WALLET_DIFFERS' | 'STOCK_DIFFERS' | 'UNREADABLE'
  readonly id: string
  /** Whose it is; the district reads their number in front of `where`. */
  readonly personId?: string
  readonly where: string
}

/** Told one by one in a night; how many more there are is told as a number, and all of them are in the log. */
const TOLD_MOST = 50

/** Reports each in the log, night after night until somebody has put it right, and to the district once a week. */
export async function reportFaults(faults: readonly Fault[], { night, before }: { readonly night: number; readonly before: number }, now: number): Promise<void> {
  for (const { warning, id, where } of faults) logWarning({ fn: 'clock', warning, what: `${id} ${where}` })
  const told = faults.slice(0, Math.max(0, TOLD_MOST - before))
  const people = await loadPeople([...new Set(told.flatMap(({ personId }) => personId ?? []))])
  const labels = new Map(people.map(({ _id, label }) => [_id, label]))
  const notices = told.map(({ warning, id, personId, where }) => toldOf(warning, id, `${labels.get(personId ?? '') ?? ''} ${where}`.trim(), [warning, id, where, String(mondayOf(night))], now))
  const more = before <= TOLD_MOST && before + faults.length > TOLD_MOST ? [toldOf('MORE', 'checked', `超过 ${TOLD_MOST} 处`, ['MORE', String(mondayOf(night))], now)] : []
  if (notices.length + more.length > 0) await insertNotices(await withMessages([...notices, ...more], now))
}

const toldOf = (action: string, orderId: string, title: string, line: readonly string[], now: number): Told =>
  ({ to: 'district', as: 'district', about: 'check', orderId, title, seq: 0, line: hash22('fault', ...line), action, state: 'open', at: now, by: 'system', byKind: 'system' })
