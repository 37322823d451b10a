import * as z from 'zod'
import { EMERGENCY_STATES } from '../domain/emergency/emergency'
import { LEVELS } from '../domain/emergency/levels'
import { ROLL_ANSWERS } from '../domain/emergency/roll-call'
import { VISIT_MARKS, VISIT_SORTS } from '../domain/emergency/visit-list'
import { recordBase } from './records'

export const tally = z.object({
  asked: z.int(), can: z.int(), cannot: z.int(), shifts: z.int(), places: z.int(), claimed: z.int(), came: z.int(),
  lists: z.int(), people: z.int(), visited: z.int(), needHelp: z.int(), orders: z.int(), items: z.int(), itemsLeft: z.int(),
})
const level = z.enum(LEVELS)
const proposal = z.object({ by: z.string(), label: z.string(), at: z.number(), reason: z.string(), level, endsAt: z.number() })

/** 应急. */
export const emergencyDoc = recordBase.extend({
  kind: z.literal('emergency'), state: z.enum(EMERGENCY_STATES), title: z.string(), reason: z.string(), level,
  areaIds: z.array(z.string()), communityIds: z.array(z.string()), streetIds: z.array(z.string()), startsAt: z.number(), endsAt: z.number(),
  draftedBy: z.string(), proposal: proposal.optional(), rounds: z.int(), endedAt: z.number().optional(), reviewBy: z.number().optional(), reminded: z.int(),
  tally: tally.optional(), review: z.object({ did: z.string(), findings: z.string(), by: z.string(), at: z.number() }).optional(),
})
export type EmergencyDoc = z.infer<typeof emergencyDoc>

/** One round of 点名 in one community. */
export const rollDoc = recordBase.extend({
  kind: z.literal('rollCall'), state: z.enum(['new', 'open', 'closed']), emergencyId: z.string(), round: z.int(), question: z.string(), until: z.number(), asked: z.int(),
  answers: z.record(z.string(), z.object({ answer: z.enum(ROLL_ANSWERS), at: z.number(), label: z.string(), keys: z.array(z.string()) })),
})
export type RollDoc = z.infer<typeof rollDoc>

const visitMark = z.object({ mark: z.enum(VISIT_MARKS), at: z.number(), by: z.string(), label: z.string(), note: z.string().optional() })
/** 探访名单 of one building. Names, numbers and doors are sealed. */
export const visitListDoc = recordBase.extend({
  kind: z.literal('visitList'), state: z.enum(['new', 'open', 'sealed']), emergencyId: z.string(), gridId: z.string(), compoundId: z.string(), compound: z.string(), building: z.string(),
  memberIds: z.array(z.string()), labels: z.array(z.string()),
  entries: z.array(z.object({ id: z.string(), sort: z.enum(VISIT_SORTS), sealed: z.object({ name: z.string(), phone: z.string(), door: z.string() }).optional(), mark: visitMark.optional(), orderId: z.string().optional() })),
  eraseAt: z.number(), erased: z.boolean(),
})
export type VisitListDoc = z.infer<typeof visitListDoc>

/** 应急物资: one item, by double entry. */
export const supplyDoc = recordBase.extend({
  kind: z.literal('supply'), state: z.enum(['new', 'open', 'handedOver']), emergencyId: z.string(), name: z.string(), unit: z.string(),
  accounts: z.record(z.string(), z.int()), communityIds: z.array(z.string()), streetIds: z.array(z.string()),
})
export type SupplyDoc = z.infer<typeof supplyDoc>
