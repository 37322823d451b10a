import type { CallableAction } from '@core/contract/order-payloads'
import { ORDER_PAYLOADS } from '@core/contract/order-payloads'
import { ordersContract } from '@core/contract/orders'
import type { ActorKind } from '@core/domain/order/order-states'
import { transitionOf } from '@core/domain/order/order-states'
import { ACT_ROWS, HERE_OF_KIND, OTHER_OF_KIND } from '../support/act-rows'
import { inWorld } from '../support/in-world'
import type { Journey } from '../support/journey'
import { CAST, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/** Every action of an order: refused to everybody it is not for, with nothing written; then done by the one it is for. */
let world: World
let to: Journey
inWorld((fresh) => { world = fresh; to = journey(world) })

const KINDS: readonly Exclude<ActorKind, 'system'>[] = ['resident', 'member', 'staff', 'street', 'district']
/** Some actions know who alone may take them, whatever the caller says to be; the others say NOT_ALLOWED. */
const WRONG_KIND: Partial<Record<CallableAction, Partial<Record<ActorKind, string>> & { readonly rest?: string }>> = {
  take: { rest: 'FORBIDDEN', resident: 'FORBIDDEN' },
  offerTransfer: { rest: 'FORBIDDEN' },
  rate: { rest: 'NOT_YOURS' },
  // Whether there is such an order to merge into is not for them to learn.
  merge: { rest: 'NOT_FOUND', member: 'NOT_ALLOWED' },
}
let requests = 0
const call = async (openid: string | undefined, action: string, input: object) => {
  const event = { action, input, requestId: `contract-${(requests += 1)}` }
  const reply = (await world.cloud.invoke('orders', event, openid === undefined ? {} : { openid })) as { ok: boolean; code?: string; data?: object }
  return { code: reply.ok ? 'OK' : reply.code, reply }
}

const actions = Object.keys(ORDER_PAYLOADS) as readonly CallableAction[]
test.each(actions)('%s：不该办的人办不了，什么也没写；该办的人办得成', async (action) => {
  const row = ACT_ROWS[action]
  const orderId = await to[row.from]()
  const now = world.cloud.clock.now()
  const input = { as: row.as, orderId, ...(await row.input?.({ now, orderId, another: () => to.submitted() })) }
  const before = stored(world, orderId)
  const refused = async (who: string | undefined, change: object, code: string) => {
    const got = await call(who, action, { ...input, ...change })
    expect([action, who, change, got.code]).toEqual([action, who, change, code])
    expect(Object.keys(got.reply).every((key) => ['ok', 'code', 'said', 'requestId', 'detail', 'fields'].includes(key))).toBe(true)
  }

  await refused(undefined, {}, 'UNAUTHENTICATED')
  for (const kind of KINDS) {
    // Somebody who says to be what they are not.
    if (kind !== 'resident' && !usesSeat(action, kind)) await refused(CAST.stranger, { as: kind }, action === 'rate' ? 'NOT_YOURS' : 'FORBIDDEN')
    const allowed = (transitionOf(action).by as readonly string[]).includes(kind)
    if (!allowed) await refused(HERE_OF_KIND[kind], { as: kind }, WRONG_KIND[action]?.[kind] ?? WRONG_KIND[action]?.rest ?? 'NOT_ALLOWED')
  }
  await refused(OTHER_OF_KIND[row.as], {}, row.otherPerson)
  await refused(row.who, { orderId: 'no-such-order' }, 'NOT_FOUND')
  expect(stored(world, orderId)).toEqual(before)

  const done = await call(row.who, action, input)
  expect([action, done.code]).toEqual([action, 'OK'])
  expect(ordersContract[action].output.parse(done.reply.data)).toEqual(done.reply.data)
  expect(Object.keys(done.reply).every((key) => ['ok', 'data', 'requestId', 'role'].includes(key))).toBe(true)
  expect(stored(world, orderId).version).toBeGreaterThan(before.version)
})

/** The holder of a seat acts by the seat: a stranger is refused as no assignee instead. */
function usesSeat(action: CallableAction, kind: ActorKind): boolean {
  return kind === 'member' && transitionOf(action).needs?.includes('holdsSeat') === true && action !== 'offerTransfer'
}
