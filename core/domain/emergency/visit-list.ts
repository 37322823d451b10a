import type { Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { EmergencyRefusal } from './emergency'

/** 探访名单: elders and patients of one building. Sealed; opened by the community and by whom it assigned, while the emergency is in force, each time on record. */
export const VISIT_SORTS = ['elder', 'alone', 'patient', 'disabled', 'child', 'other'] as const
export type VisitSort = (typeof VISIT_SORTS)[number]
export const VISIT_MARKS = ['visited', 'needHelp', 'nobodyHome'] as const
export type VisitMark = (typeof VISIT_MARKS)[number]

export interface VisitEntry {
  readonly id: string
  readonly sort: VisitSort
  /** Gone when the list is erased. */
  readonly sealed?: { readonly name: string; readonly phone: string; readonly door: string } | undefined
  readonly mark?: { readonly mark: VisitMark; readonly at: number; readonly by: string; readonly label: string; readonly note?: string | undefined } | undefined
  readonly orderId?: string | undefined
}
export interface VisitList {
  readonly state: 'new' | 'open' | 'sealed'
  readonly emergencyId: string
  readonly communityId: string
  readonly streetId: string
  readonly compoundId: string
  readonly building: string
  readonly memberIds: readonly string[]
  readonly labels: readonly string[]
  readonly entries: readonly VisitEntry[]
  /** When names, numbers and doors are erased, once it is sealed. */
  readonly eraseAt: number
  readonly erased: boolean
}
export interface VisitPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly entries?: readonly VisitEntry[] | undefined
  readonly entryId?: string | undefined
  readonly mark?: VisitMark | undefined
  readonly markNote?: string | undefined
  readonly members?: readonly { readonly id: string; readonly label: string }[] | undefined
  readonly orderId?: string | undefined
  readonly memberId?: string | undefined
}
type Now = Step<VisitPayload>
type Refusal = EmergencyRefusal | 'NOT_ALLOWED'

export const MOST_ENTRIES = 60
/** Names are erased so long after the list was sealed [own]. */
export const ERASE_AFTER_MS = 30 * 86_400_000

const BOTH = ['staff', 'member'] as const
const ROWS = {
  open: { from: ['new'], to: 'open', by: ['staff'] },
  addEntries: { from: ['open'], to: 'same', by: ['staff'], needs: ['roomLeft'], does: ['addEntries'], tells: ['assigned'] },
  removeEntry: { from: ['open'], to: 'same', by: ['staff'], needs: ['entryThere'], does: ['removeEntry'] },
  assign: { from: ['open'], to: 'same', by: ['staff'], does: ['assign'], tells: ['assigned'] },
  /** They are a member there no more. */
  unassign: { from: ['open'], to: 'same', by: ['system'], does: ['unassign'], tells: ['former', 'staff'] },
  look: { from: ['open'], to: 'same', by: BOTH },
  mark: { from: ['open'], to: 'same', by: BOTH, needs: ['entryThere'], does: ['mark'] },
  order: { from: ['open'], to: 'same', by: [...BOTH, 'system'], needs: ['entryThere', 'helpNeeded', 'notOrdered'], does: ['order'] },
  sealOff: { from: ['open'], to: 'sealed', by: ['system'], does: ['sealOff'], tells: ['assigned'] },
  erase: { from: ['sealed'], to: 'same', by: ['system'], does: ['erase'] },
} as const
export type VisitAction = keyof typeof ROWS

const entryOf = ({ entries }: VisitList, { payload }: Now): VisitEntry | undefined => entries.find(({ id }) => id === payload.entryId)
const withEntry = <D extends VisitList>(record: D, entryId: string | undefined, change: (entry: VisitEntry) => VisitEntry): D => ({ ...record, entries: record.entries.map((entry) => (entry.id === entryId ? change(entry) : entry)) })

function withoutPerson({ sealed: _sealed, mark, ...entry }: VisitEntry): VisitEntry {
  if (mark === undefined) return entry
  const { note: _note, ...rest } = mark
  return { ...entry, mark: rest }
}

export const visitLife = <D extends VisitList>(): Lifecycle<D, VisitPayload, VisitAction, Refusal> =>
  lifecycle<D, VisitPayload, Refusal>()({
    states: ['new', 'open', 'sealed'],
    rows: ROWS,
    guards: {
      roomLeft: ({ entries }, { payload }) => (entries.length + (payload.entries?.length ?? 0) <= MOST_ENTRIES ? null : 'VISITS_FULL'),
      entryThere: (record, step) => (entryOf(record, step) === undefined ? 'ENTRY_UNKNOWN' : null),
      helpNeeded: (record, step) => (entryOf(record, step)?.mark?.mark === 'needHelp' ? null : 'NO_HELP_NEEDED'),
      notOrdered: (record, step) => (entryOf(record, step)?.orderId === undefined ? null : 'ORDERED_ALREADY'),
    },
    effects: {
      addEntries: (record, { payload }) => ({ ...record, entries: [...record.entries, ...(payload.entries ?? [])] }),
      removeEntry: (record, { payload }) => ({ ...record, entries: record.entries.filter(({ id }) => id !== payload.entryId) }),
      assign: (record, { payload }) => ({ ...record, memberIds: (payload.members ?? []).map(({ id }) => id), labels: (payload.members ?? []).map(({ label }) => label) }),
      unassign: (record, { payload }) => ({ ...record, memberIds: record.memberIds.filter((id) => id !== payload.memberId), labels: record.labels.filter((_label, at) => record.memberIds[at] !== payload.memberId) }),
      mark: (record, { now, actor, payload: { entryId, mark = 'visited', markNote } }) => withEntry(record, entryId, (entry) => ({ ...entry, mark: { mark, at: now, by: actor.id, label: actor.label, ...(markNote === undefined ? {} : { note: markNote }) } })),
      order: (record, { payload: { entryId, orderId } }) => withEntry(record, entryId, (entry) => ({ ...entry, orderId })),
      sealOff: (record, { now }) => ({ ...record, eraseAt: now + ERASE_AFTER_MS }),
      // What was written about somebody goes with their name.
      erase: (record) => ({ ...record, erased: true, entries: record.entries.map(withoutPerson) }),
    },
    isTheirs: ({ communityId, memberIds }, { kind, id, scopeIds }) => (kind === 'staff' && scopeIds.includes(communityId)) || (kind === 'member' && memberIds.includes(id)),
    asksPayload: ['roomLeft', 'entryThere', 'helpNeeded', 'notOrdered'],
    // While the emergency goes on, however often it is extended, the list is needed; its end seals it.
    due: ({ state, eraseAt, erased }) => (state !== 'sealed' || erased ? undefined : { action: 'erase', at: eraseAt }),
    facts: (_before, _after, { payload: { entryId, mark, orderId, members, entries, memberId } }) => ({
      ...(entryId === undefined ? {} : { entryId }), ...(mark === undefined ? {} : { mark }), ...(orderId === undefined ? {} : { orderId }), ...(memberId === undefined ? {} : { memberId }),
      ...(members === undefined ? {} : { members: members.map(({ id }) => id).join(',') }), ...(entries === undefined ? {} : { added: entries.length }),
    }),
  })
