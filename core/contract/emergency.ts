import * as z from 'zod'
import { BRANCH_KINDS } from '../domain/branch/branch'
import { EMERGENCY_STATES } from '../domain/emergency/emergency'
import { LEVELS, MEASURES } from '../domain/emergency/levels'
import { ROLL_ANSWERS } from '../domain/emergency/roll-call'
import { MOST_AT_ONCE } from '../domain/emergency/supply'
import { SURGE_TEMPLATE_IDS } from '../domain/emergency/surge-templates'
import { VISIT_MARKS, VISIT_SORTS } from '../domain/emergency/visit-list'
import type { ActionContract } from './common'
import { action, id, phone, time, words } from './common'
import { areaKind } from './documents'
import { tally } from './emergency-documents'
import { recordReceipt } from './records'

const level = z.enum(LEVELS)
const official = z.enum(['staff', 'street', 'district'])
const above = z.enum(['street', 'district'])
const emergencyId = { emergencyId: id }
const ofDistrict = { as: z.literal('district'), ...emergencyId }
const note = words(300)

const card = z.object({ id, title: z.string(), level, state: z.enum(EMERGENCY_STATES), where: z.string(), startsAt: time, endsAt: time, /** When it was over, where that was earlier or later than planned. */ endedAt: time.optional(), reviewBy: time.optional(), asksChange: z.boolean() })
export type EmergencyCard = z.infer<typeof card>

const count = z.object({ asked: z.int(), can: z.int(), cannot: z.int(), silent: z.int() })
const roll = count.extend({ id, round: z.int(), communityId: id, community: z.string(), question: z.string(), state: z.enum(['new', 'open', 'closed']), until: time, mayClose: z.boolean(), maySee: z.boolean() })
export type RollView = z.infer<typeof roll>
const visitList = z.object({ id, place: z.string(), communityId: id, state: z.enum(['new', 'open', 'sealed']), assigned: z.array(z.string()), people: z.int(), visited: z.int(), needHelp: z.int(), nobodyHome: z.int(), left: z.int(), mayOpen: z.boolean() })
export type VisitListView = z.infer<typeof visitList>
const supply = z.object({ id, name: z.string(), unit: z.string(), broughtIn: z.int(), used: z.int(), places: z.array(z.object({ place: id, name: z.string(), amount: z.int(), own: z.boolean() })), moves: z.array(z.object({ at: time, from: z.string(), to: z.string(), amount: z.int(), by: z.string(), note: z.string().optional() })) })
export type SupplyView = z.infer<typeof supply>
const surge = z.object({ posts: z.int(), shifts: z.int(), places: z.int(), claimed: z.int(), came: z.int(), next: time.optional(), lacking: z.array(z.object({ postId: id, title: z.string(), place: z.string(), communityId: id, missing: z.int(), startsAt: time })) })
export type SurgeView = z.infer<typeof surge>
const line = z.object({ at: time, action: z.string(), by: z.string(), note: z.string().optional(), data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional() })

const cockpit = card.extend({
  reason: z.string(), measures: z.array(z.enum(MEASURES)), areas: z.array(z.string()), communities: z.array(z.object({ id, name: z.string(), own: z.boolean() })), now: time,
  proposal: z.object({ by: z.string(), at: time, reason: z.string(), level, endsAt: time }).optional(),
  rolls: z.array(roll), surge, visits: z.array(visitList), supplies: z.array(supply), places: z.array(z.object({ id, name: z.string() })),
  branches: z.array(z.object({ id, name: z.string(), branchKind: z.enum(BRANCH_KINDS), to: time.optional(), members: z.int() })),
  tally, review: z.object({ did: z.string(), findings: z.string(), at: time }).optional(),
  history: z.array(line), actions: z.array(z.string()),
  /** For the district, while something waits for its yes: nobody else is there to give it. */
  alone: z.boolean(),
})
export type Cockpit = z.infer<typeof cockpit>

/** What somebody who lives, serves or works there sees. */
const mine = z.object({
  id, title: z.string(), level, state: z.enum(EMERGENCY_STATES), reason: z.string(), areas: z.array(z.string()), startsAt: time, endsAt: time, now: time,
  call: z.array(z.object({ name: z.string(), phone: z.string() })),
  /** For a member: the question that is open, and their answer. */
  roll: z.object({ id, round: z.int(), question: z.string(), until: time, state: z.enum(['new', 'open', 'closed']), answer: z.enum(ROLL_ANSWERS).optional() }).optional(),
  lists: z.array(visitList),
  /** Surge shifts a member may still claim. */
  surgePlaces: z.int(),
})
export type MyEmergency = z.infer<typeof mine>

const person = z.strictObject({ name: words(20), phone: phone.optional(), door: words(20).optional(), sort: z.enum(VISIT_SORTS) })
const entry = z.object({ id, sort: z.enum(VISIT_SORTS), name: z.string(), phone: z.string().optional(), door: z.string().optional(), mark: z.enum(VISIT_MARKS).optional(), markedBy: z.string().optional(), markedAt: time.optional(), note: z.string().optional(), orderId: id.optional() })
export type VisitEntryView = z.infer<typeof entry>
const opened = z.object({ id, emergencyId: id, place: z.string(), communityId: id, assigned: z.array(z.object({ memberId: id, label: z.string() })), entries: z.array(entry), looks: z.int(), /** When the emergency ends, and the list is sealed with it. */ until: time, now: time })
export type OpenedList = z.infer<typeof opened>
const visitor = { as: z.enum(['staff', 'member']), listId: id }

const write = <I extends z.ZodType>(input: I) => action({ who: 'person', writes: true, input, output: recordReceipt })

export const emergencyContract = {
  /** The areas somebody may declare for, of one size. */
  areas: action({ who: 'person', writes: false, input: z.strictObject({ as: above, areaKind: areaKind.optional() }), output: z.object({ items: z.array(z.object({ id, kind: areaKind, name: z.string(), above: z.string() })) }) }),
  /** Those of the caller's area: open ones first, at most 60. */
  list: action({ who: 'person', writes: false, input: z.strictObject({ as: official }), output: z.object({ items: z.array(card), mayDraft: z.boolean(), /** For the district: nobody else is there who could agree where a level asks two. */ alone: z.boolean(), now: time }) }),
  show: action({ who: 'person', writes: false, input: z.strictObject({ as: official, ...emergencyId }), output: cockpit }),
  /** As a resident or member, of an emergency, or of a roll call or list of it; NOT_FOUND for whom it does not concern. */
  mine: action({ who: 'person', writes: false, input: z.strictObject(emergencyId), output: mine }),

  draft: write(z.strictObject({ as: above, title: words(20), reason: words(300), level, areaIds: z.array(id).min(1).max(40), startsAt: time, endsAt: time })),
  /** By the district; by somebody else than who drafted it where the level asks two. */
  approve: write(z.strictObject(ofDistrict)),
  refuse: write(z.strictObject({ ...ofDistrict, note })),
  withdraw: write(z.strictObject({ as: above, ...emergencyId })),
  /** Approved, and not begun yet. */
  cancel: write(z.strictObject({ ...ofDistrict, note })),
  /** Longer, shorter, or another level. */
  askChange: write(z.strictObject({ as: above, ...emergencyId, level: level.optional(), endsAt: time.optional(), reason: note })),
  agreeChange: write(z.strictObject(ofDistrict)),
  refuseChange: write(z.strictObject({ ...ofDistrict, note })),
  /** Closes what is open and hands over what remains; cut off, the timer carries on. */
  standDown: write(z.strictObject({ ...ofDistrict, note })),
  review: write(z.strictObject({ ...ofDistrict, did: note, findings: note })),

  /** Posts and shifts of a template for every grid of the caller's part of the area. The same again adds nothing twice. */
  surge: write(z.strictObject({ as: official, ...emergencyId, template: z.enum(SURGE_TEMPLATE_IDS as unknown as readonly [string, ...string[]]), days: z.int().min(1).max(7), communityId: id.optional() })),
  callRoll: write(z.strictObject({ as: official, ...emergencyId, question: words(60), until: time, communityId: id.optional() })),
  /** Who can, cannot, has not answered, in one community. Nobody is put before another by it. */
  roll: action({
    who: 'person', writes: false, input: z.strictObject({ as: z.literal('staff'), rollId: id }),
    output: roll.extend({ people: z.array(z.object({ memberId: id, label: z.string(), answer: z.enum(ROLL_ANSWERS).optional(), at: time.optional() })), now: time }),
  }),
  /** The number of somebody who has not answered; that it was asked for stands in the history. */
  callMember: action({ who: 'person', writes: true, input: z.strictObject({ as: z.literal('staff'), rollId: id, memberId: id }), output: z.object({ phone: z.string() }) }),
  closeRoll: write(z.strictObject({ as: official, rollId: id })),
  /** One guarded write; another answer takes its place until the roll call closes. */
  answerRoll: action({ who: 'person', writes: true, input: z.strictObject({ rollId: id, answer: z.enum(ROLL_ANSWERS) }), output: z.object({ rollId: id, answer: z.enum(ROLL_ANSWERS), at: time }) }),

  /** People put on the list of a building; the list is opened by the first. */
  addVisits: write(z.strictObject({ as: z.literal('staff'), ...emergencyId, compoundId: id, building: words(20), people: z.array(person).min(1).max(30) })),
  /** Who of that building ordered with an address, for the staff to choose from. Looking is on record with the list. */
  neighbours: action({ who: 'person', writes: true, input: z.strictObject({ as: z.literal('staff'), listId: id }), output: z.object({ items: z.array(z.object({ name: z.string(), phone: z.string(), door: z.string(), there: z.boolean() })) }) }),
  removeVisit: write(z.strictObject({ as: z.literal('staff'), listId: id, entryId: id })),
  assignVisits: write(z.strictObject({ as: z.literal('staff'), listId: id, memberIds: z.array(id).max(10) })),
  /** Names, numbers and doors; every look is on record. */
  openVisits: action({ who: 'person', writes: true, input: z.strictObject(visitor), output: opened }),
  markVisit: write(z.strictObject({ ...visitor, entryId: id, mark: z.enum(VISIT_MARKS), note: words(100).optional() })),
  /** Where help is needed: an order of the community, in one tap. */
  orderVisit: action({ who: 'person', writes: true, input: z.strictObject({ ...visitor, entryId: id }), output: z.object({ orderId: id }) }),

  /** In, from place to place, or used up. `from` and `to`: a community, street or the district; `outside`, `used`. */
  moveSupply: write(z.strictObject({ as: official, ...emergencyId, item: words(20), unit: words(4), from: id, to: id, amount: z.int().min(1).max(MOST_AT_ONCE), note: words(60).optional() })),
  /** 临时支部 of a community, for as long as the emergency. */
  foundBranch: write(z.strictObject({ as: official, ...emergencyId, communityId: id, name: words(30) })),
} as const satisfies Record<string, ActionContract>
