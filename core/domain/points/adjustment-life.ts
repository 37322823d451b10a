import type { Facts, Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { Limit } from '../time'
import { dueAt } from '../time'
import type { ServiceKind } from './rules'

/** 更正: hours and points that were recorded wrong, put right by two people: one proposes, another approves. Only an entry of its own changes what was recorded. */
export const ADJUSTMENT_STATES = ['new', 'proposed', 'approved', 'declined', 'withdrawn', 'lapsed'] as const

export interface Adjustment {
  readonly state: (typeof ADJUSTMENT_STATES)[number]
  readonly communityId: string
  readonly streetId: string
  /** The member it is about. */
  readonly personId: string
  readonly proposedBy: string
  /** What the hours were for, and on which Shanghai day (number). */
  readonly service: ServiceKind
  readonly day: number
  /** Signed; never both nothing. */
  readonly minutes: number
  readonly points: number
  readonly until?: number | undefined
}
export interface AdjustmentPayload { readonly note?: string | undefined; readonly reason?: string | undefined }
type Now = Step<AdjustmentPayload>

/** Who is asked for their word has so long; then it is as if it had not been proposed [own]. */
export const ADJUSTMENT_LIMIT = { amount: 10, unit: 'workingDays' } as const satisfies Limit
/** No single day was longer, and nothing older than a year is put right [own]. */
export const ADJUSTMENT_MOST = { minutes: 16 * 60, points: 24, daysBack: 366 } as const

export const ADJUSTMENT_REFUSALS = ['SECOND_PERSON_NEEDED', 'OWN_HOURS', 'NOT_PROPOSER', 'HOURS_UNDECIDED'] as const
export type AdjustmentRefusal = (typeof ADJUSTMENT_REFUSALS)[number] | 'NOTE_REQUIRED'

const ROWS = {
  propose: { from: ['new'], to: 'proposed', by: ['staff', 'street'], needs: ['noteGiven', 'notOwn'], does: ['propose'], tells: ['owner', 'staff'] },
  approve: { from: ['proposed'], to: 'approved', by: ['staff', 'street'], needs: ['secondPerson', 'notOwn'], does: ['rest'], tells: ['owner', 'proposer'] },
  decline: { from: ['proposed'], to: 'declined', by: ['staff', 'street'], needs: ['secondPerson', 'notOwn', 'noteGiven'], does: ['rest'], tells: ['owner', 'proposer'] },
  withdraw: { from: ['proposed'], to: 'withdrawn', by: ['staff', 'street'], needs: ['isProposer'], does: ['rest'], tells: ['owner'] },
  lapse: { from: ['proposed'], to: 'lapsed', by: ['system'], does: ['rest'], tells: ['owner', 'proposer'] },
} as const
export type AdjustmentAction = keyof typeof ROWS

export const adjustmentLife = <D extends Adjustment>(): Lifecycle<D, AdjustmentPayload, AdjustmentAction, AdjustmentRefusal> =>
  lifecycle<D, AdjustmentPayload, AdjustmentRefusal>()({
    states: ADJUSTMENT_STATES,
    rows: ROWS,
    guards: {
      noteGiven: (_record, { payload }) => (payload.note === undefined ? 'NOTE_REQUIRED' : null),
      notOwn: ({ personId }, { actor }) => (actor.id === personId ? 'OWN_HOURS' : null),
      secondPerson: ({ proposedBy }, { actor }) => (actor.id === proposedBy ? 'SECOND_PERSON_NEEDED' : null),
      isProposer: ({ proposedBy }, { actor }) => (actor.id === proposedBy ? null : 'NOT_PROPOSER'),
    },
    effects: {
      propose: (record, { now, calendar, actor }: Now) => ({ ...record, proposedBy: actor.id, until: dueAt(now, ADJUSTMENT_LIMIT, calendar) }),
      rest: (record) => ({ ...record, until: undefined }),
    },
    isTheirs: ({ communityId, streetId }, { kind, scopeIds }) => (kind === 'staff' && scopeIds.includes(communityId)) || (kind === 'street' && scopeIds.includes(streetId)),
    asksPayload: ['noteGiven'],
    due: ({ until }) => (until === undefined ? undefined : { action: 'lapse', at: until }),
    facts: (_before, { day, service, minutes, points }): Facts => ({ day, service, minutes, points }),
  })
