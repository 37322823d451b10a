import type { Facts, Lifecycle } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import { dayNumberAt } from '../time/day'
import type { PointsRules } from './rules'

/** 积分规则: one list of versions for the district. What was in force on a day stays so for that day; a new version begins tomorrow at the earliest. */
export const RULES_STATES = ['new', 'set'] as const
export interface RulesRecord { readonly state: (typeof RULES_STATES)[number]; readonly versions: readonly PointsRules[] }
export interface RulesPayload { readonly note?: string | undefined; readonly reason?: string | undefined; readonly next?: Omit<PointsRules, 'version'> | undefined }

export const RULES_REFUSALS = ['RULES_FOR_THE_PAST'] as const
export type RulesRefusal = (typeof RULES_REFUSALS)[number] | 'NOTE_REQUIRED'

const ROWS = {
  setRules: { from: ['new', 'set'], to: 'set', by: ['district'], needs: ['noteGiven', 'fromTomorrow'], does: ['add'] },
} as const
export type RulesAction = keyof typeof ROWS

export const rulesLife = <D extends RulesRecord>(): Lifecycle<D, RulesPayload, RulesAction, RulesRefusal> =>
  lifecycle<D, RulesPayload, RulesRefusal>()({
    states: RULES_STATES,
    rows: ROWS,
    guards: {
      noteGiven: (_record, { payload }) => (payload.note === undefined ? 'NOTE_REQUIRED' : null),
      fromTomorrow: (_record, { now, payload }) => ((payload.next?.fromDay ?? 0) > dayNumberAt(now) ? null : 'RULES_FOR_THE_PAST'),
    },
    effects: {
      // The first of FIRST_RULES is version 1.
      add: (record, { payload: { next } }) => (next === undefined ? record : { ...record, versions: [...record.versions, { ...next, version: record.versions.length + 2 }] }),
    },
    isTheirs: (_record, { kind }) => kind === 'district',
    asksPayload: ['noteGiven', 'fromTomorrow'],
    facts: (_before, { versions }): Facts => ({ version: versions.at(-1)?.version ?? 1, fromDay: versions.at(-1)?.fromDay ?? 0 }),
  })
