import * as z from 'zod'
import { WATCH_PROLONG, WATCH_STATES } from '../domain/safety/watch'
import type { ActionContract } from './common'
import { action, id, time, words } from './common'
import { recordBase, recordReceipt } from './records'

/** 上门报平安 of one member at one door. It says where only by the order. */
export const watchDoc = recordBase.extend({
  kind: z.literal('watch'),
  state: z.enum(WATCH_STATES),
  orderId: z.string(),
  label: z.string(),
  partnerIds: z.array(z.string()),
  dueAt: z.number(),
  raiseAt: z.number().optional(),
})
export type WatchDoc = z.infer<typeof watchDoc>

const watchId = { watchId: id }
const official = z.enum(['staff', 'street'])
const write = <I extends z.ZodType>(input: I) => action({ who: 'person', writes: true, input, output: recordReceipt })
const own = z.object({ watchId: id, orderId: id, state: z.enum(WATCH_STATES), dueAt: time })
export type OwnWatch = z.infer<typeof own>
/** `phone`: of the member, for whoever has to ring them up. */
const alarmed = z.object({ watchId: id, orderId: id, state: z.enum(WATCH_STATES), label: z.string(), phone: z.string().optional(), since: time, dueAt: time })
export type AlarmedWatch = z.infer<typeof alarmed>

export const safetyContract = {
  /** The member's own, while they are at a door. */
  mine: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ items: z.array(own), now: time }) }),
  /** «我没事»: all is well and the watch is over. */
  well: write(z.strictObject(watchId)),
  /** It takes longer: so many minutes more. */
  prolong: write(z.strictObject({ ...watchId, minutes: z.union(WATCH_PROLONG.map((each) => z.literal(each))) })),
  /** Members who did not say in time that they are well, the longest first. */
  alarmed: action({ who: 'person', writes: false, input: z.strictObject({ as: official }), output: z.object({ items: z.array(alarmed), now: time }) }),
  /** Somebody reached them, or went there: how it is. */
  found: write(z.strictObject({ as: official, ...watchId, note: words(200) })),
} as const satisfies Record<string, ActionContract>
