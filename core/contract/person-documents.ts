import * as z from 'zod'
import { ACTOR_KINDS } from '../domain/order/order-states'
import { personRole, point } from './common'

/** What can happen to a person as far as it is written down. `import`: stored by a seed or a roster before any history was kept. */
export const PERSON_ACTIONS = ['import', 'saveProfile', 'saveLimits', 'grantRole', 'revokeRole', 'signOut', 'apply', 'join', 'leave', 'changeUnit', 'saveSkills', 'addKin', 'removeKin', 'saveCertificate', 'saveHonours'] as const
export type PersonAction = (typeof PERSON_ACTIONS)[number]

/** A line of a person's history. It says nothing a stolen database could be read by: roles and ids, never a name or a number. */
export const personEntryDoc = z.object({
  seq: z.int(),
  action: z.enum(PERSON_ACTIONS),
  at: z.number(),
  by: z.object({ kind: z.enum(ACTOR_KINDS), id: z.string() }),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Hash of what the person is after this line: a document changed without one no longer fits it. */
  after: z.string(),
  requestKey: z.string(),
  digest: z.string().optional(),
  prev: z.string(),
  hash: z.string(),
})
export type PersonEntryDoc = z.infer<typeof personEntryDoc>

export const personDoc = z.object({
  _id: z.string(),
  openid: z.string(),
  label: z.string(),
  roles: z.array(z.object({ role: personRole, scopeId: z.string() })),
  roleEpoch: z.int(),
  /** Sessions opened before the last «sign out everywhere» carry an older one. */
  sessionEpoch: z.int().default(1),
  /** Single sessions that were signed out before their time, until they would have ended anyway. */
  endedSessions: z.array(z.object({ id: z.string(), until: z.number() })).default([]),
  communityId: z.string(),
  gridId: z.string(),
  streetId: z.string(),
  version: z.int(),
  member: z
    // Loose: the history vouches for all of it, also for what this code does not read.
    .looseObject({
      skills: z.array(z.string()),
      point,
      weeklyMax: z.number(),
      radiusM: z.number(),
      /** Not farther for what must not wait either. */
      nearOnly: z.boolean().optional(),
      mute: z.object({ from: z.string(), to: z.string() }),
      unitId: z.string().optional(), status: z.string(),
      /** Until when a certificate is in force, by its kind. */
      certificates: z.record(z.string(), z.number()).optional(),
      /** When they are there; none: any time. Days 1 Monday … 7 Sunday. */
      duty: z.array(z.object({ days: z.array(z.int()), from: z.string(), to: z.string() })).optional(),
      /** Categories they would rather not be asked for. */
      avoids: z.array(z.string()).optional(),
      openMax: z.number().optional(), restHours: z.number().optional(),
      /** Asked for nothing until then. */
      pausedUntil: z.number().optional(),
      /** What of their service others may see: nothing, unless they say so. */
      honours: z.object({ wall: z.enum(['no', 'number', 'name']), appraisal: z.boolean() }).optional(),
      /** Services done before anything was recorded here. */
      visitsBefore: z.number().optional(),
      /** Residents they are not sent to, by id; and by keyed digests of telephones, as they or their community noted them. */
      kin: z.array(z.string()).optional(), kinMarks: z.array(z.object({ key: z.string(), tail: z.string(), at: z.number(), by: z.enum(['member', 'staff']) })).optional(),
    })
    .optional(),
  profile: z.object({ sealedName: z.string(), sealedPhone: z.string(), phoneIndex: z.string(), compoundId: z.string(), building: z.string(), sealedDoor: z.string(), doorIndex: z.string().optional() }).optional(),
  consentAt: z.number().optional(),
  /** Empty, with an empty log, for whom no line was written yet. */
  head: z.string().default(''),
  log: z.array(personEntryDoc).default([]),
  /** Number of older log segments sealed into `people_log`. */
  segments: z.int().default(0),
  createdAt: z.number(),
})
export type PersonDoc = z.infer<typeof personDoc>
