import * as z from 'zod'
import { BRANCH_KINDS, INSTRUCTED } from '../domain/branch/branch'
import { COMMUNITY_STATES, LEAVINGS, MATCH_STATES, PHONE_STATES, REFUSAL_REASONS, REGISTRATION_APPEAL_STATES, REGISTRATION_STATES, UNIT_STATES } from '../domain/registration/registration'
import { STATEMENT_STATES } from '../domain/statement/statement-life'
import { ITEM_STATES, UNIT_LISTS } from '../domain/unit/unit'
import { recordBase } from './records'

const settled = { by: z.string().optional(), at: z.number().optional() }
const limited = { ...settled, until: z.number().optional() }

/** 报到: one per person and round. Name and phone are sealed; there is no ID number, and no field for one. */
export const registrationDoc = recordBase.extend({
  kind: z.literal('registration'),
  state: z.enum(REGISTRATION_STATES),
  round: z.int(),
  gridId: z.string(),
  compoundId: z.string(),
  phone: z.object({ state: z.enum(PHONE_STATES), ...settled }),
  match: z.object({ state: z.enum(MATCH_STATES), rowIds: z.array(z.string()), rowId: z.string().optional(), ...settled }),
  community: z.object({ state: z.enum(COMMUNITY_STATES), ...limited }),
  unit: z.object({ state: z.enum(UNIT_STATES), ...limited }),
  appeal: z.object({ state: z.enum(REGISTRATION_APPEAL_STATES), text: z.string().optional(), answer: z.string().optional(), askedAt: z.number().optional(), ...limited }),
  refusal: z.object({ target: z.enum(['community', 'unit']), by: z.string(), at: z.number(), reason: z.enum(REFUSAL_REASONS), note: z.string() }).optional(),
  units: z.array(z.object({ id: z.string(), from: z.number(), to: z.number().optional() })),
  from: z.object({ communityId: z.string(), registrationId: z.string().optional() }).optional(),
  leaving: z.object({ kind: z.enum(LEAVINGS), at: z.number() }).optional(),
  confirmedAt: z.number().optional(),
  asks: z.array(z.enum(['community', 'unit', 'street', 'district'])),
  /** What the member says they can do; the community takes it in with the confirmation. */
  skills: z.array(z.string()),
  sealed: z.object({ name: z.string(), phone: z.string(), phoneIndex: z.string() }).optional(),
  consentAt: z.number().optional(),
})
export type RegistrationDoc = z.infer<typeof registrationDoc>

const unitItem = z.object({ id: z.string(), list: z.enum(UNIT_LISTS), title: z.string(), text: z.string(), state: z.enum(ITEM_STATES), by: z.enum(['unit', 'staff']), at: z.number(), takenAt: z.number().optional(), doneAt: z.number().optional() })

/** A 双报到 unit beside its name: its contact, its lists, its plan, its floor. One per unit. */
export const unitDoc = recordBase.extend({
  kind: z.literal('unit'),
  state: z.enum(['new', 'active']),
  contact: z.object({ name: z.string(), phone: z.string() }).optional(),
  items: z.array(unitItem),
  plans: z.array(z.object({ year: z.int(), items: z.array(z.object({ id: z.string(), title: z.string(), month: z.int(), doneAt: z.number().optional() })) })).default([]),
  floor: z.int(),
})
export type UnitDoc = z.infer<typeof unitDoc>

const belongs = { id: z.string(), label: z.string(), from: z.number(), to: z.number().optional() }

/** 党支部, with who is in it and whom it sends as 党建指导员. */
export const branchDoc = recordBase.extend({
  kind: z.literal('branch'),
  state: z.enum(['new', 'active', 'ended']),
  branchKind: z.enum(BRANCH_KINDS),
  gridId: z.string(),
  unitIds: z.array(z.string()),
  name: z.string(),
  purpose: z.string().optional(),
  to: z.number().optional(),
  secretaryId: z.string().optional(),
  /** Of one that is there as long as an emergency is. */
  emergencyId: z.string().optional(),
  members: z.array(z.object(belongs)),
  memberIds: z.array(z.string()),
  instructors: z.array(z.object({ ...belongs, target: z.enum(INSTRUCTED), targetId: z.string() })),
})
export type BranchDoc = z.infer<typeof branchDoc>

/** 年度情况 of a member for their unit. */
export const statementDoc = recordBase.extend({
  kind: z.literal('statement'),
  state: z.enum(STATEMENT_STATES),
  year: z.int(),
  label: z.string(),
  services: z.int(),
  until: z.number().optional(),
  objection: z.string().optional(),
  answer: z.string().optional(),
})
export type StatementDoc = z.infer<typeof statementDoc>
