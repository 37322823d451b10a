import type { Facts, Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { EmergencyRefusal } from './emergency'

/**
 * 应急物资: one item of one emergency, by double entry. Every move takes from one account what it puts into another, so that
 * the sum over all accounts is nought at every moment; no place ever falls below nought.
 */
export const OUTSIDE = 'outside'
export const USED = 'used'
export const MOST_AT_ONCE = 100_000

export interface Supply {
  readonly state: 'new' | 'open' | 'handedOver'
  readonly emergencyId: string
  readonly name: string
  readonly unit: string
  /** By account: a place (the id of a community, a street or the district, whose office keeps it), OUTSIDE it came from, USED. */
  readonly accounts: Readonly<Record<string, number>>
  readonly communityIds: readonly string[]
  readonly streetIds: readonly string[]
}
export interface SupplyPayload { readonly note?: string | undefined; readonly reason?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; readonly amount?: number | undefined }
type Now = Step<SupplyPayload>
type Refusal = EmergencyRefusal

const ROWS = {
  open: { from: ['new'], to: 'open', by: ['system'] },
  move: { from: ['open'], to: 'same', by: ['staff', 'street', 'district'], needs: ['placesRight', 'enough'], does: ['move'] },
  handOver: { from: ['open'], to: 'handedOver', by: ['system'] },
} as const
export type SupplyAction = keyof typeof ROWS

const isPlace = ({ communityIds, streetIds }: Supply, account: string): boolean => account === 'district' || communityIds.includes(account) || streetIds.includes(account)
/** Staff and street take only from what they keep themselves; the district from anywhere. Out of nothing comes only what is brought in, to a place of one's own. */
function placesRefusal(record: Supply, { actor: { kind, scopeIds }, payload: { from = '', to = '', amount = 0 } }: Now): Refusal | null {
  const own = (account: string) => kind === 'district' || scopeIds.includes(account)
  const isFrom = from === OUTSIDE ? isPlace(record, to) && own(to) : isPlace(record, from) && own(from)
  const isTo = to === USED ? from !== OUTSIDE : isPlace(record, to)
  return isFrom && isTo && from !== to && Number.isInteger(amount) && amount > 0 ? null : 'STOCK_PLACE_WRONG'
}
const moved = (accounts: Supply['accounts'], { from = '', to = '', amount = 0 }: SupplyPayload): Supply['accounts'] => ({ ...accounts, [from]: (accounts[from] ?? 0) - amount, [to]: (accounts[to] ?? 0) + amount })

export const supplyLife = <D extends Supply>(): Lifecycle<D, SupplyPayload, SupplyAction, Refusal> =>
  lifecycle<D, SupplyPayload, Refusal>()({
    states: ['new', 'open', 'handedOver'],
    rows: ROWS,
    guards: {
      placesRight: placesRefusal,
      enough: ({ accounts }, { payload: { from = '', amount = 0 } }) => (from === OUTSIDE || (accounts[from] ?? 0) >= amount ? null : 'STOCK_SHORT'),
    },
    effects: { move: (record, { payload }) => ({ ...record, accounts: moved(record.accounts, payload) }) },
    isTheirs: ({ communityIds, streetIds }, { kind, scopeIds }) => kind === 'district' || (kind === 'staff' && scopeIds.some((id) => communityIds.includes(id))) || (kind === 'street' && scopeIds.some((id) => streetIds.includes(id))),
    asksPayload: ['placesRight', 'enough'],
    facts: (_before, _after, { payload: { from, to, amount } }): Facts => (from === undefined || to === undefined || amount === undefined ? {} : { from, to, amount }),
  })

/** What lies where: places alone, those with something first of all. */
export const stockOf = ({ accounts }: Pick<Supply, 'accounts'>): readonly { readonly place: string; readonly amount: number }[] =>
  Object.entries(accounts).flatMap(([place, amount]) => (place === OUTSIDE || place === USED || amount === 0 ? [] : [{ place, amount }]))

/** Whether the books balance: the sum is nought, and nothing but OUTSIDE is below it. */
export const isBalanced = ({ accounts }: Pick<Supply, 'accounts'>): boolean =>
  Object.values(accounts).reduce((sum, amount) => sum + amount, 0) === 0 && Object.entries(accounts).every(([account, amount]) => account === OUTSIDE || amount >= 0)
