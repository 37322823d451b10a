import type * as z from 'zod'
import type { RecordReceipt } from '@core/contract/records'
import type { safetyContract, WatchDoc } from '@core/contract/safety'
import { watchDoc } from '@core/contract/safety'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import type { WatchAction, WatchPayload } from '@core/domain/safety/watch-life'
import { AppError } from '../../_kit/app-error'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { loadPeople } from '../../_data/people-repo'
import { sealedPhonesOf } from '../../_data/phones-repo'
import { allRecordsOf, findRecords, loadRecord } from '../../_data/records-repo'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorNow } from '../../_record/life-actor'
import { watchKind } from '../../_safety/watch-kind'

type Inputs = { [A in keyof typeof safetyContract]: z.output<(typeof safetyContract)[A]['input']> }
/** Nobody is at more doors. */
const MOST_OWN = 20

export async function listMine(_input: object, ctx: Ctx) {
  await actorOf(ctx, 'member')
  const found = await findRecords(watchDoc, 'watch', { where: { personId: ctx.personId }, limit: MOST_OWN, orderBy: [['updatedAt', 'desc']] })
  return { items: found.filter(({ open }) => open).map(({ _id: watchId, orderId, state, dueAt }) => ({ watchId, orderId, state, dueAt })), now: ctx.now }
}

/** Who did not say in time that they are well: with the number to ring them up. */
export async function listAlarmed({ as }: Inputs['alarmed'], ctx: Ctx) {
  const actor = await lifeActorNow(ctx, as)
  const found: readonly WatchDoc[] = await allRecordsOf(watchDoc, 'watch', { [as === 'staff' ? 'communityId' : 'streetId']: anyOf(actor.scopeIds), open: true, state: anyOf(['alerted', 'raised']) })
  const shown = [...found].sort((a, b) => a.dueAt - b.dueAt)
  const phones = await sealedPhonesOf(await loadPeople(shown.map(({ personId }) => personId)))
  return { items: shown.map(({ _id: watchId, orderId, state, label, personId, createdAt, dueAt }) => ({ watchId, orderId, state, label, since: createdAt, dueAt, ...phoneOf(phones.get(personId)) })), now: ctx.now }
}

const phoneOf = (sealed: string | undefined) => (sealed === undefined ? {} : { phone: unseal(sealed, 'phone') })

export const sayWell = async ({ watchId }: Inputs['well'], ctx: Ctx) => change(watchId, 'well', await actorOf(ctx, 'member'), {}, ctx)
export const prolong = async ({ watchId, minutes }: Inputs['prolong'], ctx: Ctx) => change(watchId, 'prolong', await actorOf(ctx, 'member'), { minutes }, ctx)

export async function sayFound({ as, watchId, note }: Inputs['found'], ctx: Ctx): Promise<RecordReceipt> {
  const actor = await actorOf(ctx, as)
  await checkNote([note], as, ctx)
  return change(watchId, 'found', actor, { note }, ctx)
}

/** NOT_FOUND for whom it is none of their business, as if it were not there. */
async function change(id: string, action: WatchAction, actor: LifeActor, payload: WatchPayload, ctx: Ctx): Promise<RecordReceipt> {
  const loaded = await loadRecord(watchDoc, 'watch', id)
  if (loaded === null || !watchKind.life.isTheirs(loaded, actor)) throw new AppError('NOT_FOUND')
  return (await changeRecord(watchKind, { id, action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload, loaded })).receipt
}
