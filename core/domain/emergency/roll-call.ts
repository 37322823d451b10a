import type { Facts, Lifecycle } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'

/** 点名: who can come. One record per round and community; answers stand in it by member, and change until it closes. Nobody is ranked by them. */
export const ROLL_ANSWERS = ['can', 'cannot'] as const
export type RollAnswer = (typeof ROLL_ANSWERS)[number]

export interface GivenAnswer { readonly answer: RollAnswer; readonly at: number; readonly label: string; readonly keys: readonly string[] }
export interface RollCall {
  readonly state: 'new' | 'open' | 'closed'
  readonly communityId: string
  readonly streetId: string
  readonly emergencyId: string
  readonly round: number
  readonly question: string
  readonly until: number
  /** Members of the community when it was opened. */
  readonly asked: number
  readonly answers: Readonly<Record<string, GivenAnswer>>
}
export interface RollPayload { readonly note?: string | undefined; readonly reason?: string | undefined; readonly memberId?: string | undefined }

const OFFICIALS = ['staff', 'street', 'district', 'system'] as const
const ROWS = {
  open: { from: ['new'], to: 'open', by: ['system'], tells: ['pool'] },
  // Rung up by the staff: who, and by whom, stands in the history; the number does not.
  callMember: { from: ['open'], to: 'same', by: ['staff'], needs: ['silent'] },
  close: { from: ['open'], to: 'closed', by: OFFICIALS },
  lapse: { from: ['open'], to: 'closed', by: ['system'] },
} as const
export type RollAction = keyof typeof ROWS

export const rollLife = <D extends RollCall>(): Lifecycle<D, RollPayload, RollAction, 'WRONG_STATE'> =>
  lifecycle<D, RollPayload, 'WRONG_STATE'>()({
    states: ['new', 'open', 'closed'],
    rows: ROWS,
    // Whoever has answered need not be rung up; asked of what the action brings.
    guards: { silent: ({ answers }, { payload: { memberId = '' } }) => (Object.hasOwn(answers, memberId) ? 'WRONG_STATE' : null) },
    effects: {},
    isTheirs: ({ communityId, streetId }, { kind, scopeIds }) => kind === 'district' || (kind === 'staff' && scopeIds.includes(communityId)) || (kind === 'street' && scopeIds.includes(streetId)),
    due: ({ state, until }) => (state === 'open' ? { action: 'lapse', at: until } : undefined),
    facts: (_before, _after, { payload: { memberId } }): Facts => (memberId === undefined ? {} : { memberId }),
  })

export interface RollCount { readonly asked: number; readonly can: number; readonly cannot: number; readonly silent: number }
/** How many can, cannot, have not answered. Who joined after it was opened counts as asked once they answer. */
export function rollCount({ asked, answers }: Pick<RollCall, 'asked' | 'answers'>): RollCount {
  const given = Object.values(answers)
  const can = given.filter(({ answer }) => answer === 'can').length
  const all = Math.max(asked, given.length)
  return { asked: all, can, cannot: given.length - can, silent: all - given.length }
}
