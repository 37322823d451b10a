import { NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { endOf, freeAt, VISIT_MS, withRoom } from '@core/domain/dispatch/coming-free'
import { lossesOf } from '@core/domain/dispatch/cover'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import { RETRY_MS } from '@core/domain/dispatch/plan-ahead'
import { planDue } from '@core/domain/dispatch/plan-due'
import { makeRoster } from '@core/domain/dispatch/roster'
import { MINUTE_MS } from '@core/domain/time/day'
import { aMember, anOrderOf, away, HOUR, MORNING } from '../../support/dispatch-facts'

/** What the timer carries out now, and when it looks again; members as their facts say, with those who will have room. */
const at = (minutes: number) => MORNING + minutes * MINUTE_MS
const plan = (members: readonly MemberFacts[], orders: readonly (readonly [order: OrderFacts, due: number, spares?: number])[], now = MORNING) => {
  const done = planDue({ roster: makeRoster(members.map(withRoom)), orders: orders.map(([order, due, spares = due]) => ({ order, due, spares })), model: NEW_MODEL, now })
  return { ...done, sent: Object.fromEntries([...done.sent].map(([id, seats]) => [id, seats.map(({ memberId }) => memberId).sort()])), next: Object.fromEntries(done.next) }
}
const full = (change: Partial<MemberFacts> = {}) => aMember({ open: 1, openMax: 1, ...change })

test('什么时候有空：有空位就是现在；满了看手上的什么时候完；正在别人家里，等他出来', () => {
  const free = (change: Partial<MemberFacts>, order: Partial<OrderFacts> = {}) => freeAt(aMember(change), anOrderOf(order), MORNING)
  expect(free({ open: 1 })).toBe(MORNING)
  expect(free({ open: 2, ends: [at(40), at(20)] })).toBe(at(20))
  expect(free({ open: 2, invited: 1, ends: [at(40), at(20), at(90)] })).toBe(at(40))
  // What should be over long ago says nothing of when it will be.
  expect([free({ open: 2, ends: [at(-5), at(50)] }), free({ open: 2, ends: [at(-5), at(-9)] }), free({ open: 2 })]).toEqual([at(50), Infinity, Infinity])
  const busy = [{ from: at(-30), to: at(60) }]
  expect([free({ busy }), free({ busy: [{ from: at(10), to: at(60) }] }), free({ busy }, { appointment: { from: at(300), to: at(360) } })]).toEqual([at(60), MORNING, MORNING])
  expect([endOf({ since: MORNING }), endOf({ time: { from: MORNING, to: at(30) }, since: at(-99) }), endOf({ until: at(5) }), endOf({})]).toEqual([MORNING + VISIT_MS, at(30), at(5), Infinity])
  expect([withRoom(full()).open, withRoom(aMember({ open: 1 })).open, withRoom(aMember({ openMax: 0 })).openMax]).toEqual([0, 1, 0])
})

test('手上满了、不久就完的人算在后面：等得起的等他，看的时间就是他空出来的时候', () => {
  const soon = full({ id: 'soon', ends: [at(8)] })
  expect(plan([soon], [[anOrderOf(), MORNING]])).toMatchObject({ sent: {}, next: { o1: at(8) } })
  expect(plan([full({ ends: [at(45)] })], [[anOrderOf(), MORNING]]).next).toEqual({ o1: MORNING + RETRY_MS })
  expect(plan([{ ...soon, ends: [at(-1)] }, aMember({ id: 'free' })], [[anOrderOf(), MORNING]]).sent).toEqual({ o1: ['free'] })
  // He is all the second order has, and he is free; the first waits for who comes back.
  const law = anOrderOf({ id: 'law', skill: 'law' })
  expect(plan([soon, aMember({ id: 'both', skills: ['water', 'law'] })], [[anOrderOf(), MORNING], [law, MORNING]]).sent).toEqual({ law: ['both'] })
})

test('还没到点的单不派，它最好的人留着；两个社区的单放在一起想，一个人不问两处', () => {
  const members = [aMember({ id: 'near' }), aMember({ id: 'far', point: away(900) })]
  const orders = [[anOrderOf({ id: 'a' }), MORNING], [anOrderOf({ id: 'b', communityId: 'c2', gridId: 'g3', rings: ['grid', 'community', 'neighbours', 'street'], neighbours: ['c1'] }), MORNING]] as const
  const both = plan(members, orders)
  expect(Object.values(both.sent).flat().sort()).toEqual(['far', 'near'])
  const later = plan([aMember({ id: 'near' })], [[anOrderOf({ id: 'b' }), at(5)]])
  expect([later.sent, later.next]).toEqual([{}, { b: at(5) }])
})

test('一组人一起去，缺一个就不派，也不占着别的单的人；没去过的不能自己成一组', () => {
  const team = anOrderOf({ id: 'team', need: 2 })
  const members = [aMember({ id: 'm1' }), aMember({ id: 'm2' })]
  expect(plan(members, [[team, MORNING]]).sent).toEqual({ team: ['m1', 'm2'] })
  const short = plan(members.slice(0, 1), [[team, MORNING], [anOrderOf({ id: 'one', point: away(800) }), MORNING]])
  expect([short.sent, short.incomplete, short.next]).toEqual([{ one: ['m1'] }, ['team'], { team: MORNING + RETRY_MS }])
  expect(plan(members.map((member) => ({ ...member, visits: 0 })), [[team, MORNING]]).incomplete).toEqual(['team'])
  expect(plan([{ ...members[0] as MemberFacts, visits: 0 }, members[1] as MemberFacts], [[team, MORNING]]).sent).toEqual({ team: ['m1', 'm2'] })
  expect(plan([members[0] as MemberFacts, full({ id: 'm2', ends: [at(5)] })], [[team, MORNING]]).sent).toEqual({})
})

test('不急的先派不是唯一的那一个；急的、没有别人时，唯一的也派', () => {
  // One of three electricians near by is the only one who knows the law as well.
  const members = [aMember({ id: 'only', skills: ['water', 'law'] }), aMember({ id: 'one', point: away(100) }), aMember({ id: 'two', point: away(200) })]
  expect(plan(members, [[anOrderOf(), MORNING]]).sent).toEqual({ o1: ['one'] })
  expect(plan(members, [[anOrderOf({ urgency: 'p1' }), MORNING]]).sent).toEqual({ o1: ['one'] })
  const far = [members[0], ...members.slice(1).map((member) => ({ ...member, point: away(1000) }))].flatMap((member) => member ?? [])
  expect(plan(far, [[anOrderOf({ urgency: 'p1' }), MORNING]]).sent).toEqual({ o1: ['only'] })
  expect(plan(members.slice(0, 1), [[anOrderOf(), MORNING]]).sent).toEqual({ o1: ['only'] })
  const roster = makeRoster(members)
  const losses = lossesOf(roster, [0, 1, 2])
  expect(losses.get(roster.numberOf.get('only') ?? -1)).toBeGreaterThan(1)
  expect(losses.get(roster.numberOf.get('one') ?? -1)).toBeLessThan(1)
})

test('等得起的单先不动一个地方最后会的那一个，留给急的；等到头，没有别人，也派他', () => {
  // Alone with a trade in many grids.
  const grids = Array.from({ length: 20 }, (_, n) => aMember({ id: `g${n}`, gridId: `g${n}`, skills: ['talk'] }))
  const members = [aMember({ id: 'only' }), ...grids]
  const until = at(30)
  const waits = plan(members, [[anOrderOf(), MORNING, until]])
  expect([waits.sent, [...waits.kept], waits.next]).toEqual([{}, ['o1'], { o1: MORNING + RETRY_MS }])
  expect(plan(members, [[anOrderOf(), MORNING, until]], at(25)).next).toEqual({ o1: until })
  const late = plan(members, [[anOrderOf(), MORNING, until]], until)
  expect([late.sent, [...late.kept]]).toEqual([{ o1: ['only'] }, []])
  expect(plan(members, [[anOrderOf(), MORNING, until], [anOrderOf({ id: 'now', urgency: 'p1' }), MORNING]]).sent).toEqual({ now: ['only'] })
  // Somebody else who knows it is enough.
  const two = plan([...members, aMember({ id: 'two', point: away(900) }), aMember({ id: 'three', point: away(950) })], [[anOrderOf(), MORNING, until]])
  expect([two.sent, [...two.kept]]).toEqual([{ o1: ['only'] }, []])
})

test('同样的事实，不管先说谁，派得一样', () => {
  const members = ['b', 'a', 'c'].map((id) => aMember({ id }))
  const orders = [[anOrderOf({ id: 'y' }), MORNING], [anOrderOf({ id: 'x' }), MORNING]] as const
  expect(plan([...members].reverse(), [...orders].reverse())).toEqual(plan(members, orders))
  expect(plan(members, [], MORNING + HOUR)).toMatchObject({ sent: {}, next: {}, certified: true })
})
