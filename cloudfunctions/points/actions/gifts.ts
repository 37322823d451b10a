import type * as z from 'zod'
import type { pointsContract } from '@core/contract/points'
import { giftDoc } from '@core/contract/points-documents'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import type { GiftPayload } from '@core/domain/points/gift-life'
import { districtCalendar } from '../../_kit/calendar'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { knownPhones, loadPeople, personByPhone } from '../../_data/people-repo'
import { allRecordsOf } from '../../_data/records-repo'
import { giftKind, givenTo, letGiftIn, settleGift, sumOf } from '../../_points/gift-kind'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'

type Inputs = { [A in keyof typeof pointsContract]: z.output<(typeof pointsContract)[A]['input']> }

/** Gifts that wait for the community's word, the longest first. The number is there to ring up; it is shown to nobody else. */
export async function listGifts(_input: object, ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const found = await allRecordsOf(giftDoc, 'gift', { communityId: anyOf(actor.scopeIds), open: true })
  const givers = new Map((await loadPeople([...new Set(found.map(({ giverId }) => giverId))])).map(({ _id, label }) => [_id, label]))
  const known = await knownPhones(found.flatMap(({ sealed }) => sealed?.phoneIndex ?? []))
  return {
    now: ctx.now,
    items: found.map((gift) => ({
      id: gift._id, state: gift.state, minutes: gift.minutes, giver: givers.get(gift.giverId) ?? '', phone: gift.sealed === undefined ? '' : unseal(gift.sealed.phone, 'phone'), ...(gift.sealed?.name === undefined ? {} : { name: unseal(gift.sealed.name, 'name') }), at: gift.createdAt, known: known.has(gift.sealed?.phoneIndex ?? ''),
      ...(gift.until === undefined ? {} : { until: gift.until }), actions: [...actionsOf(giftKind.life, gift, { now: ctx.now, calendar: districtCalendar, actor })],
    })).sort((a, b) => a.at - b.at),
  }
}

/** The community knows the elder and has asked them. */
export async function confirmGift({ giftId }: Inputs['confirmGift'], ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const { record, receipt } = await changeRecord(giftKind, {
    id: giftId, action: 'confirm', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {},
    prepare: async ({ sealed, communityId }): Promise<GiftPayload> => {
      const elder = sealed === undefined ? null : await personByPhone(sealed.phoneIndex)
      // Somebody of this community, as far as the community can vouch for them.
      if (elder === null || elder.communityId !== communityId) return {}
      return { elderId: elder._id, givenThisYear: sumOf(await givenTo(elder._id, ctx.now)) }
    },
    ascertain: (gift) => letGiftIn(gift, ctx.now),
  })
  await settleGift(record, 'confirm', ctx.now)
  return receipt
}

export async function refuseGift({ giftId, note }: Inputs['refuseGift'], ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  await checkNote([note], 'staff', ctx)
  const { record, receipt } = await changeRecord(giftKind, { id: giftId, action: 'refuse', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { note } })
  await settleGift(record, 'refuse', ctx.now)
  return receipt
}
