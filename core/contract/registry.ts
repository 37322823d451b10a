import * as z from 'zod'
import { LEAVINGS, MATCH_STATES, PHONE_STATES, REFUSAL_REASONS, REGISTRATION_APPEAL_STATES, REGISTRATION_STATES, UNIT_STATES } from '../domain/registration/registration'
import { CERTIFICATES, SKILLS } from '../domain/order/skills'
import type { ActionContract } from './common'
import { BRANCH_KINDS, INSTRUCTED } from '../domain/branch/branch'
import { STATEMENT_STATES } from '../domain/statement/statement-life'
import { ITEM_STATES, UNIT_LISTS } from '../domain/unit/unit'
import { action, id, phone, time, words } from './common'
import { recordReceipt } from './records'

const skill = z.enum(SKILLS.map((each) => each.id))
export const certificateKind = z.enum(CERTIFICATES.map((each) => each.id))
const registrationId = { registrationId: id }
const note = words(300)
const reason = z.enum(REFUSAL_REASONS)
/** WeChat's code for a number; the server exchanges it, once. */
const phoneCode = z.string().regex(/^[A-Za-z0-9_-]{1,512}$/, '手机号的授权不对，请再点一次')

/** Somebody of the registry's own words: a step, who has it, until when. */
const part = <S extends z.ZodType>(state: S) => z.object({ state, at: time.optional(), until: time.optional() })
const span = z.object({ name: z.string(), from: time, to: time.optional() })

export const registrationView = z.object({
  id,
  state: z.enum(REGISTRATION_STATES),
  round: z.int(),
  communityId: id,
  community: z.string(),
  compound: z.string(),
  unitId: z.string(),
  unit: z.string(),
  phone: z.object({ state: z.enum(PHONE_STATES), at: time.optional(), masked: z.string() }),
  match: z.enum(MATCH_STATES),
  confirm: part(z.enum(['unasked', 'asked', 'late', 'confirmed', 'refused'])),
  acknowledge: part(z.enum(UNIT_STATES)),
  refusal: z.object({ target: z.enum(['community', 'unit']), reason, note: z.string(), at: time, appealUntil: time }).optional(),
  appeal: part(z.enum(REGISTRATION_APPEAL_STATES)).extend({ text: z.string().optional(), answer: z.string().optional() }),
  /** Where they are registered until this is confirmed. */
  from: z.string().optional(),
  leaving: z.object({ kind: z.enum(LEAVINGS), at: time }).optional(),
  appliedAt: time,
  actions: z.array(z.string()),
})
export type RegistrationView = z.infer<typeof registrationView>

const mine = z.object({
  registration: registrationView.optional(),
  /** A member from before registrations were kept here, as the roster had them. */
  member: z.boolean(),
  label: z.string(),
  unitId: z.string(),
  /** Where they lived and which units they belonged to, newest first. */
  communities: z.array(span),
  units: z.array(span),
  /** 支部 they are in now. */
  branches: z.array(span),
  contact: z.string().optional(),
  now: time,
})
export type MineView = z.infer<typeof mine>

const rosterRow = z.object({ id, name: z.string(), unit: z.string(), community: z.string().optional() })
/** As those see it who have to decide: what was said, beside what the roster says. */
const queueItem = registrationView.extend({
  name: z.string(),
  /** For who has to ring up; others see the last digits. */
  phoneNumber: z.string().optional(),
  grid: z.string(),
  skills: z.array(z.string()),
  rows: z.array(rosterRow),
  dueAt: time.optional(),
  late: z.boolean(),
  /** The no that is appealed against was one's own: another has to decide. */
  decidedByMe: z.boolean(),
})
export type QueueItem = z.infer<typeof queueItem>

/** What others see of a member, made by what shows it to them. */
const seen = z.object({
  staff: z.object({ label: z.string(), skills: z.array(z.string()), unit: z.string().optional(), name: z.string().optional(), phone: z.string().optional() }),
  unit: z.object({ label: z.string(), done: z.int(), missing: z.int() }).optional(),
  residents: z.object({ label: z.string() }),
})
const profile = z.object({ label: z.string(), skills: z.array(z.string()), certificates: z.array(z.object({ kind: z.string(), until: time })), seen, now: time })
export type ProfileView = z.infer<typeof profile>

const certificates = z.object({
  items: z.array(z.object({ personId: id, label: z.string(), kind: certificateKind, until: time })),
  kinds: z.array(z.object({ kind: certificateKind, name: z.string(), opens: z.array(z.string()) })),
  now: time,
})
export type CertificatesView = z.infer<typeof certificates>

const contact = z.strictObject({ name: words(20), phone })
const plan = z.object({ year: z.int(), items: z.array(z.object({ id, title: z.string(), month: z.int(), doneAt: time.optional() })) })
const unitItem = z.object({ id, list: z.enum(UNIT_LISTS), title: z.string(), text: z.string(), state: z.enum(ITEM_STATES), by: z.enum(['unit', 'staff']), at: time, takenAt: time.optional(), doneAt: time.optional() })
const unitHome = z.object({
  unitId: id, name: z.string(), communityId: z.string(), community: z.string(), year: z.int(), floor: z.int(),
  contact: z.object({ name: z.string(), phone: z.string() }).optional(),
  items: z.array(unitItem),
  plan: plan.optional(),
  /** The coming year's, where there is one already. */
  nextPlan: plan.optional(),
  /** By number, never by how much. */
  members: z.array(z.object({ label: z.string(), done: z.int(), missing: z.int() })),
  now: time,
})
export type UnitHomeView = z.infer<typeof unitHome>
const belongs = z.object({ personId: id, label: z.string(), from: time, to: time.optional() })
export const branchView = z.object({
  id, branchKind: z.enum(BRANCH_KINDS), name: z.string(), where: z.string(), purpose: z.string().optional(), to: time.optional(), secretary: z.string().optional(),
  members: z.array(belongs),
  instructors: z.array(belongs.extend({ target: z.enum(INSTRUCTED), targetId: id, at: z.string() })),
  actions: z.array(z.string()),
})
export type BranchView = z.infer<typeof branchView>
const official = z.enum(['staff', 'street', 'district'])
const inBranch = { as: official, branchId: id }
const instructs = { personId: id, target: z.enum(INSTRUCTED), targetId: id }
const statement = z.object({ id, year: z.int(), label: z.string(), unit: z.string(), services: z.int(), state: z.enum(STATEMENT_STATES), until: time.optional(), objection: z.string().optional(), answer: z.string().optional(), actions: z.array(z.string()) })
export type StatementView = z.infer<typeof statement>
const statementId = { statementId: id }
const year = z.int().min(2020).max(2100)
const bothSides = { as: z.enum(['unit', 'staff']), unitId: id }
const ownUnit = { as: z.literal('unit'), unitId: id }
const itemId = id

const receipt = recordReceipt
const decides = z.enum(['staff', 'street'])
const answers = z.enum(['unit', 'street'])
const write = <I extends z.ZodType>(input: I) => action({ who: 'person', writes: true, input, output: receipt })

export const registryContract = {
  /** My registration as it stands, with what came before. */
  mine: action({ who: 'person', writes: false, input: z.strictObject({}), output: mine }),
  /** What a member can do, and exactly what staff, unit and residents see of them. */
  profile: action({ who: 'person', writes: false, input: z.strictObject({}), output: profile }),
  /** What one says one can do; papers are entered by the community. */
  saveSkills: action({ who: 'person', writes: true, input: z.strictObject({ skills: z.array(skill).max(12) }), output: profile }),
  /** Who has which certificate until when, what runs out first at the top, and what each opens. */
  certificates: action({ who: 'person', writes: false, input: z.strictObject({ as: decides }), output: certificates }),
  /** Entered or renewed by who has seen the paper; without `until`, taken out. */
  saveCertificate: action({ who: 'person', writes: true, input: z.strictObject({ as: decides, personId: id, kind: certificateKind, until: time.optional() }), output: z.object({ personId: id, certificates: z.array(z.object({ kind: z.string(), until: time })) }) }),
  /** 双报到 units by name, for who registers. */
  units: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ items: z.array(z.object({ id, name: z.string() })) }) }),
  /** Registers, or moves: the old registration stays in force until the new community confirms. One of `phoneCode` and `phone`. */
  apply: write(z.strictObject({ name: words(20), compoundId: id, unitId: id.optional(), phoneCode: phoneCode.optional(), phone: phone.optional(), skills: z.array(skill).max(12).default([]), consent: z.literal(true) })),
  /** The number that was typed before, now from WeChat. */
  checkPhone: write(z.strictObject({ ...registrationId, phoneCode })),
  withdraw: write(z.strictObject(registrationId)),
  appeal: write(z.strictObject({ ...registrationId, note })),
  withdrawAppeal: write(z.strictObject(registrationId)),
  changeUnit: write(z.strictObject({ ...registrationId, unitId: id })),
  leave: write(z.strictObject({ as: z.enum(['resident', 'staff']), ...registrationId, leaving: z.enum(['transferredOut', 'stopped']), note: note.optional() })),
  /** What waits for the caller in this role, the longest due first; at most 100. */
  queue: action({ who: 'person', writes: false, input: z.strictObject({ as: z.enum(['unit', 'staff', 'street', 'district']) }), output: z.object({ items: z.array(queueItem), now: time }) }),
  callPhone: write(z.strictObject({ as: decides, ...registrationId, note: note.optional() })),
  settleMatch: write(z.strictObject({ as: decides, ...registrationId, rowId: id.optional(), note })),
  confirm: write(z.strictObject({ as: decides, ...registrationId })),
  refuse: write(z.strictObject({ as: decides, ...registrationId, reason, note })),
  acknowledge: write(z.strictObject({ as: answers, ...registrationId })),
  refuseUnit: write(z.strictObject({ as: answers, ...registrationId, reason, note })),
  /** The street on an appeal, or the district once the street is late: right, against the community or the unit; or not. */
  overturn: write(z.strictObject({ as: z.enum(['street', 'district']), ...registrationId, note })),
  overturnUnit: write(z.strictObject({ as: z.enum(['street', 'district']), ...registrationId, note })),
  /** A unit's own page; the staff of the community it is paired with see its lists and its plan, and none of its members. */
  unitHome: action({ who: 'person', writes: false, input: z.strictObject({ as: z.enum(['unit', 'staff']), unitId: id.optional() }), output: z.object({ units: z.array(unitHome) }) }),
  saveContact: write(z.strictObject({ ...ownUnit, contact })),
  setFloor: write(z.strictObject({ ...ownUnit, floor: z.int().min(0).max(100) })),
  /** This year's plan, or the next one's. */
  addPlanItem: write(z.strictObject({ ...ownUnit, year, month: z.int().min(1).max(12), title: words(40) })),
  dropPlanItem: write(z.strictObject({ ...ownUnit, itemId })),
  finishPlanItem: write(z.strictObject({ ...ownUnit, itemId })),
  addItem: write(z.strictObject({ ...bothSides, list: z.enum(UNIT_LISTS), title: words(40), text: words(300) })),
  takeItem: write(z.strictObject({ ...bothSides, itemId })),
  finishItem: write(z.strictObject({ ...bothSides, itemId })),
  dropItem: write(z.strictObject({ ...bothSides, itemId })),
  /** Drafts a year that is over, of each of the unit's members; each sees it first, and the unit only what they let go. */
  draftStatements: action({ who: 'person', writes: true, input: z.strictObject({ ...ownUnit, year }), output: z.object({ drafted: z.int() }) }),
  /** One's own; for the unit what was let go; for the community what was objected to. */
  statements: action({ who: 'person', writes: false, input: z.strictObject({ as: z.enum(['resident', 'unit', 'staff']) }), output: z.object({ items: z.array(statement), now: time }) }),
  agreeStatement: write(z.strictObject(statementId)),
  objectStatement: write(z.strictObject({ ...statementId, note })),
  /** The community answers an objection, with the right number where it was right. */
  answerStatement: write(z.strictObject({ as: z.literal('staff'), ...statementId, note, services: z.int().min(0).max(1000).optional() })),
  /** The branches of one's area that are there, temporary ones first; at most 100. */
  branches: action({ who: 'person', writes: false, input: z.strictObject({ as: official }), output: z.object({ items: z.array(branchView), now: time }) }),
  /** `to`: until when a temporary one is there. */
  foundBranch: write(z.strictObject({ as: official, branchKind: z.enum(BRANCH_KINDS), name: words(30), gridId: id.optional(), unitIds: z.array(id).max(20).default([]), purpose: words(60).optional(), to: time.optional() })),
  addBranchMember: write(z.strictObject({ ...inBranch, personId: id, until: time.optional() })),
  removeBranchMember: write(z.strictObject({ ...inBranch, personId: id })),
  setSecretary: write(z.strictObject({ ...inBranch, personId: id })),
  /** 党建指导员 for a unit or a compound that has no branch. */
  addInstructor: write(z.strictObject({ ...inBranch, ...instructs })),
  endInstructor: write(z.strictObject({ ...inBranch, ...instructs })),
  endBranch: write(z.strictObject({ ...inBranch, note })),
  dismiss: write(z.strictObject({ as: z.enum(['street', 'district']), ...registrationId, note })),
} as const satisfies Record<string, ActionContract>
