import * as z from 'zod'
import { LIFE_ACTOR_KINDS } from '../domain/lifecycle/lifecycle'

/** A line of a record's history, chained to the one before. What people typed stands beside the chain (docs/decisions/0017). */
export const recordEntry = z.object({
  seq: z.int(),
  action: z.string(),
  at: z.number(),
  by: z.object({ kind: z.enum(LIFE_ACTOR_KINDS), id: z.string(), label: z.string() }),
  from: z.string(),
  to: z.string(),
  note: z.string().optional(),
  reason: z.string().optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  salt: z.string().optional(),
  wordsDigest: z.string().optional(),
  requestKey: z.string(),
  digest: z.string().optional(),
  prev: z.string(),
  hash: z.string(),
})
export type RecordEntry = z.infer<typeof recordEntry>

/** What every record has, whatever its kind: its history, and the fields lists and the timer find it by. Empty where a kind has none. */
export const recordBase = z.object({
  _id: z.string(),
  kind: z.string(),
  state: z.string(),
  version: z.int(),
  head: z.string(),
  log: z.array(recordEntry),
  /** Number of older log segments sealed into `record_log`. */
  segments: z.int(),
  communityId: z.string(),
  streetId: z.string(),
  unitId: z.string(),
  /** Whose it is: who registered, wished, asked. */
  personId: z.string(),
  /** Still waits for somebody. */
  open: z.boolean(),
  /** When the timer has to look again; far away where never. */
  nextAt: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type RecordBase = z.infer<typeof recordBase>

/** What a write of a record is answered with. */
export const recordReceipt = z.object({ id: z.string(), version: z.int(), state: z.string(), at: z.number() })
export type RecordReceipt = z.infer<typeof recordReceipt>
