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
  return { ...keptView(item), label: (await loadPerson(wallet.personId))?.label ?? '' }
}

/** Handed over: out of the wallet by one guarded write; stock and ledger follow. */
export async function collectKept({ code }: Input, ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const { wallet, item } = await foundBy(code, actor.scopeIds, ctx.requestKey)
  const { record, receipt } = await changeRecord(walletKind, { id: wallet._id, action: 'collect', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { itemId: item.id }, loaded: wallet })
  await settleWallet(record, 'collect', item.id, ctx.now)
  return receipt
}

/** By its code; a repeated request finds it by the line it wrote, for the code is gone then. */
async function foundBy(code: string, scopeIds: readonly string[], requestKey?: string): Promise<{ readonly wallet: WalletDoc; readonly item: WalletItem }> {
  const where = requestKey === undefined ? [{ codes: code }] : [{ codes: code }, { 'items.code': code }]
  for (const condition of where) {
    const [wallet] = await findRecords(walletDoc, 'wallet', { where: condition, limit: 1 })
    const item = wallet?.items.find((each) => each.code === code)
    if (wallet === undefined || item === undefined) continue
    // A station hands over what its own community keeps.
    const reward = await loadRecord(rewardDoc, 'reward', item.recordId)
    if (reward === null || !scopeIds.includes(reward.communityId)) break
    return { wallet, item }
  }
  throw new AppError('CODE_UNKNOWN')
}
