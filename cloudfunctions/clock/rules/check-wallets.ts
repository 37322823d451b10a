import { walletDoc } from '@core/contract/points-documents'
import { ADJUSTMENT_MOST } from '@core/domain/points/adjustment-life'
import { wrongItems } from '@core/domain/points/check-wallet'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { entriesOfPeople, entryOf } from '../../_data/ledger-repo'
import { historiesOf } from '../../_data/records-repo'
import { readable } from './readable'
import type { Fault } from './faults'

/** A page of stored wallets, each beside its own history and the ledger. */
export async function checkWallets(page: readonly unknown[], now: number): Promise<readonly Fault[]> {
  const { docs: wallets, faults } = readable(walletDoc, page)
  const fromDay = dayNumberAt(now) - ADJUSTMENT_MOST.daysBack
  const [histories, entries] = await Promise.all([historiesOf(wallets), wallets.length === 0 ? [] : entriesOfPeople(wallets.map(({ personId }) => personId), fromDay)])
  const differing = wallets.flatMap((wallet): readonly Fault[] => {
    const own = entries.filter(({ people }) => people.includes(wallet.personId)).map(entryOf)
    const wrong = wrongItems(wallet, histories.get(wallet._id) ?? [], own, { since: startOfDay(fromDay), now })
    return wrong.length === 0 ? [] : [{ warning: 'WALLET_DIFFERS', id: wallet._id, personId: wallet.personId, where: `的钱包 ${titlesOf(wallet.items, wrong)}` }]
  })
  return [...faults, ...differing]
}

/** What they are called, where the wallet still has them. */
const titlesOf = (items: readonly { readonly id: string; readonly title: string }[], ids: readonly string[]): string =>
  [...new Set(ids.map((id) => items.find((item) => item.id === id)?.title ?? '少了一样'))].join('、')
