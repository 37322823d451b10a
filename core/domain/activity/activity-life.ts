import { EARLY_MS } from '../check-in/presence'
import type { Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import { nextReminder, remindersPast } from '../time/reminders'
import type { Activity, ActivityFields, ActivityRefusal } from './activity'
import { ACTIVITY_STATES, FURTHEST_ACTIVITY_MS, LONGEST_ACTIVITY_MS } from './activity'

export interface ActivityPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly fields?: ActivityFields | undefined
  readonly toldIds?: readonly string[] | undefined
}
type Now = Step<ActivityPayload>

const ORGANISERS = ['staff', 'member'] as const
const ROWS = {
  plan: { from: ['new'], to: 'planned', by: ORGANISERS, needs: ['timesRight'], does: ['write'], tells: ['invited'] },
  change: { from: ['planned'], to: 'same', by: ORGANISERS, needs: ['nobodyComes', 'timesRight'], does: ['write'], tells: ['invited'] },
  cancel: { from: ['planned'], to: 'cancelled', by: ORGANISERS, needs: ['nobodyComes', 'reasonGiven'], does: ['tellAgain'], tells: ['invited'] },
  /** Who said they come is told of it once more; nobody else is. */
  remind: { from: ['planned'], to: 'same', by: ['system'], does: ['countReminders'] },
  begin: { from: ['planned'], to: 'on', by: ['system'] },
  /** Over sooner than planned: hours count to this moment. */
  end: { from: ['on'], to: 'over', by: ORGANISERS, does: ['endNow'] },
  finish: { from: ['on'], to: 'over', by: ['system'] },
} as const
export type ActivityAction = keyof typeof ROWS
export const ACTIVITY_ACTIONS = Object.keys(ROWS) as readonly ActivityAction[]

export const activityLife = <D extends Activity>(): Lifecycle<D, ActivityPayload, ActivityAction, ActivityRefusal | 'REASON_REQUIRED'> =>
  lifecycle<D, ActivityPayload, ActivityRefusal | 'REASON_REQUIRED'>()({
    states: ACTIVITY_STATES,
    rows: ROWS,
    guards: {
      timesRight: (_record, { now, payload: { fields } }: Now) => {
        if (fields === undefined) return null
        const { startsAt, endsAt } = fields
        return startsAt > now && startsAt < now + FURTHEST_ACTIVITY_MS && endsAt > startsAt && endsAt - startsAt <= LONGEST_ACTIVITY_MS ? null : 'ACTIVITY_TIMES_WRONG'
      },
      // From an hour before, people come and are marked: what they came to stays as it was told.
      nobodyComes: ({ startsAt }, { now }) => (now < startsAt - EARLY_MS ? null : 'ACTIVITY_BEGUN'),
      reasonGiven: (_record, { payload }) => (payload.reason === undefined ? 'REASON_REQUIRED' : null),
    },
    effects: {
      write: (record, { now, payload: { fields, toldIds } }: Now) => ({ ...record, ...fields, toldIds: toldIds ?? record.toldIds, reminded: remindersPast(fields?.startsAt ?? record.startsAt, now) }),
      countReminders: (record, { now }) => ({ ...record, reminded: remindersPast(record.startsAt, now) }),
      tellAgain: (record, { payload: { reason, toldIds } }: Now) => ({ ...record, reason, toldIds: toldIds ?? record.toldIds }),
      endNow: (record, { now }) => ({ ...record, endsAt: Math.min(record.endsAt, now) }),
    },
    // A secretary acts as a member, over the branches they are secretary of.
    isTheirs: ({ communityId, branchId }, { kind, scopeIds }) => {
      switch (kind) {
        case 'staff': return scopeIds.includes(communityId)
        case 'member': return branchId !== '' && scopeIds.includes(branchId)
        case 'resident':
        case 'unit':
        case 'street':
        case 'district':
        case 'system': return false
      }
    },
    asksPayload: ['timesRight', 'reasonGiven'],
    due: ({ state, startsAt, endsAt, reminded }) => {
      if (state === 'on') return { action: 'finish', at: endsAt }
      if (state !== 'planned') return undefined
      const at = nextReminder(startsAt, reminded)
      return at === undefined ? { action: 'begin', at: startsAt } : { action: 'remind', at }
    },
    facts: (_before, { activityKind, startsAt, endsAt, reminded }) => ({ activityKind, startsAt, endsAt, reminded }),
  })
