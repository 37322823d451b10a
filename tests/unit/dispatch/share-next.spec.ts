import { shareNext } from '@core/domain/dispatch/share-next'
import { byTurn } from '@core/domain/dispatch/turn'
import { aMember } from '../../support/dispatch-facts'

test('候补名单：每个人最多排进他还接得下的几单，一轮一轮地分，谁也不独占', () => {
  const ranked = Array.from({ length: 6 }, (_, n) => aMember({ id: `m${n}`, open: 0, openMax: 1, takenThisWeek: 0, weeklyMax: 5 }))
  const shared = shareNext(['a', 'b', 'c'].map((id) => ({ id, ranked })), 12)
  expect([...shared.values()].map((list) => list.map(({ id }) => id))).toEqual([['m0', 'm3'], ['m1', 'm4'], ['m2', 'm5']])
  const roomy = shareNext(['a', 'b', 'c'].map((id) => ({ id, ranked: [aMember({ id: 'm', open: 1, openMax: 3, takenThisWeek: 0, weeklyMax: 5 })] })), 12)
  expect([...roomy.values()].map((list) => list.length)).toEqual([1, 1, 0])
})

test('轮到谁：先看工时，再看问过几次，一样的按编号', () => {
  const people = [{ id: 'c', hours: 1, offers: 0 }, { id: 'b', hours: 0, offers: 2 }, { id: 'd', hours: 0, offers: 1 }, { id: 'a', hours: 0, offers: 2 }]
  expect([...people].sort(byTurn).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c'])
})
