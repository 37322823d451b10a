import * as z from 'zod'
import { SWAP_STATES } from '../domain/post/swap-life'
import { action, id, time } from './common'
import type { ActionContract } from './common'
import { recordBase } from './records'

const swapShift = z.object({ shiftId: z.string(), title: z.string(), place: z.string(), startsAt: z.number(), endsAt: z.number(), key: z.string() })
export const swapDoc = recordBase.extend({
  kind: z.literal('swap'), state: z.enum(SWAP_STATES), colleagueId: z.string(), labels: z.object({ giver: z.string(), colleague: z.string() }),
  /** Both, so that either finds it. */
  memberIds: z.array(z.string()), give: swapShift, back: swapShift.optional(), until: z.number().optional(),
})
export type SwapDoc = z.infer<typeof swapDoc>

const shown = swapShift.omit({ key: true })
export const swapView = z.object({
  swapId: id, state: z.enum(SWAP_STATES),
  /** `giver`: I asked; `colleague`: I was asked. */
  mine: z.enum(['giver', 'colleague']),
  /** The other, by number. */
  other: z.string(), give: shown, back: shown.optional(), until: time.optional(), actions: z.array(z.enum(['agree', 'refuse', 'withdraw'])),
})
export type SwapView = z.infer<typeof swapView>

const swapRef = z.strictObject({ swapId: id })
const receipt = z.object({ swapId: id, state: z.enum(SWAP_STATES) })
export const swapActions = {
  /** Swaps of mine that wait for somebody; with an id, that one, whatever became of it. */
  swaps: action({ who: 'person', writes: false, input: z.strictObject({ swapId: id.optional() }), output: z.object({ items: z.array(swapView), now: time }) }),
  /** My shift to the colleague of this number, alone or in return for theirs. Refused by name: COLLEAGUE_NOT_THERE, SHIFTS_OVERLAP … */
  askSwap: action({ who: 'person', writes: true, input: z.strictObject({ shiftId: id, number: z.int().min(1).max(10_000_000), backId: id.optional() }), output: receipt }),
  /** An intention first, then one guarded write a shift; cut off in between, the timer finishes it. */
  agreeSwap: action({ who: 'person', writes: true, input: swapRef, output: receipt }),
  refuseSwap: action({ who: 'person', writes: true, input: swapRef, output: receipt }),
  withdrawSwap: action({ who: 'person', writes: true, input: swapRef, output: receipt }),
} as const satisfies Record<string, ActionContract>
