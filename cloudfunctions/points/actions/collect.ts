import type * as z from 'zod'
import type { pointsContract } from '@core/contract/points'
import type { WalletDoc } from '@core/contract/points-documents'
import { rewardDoc, walletDoc } from '@core/contract/points-documents'
import type { WalletItem } from '@core/domain/points/wallet-life'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadPerson } from '../../_data/people-repo'
import { findRecords, loadRecord } from '../../_data/records-repo'
import { settleWallet } from '../../_points/settle-wallet'
import { walletKind } from '../../_points/wallet-kind'
import { changeRecord } from '../../_record/change-record'
import { keptView } from '../views'

type Input = z.output<(typeof pointsContract)['collectKept']['input']>

/** What a code stands for, so that the staff hand over the right thing. */
export async function findKept({ code }: Input, ctx: Ctx) {
  const { scopeIds } = await actorOf(ctx, 'staff')
  const { wallet, item } = await foundBy(code, scopeIds)
  if (item.state !== 'kept') throw new AppError('ITEM_OVER')
  return { ...keptView(item), label: (await loadPerson(wallet.personId))?.label ?? '' }
}

/** Handed over: out of the wallet by one guarded write; stock and ledger follow. */
export async function collectKept({ code }: Input, ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const { wallet, item } = await foundBy(code, actor.scopeIds)
  const { record, receipt } = await changeRecord(walletKind, { id: wallet._id, action: 'collect', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { itemId: item.id }, loaded: wallet })
  await settleWallet(record, 'collect', item.id, ctx.now)
  return receipt
}

/** By its code, whether it is still to be collected or not: the table says. A station hands over what its own community keeps. */
async function foundBy(code: string, scopeIds: readonly string[]): Promise<{ readonly wallet: WalletDoc; readonly item: WalletItem }> {
  const [wallet] = await findRecords(walletDoc, 'wallet', { where: { 'items.code': code }, limit: 1 })
  const item = wallet?.items.find((each) => each.code === code)
  const reward = item === undefined ? null : await loadRecord(rewardDoc, 'reward', item.recordId)
  if (wallet === undefined || item === undefined || reward === null || !scopeIds.includes(reward.communityId)) throw new AppError('CODE_UNKNOWN')
  return { wallet, item }
}
