import type { WalletDoc } from '@core/contract/points-documents'
import { walletDoc } from '@core/contract/points-documents'
import type { WalletAction, WalletPayload } from '@core/domain/points/wallet-life'
import { walletLife } from '@core/domain/points/wallet-life'
import { hash22 } from '../_kit/ids'
import { loadRecord } from '../_data/records-repo'
import type { RecordKind } from '../_record/change-record'
import { beginRecord, blankRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'

export const walletKind: RecordKind<WalletDoc, WalletPayload, WalletAction> = {
  kind: 'wallet', schema: walletDoc, life: walletLife<WalletDoc>(), closed: [], waits: ({ items }) => items.some(({ state }) => state === 'kept'),
}
export const walletIdOf = (personId: string): string => `wallet-${personId}`

/** Somebody's wallet, or how it would begin. */
export const blankWallet = (personId: string, communityId: string): WalletDoc => ({ ...blankRecord('wallet', walletIdOf(personId), { personId, communityId }), kind: 'wallet', state: 'new', items: [] })

/** Begins a wallet where there is none; twice is once. */
export async function openWallet(personId: string, communityId: string, now: number): Promise<WalletDoc> {
  const stored = await loadRecord(walletDoc, 'wallet', walletIdOf(personId))
  if (stored !== null) return stored
  return (await beginRecord(walletKind, blankWallet(personId, communityId), 'open', { actor: SYSTEM_ACTOR, now, requestKey: hash22('openWallet', personId), payload: {} })).record
}
