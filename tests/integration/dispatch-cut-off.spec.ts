import { CAST, stored } from '../support/journey'
import { tapOrder } from '../support/orders'
import { startWorld } from '../support/world'

/**
 * Dispatching over a database that breaks connections in the middle, between deciding and writing as well as after it: plans are
 * made again, and everything is sent again under its number, until it is answered. Nobody is asked twice, no order is sent twice.
 */
const MINUTE = 60_000
const TRIES = 60

test.each([1, 2, 3, 4, 5, 6])('第 %i 种断法：方案、名单和系统自己派的，断在哪里都不重、不漏', async (seed) => {
  const world = await startWorld({ instancesPerFunction: 1, faults: { seed, cut: 0.08, lostReply: 0.05 } })
  try {
    let wishes = 0
    const insist = async <T>(once: (requestId: string) => Promise<{ readonly ok: boolean; readonly code?: string; readonly data?: T }>): Promise<T> => {
      const requestId = `stubborn-${(wishes += 1)}-wish`
      for (let n = 0; n < TRIES; n += 1) {
        const reply = await once(requestId)
        if (reply.ok) return reply.data as T
        if (!['INTERNAL', 'BUSY'].includes(reply.code ?? '')) throw new Error(reply.code)
      }
      throw new Error('never came through')
    }
    const staff = world.as(CAST.staff)
    const orderIds: string[] = []
    for (let n = 0; n < 6; n += 1) {
      const { orderId } = await insist((id) => world.as(n % 2 === 0 ? CAST.resident : CAST.neighbour).call('orders', 'submit', tapOrder(), id))
      // Where nobody could look at its words, it waits for staff to do so.
      if (stored(world, orderId).state === 'contentHold') await insist((id) => staff.call('orders', 'releaseContent', { as: 'staff', orderId }, id))
      await insist((id) => staff.call('orders', 'accept', { as: 'staff', orderId }, id))
      orderIds.push(orderId)
    }
    // Half of them by a plan: what was cut off is planned again, as whoever sits at the desk would.
    const byPlan = orderIds.slice(0, 3)
    for (let n = 0; n < TRIES && byPlan.some((id) => stored(world, id).state === 'accepted'); n += 1) {
      const { orders, plan } = await insist((id) => staff.call('orders', 'plan', { as: 'staff', orderIds: byPlan }, id))
      const items = orders.filter(({ orderId, seats }) => seats.length > 0 && stored(world, orderId).state === 'accepted').map(({ orderId, version, seats, next }) => ({ orderId, version, memberIds: seats.map(({ memberId }) => memberId), next }))
      if (items.length > 0) await staff.call('orders', 'dispatchMany', { as: 'staff', plan, items })
    }
    // The others by the timer.
    const settings = await insist((id) => staff.call('orders', 'settings', { as: 'staff', communityId: 'cm01' }, id))
    const modes = { '*': 'mixed' as const }
    const { tried } = await insist((id) => staff.call('orders', 'tryRoutes', { as: 'staff', communityId: 'cm01', modes, routes: [] }, id))
    await insist((id) => staff.call('orders', 'saveSettings', { as: 'staff', communityId: 'cm01', version: settings.version, modes, routes: [], tried }, id))
    for (let n = 0; n < TRIES && orderIds.some((id) => stored(world, id).state === 'accepted'); n += 1) {
      world.cloud.clock.advance(2 * MINUTE)
      await world.cloud.fireTimer('clock')
    }

    expect(world.cloud.faults().length).toBeGreaterThan(5)
    for (const orderId of orderIds) {
      const { state, log, offers } = stored(world, orderId)
      const asked = Object.values(offers).map(({ to }) => to)
      expect([orderId, state, log.filter(({ action }) => action === 'dispatch').length]).toEqual([orderId, 'offered', 1])
      expect(new Set(asked).size).toBe(asked.length)
    }
  } finally {
    await world.stop()
  }
}, 120_000)
