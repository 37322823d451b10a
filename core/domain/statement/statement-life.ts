import type { Facts, Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { Limit } from '../time'
import { dueAt } from '../time'

/** 年度情况: what a member did in a year, drafted from what is stored, seen by the member first; the unit sees it after that. */
export const STATEMENT_STATES = ['new', 'drafted', 'objected', 'answered', 'released'] as const

export interface Statement {
  readonly state: (typeof STATEMENT_STATES)[number]
  readonly personId: string
  readonly unitId: string
  readonly communityId: string
  /** Closed orders of the year that the member had a hand in. */
  readonly services: number
  readonly until?: number | undefined
  readonly objection?: string | undefined
  readonly answer?: string | undefined
}
export interface StatementPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  /** The right number, where the objection was right. */
  readonly services?: number | undefined
}
export const STATEMENT_REFUSALS = ['OWN_STATEMENT'] as const
export type StatementRefusal = (typeof STATEMENT_REFUSALS)[number] | 'NOTE_REQUIRED'
type Now = Step<StatementPayload>

/** Who says nothing for so long has nothing against it; the community answers an objection within the second [own]. */
export const STATEMENT_LIMITS = { look: { amount: 10, unit: 'workingDays' }, answer: { amount: 5, unit: 'workingDays' } } as const satisfies Record<string, Limit>

const ROWS = {
  draft: { from: ['new'], to: 'drafted', by: ['system'], does: ['look'], tells: ['owner'] },
  agree: { from: ['drafted', 'answered'], to: 'released', by: ['resident'], does: ['rest'], tells: ['unit'] },
  object: { from: ['drafted'], to: 'objected', by: ['resident'], needs: ['noteGiven'], does: ['object'], tells: ['staff'] },
  answer: { from: ['objected'], to: 'answered', by: ['staff'], needs: ['noteGiven', 'notOwn'], does: ['answer', 'look'], tells: ['owner'] },
  press: { from: ['objected'], to: 'same', by: ['system'], does: ['rest'], tells: ['staff', 'street'] },
  release: { from: ['drafted', 'answered'], to: 'released', by: ['system'], does: ['rest'], tells: ['owner', 'unit'] },
} as const
export type StatementAction = keyof typeof ROWS
export const STATEMENT_ACTIONS = Object.keys(ROWS) as readonly StatementAction[]

export const statementLife = <D extends Statement>(): Lifecycle<D, StatementPayload, StatementAction, StatementRefusal> =>
  lifecycle<D, StatementPayload, StatementRefusal>()({
    states: STATEMENT_STATES,
    rows: ROWS,
    guards: {
      noteGiven: (_record, { payload }) => (payload.note === undefined ? 'NOTE_REQUIRED' : null),
      notOwn: ({ personId }, { actor }) => (personId === actor.id ? 'OWN_STATEMENT' : null),
    },
    effects: {
      look: (record, { now, calendar }: Now) => ({ ...record, until: dueAt(now, STATEMENT_LIMITS.look, calendar) }),
      rest: (record) => ({ ...record, until: undefined }),
      object: (record, { now, calendar, payload }) => ({ ...record, objection: payload.note, until: dueAt(now, STATEMENT_LIMITS.answer, calendar) }),
      answer: (record, { payload }) => ({ ...record, answer: payload.note, services: payload.services ?? record.services }),
    },
    isTheirs: (record, { kind, id, scopeIds }) => {
      switch (kind) {
        case 'resident': return record.personId === id
        case 'staff': return scopeIds.includes(record.communityId)
        // The unit reads, and changes nothing.
        case 'unit':
        case 'member':
        case 'street':
        case 'district':
        case 'system': return false
      }
    },
    asksPayload: ['noteGiven'],
    due: ({ state, until }) => (until === undefined ? undefined : state === 'objected' ? { action: 'press', at: until } : { action: 'release', at: until }),
    facts: (before, after): Facts => (before.services === after.services ? {} : { servicesBefore: before.services, services: after.services }),
  })
