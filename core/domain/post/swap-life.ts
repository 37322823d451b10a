import type { Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { ClaimRefusal, Claimant } from './claim-rules'
import { claimRefusals } from './claim-rules'
import type { ClaimTerms } from './shift'

/** 换班: a member offers a shift they hold to a colleague by name, alone or in return for one of theirs; the other says yes. */
export const SWAP_STATES = ['new', 'asked', 'agreed', 'done', 'refused', 'withdrawn', 'lapsed', 'failed'] as const
export type SwapState = (typeof SWAP_STATES)[number]

/** A shift of a swap as both sides saw it, and the claim it is about: one made anew is another. Times are epoch ms. */
export interface SwapShift {
  readonly shiftId: string
  readonly title: string
  readonly place: string
  readonly startsAt: number
  readonly endsAt: number
  readonly key: string
}

export interface Swap {
  readonly state: SwapState
  /** Who offers, and whom they ask. */
  readonly personId: string
  readonly colleagueId: string
  readonly give: SwapShift
  /** What is asked for in return; none where the colleague simply takes over. */
  readonly back?: SwapShift | undefined
  readonly until?: number | undefined
}
export interface SwapPayload { readonly note?: string | undefined; readonly reason?: string | undefined }
type Now = Step<SwapPayload>

/** The other has so long to answer, and never beyond the start of either shift [own]. */
export const SWAP_WAITS_MS = 24 * 3_600_000
/** Until when a swap asked for now waits. */
export const swapUntil = (starts: readonly number[], now: number): number => Math.min(now + SWAP_WAITS_MS, ...starts)

export const SWAP_REFUSALS = ['COLLEAGUE_UNKNOWN', 'COLLEAGUE_IS_YOU', 'COLLEAGUE_THERE', 'COLLEAGUE_NOT_THERE', 'NOT_OPEN_TO_COLLEAGUE', 'COLLEAGUE_CANNOT', 'SWAP_ASKED', 'SWAP_OVER', 'SWAP_GONE', 'SWAP_UNDER_WAY'] as const
export type SwapRefusal = (typeof SWAP_REFUSALS)[number]

/** Why this member cannot have this shift by a swap: as a claim would say, but the window of claiming is past, and what they give is no promise any more. */
export function swapRefusals(shift: ClaimTerms, claimant: Claimant, giving: string | undefined, now: number): readonly ClaimRefusal[] {
  return claimRefusals({ ...shift, opensAt: 0, closesAt: shift.startsAt }, { ...claimant, busy: claimant.busy.filter(({ id }) => id !== giving) }, now)
}

const ROWS = {
  ask: { from: ['new'], to: 'asked', by: ['member'], does: ['wait'], tells: ['colleague'] },
  // The intention: both halves are carried out from this line, now or by the timer.
  agree: { from: ['asked'], to: 'agreed', by: ['member'], needs: ['isColleague', 'inTime'], does: ['rest'] },
  refuse: { from: ['asked'], to: 'refused', by: ['member'], needs: ['isColleague'], does: ['rest'], tells: ['owner'] },
  withdraw: { from: ['asked'], to: 'withdrawn', by: ['member'], needs: ['isGiver'], does: ['rest'], tells: ['colleague'] },
  lapse: { from: ['asked'], to: 'lapsed', by: ['system'], does: ['rest'], tells: ['owner', 'colleague'] },
  finish: { from: ['agreed'], to: 'done', by: ['system'], tells: ['owner', 'colleague'] },
  fail: { from: ['agreed'], to: 'failed', by: ['system'], tells: ['owner', 'colleague'] },
} as const
export type SwapAction = keyof typeof ROWS

export const swapLife = <D extends Swap>(): Lifecycle<D, SwapPayload, SwapAction, SwapRefusal | 'NOT_ALLOWED'> =>
  lifecycle<D, SwapPayload, SwapRefusal | 'NOT_ALLOWED'>()({
    states: SWAP_STATES,
    rows: ROWS,
    guards: {
      isColleague: ({ colleagueId }, { actor }) => (actor.id === colleagueId ? null : 'NOT_ALLOWED'),
      isGiver: ({ personId }, { actor }) => (actor.id === personId ? null : 'NOT_ALLOWED'),
      inTime: ({ until = 0 }, { now }) => (now < until ? null : 'SWAP_OVER'),
    },
    effects: {
      wait: (record, { now }: Now) => ({ ...record, until: swapUntil([record.give.startsAt, ...(record.back === undefined ? [] : [record.back.startsAt])], now) }),
      rest: (record) => ({ ...record, until: undefined }),
    },
    isTheirs: ({ personId, colleagueId }, { kind, id }) => kind === 'member' && (id === personId || id === colleagueId),
    due: ({ state, until }) => (state === 'asked' && until !== undefined ? { action: 'lapse', at: until } : undefined),
    facts: (_before, { give, back }) => ({ shiftId: give.shiftId, ...(back === undefined ? {} : { backId: back.shiftId }) }),
  })
