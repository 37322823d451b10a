import type { Lifecycle, LifeActor, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import { dueAt } from '../time'
import type { Emergency, EmergencyRefusal, Tally } from './emergency'
import { REMINDERS_MAX, REVIEW_WORKING_DAYS } from './emergency'
import type { Level, Measure } from './levels'
import { LEVEL_RULES, measureRefusal } from './levels'

export interface EmergencyPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly level?: Level | undefined
  readonly endsAt?: number | undefined
  readonly findings?: string | undefined
  readonly tally?: Tally | undefined
  /** What an act in force is about: which template, which communities, until when … kept in the history, and carried out from there. */
  readonly about?: Readonly<Record<string, string | number>> | undefined
}
type Now = Step<EmergencyPayload>
type Refusal = EmergencyRefusal | 'NOTE_REQUIRED' | 'REASON_REQUIRED'

const DISTRICT = ['district'] as const
const ABOVE = ['street', 'district'] as const
const OFFICIALS = ['staff', 'street', 'district'] as const
const EVERYBODY = ['communities', 'streets', 'district', 'members'] as const
const OFFICES = ['communities', 'streets', 'district'] as const

const ROWS = {
  draft: { from: ['new'], to: 'drafted', by: ABOVE, needs: ['areasGiven', 'periodRight'], does: ['remember'], tells: ['district'] },
  approve: { from: ['drafted'], to: 'approved', by: DISTRICT, needs: ['secondPerson', 'notOver'], tells: OFFICES },
  refuse: { from: ['drafted'], to: 'refused', by: DISTRICT, needs: ['noteGiven'], tells: ['streets'] },
  withdraw: { from: ['drafted'], to: 'withdrawn', by: ABOVE, needs: ['ownDraft'] },
  lapse: { from: ['drafted'], to: 'withdrawn', by: ['system'], tells: ['streets', 'district'] },
  cancel: { from: ['approved'], to: 'withdrawn', by: DISTRICT, needs: ['noteGiven'], tells: OFFICES },
  begin: { from: ['approved'], to: 'inForce', by: ['system'], tells: EVERYBODY },
  // Longer, or another level: named, with a reason, and agreed by whoever the level asks.
  askChange: { from: ['inForce'], to: 'same', by: ABOVE, needs: ['noChangeOpen', 'reasonGiven', 'changeNamed', 'changeRight'], does: ['propose'], tells: ['district'] },
  agreeChange: { from: ['inForce'], to: 'same', by: DISTRICT, needs: ['changeOpen', 'secondForChange', 'changeStillRight'], does: ['change'], tells: OFFICES },
  refuseChange: { from: ['inForce'], to: 'same', by: DISTRICT, needs: ['changeOpen', 'noteGiven'], does: ['dropChange'], tells: ['streets'] },
  surge: { from: ['inForce'], to: 'same', by: OFFICIALS, needs: ['addsSurge'] },
  callRoll: { from: ['inForce'], to: 'same', by: OFFICIALS, needs: ['addsRollCall'], does: ['nextRound'] },
  foundBranch: { from: ['inForce'], to: 'same', by: OFFICIALS, needs: ['addsBranches'] },
  standDown: { from: ['inForce'], to: 'standingDown', by: DISTRICT, needs: ['noteGiven'], does: ['end'], tells: EVERYBODY },
  expire: { from: ['inForce'], to: 'standingDown', by: ['system'], does: ['end'], tells: EVERYBODY },
  // Written when everything that was open is closed and handed over, and not before.
  handOver: { from: ['standingDown'], to: 'stoodDown', by: ['system'], does: ['count', 'askReview'], tells: OFFICES },
  remindReview: { from: ['stoodDown'], to: 'same', by: ['system'], does: ['remind'], tells: ['district'] },
  review: { from: ['stoodDown'], to: 'reviewed', by: DISTRICT, needs: ['findingsGiven'], does: ['count', 'review'], tells: OFFICES },
} as const
export type EmergencyAction = keyof typeof ROWS
export const EMERGENCY_ACTIONS = Object.keys(ROWS) as readonly EmergencyAction[]

const isLate = (endsAt: number, from: number, level: Level): boolean => endsAt > from + LEVEL_RULES[level].longestMs
const alone = (level: Level, first: string, { id }: LifeActor): boolean => LEVEL_RULES[level].people === 2 && first === id
const adds = (measure: Measure) => (record: Emergency, { now }: Now): Refusal | null => measureRefusal(measure, record, now)
/** A shorter level taken up in the middle ends no later than it may last from now. */
const changed = ({ level, endsAt }: Emergency, { now, payload }: Now) => {
  const next = payload.level ?? level
  return { level: next, endsAt: payload.endsAt ?? Math.min(endsAt, now + LEVEL_RULES[next].longestMs) }
}
const periodRefusal = (level: Level, endsAt: number, now: number): Refusal | null => (endsAt <= now ? 'EMERGENCY_PERIOD_WRONG' : isLate(endsAt, now, level) ? 'EMERGENCY_TOO_LONG' : null)

export const emergencyLife = <D extends Emergency>(): Lifecycle<D, EmergencyPayload, EmergencyAction, Refusal> =>
  lifecycle<D, EmergencyPayload, Refusal>()({
    states: ['new', 'drafted', 'refused', 'withdrawn', 'approved', 'inForce', 'standingDown', 'stoodDown', 'reviewed'],
    rows: ROWS,
    guards: {
      areasGiven: ({ communityIds }) => (communityIds.length > 0 ? null : 'AREAS_REQUIRED'),
      periodRight: ({ level, startsAt, endsAt }, { now }) => (endsAt <= Math.max(now, startsAt) ? 'EMERGENCY_PERIOD_WRONG' : isLate(endsAt, startsAt, level) ? 'EMERGENCY_TOO_LONG' : null),
      secondPerson: ({ level, draftedBy }, { actor }) => (alone(level, draftedBy, actor) ? 'NEEDS_ANOTHER' : null),
      notOver: ({ endsAt }, { now }) => (now < endsAt ? null : 'EMERGENCY_PERIOD_WRONG'),
      ownDraft: ({ draftedBy }, { actor }) => (draftedBy === actor.id ? null : 'NOT_OWN_DRAFT'),
      noteGiven: (_record, { payload }) => ((payload.note ?? '') === '' ? 'NOTE_REQUIRED' : null),
      reasonGiven: (_record, { payload }) => ((payload.reason ?? '') === '' ? 'REASON_REQUIRED' : null),
      findingsGiven: (_record, { payload }) => ((payload.note ?? '') === '' || (payload.findings ?? '') === '' ? 'NOTE_REQUIRED' : null),
      noChangeOpen: ({ proposal }) => (proposal === undefined ? null : 'CHANGE_OPEN'),
      changeOpen: ({ proposal }) => (proposal === undefined ? 'NO_CHANGE' : null),
      changeNamed: (record, step) => {
        const next = changed(record, step)
        return next.level === record.level && next.endsAt === record.endsAt ? 'NOTHING_CHANGED' : null
      },
      changeRight: (record, step) => {
        const next = changed(record, step)
        return periodRefusal(next.level, next.endsAt, step.now)
      },
      secondForChange: ({ proposal }, { actor }) => (proposal !== undefined && alone(proposal.level, proposal.by, actor) ? 'NEEDS_ANOTHER' : null),
      changeStillRight: ({ proposal }, { now }) => (proposal === undefined ? null : periodRefusal(proposal.level, proposal.endsAt, now)),
      addsSurge: adds('surge'),
      addsRollCall: adds('rollCall'),
      addsBranches: adds('branches'),
    },
    effects: {
      remember: (record, { actor }) => ({ ...record, draftedBy: actor.id }),
      propose: (record, step) => ({ ...record, proposal: { by: step.actor.id, label: step.actor.label, at: step.now, reason: step.payload.reason ?? '', ...changed(record, step) } }),
      change: (record) => (record.proposal === undefined ? record : { ...record, level: record.proposal.level, endsAt: record.proposal.endsAt, proposal: undefined }),
      dropChange: (record) => ({ ...record, proposal: undefined }),
      nextRound: (record) => ({ ...record, rounds: record.rounds + 1 }),
      end: (record, { now }) => ({ ...record, endedAt: now, proposal: undefined }),
      count: (record, { payload }) => ({ ...record, tally: payload.tally ?? record.tally }),
      askReview: (record, { now, calendar }) => ({ ...record, reviewBy: dueAt(now, { amount: REVIEW_WORKING_DAYS, unit: 'workingDays' }, calendar) }),
      remind: (record, { now, calendar }) => ({ ...record, reminded: record.reminded + 1, reviewBy: dueAt(now, { amount: 1, unit: 'workingDays' }, calendar) }),
      review: (record, { now, actor, payload }) => ({ ...record, review: { did: payload.note ?? '', findings: payload.findings ?? '', by: actor.id, at: now } }),
    },
    isTheirs: ({ communityIds, streetIds }, { kind, scopeIds }) => {
      switch (kind) {
        case 'staff': return scopeIds.some((id) => communityIds.includes(id))
        case 'street': return scopeIds.some((id) => streetIds.includes(id))
        case 'district': return true
        case 'resident':
        case 'member':
        case 'unit':
        case 'system': return false
      }
    },
    asksPayload: ['noteGiven', 'reasonGiven', 'findingsGiven', 'changeNamed', 'changeRight'],
    due: ({ state, startsAt, endsAt, endedAt = 0, reviewBy, reminded }) => {
      switch (state) {
        case 'drafted': return { action: 'lapse', at: endsAt }
        case 'approved': return { action: 'begin', at: startsAt }
        case 'inForce': return { action: 'expire', at: endsAt }
        case 'standingDown': return { action: 'handOver', at: endedAt }
        case 'stoodDown': return reviewBy === undefined || reminded >= REMINDERS_MAX ? undefined : { action: 'remindReview', at: reviewBy }
        default: return undefined
      }
    },
    facts: (before, after, { payload }) => ({
      ...payload.about,
      ...(before.rounds === after.rounds ? {} : { round: after.rounds }),
      ...(before.state === 'new' || before.level !== after.level ? { level: after.level } : {}),
      ...(before.state === 'new' || before.endsAt !== after.endsAt ? { endsAt: after.endsAt } : {}),
      ...(after.proposal === undefined || after.proposal === before.proposal ? {} : { askedLevel: after.proposal.level, askedEnd: after.proposal.endsAt }),
    }),
  })
