import * as z from 'zod'
import { action, clockTime, cursor, id, personRole, phone, point, time, words } from './common'
import type { ActionContract } from './common'
import { duty, givenDuty } from './dispatch'
import { noticesContract } from './notices'
import { address } from './orders'

const nothing = z.strictObject({})
const waits = z.int().min(0).optional()
const role = z.object({ role: personRole, scopeId: id, scope: z.string() })

/** What a member sets down for being asked at all: how far, how often, when, for what. */
const limits = z.strictObject({
  radiusM: z.int().min(100).max(20_000),
  /** What must not wait may ask them from farther away, unless they say no. */
  nearOnly: z.boolean().default(false),
  weeklyMax: z.int().min(1).max(20),
  openMax: z.int().min(1).max(5),
  restHours: z.int().min(0).max(72),
  mute: z.strictObject({ from: clockTime, to: clockTime }),
  duty: z.array(givenDuty).max(7),
  avoids: z.array(id).max(30),
  /** Asked for nothing until then; at most a year. */
  pausedUntil: time.optional(),
})
const limitsView = limits.extend({ duty: z.array(duty), skills: z.array(z.string()), certificates: z.array(z.object({ kind: z.string(), until: time })), version: z.int(), now: time })
export type LimitsInput = z.input<typeof limits>
export type LimitsView = z.infer<typeof limitsView>

/** Of somebody a member is not sent to: the last two figures of their telephone, since when, and who noted it. `key` names it and says nothing. */
const kinView = z.object({ items: z.array(z.object({ key: z.string(), tail: z.string(), at: time, by: z.enum(['member', 'staff']) })), now: time })
export type KinView = z.infer<typeof kinView>
/** `personId`: whose, where staff look after it; a member's own otherwise. */
const kinOf = { as: z.enum(['member', 'staff']), personId: id.optional() }

/** A desk's ticket as its QR code carries it: payload and signature. */
const ticket = z.string().regex(/^[A-Za-z0-9_-]{1,300}\.[A-Za-z0-9_-]{1,100}$/, '登录码不对')

export const me = z.object({
  personId: id,
  label: z.string(),
  roles: z.array(role),
  /** Signed, ≤ 10 minutes, with the person's role epoch: sent with every call, costs no read. */
  roleToken: z.string(),
  roleTokenUntil: time,
  community: z.object({ id, name: z.string(), phone: z.string().optional() }).optional(),
  grid: z.string().optional(),
  street: z.string().optional(),
  /** What the person last ordered with, to be filled in again; phone and door are theirs to see. */
  profile: z.object({ name: z.string(), phone: z.string(), address: address.extend({ compound: z.string() }) }).optional(),
  consentAt: time.optional(),
  /** A member's own place, about: how far an order of the pool is from there. */
  home: point.optional(),
  /** Emergencies in force that concern this person; absent where they were not asked for. */
  alarms: z.array(z.object({ id, title: z.string(), until: time })).optional(),
  now: time,
})
export type Me = z.infer<typeof me>

export const peopleContract = {
  /** WeChat (or the gateway after `wx.login`) opens a session of ours, for calls that do not come through the platform. */
  openSession: action({
    who: 'wechat', writes: false,
    // Who says that it is for a browser gets a session that may less: it confirms no desk.
    input: z.strictObject({ browser: z.literal(true).optional() }),
    output: z.object({ session: z.string(), until: time }),
  }),
  me: action({ who: 'person', writes: false, input: nothing, output: me }),
  saveProfile: action({
    who: 'person', writes: true,
    input: z.strictObject({ name: words(20), phone, address, consent: z.literal(true) }),
    output: me,
  }),
  /** A member's own limits. FORBIDDEN for who is none. */
  limits: action({ who: 'person', writes: false, input: nothing, output: limitsView }),
  /** All of them anew; counts from the next plan on. What was asked before stays asked. */
  saveLimits: action({ who: 'person', writes: true, input: limits, output: limitsView }),
  /** 回避: whom a member is not sent to, beside whoever lives behind the same door. Theirs to keep, and their community's. */
  kin: action({ who: 'person', writes: false, input: z.strictObject(kinOf), output: kinView }),
  /** By telephone, of which a keyed digest and two figures are stored; whether anybody has that number is not said. */
  addKin: action({ who: 'person', writes: true, input: z.strictObject({ ...kinOf, phone }), output: kinView }),
  removeKin: action({ who: 'person', writes: true, input: z.strictObject({ ...kinOf, key: id }), output: kinView }),
  /** The desk (a browser) asks for a ticket and shows it as a QR code: signed, 60 s, once. Nothing is stored: asking twice is two tickets. */
  openDesk: action({ who: 'anyone', writes: false, input: nothing, output: z.object({ ticket: z.string(), secret: z.string(), until: time }) }),
  /** Its owner scans it in the mini-program and says yes. */
  confirmDesk: action({ who: 'phone', writes: true, input: z.strictObject({ ticket }), output: z.object({ confirmed: z.literal(true) }) }),
  /** The desk polls with the secret it alone holds, and gets its one session; asked again within the ticket's life, the same one. */
  claimDesk: action({ who: 'anyone', writes: true, input: z.strictObject({ ticket, secret: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, '登录码不对') }), output: z.object({ session: z.string(), until: time }) }),
  /** Ends the session of this call, or every session of this person: over at once where roles are read, within ten minutes everywhere. */
  signOut: action({ who: 'person', writes: true, input: z.strictObject({ everywhere: z.boolean() }), output: z.object({ signedOut: z.literal(true) }) }),
  /** The community's members, for staff; the neighbours a member may hand a task to, for members. */
  roster: action({
    who: 'person', writes: false,
    input: z.strictObject({ as: z.enum(['member', 'staff', 'street', 'district']), query: words(20).optional(), cursor: cursor.optional(), limit: z.int().min(1).max(50).default(20) }),
    output: z.object({ items: z.array(z.object({ personId: id, label: z.string(), skills: z.array(z.string()), unit: z.string().optional() })), next: z.string().optional() }),
  }),
  /** How many wait for an answer of the caller, by the room of their desk where it is given; rooms their office answers nothing in are left out. What somebody else has to decide, because it is the caller's own, is not counted. */
  waiting: action({
    who: 'person', writes: false,
    input: z.strictObject({ as: z.enum(['staff', 'street', 'district']) }),
    output: z.object({ rooms: z.object({ alarmed: waits, calls: waits, registrations: waits, registrationAppeals: waits, pairedUnits: waits, wishes: waits, adjustments: waits, emergencies: waits }) }),
  }),
  /** An official takes up the role named in a code that whoever runs the deployment signed (npm run appoint): hours, once. */
  claimAppointment: action({ who: 'phone', writes: true, input: z.strictObject({ code: z.string().regex(/^[A-Za-z0-9_-]{1,600}\.[A-Za-z0-9_-]{1,100}$/, '任命码不对') }), output: me }),
  grantRole: action({ who: 'person', writes: true, input: z.strictObject({ as: z.literal('district'), personId: id, role: personRole, scopeId: id }), output: z.object({ epoch: z.int() }) }),
  revokeRole: action({ who: 'person', writes: true, input: z.strictObject({ as: z.literal('district'), personId: id, role: personRole, scopeId: id }), output: z.object({ epoch: z.int() }) }),
  ...noticesContract,
} as const satisfies Record<string, ActionContract>
