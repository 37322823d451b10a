import type { LedgerDoc } from '@core/contract/points-documents'
import { startOfDay } from '@core/domain/time/day'
import { owedFor } from '../../../cloudfunctions/_points/owed'
import type { Theirs } from '../../../cloudfunctions/_points/services'

/** What the ledger lacks of some days, worked out anew from the services. */
const NOW = startOfDay(110)
const HOUR = 3_600_000
const served = (memberId: string, day: number, hours: number, fromHour = 9): Theirs => ({ id: `${memberId}-${day}-${fromHour}`, kind: 'shift', memberId, communityId: 'cm01', from: startOfDay(day) + fromHour * HOUR, to: startOfDay(day) + (fromHour + hours) * HOUR })
const owed = (services: readonly Theirs[], entries: readonly LedgerDoc[] = [], days = [100, 101]) => owedFor(days, { services, entries, versions: [], now: NOW })
const said = (docs: readonly LedgerDoc[]) => docs.map(({ day, people, cause, lines }) => [cause.kind, day, people.join(), lines.find(({ account, unit }) => account.startsWith('member:') && unit === 'minutes')?.amount])

test('没记的一天一人一笔，早的在前；记过的不再欠，同样的服务说几遍都一样', () => {
  const services = [served('b', 101, 2), served('a', 100, 1), served('a', 101, 1)]
  const made = owed(services)
  expect(said(made)).toEqual([['day', 100, 'a', 60], ['day', 101, 'b', 120], ['day', 101, 'a', 60]])
  expect(owed([...services, ...services].reverse(), made)).toEqual([])
  expect(new Set(made.map(({ _id }) => _id)).size).toBe(3)
})

test('服务没有了、变了：冲掉，再记成现在的样子；别人的不动', () => {
  const made = owed([served('a', 100, 1), served('b', 100, 1)])
  expect(said(owed([served('b', 100, 1)], made))).toEqual([['reversal', 100, 'a', -60], ['day', 100, 'a', undefined]])
  expect(said(owed([served('a', 100, 2), served('b', 100, 1)], made))).toEqual([['reversal', 100, 'a', -60], ['day', 100, 'a', 120]])
})

test('跨夜的一次两天各算各的；不在这几天的不算；更正和领走的不是服务，不冲', () => {
  expect(said(owed([served('a', 100, 4, 22)]))).toEqual([['day', 100, 'a', 120], ['day', 101, 'a', 120]])
  expect(owed([served('a', 99, 1), served('a', 102, 1)])).toEqual([])
  const byHand: LedgerDoc = { _id: 'x', at: 0, people: ['a'], day: 100, cause: { kind: 'adjust', recordId: 'r' }, rules: 1, lines: [] }
  expect(owed([], [byHand])).toEqual([])
})
