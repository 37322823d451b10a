import type { LedgerDoc, WalletDoc } from '@core/contract/points-documents'
import { walletDoc } from '@core/contract/points-documents'
import type { Entry } from '@core/domain/points/ledger'
import { available } from '@core/domain/points/wallet-life'
import { entriesOfPerson, entryOf } from '../../_data/ledger-repo'
import { loadRecord } from '../../_data/records-repo'
import { blankWallet, walletIdOf } from '../../_points/wallet-kind'

export interface Purse { readonly docs: readonly LedgerDoc[]; readonly entries: readonly Entry[]; readonly wallet: WalletDoc; readonly available: { readonly points: number; readonly minutes: number } }

/** What somebody has: the ledger folded, less what is on its way. */
export async function purseOf(personId: string): Promise<Purse> {
  const [docs, stored] = await Promise.all([entriesOfPerson(personId), loadRecord(walletDoc, 'wallet', walletIdOf(personId))])
  const wallet = stored ?? blankWallet(personId, '')
  const entries = docs.map(entryOf)
  return { docs, entries, wallet, available: { points: available(entries, wallet, 'points'), minutes: available(entries, wallet, 'minutes') } }
}
