import { randomInt } from 'node:crypto'
import type * as z from 'zod'
import type { pointsContract } from '@core/contract/points'
import { rewardDoc } from '@core/contract/points-documents'
import { GIFT_MOST } from '@core/domain/points/gift-life'
import type { WalletItem, WalletPayload } from '@core/domain/points/wallet-life'
import { GIFT_WAITS_MS, KEPT_MS, spendableMinutes } from '@core/domain/points/wallet-life'
import { startOfYear, yearOf } from '@core/domain/unit/year'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { blindIndex, seal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import type { Viewer } from '../../_kit/viewer'
import { actorOf } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { communitiesOf, directory, streetOf } from '../../_data/directory'
import { entriesOfPerson, entryOf } from '../../_data/ledger-repo'
import { findRecords, loadRecord } from '../../_data/records-repo'
import { settleWallet } from '../../_points/settle-wallet'
import { openWallet, walletIdOf, walletKind } from '../../_points/wallet-kind'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { purseOf } from '../rules/purse'
import { keptView, rewardViewOf } from '../views'

type Inputs = { [A in keyof typeof pointsContract]: z.output<(typeof pointsContract)[A]['input']> }
const ENDED_SHOWN = 20

/** What is kept for me, and what the stations of my street have for points, or for hours I was given. */
export async function showWallet(_input: object, ctx: Ctx) {
  const [{ wallet, entries, available }, viewer, dir] = await Promise.all([purseOf(ctx.personId), ctx.viewer(), directory(ctx.now)])
  const communities = communitiesOf(dir, viewer.streetId).map(({ id }) => id)
  const rewards = communities.length === 0 ? [] : await findRecords(rewardDoc, 'reward', { where: { communityId: anyOf(communities), open: true }, limit: 200, orderBy: [['updatedAt', 'desc']] })
  // Members have points; whoever was given hours has those, a member too.
  const given = spendableMinutes(entries, wallet)
  const units = spendsAs(viewer) === 'member' ? ['points', ...(given > 0 ? ['minutes'] : [])] : ['minutes']
  return {
    available, given, giftLeft: Math.max(0, GIFT_MOST.givenMinutes - givenThisYear(wallet.items, ctx.now)), now: ctx.now,
    kept: shown(wallet.items).map(keptView),
    rewards: rewards.filter(({ unit, left }) => left > 0 && units.includes(unit)).sort((a, b) => Number(b.communityId === viewer.communityId) - Number(a.communityId === viewer.communityId) || a.price - b.price).map(rewardViewOf),
  }
}

/** What waits for me with its code, however old; then what is over, the latest first. */
function shown(items: readonly WalletItem[]): readonly WalletItem[] {
  const latest = [...items].sort((a, b) => b.at - a.at)
  return [...latest.filter(({ state }) => state === 'kept'), ...latest.filter(({ state }) => state !== 'kept').slice(0, ENDED_SHOWN)]
}

const givenThisYear = (items: readonly WalletItem[], now: number): number =>
  items.filter(({ kind, state, at }) => kind === 'gift' && (state === 'kept' || state === 'given') && at >= startOfYear(yearOf(now))).reduce((sum, { amount }) => sum + amount, 0)

const spendsAs = ({ roles }: Pick<Viewer, 'roles'>): 'member' | 'resident' => (roles.some(({ role }) => role === 'member') ? 'member' : 'resident')

/** Keeps one piece for me: my wallet first, by one guarded write, then the station's stock. */
export async function keepReward({ rewardId, price }: Inputs['keepReward'], ctx: Ctx) {
  const [viewer, reward] = await Promise.all([ctx.viewer(), loadRecord(rewardDoc, 'reward', rewardId)])
  // Points are members'; hours one was given anybody may spend.
  if (reward === null || (reward.unit === 'points' && spendsAs(viewer) !== 'member')) throw new AppError('NOT_FOUND')
  const actor = await actorOf(ctx, spendsAs(viewer))
  const opened = await openWallet(ctx.personId, viewer.communityId, ctx.now)
  const itemId = hash22('kept', ctx.requestKey)
  if (!opened.items.some(({ id }) => id === itemId)) {
    if (reward.state !== 'open') throw new AppError('REWARD_CLOSED')
    if (reward.left <= 0) throw new AppError('SOLD_OUT')
    if (price !== undefined && price !== reward.price) throw new AppError('PRICE_CHANGED')
  }
  const { record } = await changeRecord(walletKind, {
    id: opened._id, action: 'keep', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {}, loaded: opened,
    prepare: async (): Promise<WalletPayload> => ({
      entries: (await entriesOfPerson(ctx.personId)).map(entryOf),
      item: { id: itemId, kind: 'reward', state: 'kept', unit: reward.unit, amount: reward.price, at: ctx.now, until: ctx.now + KEPT_MS, recordId: rewardId, title: reward.title, station: reward.station, code: String(randomInt(10_000_000, 100_000_000)) },
    }),
  })
  if (!(await settleWallet(record, 'keep', itemId, ctx.now))) throw new AppError('SOLD_OUT')
  return viewOf(record.items, itemId)
}

export async function cancelKept({ itemId }: Inputs['cancelKept'], ctx: Ctx) {
  const actor = await actorOf(ctx, spendsAs(await ctx.viewer()))
  const { record, receipt } = await changeRecord(walletKind, { id: walletIdOf(ctx.personId), action: 'cancel', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { itemId }, prepare: ({ items }) => rewardOnly(items, itemId) })
  await settleWallet(record, 'cancel', itemId, ctx.now)
  return receipt
}

/** A gift is on its way to somebody: it is not taken back. */
function rewardOnly(items: readonly WalletItem[], itemId: string) {
  if (items.find(({ id }) => id === itemId)?.kind === 'gift') throw new AppError('ITEM_OVER')
  return { itemId }
}

/** Hours to an elder: out of what I may spend at once, with the elder once the community has confirmed them. */
export async function giveHours({ communityId, phone, name, hours }: Inputs['giveHours'], ctx: Ctx) {
  const [actor, viewer, dir] = await Promise.all([actorOf(ctx, 'member'), ctx.viewer(), directory(ctx.now)])
  const streetId = streetOf(dir, communityId)
  if (streetId === undefined || dir.byId.get(communityId)?.kind !== 'community') throw new AppError('COMMUNITY_UNKNOWN')
  await checkNote([name], 'member', ctx)
  const opened = await openWallet(ctx.personId, viewer.communityId, ctx.now)
  const giftId = hash22('gift', ctx.requestKey)
  const amount = hours * 60
  const { record } = await changeRecord(walletKind, {
    id: opened._id, action: 'give', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {}, loaded: opened,
    prepare: async ({ items }): Promise<WalletPayload> => {
      if (givenThisYear(items, ctx.now) + amount > GIFT_MOST.givenMinutes) throw new AppError('GIFT_CAP')
      return {
        entries: (await entriesOfPerson(ctx.personId)).map(entryOf),
        item: { id: giftId, kind: 'gift', state: 'kept', unit: 'minutes', amount, at: ctx.now, until: ctx.now + GIFT_WAITS_MS, recordId: giftId, title: `送 ${hours} 小时给${dir.byId.get(communityId)?.name ?? ''}的长辈`, to: { communityId, streetId, phone: seal(phone, 'phone'), phoneIndex: blindIndex(phone, 'phone'), ...(name === undefined ? {} : { name: seal(name, 'name') }) } },
      }
    },
  })
  await settleWallet(record, 'give', giftId, ctx.now)
  return viewOf(record.items, giftId)
}

function viewOf(items: readonly WalletItem[], itemId: string) {
  const item = items.find(({ id }) => id === itemId)
  if (item === undefined) throw new AppError('ITEM_OVER')
  return keptView(item)
}

