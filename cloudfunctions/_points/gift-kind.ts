import type { GiftDoc, WalletDoc } from '@core/contract/points-documents'
import { giftDoc, walletDoc } from '@core/contract/points-documents'
import type { GiftAction, GiftPayload } from '@core/domain/points/gift-life'
import { GIFT_MOST, giftLife } from '@core/domain/points/gift-life'
import { memberAccount, moved } from '@core/domain/points/ledger'
import type { WalletItem } from '@core/domain/points/wallet-life'
import { dayNumberAt } from '@core/domain/time/day'
import { startOfYear, yearOf } from '@core/domain/unit/year'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { entriesOfPerson } from '../_data/ledger-repo'
import { loadRecord, loadRecords } from '../_data/records-repo'
import type { RecordKind } from '../_record/change-record'
import { beginRecord, blankRecord, changeRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { book } from './book'
import { letIn } from '../_record/let-in'
import { walletIdOf, walletKind } from './wallet-kind'

export const giftKind: RecordKind<GiftDoc, GiftPayload, GiftAction> = { kind: 'gift', schema: giftDoc, life: giftLife<GiftDoc>(), closed: ['given', 'refused', 'lapsed'] }

/** The gift of a wallet's item, for the elder's community to confirm; twice is once. */
export async function offerGift({ personId }: Pick<WalletDoc, 'personId'>, { id, recordId, amount, to }: WalletItem, now: number): Promise<void> {
  if (to === undefined) return
  const { communityId, streetId, phone, phoneIndex, name } = to
  const blank: GiftDoc = { ...blankRecord('gift', recordId, { communityId, streetId }), kind: 'gift', state: 'new', giverId: personId, minutes: amount, sealed: { phone, phoneIndex, ...(name === undefined ? {} : { name }) } }
  await beginRecord(giftKind, blank, 'offer', { actor: SYSTEM_ACTOR, now, requestKey: hash22('offerGift', id), payload: {} })
}

/** Minutes an elder was given this year: what the ledger says, gift by gift. */
export async function givenTo(elderId: string, now: number): Promise<ReadonlyMap<string, number>> {
  const entries = await entriesOfPerson(elderId, dayNumberAt(startOfYear(yearOf(now))))
  return new Map(entries.flatMap(({ cause, lines }) => (cause.kind !== 'gift' ? [] : lines.flatMap(({ account, amount }) => (account === memberAccount(elderId) && amount > 0 ? [[cause.recordId, amount] as const] : [])))))
}
export const sumOf = (given: ReadonlyMap<string, number>): number => [...given.values()].reduce((sum, minutes) => sum + minutes, 0)

/** Makes sure that the year of the elder has room for it, whoever confirms another gift to them in the same moment. */
export async function letGiftIn({ _id, personId: elderId, minutes }: GiftDoc, now: number): Promise<void> {
  await letIn(hash22('allowance', 'gift', elderId, String(yearOf(now))), _id, async (others) => {
    const [gifts, given] = await Promise.all([loadRecords(giftDoc, 'gift', others), givenTo(elderId, now)])
    const beside = gifts.filter((gift) => !given.has(gift._id) && (gift.state === 'offered' || (gift.state === 'given' && gift.personId === elderId)))
    if (sumOf(given) + beside.reduce((sum, gift) => sum + gift.minutes, 0) + minutes > GIFT_MOST.elderMinutes) throw new AppError('GIFT_CAP')
    return beside.map((gift) => gift._id)
  })
}

/** What became of it, for ledger and wallet. It counts on the day it was confirmed, whenever this is carried out. */
export async function settleGift({ _id, personId, giverId, minutes, log }: GiftDoc, action: string, now: number): Promise<void> {
  const isGiven = action === 'confirm'
  if (!isGiven && action !== 'refuse' && action !== 'lapse') return
  const day = dayNumberAt(log.find((line) => line.action === action)?.at ?? now)
  if (isGiven) await book({ kind: 'gift', recordId: _id, people: [giverId, personId], lines: moved(memberAccount(giverId), memberAccount(personId), 'minutes', minutes), now, day })
  const wallet = await loadRecord(walletDoc, 'wallet', walletIdOf(giverId))
  if (wallet?.items.some(({ id, state }) => id === _id && state === 'kept') !== true) return
  await changeRecord(walletKind, { id: wallet._id, action: isGiven ? 'giftGiven' : 'giftBack', actor: SYSTEM_ACTOR, now, requestKey: hash22('giftSettled', _id), payload: { itemId: _id }, loaded: wallet })
}
