import type { Facts } from '../lifecycle/lifecycle'
import type { Entry, LedgerUnit } from './ledger'
import { memberAccount } from './ledger'
import type { Wallet, WalletAction, WalletItem } from './wallet-life'
import { REMEMBERED_MS } from './wallet-life'

/** A line of a record's history, as far as it says what happened to stock or wallet. */
export interface PastLine { readonly action: string; readonly at: number; readonly data?: Facts | undefined }

/** Longer than stock, ledger and gift take to follow a wallet's line; what is younger is looked at the night after. */
export const FOLLOWS_WITHIN_MS = 10 * 60_000

/** What became of an item by each line of the wallet. */
const BECOMES: Readonly<Partial<Record<WalletAction, WalletItem['state']>>> = { keep: 'kept', give: 'kept', cancel: 'cancelled', collect: 'collected', lapse: 'lapsed', soldOut: 'soldOut', giftGiven: 'given', giftBack: 'cancelled' }
type Told = Pick<WalletItem, 'id' | 'kind' | 'state' | 'unit' | 'amount' | 'recordId' | 'at'> & { readonly lastAt: number }

/** What the history of a wallet says of its items. */
function told(lines: readonly PastLine[]): ReadonlyMap<string, Told> {
  const items = new Map<string, Told>()
  for (const { action, at, data = {} } of lines) {
    const state = Object.hasOwn(BECOMES, action) ? BECOMES[action as WalletAction] : undefined
    if (state === undefined) continue
    const id = String(data['itemId'])
    items.set(id, { id, kind: data['kind'] as WalletItem['kind'], unit: data['unit'] as LedgerUnit, amount: Number(data['amount']), recordId: String(data['recordId']), at: items.get(id)?.at ?? at, state, lastAt: at })
  }
  return items
}

const FIELDS = ['kind', 'state', 'unit', 'amount', 'recordId'] as const
const isSpent = ({ state }: Pick<WalletItem, 'state'>): boolean => state === 'collected' || state === 'given'

/**
 * Of which of its items a stored wallet does not say what its own history says, or the ledger says something else: ids.
 * `entries`: the person's, from `since` on; what is older in the wallet is compared with its history alone.
 */
export function wrongItems({ personId, items }: Pick<Wallet, 'personId' | 'items'>, lines: readonly PastLine[], entries: readonly Entry[], { since, now }: { readonly since: number; readonly now: number }): readonly string[] {
  const past = told(lines)
  const stored = new Map(items.map((item) => [item.id, item]))
  const unlike = items.filter((item) => { const of = past.get(item.id); return of === undefined || FIELDS.some((field) => item[field] !== of[field]) })
  // What is over may be forgotten a year later; what is still kept never.
  const lost = [...past.values()].filter(({ id, state, at }) => !stored.has(id) && (state === 'kept' || at > now - REMEMBERED_MS))
  const booked = new Map(entries.flatMap(({ at, cause, lines: sides }) => {
    const side = sides.find(({ account, amount }) => account === memberAccount(personId) && amount < 0)
    return side === undefined || (cause.kind !== 'collect' && cause.kind !== 'gift') ? [] : [[cause.recordId, { at, unit: side.unit, amount: -side.amount }] as const]
  }))
  const follows = (at: number) => at <= now - FOLLOWS_WITHIN_MS
  const unbooked = [...past.values()].filter((item) => {
    const entry = booked.get(item.id)
    if (entry === undefined) return isSpent(item) && item.lastAt >= since && follows(item.lastAt)
    return follows(Math.max(entry.at, item.lastAt)) && !(isSpent(item) && entry.unit === item.unit && entry.amount === item.amount)
  })
  const untold = [...booked].filter(([id, { at }]) => !past.has(id) && follows(at))
  return [...new Set([...unlike, ...lost, ...unbooked].map(({ id }) => id).concat(untold.map(([id]) => id), items.length === stored.size ? [] : ['twice']))]
}
