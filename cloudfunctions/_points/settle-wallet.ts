import type { WalletDoc } from '@core/contract/points-documents'
import { memberAccount, moved, stationAccount } from '@core/domain/points/ledger'
import type { WalletItem } from '@core/domain/points/wallet-life'
import { hash22 } from '../_kit/ids'
import { changeRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { book } from './book'
import { offerGift } from './gift-kind'
import { stepStock } from './reward-kind'
import { walletKind } from './wallet-kind'

/**
 * What a line of a wallet means for stock, ledger and gifts: carried out by who wrote it and once more by the timer. Every step has
 * an id that follows from the item, and begins with keeping a piece, so that none is put back that was never taken.
 * False: nothing was left, and the item is over.
 */
export async function settleWallet(wallet: WalletDoc, action: string, itemId: string | undefined, now: number): Promise<boolean> {
  const item = wallet.items.find(({ id }) => id === itemId)
  if (item === undefined) return true
  if (item.state === 'soldOut') return false
  if (item.kind === 'gift') {
    if (action === 'give') await offerGift(wallet, item, now)
    return true
  }
  const isKept = await stepStock('keep', item.recordId, item.id, now)
  if (!isKept) await sellOut(wallet, item, now)
  if (isKept && (action === 'cancel' || action === 'lapse')) await stepStock('putBack', item.recordId, item.id, now)
  if (action === 'collect') {
    const { station = { id: '' } } = item
    // Handed over is handed over, whatever the stock says.
    await book({ kind: 'collect', recordId: item.id, people: [wallet.personId], lines: moved(memberAccount(wallet.personId), stationAccount(station.id), item.unit, item.amount), now })
    if (isKept) await stepStock('hand', item.recordId, item.id, now)
  }
  return isKept
}

async function sellOut({ _id }: WalletDoc, { id, state }: WalletItem, now: number): Promise<void> {
  if (state !== 'kept') return
  await changeRecord(walletKind, { id: _id, action: 'soldOut', actor: SYSTEM_ACTOR, now, requestKey: hash22('soldOut', id), payload: { itemId: id } })
}
