import type { Decidable, Mark } from '@core/domain/likeness/decisions'
import { tailOf } from '@core/domain/likeness/decisions'
import type { OrderState } from '@core/domain/order/order-states'
import { ORDER_STATES } from '@core/domain/order/order-states'

const DAY = 86_400_000
const NOW = 100 * DAY
const order = (at: number, state: OrderState, change: Partial<Decidable> = {}): Decidable =>
  ({ id: `o${String(at).padStart(5, '0')}`, state, createdAt: at, serviceId: 'c0102', urgency: 'p1', title: '漏水', text: '滴水', erased: false, ...change })
const idsOf = (all: readonly Decidable[]) => all.map(({ id }) => id)

/** Reads as the function does: what lies after the mark, page by page, kept each time. */
function readAll(orders: readonly Decidable[], now: number, page: number): { readonly kept: readonly string[]; readonly rest: readonly string[] } {
  let mark: Mark = { at: -1, id: '' }
  const kept: string[] = []
  for (;;) {
    const after = orders.filter(({ createdAt, id }) => createdAt > mark.at || (createdAt === mark.at && id > mark.id)).slice(0, page)
    const tail = tailOf(after, now, after.length === page)
    if (tail.mark === undefined || (tail.mark.at === mark.at && tail.mark.id === mark.id)) return { kept, rest: idsOf(tail.rest) }
    kept.push(...idsOf(tail.settled))
    mark = tail.mark
  }
}

test('定了的一路记到第一张没定的；后面定了的这次算上，下次再看', () => {
  const tail = tailOf([order(NOW - 5, 'taken'), order(NOW - 4, 'closed'), order(NOW - 3, 'submitted'), order(NOW - 2, 'offered'), order(NOW - 1, 'accepted')], NOW, false)
  expect([idsOf(tail.settled), idsOf(tail.rest)]).toEqual([[`o${NOW - 5}`, `o${NOW - 4}`], [`o${NOW - 2}`, `o${NOW - 1}`]])
  expect(tail.mark).toEqual({ at: NOW - 4, id: `o${NOW - 4}` })
})

test('受理了还能改类的不急着记；七天以后按那时的算', () => {
  const accepted = order(0, 'accepted')
  expect(tailOf([accepted], 6 * DAY, false)).toEqual({ settled: [], rest: [accepted] })
  expect(tailOf([accepted], 7 * DAY, false)).toEqual({ settled: [accepted], rest: [], mark: { at: 0, id: accepted.id } })
})

test('不予受理、撤销、转走的从来不学，也不挡路；清除了的没有字可学', () => {
  const orders = [order(1, 'rejected'), order(2, 'cancelled'), order(3, 'forwarded'), order(4, 'archived', { erased: true }), order(5, 'closed')]
  expect(tailOf(orders, 6, false)).toMatchObject({ settled: [orders[4]], rest: [], mark: { at: 5 } })
})

test('怎样分页、状态怎样排，每一张定了的都正好一次：不重，不漏', () => {
  let seed = 7
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  for (let round = 0; round < 60; round += 1) {
    const orders = Array.from({ length: 90 }, (_, at) => order(NOW - 30 * DAY + Math.floor(at / 3) * DAY, ORDER_STATES[Math.floor(random() * ORDER_STATES.length)] ?? 'closed', { id: `o${String(at).padStart(3, '0')}` }))
    const { kept, rest } = readAll(orders, NOW, 10 + Math.floor(random() * 80))
    expect(new Set([...kept, ...rest]).size).toBe(kept.length + rest.length)
    // Without a full page nothing decided is passed by.
    const whole = readAll(orders, NOW, 1000)
    const decided = orders.filter(({ state }) => tailOf([order(0, state)], 8 * DAY, false).settled.length === 1)
    expect([...whole.kept, ...whole.rest].sort()).toEqual(idsOf(decided).sort())
  }
})

test('一页满了而第一张一直没人管：前一半放行，后面的不会永远看不到', () => {
  const orders = [order(NOW - 10, 'submitted'), ...Array.from({ length: 9 }, (_, at) => order(NOW - 9 + at, 'closed'))]
  expect(tailOf(orders, NOW, false).mark).toBeUndefined()
  expect(tailOf(orders, NOW, true).mark?.at).toBe(NOW - 1)
})
