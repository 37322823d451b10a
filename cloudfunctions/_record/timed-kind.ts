import type { MessageKind } from '@core/contract/notices'
import type { RecordBase, RecordEntry } from '@core/contract/records'
import { AppError } from '../_kit/app-error'
import { districtCalendar } from '../_kit/calendar'
import { hash22 } from '../_kit/ids'
import type { Told } from '../_data/notices-repo'
import { setRecordNextAt } from '../_data/records-repo'
import type { RecordKind, Words } from './change-record'
import { changeRecord, indexed } from './change-record'
import { SYSTEM_ACTOR } from './life-actor'

/** Who is told, and on whose page it opens. */
export interface Reader { readonly to: string; readonly as: Told['as'] }

/** A kind of record as the timer sees it: what is due, whom its lines tell, and what they mean for other documents. */
export interface TimedKind {
  readonly kind: string
  /** Does what is due; false where nothing was. */
  ring(raw: unknown, now: number): Promise<boolean>
  /** The lines the record carries, oldest first. */
  linesOf(raw: unknown): readonly TimedLine[]
}

export interface TimedLine {
  readonly entry: RecordEntry
  readonly tell: () => Promise<readonly Told[]>
  /** Carries out what the line means elsewhere, under ids that follow from it: twice is once. */
  readonly follow: (now: number) => Promise<void>
}

interface Ways<D extends RecordBase> {
  /** What a notice calls it: the record, or what of it the line is about. */
  readonly title: (record: D, entry: RecordEntry) => string
  readonly ownerAs?: 'member' | 'resident'
  /** Readers of an audience that is none of owner, unit, staff, street, district. */
  readonly readers?: (record: D, audience: string, entry: RecordEntry) => readonly Reader[]
  readonly message?: (action: string, as: string) => MessageKind | undefined
  /** Whom a line tells beside its row's audiences, where that has to be looked up. */
  readonly alsoTell?: (record: D, entry: RecordEntry) => Promise<readonly Told[]>
  readonly follow?: (record: D, entry: RecordEntry, now: number) => Promise<void>
}

export function timedKind<D extends RecordBase, P extends Words, A extends string>(kind: RecordKind<D, P, A>, ways: Ways<D>): TimedKind {
  const parse = (raw: unknown): D => kind.schema.parse(raw)
  return {
    kind: kind.kind,
    ring: async (raw, now) => ringOne(kind, parse(raw), now),
    linesOf: (raw) => {
      const record = parse(raw)
      return record.log.map((entry) => ({
        entry,
        tell: async () => [...toldOf(kind, record, entry, ways), ...((await ways.alsoTell?.(record, entry)) ?? [])],
        follow: async (now) => ways.follow?.(record, entry, now),
      }))
    },
  }
}

function toldOf<D extends RecordBase, P extends Words, A extends string>(kind: RecordKind<D, P, A>, record: D, entry: RecordEntry, ways: Ways<D>): readonly Told[] {
  const row = Object.hasOwn(kind.life.rows, entry.action) ? kind.life.rows[entry.action as A] : undefined
  const readers = new Map((row?.tells ?? []).flatMap((audience) => readersOf(record, audience, ways, entry)).map((reader) => [reader.to, reader]))
  readers.delete(entry.by.id)
  readers.delete('')
  return [...readers.values()].map(({ to, as }) => {
    const message = ways.message?.(entry.action, as)
    return {
      to, as, about: kind.kind, orderId: record._id, title: ways.title(record, entry), seq: entry.seq, action: entry.action, state: entry.to, at: entry.at, by: entry.by.id, byKind: entry.by.kind,
      ...(entry.data === undefined ? {} : { data: entry.data }), ...(message === undefined ? {} : { message }),
    }
  })
}

function readersOf<D extends RecordBase>(record: D, audience: string, { ownerAs = 'member', readers }: Ways<D>, entry: RecordEntry): readonly Reader[] {
  const { personId, unitId, communityId, streetId } = record
  switch (audience) {
    case 'owner': return [{ to: personId, as: ownerAs }]
    case 'unit': return unitId === '' ? [] : [{ to: `unit:${unitId}`, as: 'unit' }]
    case 'staff': return communityId === '' ? [] : [{ to: `staff:${communityId}`, as: 'staff' }]
    case 'street': return streetId === '' ? [] : [{ to: `street:${streetId}`, as: 'street' }]
    case 'district': return [{ to: 'district', as: 'district' }]
    default: return readers?.(record, audience, entry) ?? []
  }
}

async function ringOne<D extends RecordBase, P extends Words, A extends string>(kind: RecordKind<D, P, A>, record: D, now: number): Promise<boolean> {
  const due = kind.life.due(record, districtCalendar)
  if (due === undefined || due.at > now) {
    // The index was ahead of the rules (a rule changed): put it right, or it would ring for ever.
    await setRecordNextAt(record, indexed(kind, record).nextAt)
    return false
  }
  try {
    await changeRecord(kind, { id: record._id, action: due.action, actor: SYSTEM_ACTOR, now, requestKey: hash22('bell', record._id, String(record.version), due.action, String(due.at)), payload: {} as P, loaded: record })
    return true
  } catch (error) {
    // Somebody acted in this very moment: the next firing sees what they did.
    if (error instanceof AppError) return false
    throw error
  }
}
