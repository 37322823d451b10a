import * as z from 'zod'
import { CLAIM_STATES, PRESENCE_WAYS, SHIFT_EVENTS, SHIFT_STATES } from '../domain/post/shift'
import { point } from './common'

export const presence = z.object({ at: z.number(), way: z.enum(PRESENCE_WAYS), flagged: z.boolean(), heardAt: z.number().optional(), by: z.string().optional(), reason: z.string().optional() })
const claim = z.object({ state: z.enum(CLAIM_STATES), at: z.number(), key: z.string(), label: z.string(), until: z.number().optional(), unitId: z.string().optional(), swap: z.string().optional(), in: presence.optional(), out: presence.optional() })
const waiter = z.object({ id: z.string(), at: z.number(), key: z.string(), label: z.string() })
const line = z.object({ id: z.string(), action: z.enum(SHIFT_EVENTS), at: z.number(), by: z.string(), of: z.string().optional(), since: z.number().optional(), key: z.string().optional(), reason: z.string().optional(), was: z.number().optional() })

/** One part of a shift, as it is stored. */
export const shiftPartDoc = z.object({
  _id: z.string(),
  shiftId: z.string(),
  part: z.int(),
  parts: z.int(),
  postId: z.string(),
  communityId: z.string(),
  streetId: z.string(),
  title: z.string(),
  role: z.string(),
  place: z.object({ name: z.string(), point: point.optional(), stationId: z.string().optional(), areaId: z.string().optional() }),
  needs: z.array(z.string()),
  openTo: z.array(z.string()),
  approval: z.boolean(),
  startsAt: z.number(),
  endsAt: z.number(),
  opensAt: z.number(),
  closesAt: z.number(),
  movedAt: z.number().optional(),
  ownPlace: z.boolean().optional(),
  /** Digest of all a claim is decided by: a claim made of what somebody saw goes through only while it is so. */
  terms: z.string(),
  state: z.enum(SHIFT_STATES),
  capacity: z.int(),
  left: z.int(),
  freed: z.int(),
  holders: z.array(z.string()),
  claims: z.record(z.string(), claim),
  waiters: z.array(waiter),
  waiterIds: z.array(z.string()),
  barred: z.array(z.string()).optional(),
  log: z.array(line),
  reminded: z.int(),
  nextAt: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type ShiftPartDoc = z.infer<typeof shiftPartDoc>
