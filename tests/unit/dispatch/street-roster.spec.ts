import { makeRoster } from '@core/domain/dispatch/roster'
import type { Roster } from '@core/domain/dispatch/roster'
import type { Workload } from '@core/domain/dispatch/workload'
import { NO_RECORD, NO_WORK } from '@core/domain/dispatch/workload'
import { DAY_MS } from '@core/domain/time/day'
import type { StreetMember } from '../../../cloudfunctions/_data/street-members-repo'
import { streetRoster } from '../../../cloudfunctions/_dispatch/street-roster'
import { aMember, MORNING } from '../../support/dispatch-facts'

/** The members of a street, kept between two looks by an instance. */
const person = (n: number, change = {}) => {
  const { label, gridId, communityId, streetId, skills, radiusM, weeklyMax, point } = aMember()
  return { _id: `m${n}`, label, gridId, communityId, streetId, member: { status: 'active', skills, radiusM, weeklyMax, point, ...change } } as unknown as StreetMember
}
const PEOPLE = [person(1), person(2), person(3)]
const seen = ({ members, own, room, scales }: Roster) => ({ members, own: [...own], room: [...room], scales })

test('看第二次：没有变的人还是原来那一份，变了的才重算，名册和重新做的一样', () => {
  const first = streetRoster('a', PEOPLE, NO_WORK, MORNING)
  const roster = first.roster()
  const work: Workload = { ...NO_WORK, held: { o1: [{ memberId: 'm2', since: MORNING }] }, members: { m3: { ...NO_RECORD, visits: 4 } } }
  const second = streetRoster('a', PEOPLE, work, MORNING + 60_000)
  expect([second.byId.get('m1') === first.byId.get('m1'), second.byId.get('m2')?.open, second.byId.get('m3')?.visits]).toEqual([true, 1, 4])
  expect(second.roster()).toBe(roster)
  expect(seen(second.roster())).toEqual(seen(makeRoster(second.facts)))
  expect(seen(streetRoster('fresh', PEOPLE, work, MORNING + 60_000).roster())).toEqual(seen(roster))
})

test('有人来、有人走、有人搬了家，或者到了第二天，都看得出来', () => {
  const ids = (people: readonly StreetMember[], now = MORNING) => streetRoster('b', people, NO_WORK, now).roster().members.map(({ id }) => id)
  expect(ids(PEOPLE)).toEqual(['m1', 'm2', 'm3'])
  expect(ids(PEOPLE.slice(1))).toEqual(['m2', 'm3'])
  expect(ids([...PEOPLE.slice(1), person(4)])).toEqual(['m2', 'm3', 'm4'])
  expect(ids([person(2), person(3), person(5)])).toEqual(['m2', 'm3', 'm5'])
  const moved = streetRoster('b', [person(2, { radiusM: 9000 }), person(3), person(5)], NO_WORK, MORNING).roster()
  expect(moved.members.find(({ id }) => id === 'm2')?.radiusM).toBe(9000)
  expect([...moved.radius]).toContain(9000)
  const work: Workload = { ...NO_WORK, members: { m1: { ...NO_RECORD, days: { [String(Math.floor((MORNING + 8 * 3_600_000) / DAY_MS))]: [1, 60, 1] } } } }
  const hoursAt = (days: number) => streetRoster('c', PEOPLE, work, MORNING + days * DAY_MS).byId.get('m1')?.hours
  expect([hoursAt(0), hoursAt(27), hoursAt(28)]).toEqual([1, 1, 0])
})

test('手上满了的人，提前想的名册里有，现在的名册里没有空位', () => {
  const work: Workload = { ...NO_WORK, held: { o1: [{ memberId: 'm1', since: MORNING }, { memberId: 'm1', until: MORNING + 1 }] } }
  const { roster, ahead } = streetRoster('d', PEOPLE, work, MORNING)
  const roomOf = (of: Roster) => of.room[of.numberOf.get('m1') ?? -1]
  expect([roomOf(roster()), roomOf(ahead()), ahead().members.find(({ id }) => id === 'm1')?.held]).toEqual([0, 2, { open: 1, invited: 1 }])
})
