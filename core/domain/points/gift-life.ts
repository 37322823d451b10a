import type { Facts, Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import { GIFT_WAITS_MS } from './wallet-life'

/** 时长赠送: hours of a member's service as a gift to an elder. The community knows who an elder is, and confirms it. */
export const GIFT_STATES = ['new', 'offered', 'given', 'refused', 'lapsed'] as const

export interface Gift {
  readonly state: (typeof GIFT_STATES)[number]
  /** The elder's community. */
  readonly communityId: string
  readonly streetId: string
  /** The elder, once the community has confirmed them. */
  readonly personId: string
  readonly giverId: string
  readonly minutes: number
  readonly until?: number | undefined
  /** The elder's number; gone as soon as nobody has to be rung up any more. */
  readonly sealed?: { readonly phone: string; readonly phoneIndex: string; readonly name?: string | undefined } | undefined
}
export interface GiftPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly elderId?: string | undefined
  /** Minutes the elder was given already this year. */
  readonly givenThisYear?: number | undefined
}
type Now = Step<GiftPayload>

/** A year, so that a gift stays a gift: what one may give away, and what one elder may be given [own]. In whole hours. */
export const GIFT_MOST = { givenMinutes: 10 * 60, elderMinutes: 20 * 60 } as const

export const GIFT_REFUSALS = ['GIFT_CAP', 'ELDER_UNKNOWN', 'GIFT_TO_SELF', 'OWN_GIFT'] as const
export type GiftRefusal = (typeof GIFT_REFUSALS)[number] | 'NOTE_REQUIRED'

const ROWS = {
  offer: { from: ['new'], to: 'offered', by: ['system'], does: ['wait'], tells: ['staff'] },
  confirm: { from: ['offered'], to: 'given', by: ['staff'], needs: ['notOwn', 'elderKnown', 'notToSelf', 'withinCap'], does: ['give'], tells: ['owner', 'giver'] },
  refuse: { from: ['offered'], to: 'refused', by: ['staff'], needs: ['noteGiven'], does: ['rest'], tells: ['giver'] },
  lapse: { from: ['offered'], to: 'lapsed', by: ['system'], does: ['rest'], tells: ['giver'] },
} as const
export type GiftAction = keyof typeof ROWS

export const giftLife = <D extends Gift>(): Lifecycle<D, GiftPayload, GiftAction, GiftRefusal> =>
  lifecycle<D, GiftPayload, GiftRefusal>()({
    states: GIFT_STATES,
    rows: ROWS,
    guards: {
      noteGiven: (_record, { payload }) => (payload.note === undefined ? 'NOTE_REQUIRED' : null),
      // Whoever gives or gets them does not confirm them as well.
      notOwn: ({ giverId }, { actor, payload }) => (actor.id === giverId || actor.id === payload.elderId ? 'OWN_GIFT' : null),
      elderKnown: (_record, { payload }) => (payload.elderId === undefined ? 'ELDER_UNKNOWN' : null),
      notToSelf: ({ giverId }, { payload }) => (payload.elderId === giverId ? 'GIFT_TO_SELF' : null),
      withinCap: ({ minutes }, { payload: { givenThisYear = 0 } }) => (givenThisYear + minutes > GIFT_MOST.elderMinutes ? 'GIFT_CAP' : null),
    },
    effects: {
      wait: (record, { now }: Now) => ({ ...record, until: now + GIFT_WAITS_MS }),
      give: (record, { payload: { elderId = '' } }) => ({ ...record, personId: elderId, until: undefined, sealed: undefined }),
      rest: (record) => ({ ...record, until: undefined, sealed: undefined }),
    },
    isTheirs: ({ communityId }, { kind, scopeIds }) => kind === 'staff' && scopeIds.includes(communityId),
    asksPayload: ['noteGiven', 'notOwn', 'elderKnown', 'notToSelf', 'withinCap'],
    due: ({ until }) => (until === undefined ? undefined : { action: 'lapse', at: until }),
    facts: (_before, { minutes }): Facts => ({ minutes }),
  })
