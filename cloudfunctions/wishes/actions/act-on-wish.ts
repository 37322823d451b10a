import type * as z from 'zod'
import type { wishesContract, WishDoc } from '@core/contract/wishes'
import { wishDoc } from '@core/contract/wishes'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import type { WishAction, WishFields } from '@core/domain/wish/wish-life'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { directory, pairedCommunity, streetOf, unitNames } from '../../_data/directory'
import { photosByFile } from '../../_data/photos-repo'
import { loadRecord } from '../../_data/records-repo'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { handsFor } from '../../_wish/hands-for'
import { wishKind } from '../../_wish/wish-kind'

type Inputs = { [A in keyof typeof wishesContract]: z.output<(typeof wishesContract)[A]['input']> }
type As = 'resident' | 'member' | 'unit' | 'staff'
interface Said { readonly wishId: string; readonly as: As; readonly unitId?: string | undefined; readonly note?: string | undefined; readonly fields?: WishFields | undefined }

/** The caller as they said; of several units, the one they mean. */
export async function wishActor({ as, unitId }: Pick<Said, 'as' | 'unitId'>, ctx: Ctx): Promise<LifeActor> {
  const actor = await lifeActorOf(ctx, as)
  if (as !== 'unit') return actor
  if (unitId !== undefined && !actor.scopeIds.includes(unitId)) throw new AppError('NOT_ALLOWED')
  return { ...actor, scopeIds: unitId === undefined ? actor.scopeIds.slice(0, 1) : [unitId] }
}

const intentOf = (ctx: Ctx) => ({ now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest })
const wordsOf = ({ note, fields }: Pick<Said, 'note' | 'fields'>) => [note, fields?.title, fields?.about, fields?.handAt]

/** A wish written down: by the community for somebody, or by a resident, whose community looks at it first. */
export async function makeWish({ as, communityId, fields }: Inputs['make'], ctx: Ctx) {
  const actor = await lifeActorOf(ctx, as)
  const home = as === 'staff' ? communityId ?? actor.scopeIds[0] ?? '' : (await ctx.viewer()).communityId
  if (as === 'staff' && !actor.scopeIds.includes(home)) throw new AppError('OUT_OF_SCOPE')
  if (home === '') throw new AppError('PROFILE_INCOMPLETE')
  await checkNote(wordsOf({ fields }), as, ctx)
  const streetId = streetOf(await directory(ctx.now), home) ?? ''
  const blank: WishDoc = { ...blankRecord('wish', hash22('wish', ctx.requestKey), { communityId: home, streetId, personId: as === 'resident' ? ctx.personId : '' }), kind: 'wish', state: 'new', title: '', about: '', handAt: '', photos: [], memberIds: [], unitIds: [] }
  return (await beginRecord(wishKind, blank, 'wish', { ...intentOf(ctx), actor, payload: { fields } })).receipt
}

export const actOnWish = (action: WishAction) => async ({ wishId, note, fields, ...who }: Said, ctx: Ctx) => {
  const actor = await wishActor(who, ctx)
  await checkNote(wordsOf({ note, fields }), who.as, ctx)
  return (await changeRecord(wishKind, { ...intentOf(ctx), id: wishId, action, actor, payload: { note, fields } })).receipt
}

/** A unit takes what the community it is paired with has published; a member, what their own has. */
export async function takeWish({ wishId, ...who }: Inputs['take'], ctx: Ctx) {
  const actor = await wishActor(who, ctx)
  const takerId = who.as === 'unit' ? actor.scopeIds[0] ?? '' : actor.id
  const wish = await loadRecord(wishDoc, 'wish', wishId)
  if (wish === null || (who.as === 'unit' && (await pairedCommunity(takerId, ctx.now))?.communityId !== wish.communityId)) throw new AppError('NOT_FOUND')
  const label = who.as === 'unit' ? (await unitNames(ctx.now)).get(takerId) ?? '' : actor.label
  const taker = { kind: who.as, id: takerId, label } as const
  return (await changeRecord(wishKind, { ...intentOf(ctx), id: wishId, action: 'take', actor, payload: { taker }, loaded: wish, ascertain: (after) => handsFor(after, taker, ctx.now) })).receipt
}

/** The proof: pictures of one's own, or in words. */
export async function handOverWish({ wishId, note, photos, ...who }: Inputs['handOver'], ctx: Ctx) {
  const actor = await wishActor(who, ctx)
  await checkNote([note], who.as, ctx)
  const own = new Set((await photosByFile(photos)).filter(({ by }) => by === ctx.personId).map(({ fileId }) => fileId))
  if (photos.some((each) => !own.has(each))) throw new AppError('INVALID_INPUT', { fields: { photos: '照片没有传上，请重新添加' } })
  return (await changeRecord(wishKind, { ...intentOf(ctx), id: wishId, action: 'handOver', actor, payload: { note, photos: photos.map((each) => ({ fileId: each, by: ctx.personId })) } })).receipt
}
