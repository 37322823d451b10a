import { ORDER_LONGEST_MS, servicesIn } from '@core/domain/points/order-services'

const HOUR = 3_600_000
const by = { kind: 'member', id: 'm1' }
const visit = (hours: number) => servicesIn('o1', [{ seq: 1, action: 'checkIn', at: 0, by }, { seq: 2, action: 'finish', at: hours * HOUR, by }])

test('上门从到到完；忘了点办好、过几天才点的，最多算十二个小时', () => {
  expect(visit(2)).toEqual([{ id: 'order:o1:2', kind: 'order', memberId: 'm1', from: 0, to: 2 * HOUR }])
  expect(visit(12)[0]?.to).toBe(ORDER_LONGEST_MS)
  expect(visit(72)[0]?.to).toBe(ORDER_LONGEST_MS)
})

test('没有网的时候到和走：按那时的时间算；走不早于到，也不晚于说出来的时候', () => {
  const told = (came: number, went: number) => servicesIn('o1', [{ seq: 1, action: 'checkIn', at: 5 * HOUR, by, data: { happenedAt: came } }, { seq: 2, action: 'finish', at: 6 * HOUR, by, data: { happenedAt: went } }])
  expect(told(HOUR, 2 * HOUR)).toMatchObject([{ from: HOUR, to: 2 * HOUR }])
  expect(told(HOUR, 9 * HOUR)).toMatchObject([{ from: HOUR, to: 6 * HOUR }])
  expect(told(3 * HOUR, 2 * HOUR)).toMatchObject([{ from: 3 * HOUR, to: 3 * HOUR }])
})
