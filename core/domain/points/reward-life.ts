import type { Facts, Lifecycle } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { LedgerUnit } from './ledger'

/** 兑换品: something a station keeps for who has points, or hours that were given to them. Its stock is counted here and nowhere else. */
export const REWARD_STATES = ['new', 'open', 'closed'] as const

export interface Reward {
  readonly state: (typeof REWARD_STATES)[number]
  readonly communityId: string
  readonly title: string
  readonly about: string
  readonly station: { readonly id: string; readonly name: string }
  readonly unit: LedgerUnit
  /** What one costs: points, or minutes. */
  readonly price: number
  /** Anybody may reserve these. */
  readonly left: number
  /** Kept for who reserved them. */
  readonly kept: number
  readonly handed: number
}
export interface RewardPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly fields?: Partial<Pick<Reward, 'title' | 'about' | 'price'>> | undefined
  /** Pieces that came in or went out of the stock by hand. */
  readonly pieces?: number | undefined
}

export const REWARD_REFUSALS = ['SOLD_OUT', 'STOCK_BELOW_ZERO', 'REWARD_CLOSED', 'PRICE_CHANGED'] as const
export type RewardRefusal = (typeof REWARD_REFUSALS)[number]
/** Pieces of one kind at a station [own]. */
export const STOCK_MOST = 9999

const ROWS = {
  offer: { from: ['new'], to: 'open', by: ['staff'], needs: ['stockStays'], does: ['restock'] },
  change: { from: ['open', 'closed'], to: 'same', by: ['staff'], does: ['change'] },
  restock: { from: ['open', 'closed'], to: 'same', by: ['staff'], needs: ['stockStays'], does: ['restock'] },
  close: { from: ['open'], to: 'closed', by: ['staff'] },
  reopen: { from: ['closed'], to: 'open', by: ['staff'] },
  // What a wallet means for the stock: under ids that follow from the wallet's line, so that twice is once.
  keep: { from: ['open', 'closed'], to: 'same', by: ['system'], needs: ['isOpen', 'isLeft'], does: ['keep'] },
  putBack: { from: ['open', 'closed'], to: 'same', by: ['system'], does: ['putBack'] },
  hand: { from: ['open', 'closed'], to: 'same', by: ['system'], does: ['hand'] },
} as const
export type RewardAction = keyof typeof ROWS

export const rewardLife = <D extends Reward>(): Lifecycle<D, RewardPayload, RewardAction, RewardRefusal> =>
  lifecycle<D, RewardPayload, RewardRefusal>()({
    states: REWARD_STATES,
    rows: ROWS,
    guards: {
      stockStays: ({ left }, { payload: { pieces = 0 } }) => (left + pieces < 0 || left + pieces > STOCK_MOST ? 'STOCK_BELOW_ZERO' : null),
      isOpen: ({ state }) => (state === 'open' ? null : 'REWARD_CLOSED'),
      isLeft: ({ left }) => (left > 0 ? null : 'SOLD_OUT'),
    },
    effects: {
      change: (record, { payload: { fields } }) => ({ ...record, ...fields }),
      restock: (record, { payload: { pieces = 0 } }) => ({ ...record, left: record.left + pieces }),
      keep: (record) => ({ ...record, left: record.left - 1, kept: record.kept + 1 }),
      putBack: (record) => ({ ...record, left: record.left + 1, kept: record.kept - 1 }),
      hand: (record) => ({ ...record, kept: record.kept - 1, handed: record.handed + 1 }),
    },
    isTheirs: ({ communityId }, { kind, scopeIds }) => kind === 'staff' && scopeIds.includes(communityId),
    asksPayload: ['stockStays'],
    facts: (before, after): Facts => ({ ...(before.left === after.left ? {} : { left: after.left }), ...(before.price === after.price ? {} : { price: after.price }) }),
  })
