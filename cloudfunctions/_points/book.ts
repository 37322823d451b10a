import type { Cause, Line } from '@core/domain/points/ledger'
import { rulesOf } from '@core/domain/points/rules'
import { dayNumberAt } from '@core/domain/time/day'
import { addEntries } from '../_data/ledger-repo'
import { hash22 } from '../_kit/ids'
import { pointsRules } from './rules-kind'

interface Booked {
  readonly kind: Exclude<Cause['kind'], 'day' | 'reversal'>
  /** Of the record that brings it about: the same one is booked once. */
  readonly recordId: string
  readonly people: readonly string[]
  readonly lines: readonly Line[]
  readonly now: number
  /** The day it counts on; today, where nothing else is said. */
  readonly day?: number
}

/** Writes what a record means for the ledger, under an id that follows from it. */
export async function book({ kind, recordId, people, lines, now, day = dayNumberAt(now) }: Booked): Promise<void> {
  const { version } = rulesOf(day, await pointsRules())
  await addEntries([{ _id: hash22('entry', kind, recordId), at: now, people: [...people], day, cause: { kind, recordId }, rules: version, lines: lines.map((line) => ({ ...line })) }])
}
