import type { Facts, Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import { DAY_MS } from '../time/day'
import type { Entry, LedgerUnit } from './ledger'
import { balanceOf, memberAccount } from './ledger'

/**
 * 钱包: what somebody is about to spend, one per person. Everything that is spent goes through its one guarded write, so that
 * nothing is spent twice, however many stations and telephones are used at once. What it means for stock and ledger is the second half,
 * under ids that follow from the item.
 */
export const WALLET_STATES = ['new', 'open'] as const
export const ITEM_STATES = ['kept', 'collected', 'cancelled', 'lapsed', 'soldOut', 'given'] as const

/** `reward`: kept for the person at a station until they collect it. `gift`: hours on their way to an elder. */
export interface WalletItem {
  readonly id: string
  readonly kind: 'reward' | 'gift'
  readonly state: (typeof ITEM_STATES)[number]
  readonly unit: LedgerUnit
  readonly amount: number
  readonly at: number
  /** Until when it is kept. */
  readonly until: number
  /** Of the reward, or of the gift. */
  readonly recordId: string
  readonly title: string
  readonly station?: { readonly id: string; readonly name: string } | undefined
  /** Eight digits that are said at the station. */
  readonly code?: string | undefined
  /** Of a gift: where the elder lives, and their number or their family's, sealed; then what the elder is called, too. */
  readonly to?: { readonly communityId: string; readonly streetId: string; readonly phone: string; readonly phoneIndex: string; readonly name?: string | undefined } | undefined
}
export interface Wallet {
  readonly state: (typeof WALLET_STATES)[number]
  readonly personId: string
  readonly items: readonly WalletItem[]
}
export interface WalletPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly item?: WalletItem | undefined
  readonly itemId?: string | undefined
  /** The ledger as it stands, folded for this person. */
  readonly entries?: readonly Entry[] | undefined
}
type Now = Step<WalletPayload>

/** So long a station keeps it; a gift waits for the community [own]. */
export const KEPT_MS = 7 * DAY_MS
export const GIFT_WAITS_MS = 14 * DAY_MS
/** Things one person may have kept at once [own]. */
export const KEPT_MOST = 5
/** Items that are over stay so long: until the ledger has them, and a year, for what was given away is counted by the year. */
export const REMEMBERED_MS = 366 * DAY_MS

export const WALLET_REFUSALS = ['NOT_ENOUGH', 'KEPT_TOO_MANY', 'ITEM_OVER', 'CODE_UNKNOWN'] as const
export type WalletRefusal = (typeof WALLET_REFUSALS)[number]

/** What may still be spent: the balance, less what is on its way and not in the ledger yet. */
export function available(entries: readonly Entry[], { personId, items }: Pick<Wallet, 'personId' | 'items'>, unit: LedgerUnit): number {
  const booked = new Set(entries.flatMap(({ cause }) => ('recordId' in cause ? [cause.recordId] : [])))
  const onItsWay = items.filter((item) => item.unit === unit && isPending(item) && !booked.has(item.id)).reduce((sum, { amount }) => sum + amount, 0)
  return balanceOf(entries, memberAccount(personId))[unit] - onItsWay
}
/**
 * Minutes somebody may spend at a station: what they were given, less what they spent of it. Hours a member served are not for
 * spending, but what elders are given they may spend, also where the elder is a member too. Nor are they for spending once the member has left.
 */
export function spendableMinutes(entries: readonly Entry[], wallet: Pick<Wallet, 'personId' | 'items'>): number {
  const own = memberAccount(wallet.personId)
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()]
  const sum = (kind: string, sign: 1 | -1) => once.reduce((total, { cause, lines }) => (cause.kind === kind ? lines.reduce((part, line) => (line.account === own && line.unit === 'minutes' && line.amount * sign > 0 ? part + line.amount : part), total) : total), 0)
  const booked = new Set(once.flatMap(({ cause }) => ('recordId' in cause ? [cause.recordId] : [])))
  const onItsWay = wallet.items.filter((item) => item.kind === 'reward' && item.unit === 'minutes' && isPending(item) && !booked.has(item.id)).reduce((total, { amount }) => total + amount, 0)
  return Math.max(0, Math.min(sum('gift', 1) + sum('collect', -1) - onItsWay, available(entries, wallet, 'minutes')))
}

const isPending = ({ state }: WalletItem): boolean => state === 'kept' || state === 'collected' || state === 'given'

const ROWS = {
  open: { from: ['new'], to: 'open', by: ['system'] },
  keep: { from: ['open'], to: 'same', by: ['member', 'resident'], needs: ['enough', 'notTooMany'], does: ['add'] },
  give: { from: ['open'], to: 'same', by: ['member'], needs: ['enough'], does: ['add'] },
  cancel: { from: ['open'], to: 'same', by: ['member', 'resident'], needs: ['itemKept'], does: ['cancel'] },
  collect: { from: ['open'], to: 'same', by: ['staff'], needs: ['itemKept'], does: ['collect'], tells: ['owner'] },
  lapse: { from: ['open'], to: 'same', by: ['system'], needs: ['itemDue'], does: ['lapse'], tells: ['owner'] },
  soldOut: { from: ['open'], to: 'same', by: ['system'], needs: ['itemKept'], does: ['soldOut'] },
  giftGiven: { from: ['open'], to: 'same', by: ['system'], needs: ['itemKept'], does: ['given'], tells: ['owner'] },
  giftBack: { from: ['open'], to: 'same', by: ['system'], needs: ['itemKept'], does: ['cancel'], tells: ['owner'] },
} as const
export type WalletAction = keyof typeof ROWS

/** The first item whose time is up. A gift is brought back by its own record. */
export const lapsing = ({ items }: Pick<Wallet, 'items'>): WalletItem | undefined => items.filter(({ kind, state }) => kind === 'reward' && state === 'kept').reduce<WalletItem | undefined>((first, item) => (first === undefined || item.until < first.until ? item : first), undefined)

function ended<D extends Wallet>(record: D, itemId: string | undefined, state: WalletItem['state']): D {
  return {
    ...record,
    // Whose number it was is nobody's business any more.
    items: record.items.map(({ to, ...item }) => (item.id === itemId ? { ...item, state } : { ...item, ...(to === undefined ? {} : { to }) })),
  }
}

export const walletLife = <D extends Wallet>(): Lifecycle<D, WalletPayload, WalletAction, WalletRefusal> =>
  lifecycle<D, WalletPayload, WalletRefusal>()({
    states: WALLET_STATES,
    rows: ROWS,
    guards: {
      enough: (record, { payload: { item, entries = [] } }) => {
        if (item === undefined) return 'NOT_ENOUGH'
        const there = item.kind === 'reward' && item.unit === 'minutes' ? spendableMinutes(entries, record) : available(entries, record, item.unit)
        return there >= item.amount ? null : 'NOT_ENOUGH'
      },
      notTooMany: ({ items }) => (items.filter(({ kind, state }) => kind === 'reward' && state === 'kept').length < KEPT_MOST ? null : 'KEPT_TOO_MANY'),
      itemKept: ({ items }, { payload: { itemId } }) => (items.some(({ id, state }) => id === itemId && state === 'kept') ? null : 'ITEM_OVER'),
      itemDue: (record, { now }: Now) => ((lapsing(record)?.until ?? Infinity) <= now ? null : 'ITEM_OVER'),
    },
    effects: {
      add: (record, { now, payload: { item } }) => {
        return { ...record, items: [...record.items.filter((each) => each.state === 'kept' || each.at > now - REMEMBERED_MS), ...(item === undefined ? [] : [item])] }
      },
      cancel: (record, { payload }) => ended(record, payload.itemId, 'cancelled'),
      collect: (record, { payload }) => ended(record, payload.itemId, 'collected'),
      lapse: (record) => ended(record, lapsing(record)?.id, 'lapsed'),
      soldOut: (record, { payload }) => ended(record, payload.itemId, 'soldOut'),
      given: (record, { payload }) => ended(record, payload.itemId, 'given'),
    },
    isTheirs: ({ personId }, { kind, id }) => kind === 'staff' || id === personId,
    asksPayload: ['enough', 'itemKept'],
    due: (record) => {
      const item = lapsing(record)
      return item === undefined ? undefined : { action: 'lapse', at: item.until }
    },
    facts: (before, after): Facts => {
      const changed = after.items.find((item) => before.items.find(({ id }) => id === item.id)?.state !== item.state)
      return changed === undefined ? {} : { itemId: changed.id, kind: changed.kind, amount: changed.amount, unit: changed.unit, recordId: changed.recordId }
    },
  })
