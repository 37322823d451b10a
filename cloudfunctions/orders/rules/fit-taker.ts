import type { OrderDoc } from '@core/contract/documents'
import type { TakeFacts } from '@core/contract/order-payloads'
import type { Bringing } from '@core/domain/dispatch/fitness'
import { unfitness } from '@core/domain/dispatch/fitness'
import type { Payload } from '@core/domain/order/order'
import type { Ctx } from '../../_kit/serve'
import { broughtBy } from '../../_kit/viewer'
import { database } from '../../_data/db'
import { catalogue } from '../../_data/directory'
import { loadOrder } from '../../_data/orders-repo'
import { loadMembers } from '../../_data/people-repo'
import { asksOf } from '../../_dispatch/asks-of'
import { firstTimersAmong, refuseUnfit, withVisits } from '../../_dispatch/fitness'

/** What the caller brings: signed into their role token; a token from before it was is asked of the database. */
export async function ownBrings(ctx: Ctx): Promise<Bringing> {
  const { brings } = await ctx.viewer()
  return brings ?? broughtBy((await loadMembers([ctx.personId])).get(ctx.personId) ?? {})
}

/**
 * What the write of an unread take must also ask of the database; undefined where only the way that reads can tell. Who was
 * asked by name was looked at when they were asked; where it hung on a certificate, they may have lost it since, and of kin
 * only the order tells.
 */
export async function fitGuard({ to, serviceId }: TakeFacts, offerId: string, brings: Bringing, now: number): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (brings.kin.length > 0) return undefined
  if (serviceId === undefined) return undefined
  const { skill, certificate, atHome } = asksOf({ serviceId }, (await catalogue(now)).categories)
  // Until when a certificate must hold, the order alone says.
  if (certificate !== undefined) return undefined
  if (!to.startsWith('pool:')) {
    const _ = database().command
    // Named for their trade they still have it, or they were named knowing that they do not.
    return { serviceId, [`offers.${offerId}.fitUntil`]: _.exists(false), ...(skill === undefined || brings.skills.includes(skill) ? {} : { [`offers.${offerId}.skilled`]: _.neq(true) }) }
  }
  const asks = { ...(skill === undefined ? {} : { skill }), homeVisit: atHome, need: 1, experiencedAboard: false, residentIds: [] }
  if (unfitness(brings, asks, now) !== undefined) return undefined
  return { serviceId, ...(brings.door === undefined ? {} : { 'sealed.doorIndex': database().command.neq(brings.door) }) }
}

/** For the way that reads: the order, and the check that its rules are preceded by. */
export async function fitTaker(orderId: string, offerId: string, brings: Bringing, ctx: Ctx): Promise<{ readonly loaded: OrderDoc | null; readonly prepare: (doc: OrderDoc) => Payload }> {
  const [loaded, { categories }] = await Promise.all([loadOrder(orderId), catalogue(ctx.now)])
  const isPool = loaded?.offers[offerId]?.to.startsWith('pool:') === true
  const { personId: id } = ctx
  // Of who was asked by name the invitation says it.
  const first = isPool && asksOf(loaded, categories).atHome ? await firstTimersAmong([{ id, streetId: loaded.streetId, visits: brings.visits }], { categories, now: ctx.now }) : new Set<string>()
  return {
    loaded,
    prepare: (doc) => {
      const offer = doc.offers[offerId]
      // To whom nothing is offered, the rules say so.
      if (offer?.state !== 'open' || (offer.to !== id && !offer.to.startsWith('pool:'))) return {}
      const newcomer = isPool ? first.has(id) : offer.newcomer === true
      // Whom staff named without the trade, they named knowing it; who was asked for their trade still has it, or does not go.
      refuseUnfit(withVisits(brings, newcomer), doc, { categories, now: ctx.now }, { named: !isPool && offer.skilled !== true })
      return newcomer ? { newcomer } : {}
    },
  }
}
