import * as z from 'zod'
import { POST_REFUSALS } from '../domain/post/refusals'
import { CLAIM_STATES } from '../domain/post/shift'
import { action, cursor, id, time } from './common'
import type { ActionContract } from './common'

const whose = z.object({ memberId: id, label: z.string() })
const unitShift = z.object({
  shiftId: id, title: z.string(), place: z.string(), community: z.string(), startsAt: time, endsAt: time, needs: z.array(z.string()), capacity: z.int(), left: z.int(),
  /** Whom the unit claimed for, and may give back; where they claimed by themselves is theirs to tell. */
  ours: z.array(whose.extend({ state: z.enum(CLAIM_STATES) })),
})
export type UnitShift = z.infer<typeof unitShift>
/** What became of each who was named. */
const outcome = whose.extend({ outcome: z.enum(['claimed', 'there', 'refused']), why: z.enum(POST_REFUSALS).optional() })

const unitRef = { as: z.literal('unit'), unitId: id }
export const unitShiftActions = {
  /** Shifts to come that are open where the unit is paired, soonest first, and its members by number. */
  unitShifts: action({ who: 'person', writes: false, input: z.strictObject({ ...unitRef, cursor: cursor.optional() }), output: z.object({ items: z.array(unitShift), members: z.array(whose), next: z.string().optional(), now: time }) }),
  /** Places for named members of the unit, each a claim of its own: who cannot is refused by name, and takes nothing from the others. */
  claimForUnit: action({ who: 'person', writes: true, input: z.strictObject({ ...unitRef, shiftId: id, memberIds: z.array(id).min(1).max(20) }), output: z.object({ shiftId: id, results: z.array(outcome) }) }),
  /** A claim the unit made, given back by it. */
  releaseForUnit: action({ who: 'person', writes: true, input: z.strictObject({ ...unitRef, shiftId: id, memberId: id }), output: z.object({ shiftId: id, memberId: id }) }),
} as const satisfies Record<string, ActionContract>
