import type * as z from 'zod'
import type { pointsContract } from '@core/contract/points'
import type { PersonDoc } from '@core/contract/person-documents'
import type { GiftDoc } from '@core/contract/points-documents'
import { giftDoc } from '@core/contract/points-documents'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import type { GiftPayload } from '@core/domain/points/gift-life'
import { districtCalendar } from '../../_kit/calendar'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { directory, nameOf } from '../../_data/directory'
import { loadPeople, peopleByPhone } from '../../_data/people-repo'
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
  const [elders, dir] = await Promise.all([peopleByPhone([...new Set(found.flatMap(({ sealed }) => sealed?.phoneIndex ?? []))]), directory(ctx.now)])
  return {
    now: ctx.now,
    items: found.map((gift) => ({
      id: gift._id, state: gift.state, minutes: gift.minutes, giver: givers.get(gift.giverId) ?? '', phone: gift.sealed === undefined ? '' : unseal(gift.sealed.phone, 'phone'), ...(gift.sealed?.name === undefined ? {} : { name: unseal(gift.sealed.name, 'name') }), at: gift.createdAt, elders: elders.filter((person) => isTheirs(gift, person)).map(({ _id: personId, label, profile }) => ({ personId, label, name: profile === undefined ? '' : unseal(profile.sealedName, 'name'), where: profile === undefined ? '' : `${nameOf(dir, profile.compoundId)} ${profile.building}`.trim() })),
      ...(gift.until === undefined ? {} : { until: gift.until }), actions: [...actionsOf(giftKind.life, gift, { now: ctx.now, calendar: districtCalendar, actor })],
    })).sort((a, b) => a.at - b.at),
  }
}

/** The number is theirs by their own word, and they live where the gift is confirmed. */
const isTheirs = ({ communityId, sealed }: Pick<GiftDoc, 'communityId' | 'sealed'>, person: PersonDoc): boolean => sealed !== undefined && person.communityId === communityId && person.profile?.phoneIndex === sealed.phoneIndex

/** The community knows the elder and has asked them: of several who left the same number, the one they mean. */
export async function confirmGift({ giftId, elderId }: Inputs['confirmGift'], ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const { record, receipt } = await changeRecord(giftKind, {
    id: giftId, action: 'confirm', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {},
    prepare: async (gift): Promise<GiftPayload> => {
      const [elder] = await loadPeople([elderId])
      return elder === undefined || !isTheirs(gift, elder) ? {} : { elderId, givenThisYear: sumOf(await givenTo(elderId, ctx.now)) }
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
