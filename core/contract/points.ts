import * as z from 'zod'
import { SERVICE_KINDS } from '../domain/points/rules'
import { action, time } from './common'
import type { ActionContract } from './common'

const dayView = z.object({ day: time, minutes: z.int(), points: z.number(), kinds: z.array(z.object({ kind: z.enum(SERVICE_KINDS), minutes: z.int() })) })
export type ServiceDay = z.infer<typeof dayView>

export const pointsContract = {
  /** A member's own hours and points, folded from the ledger: settled each night, newest day first. Nobody else sees them. */
  mine: action({
    who: 'person', writes: false, input: z.strictObject({}),
    output: z.object({ minutes: z.int(), points: z.number(), days: z.array(dayView), settledTo: time, now: time }),
  }),
} as const satisfies Record<string, ActionContract>
