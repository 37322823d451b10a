import { minutesByCommunity } from '@core/domain/points/by-community'
import { saidOf } from '@core/domain/points/certificate-life'
import { startOfDay } from '@core/domain/time/day'

/** Whose hours a certificate says they are: where they were served, adding up to the ledger to the minute. */
const HOUR = 3_600_000
const DAY = 20_000
const service = (communityId: string, from: number, hours: number, kind: 'order' | 'shift' = 'shift') => ({ id: `${communityId}-${from}`, kind, communityId, from: startOfDay(DAY) + from * HOUR, to: startOfDay(DAY) + (from + hours) * HOUR })
const day = (minutes: Partial<{ order: number; shift: number; activity: number }>, otherwise = 'home') => ({ day: DAY, otherwise, minutes: { order: 0, shift: 0, activity: 0, ...minutes } })

test('在哪个社区服务就是哪个社区记的，多的在前；重叠的一段只归先开始的', () => {
  expect(minutesByCommunity([day({ shift: 240 })], [service('b', 8, 1), service('a', 10, 3)])).toEqual([{ communityId: 'a', minutes: 180 }, { communityId: 'b', minutes: 60 }])
  expect(minutesByCommunity([day({ shift: 180 })], [service('a', 8, 2), service('b', 9, 2)])).toEqual([{ communityId: 'a', minutes: 120 }, { communityId: 'b', minutes: 60 }])
})

test('加起来总是账上的数，一分钟不差；更正过的按那天服务的地方分', () => {
  const shared = minutesByCommunity([day({ shift: 100 })], [service('a', 8, 1), service('b', 10, 1), service('c', 12, 1)])
  expect(shared.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(100)
  expect(minutesByCommunity([day({ shift: 30, order: 45 })], [service('a', 8, 1)])).toEqual([{ communityId: 'home', minutes: 45 }, { communityId: 'a', minutes: 30 }])
  expect(minutesByCommunity([day({ shift: 60 }, 'recorder')], [])).toEqual([{ communityId: 'recorder', minutes: 60 }])
  expect(minutesByCommunity([day({})], [service('a', 8, 1)])).toEqual([])
})

test('纸上和扫码看到的是同一个加法：只加列出来的', () => {
  expect(saidOf({ order: 60, shift: -30, activity: 15 })).toEqual({ kinds: [{ kind: 'order', minutes: 60 }, { kind: 'activity', minutes: 15 }], total: 75 })
})
