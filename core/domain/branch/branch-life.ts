import type { Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { Branch, BranchRefusal, INSTRUCTED } from './branch'
import { instructorsNow, LONGEST_TEMPORARY_MS, membersNow, MOST_BRANCH_MEMBERS } from './branch'

export interface BranchPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly person?: { readonly id: string; readonly label: string } | undefined
  readonly until?: number | undefined
  readonly target?: (typeof INSTRUCTED)[number] | undefined
  readonly targetId?: string | undefined
}
type Now = Step<BranchPayload>

const OFFICIALS = ['staff', 'street', 'district'] as const
const ROWS = {
  found: { from: ['new'], to: 'active', by: [...OFFICIALS, 'system'], needs: ['complete', 'periodRight'], does: ['found'], tells: ['staff', 'units'] },
  /** One that an import brought, written down when something is done with it. */
  bringIn: { from: ['new'], to: 'active', by: ['system'], does: ['found'] },
  addMember: { from: ['active'], to: 'same', by: OFFICIALS, needs: ['roomLeft', 'notIn', 'memberPeriodRight'], does: ['addMember'], tells: ['person'] },
  // By the system where somebody is a member there no more.
  removeMember: { from: ['active'], to: 'same', by: [...OFFICIALS, 'system'], needs: ['isIn'], does: ['removeMember'], tells: ['person'] },
  setSecretary: { from: ['active'], to: 'same', by: OFFICIALS, needs: ['isIn'], does: ['setSecretary'], tells: ['person'] },
  addInstructor: { from: ['active'], to: 'same', by: OFFICIALS, needs: ['notInstructed'], does: ['addInstructor'], tells: ['person', 'target'] },
  endInstructor: { from: ['active'], to: 'same', by: [...OFFICIALS, 'system'], needs: ['instructed'], does: ['endInstructor'], tells: ['person', 'target'] },
  end: { from: ['active'], to: 'ended', by: OFFICIALS, needs: ['noteGiven'], does: ['close'], tells: ['members', 'staff'] },
  // Bound to something that lasts longer now: an emergency that was extended.
  prolong: { from: ['active'], to: 'same', by: ['system'], does: ['prolong'] },
  expire: { from: ['active'], to: 'ended', by: ['system'], does: ['close'], tells: ['members', 'staff'] },
} as const
export type BranchAction = keyof typeof ROWS
export const BRANCH_ACTIONS = Object.keys(ROWS) as readonly BranchAction[]

const isIn = (record: Branch, { now, payload }: Now): boolean => membersNow(record, now).some(({ id }) => id === payload.person?.id)
const instructs = (record: Branch, { payload }: Now): boolean => instructorsNow(record).some(({ id, targetId }) => id === payload.person?.id && targetId === payload.targetId)
const stopped = <T extends { readonly to?: number | undefined }>(spans: readonly T[], now: number): readonly T[] => spans.map((span) => (span.to === undefined || span.to > now ? { ...span, to: now } : span))
const withIds = <D extends Branch>(record: D, now: number): D => ({ ...record, memberIds: membersNow(record, now).map(({ id }) => id) })

export const branchLife = <D extends Branch>(): Lifecycle<D, BranchPayload, BranchAction, BranchRefusal | 'NOTE_REQUIRED'> =>
  lifecycle<D, BranchPayload, BranchRefusal | 'NOTE_REQUIRED'>()({
    states: ['new', 'active', 'ended'],
    rows: ROWS,
    guards: {
      complete: ({ branchKind, gridId, unitIds, purpose }) => {
        const isComplete = { grid: gridId !== '', unit: unitIds.length === 1, joint: unitIds.length > 1, temporary: purpose !== undefined }[branchKind]
        return isComplete ? null : 'BRANCH_INCOMPLETE'
      },
      periodRight: ({ branchKind, to }, { now }) => (branchKind === 'temporary' ? (to !== undefined && to > now && to <= now + LONGEST_TEMPORARY_MS ? null : 'PERIOD_WRONG') : to === undefined ? null : 'PERIOD_WRONG'),
      roomLeft: (record, { now }) => (membersNow(record, now).length < MOST_BRANCH_MEMBERS ? null : 'BRANCH_FULL'),
      notIn: (record, step) => (isIn(record, step) ? 'IN_BRANCH' : null),
      isIn: (record, step) => (isIn(record, step) ? null : 'NOT_IN_BRANCH'),
      memberPeriodRight: ({ to }, { now, payload: { until } }) => (until === undefined || (until > now && (to === undefined || until <= to)) ? null : 'PERIOD_WRONG'),
      notInstructed: (record, step) => (instructs(record, step) ? 'INSTRUCTED_ALREADY' : null),
      instructed: (record, step) => (instructs(record, step) ? null : 'NOT_INSTRUCTED'),
      noteGiven: (_record, { payload }) => (payload.note === undefined ? 'NOTE_REQUIRED' : null),
    },
    effects: {
      found: (record) => record,
      // Nobody stays longer in a temporary branch than it is there.
      addMember: (record, { now, payload: { person, until } }) => {
        const to = until ?? record.to
        return person === undefined ? record : withIds({ ...record, members: [...record.members, { ...person, from: now, ...(to === undefined ? {} : { to }) }] }, now)
      },
      removeMember: (record, { now, payload: { person } }) => {
        const next = { ...record, members: record.members.map((member) => (member.id === person?.id && (member.to === undefined || member.to > now) ? { ...member, to: now } : member)) }
        return withIds(record.secretaryId === person?.id ? { ...next, secretaryId: undefined } : next, now)
      },
      setSecretary: (record, { payload }) => ({ ...record, secretaryId: payload.person?.id }),
      addInstructor: (record, { now, payload: { person, target = 'unit', targetId = '' } }) => (person === undefined ? record : { ...record, instructors: [...record.instructors, { ...person, target, targetId, from: now }] }),
      endInstructor: (record, { now, payload: { person, targetId } }) => ({ ...record, instructors: record.instructors.map((each) => (each.id === person?.id && each.targetId === targetId && each.to === undefined ? { ...each, to: now } : each)) }),
      // Who was to stay as long as the branch stays as long as the branch.
      prolong: (record, { payload: { until } }) => (until === undefined ? record : { ...record, to: until, members: record.members.map((member) => (member.to !== undefined && member.to === record.to ? { ...member, to: until } : member)) }),
      close: (record, { now }) => ({ ...record, members: stopped(record.members, now), memberIds: [], instructors: stopped(record.instructors, now) }),
    },
    isTheirs: (record, { kind, scopeIds }) => {
      switch (kind) {
        case 'staff': return scopeIds.includes(record.communityId)
        case 'street': return scopeIds.includes(record.streetId)
        case 'district': return true
        case 'resident':
        case 'member':
        case 'unit':
        case 'system': return false
      }
    },
    asksPayload: ['notIn', 'isIn', 'memberPeriodRight', 'notInstructed', 'instructed', 'noteGiven'],
    due: ({ state, to }) => (state === 'active' && to !== undefined ? { action: 'expire', at: to } : undefined),
    facts: (_before, _after, { payload: { person, target, targetId } }) => ({ ...(person === undefined ? {} : { memberId: person.id }), ...(target === undefined ? {} : { target }), ...(targetId === undefined ? {} : { targetId }) }),
  })
