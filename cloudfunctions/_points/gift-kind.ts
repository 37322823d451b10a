import type { GiftDoc, WalletDoc } from '@core/contract/points-documents'
import { giftDoc, walletDoc } from '@core/contract/points-documents'
import type { GiftAction, GiftPayload } from '@core/domain/points/gift-life'
import { giftLife } from '@core/domain/points/gift-life'
import { memberAccount, moved } from '@core/domain/points/ledger'
import type { WalletItem } from '@core/domain/points/wallet-life'
import { hash22 } from '../_kit/ids'
import { loadRecord } from '../_data/records-repo'
import type { RecordKind } from '../_record/change-record'
import { beginRecord, blankRecord, changeRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { book } from './book'
import { walletIdOf, walletKind } from './wallet-kind'

export const giftKind: RecordKind<GiftDoc, GiftPayload, GiftAction> = { kind: 'gift', schema: giftDoc, life: giftLife<GiftDoc>(), closed: ['given', 'refused', 'lapsed'] }

/** The gift of a wallet's item, for the elder's community to confirm; twice is once. */
export async function offerGift({ personId }: Pick<WalletDoc, 'personId'>, { id, recordId, amount, to }: WalletItem, now: number): Promise<void> {
  if (to === undefined) return
  const { communityId, streetId, phone, phoneIndex } = to
  const blank: GiftDoc = { ...blankRecord('gift', recordId, { communityId, streetId }), kind: 'gift', state: 'new', giverId: personId, minutes: amount, sealed: { phone, phoneIndex } }
  await beginRecord(giftKind, blank, 'offer', { actor: SYSTEM_ACTOR, now, requestKey: hash22('offerGift', id), payload: {} })
}

/** What became of it, for ledger and wallet. */
export async function settleGift({ _id, personId, giverId, minutes }: GiftDoc, action: string, now: number): Promise<void> {
  const isGiven = action === 'confirm'
  if (!isGiven && action !== 'refuse' && action !== 'lapse') return
  if (isGiven) await book({ kind: 'gift', recordId: _id, people: [giverId, personId], lines: moved(memberAccount(giverId), memberAccount(personId), 'minutes', minutes), now })
  const wallet = await loadRecord(walletDoc, 'wallet', walletIdOf(giverId))
  if (wallet?.items.some(({ id, state }) => id === _id && state === 'kept') !== true) return
  await changeRecord(walletKind, { id: wallet._id, action: isGiven ? 'giftGiven' : 'giftBack', actor: SYSTEM_ACTOR, now, requestKey: hash22('giftSettled', _id), payload: { itemId: _id }, loaded: wallet })
}
