import type * as z from 'zod'
import type { OrderDoc } from '@core/contract/documents'
import type { ForwardedView } from '@core/contract/order-views'
import type { ordersContract } from '@core/contract/orders'
import { linkOf, linkRefusal } from '@core/domain/order/forward-links'
import type { Actor, Payload } from '@core/domain/order/order'
import type { ForwardAnswer } from '@core/domain/order/oversight'
import { FORWARD_ANSWERS } from '@core/domain/order/oversight'
import { withoutDoorAndNumbers } from '@core/domain/order/outside-words'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { catalogue, directory, serviceIn } from '../../_data/directory'
import { loadOrder } from '../../_data/orders-repo'
import { changeOrder } from '../../_order/change-order'
import { readLink } from '../rules/forward-token'

type Read = z.output<(typeof ordersContract)['readForward']['input']>
type Answer = z.output<(typeof ordersContract)['answerForward']['input']>

/** Whoever holds the link. Their word is the system's to write down: it has no account and no other right. */
const OUTSIDE: Actor = { kind: 'system', id: 'outside', label: '外部单位', scopeIds: [] }
const STATE_OF = { LINK_ANSWERED: 'answered', LINK_WITHDRAWN: 'withdrawn', LINK_EXPIRED: 'expired', LINK_OVER: 'over' } as const

/** What an outside unit sees: the matter, the place and the limit, while it can be answered; afterwards only that it was. */
export async function readForward({ token }: Read, ctx: Ctx): Promise<ForwardedView> {
  const { orderId, digest, until } = readLink(token, ctx.now)
  const doc = await loadOrder(orderId)
  if (doc === null) throw new AppError('LINK_WRONG')
  const [{ byId }, service] = await Promise.all([directory(ctx.now), serviceNameOf(doc, ctx.now)])
  const community = byId.get(doc.communityId)
  const refusal = linkRefusal(doc, digest, ctx.now) as keyof typeof STATE_OF | null
  const base = { community: community?.name ?? '', ...(community?.phone === undefined ? {} : { phone: community.phone }), until, now: ctx.now }
  if (refusal === null) return { ...base, state: 'open', order: matterOf(doc, service) }
  const at = linkOf(doc, digest)?.answeredAt
  return { ...base, state: STATE_OF[refusal], ...(at === undefined ? {} : { answered: { at, ...answerAt(doc, at) } }) }
}

/** The answer, once. The same request again gets the same answer; another one hears that there is one already, and since when. */
export async function answerForward({ token, answer, note, answeredBy }: Answer, ctx: Ctx): Promise<{ at: number }> {
  const { orderId, digest } = readLink(token, ctx.now)
  const prepare = (doc: OrderDoc): Payload => {
    const refusal = linkRefusal(doc, digest, ctx.now)
    const at = linkOf(doc, digest)?.answeredAt
    if (refusal !== null) throw new AppError(refusal, at === undefined ? {} : { detail: { at } })
    return {}
  }
  const { at } = await changeOrder({
    orderId, action: 'answerForward', actor: OUTSIDE, now: ctx.now, requestKey: hash22('answerForward', digest, ctx.requestKey), digest: ctx.digest,
    payload: { linkDigest: digest, answer, note, answeredBy }, prepare,
  })
  return { at }
}

/** No name, phone, door or picture; and of what the resident typed nothing that is one of these all the same. */
function matterOf(doc: OrderDoc, service: string): NonNullable<ForwardedView['order']> {
  const forwarded = [...doc.log].reverse().find(({ action }) => action === 'forward')
  return {
    no: doc.no, title: withoutDoorAndNumbers(doc.title), text: withoutDoorAndNumbers(doc.text), service,
    place: `${doc.place.compound} ${doc.place.building}`.trim(), unit: doc.forwardedTo ?? '', reason: forwarded?.reason ?? '',
    ...(doc.clocks.finish === undefined ? {} : { dueAt: doc.clocks.finish.dueAt }),
  }
}

function answerAt(doc: OrderDoc, at: number): { answer?: ForwardAnswer } {
  const said = doc.log.find((entry) => entry.action === 'answerForward' && entry.at === at)?.data?.['answer']
  const answer = FORWARD_ANSWERS.find((each) => each === said)
  return answer === undefined ? {} : { answer }
}

/** A service that has left the catalogue since has no name any more. */
async function serviceNameOf({ serviceId }: OrderDoc, now: number): Promise<string> {
  const listed = await catalogue(now)
  try {
    return serviceIn(listed, serviceId).service.name
  } catch {
    return ''
  }
}
