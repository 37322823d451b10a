import * as fc from 'fast-check'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'

/** Monday 2026-03-02 10:00 in Shanghai. */
export const MORNING = Date.parse('2026-03-02T10:00:00+08:00')
export const HOUR = 3_600_000
const HOME = { lng: 117.96, lat: 36.64 }
/** So many metres east and north of where the orders are. */
export const away = (east: number, north = 0) => ({ lng: HOME.lng + east / (111_195 * Math.cos((HOME.lat * Math.PI) / 180)), lat: HOME.lat + north / 111_195 })

/** Somebody who may be asked for anything near by. */
export function aMember(change: Partial<MemberFacts> = {}): MemberFacts {
  return {
    id: 'm1', label: '党员 1 号', gridId: 'g1', communityId: 'c1', streetId: 's1', point: HOME, skills: ['water'], certificates: {}, radiusM: 1500, duty: [], avoids: [], openMax: 2, weeklyMax: 3, restHours: 0,
    open: 0, takenThisWeek: 0, busy: [], hours: 0, offers: 0, recentOffers: 0, visits: 5, ratings: { count: 0, sum: 0 }, kin: [], ...change,
  }
}

export function anOrderOf(change: Partial<OrderFacts> = {}): OrderFacts {
  return {
    id: 'o1', categoryId: 'home', skill: 'water', urgency: 'p2', need: 1, homeVisit: true, experiencedAboard: false, point: HOME, gridId: 'g1', communityId: 'c1', streetId: 's1', neighbours: ['c2'],
    rings: ['grid', 'community'], residentIds: ['r1'], askedIds: [], ...change,
  }
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const place = fc.tuple(fc.integer({ min: -2500, max: 2500 }), fc.integer({ min: -2500, max: 2500 })).map(([east, north]) => away(east, north))
const area = fc.constantFrom(...[1, 2, 3, 4, 5, 6].map((n) => ({ gridId: `g${n}`, communityId: `c${Math.ceil(n / 2)}`, streetId: n > 4 ? 's2' : 's1' })))
const span = fc.constantFrom({ from: '08:00', to: '12:00' }, { from: '22:00', to: '07:00' }, { from: '09:30', to: '10:00' }, { from: '10:00', to: '10:01' }, { from: '12:00', to: '18:00' }, { from: '11:00', to: '11:00' })
const window = fc.integer({ min: 1, max: 30 }).map((hours) => ({ from: MORNING + hours * HOUR, to: MORNING + (hours + 1) * HOUR }))

/** Anybody at all: of every fact the kinds that some rule tells apart. */
export const someMember = (id: string): fc.Arbitrary<MemberFacts> =>
  fc.record({
    where: area, point: maybe(place), skills: fc.subarray(['water', 'care', 'law']), certificates: fc.constantFrom<Readonly<Record<string, number>>>({}, { firstAid: MORNING + 5 * HOUR }, { firstAid: MORNING - 1 }), radiusM: fc.constantFrom(300, 800, 1500, 3000),
    mute: maybe(span), duty: fc.array(fc.record({ days: fc.subarray([1, 2, 6, 7]), span }).map(({ days, span: { from, to } }) => ({ days, from, to })), { maxLength: 3 }), avoids: fc.subarray(['home', 'talk'], { maxLength: 1 }),
    openMax: fc.integer({ min: 0, max: 3 }), weeklyMax: fc.integer({ min: 1, max: 4 }), restHours: fc.constantFrom(0, 2, 24), open: fc.integer({ min: 0, max: 2 }), takenThisWeek: fc.integer({ min: 0, max: 4 }),
    busy: fc.array(window, { maxLength: 2 }), lastVisitEnd: maybe(fc.integer({ min: 1, max: 30 }).map((hours) => MORNING - hours * HOUR)), hours: fc.integer({ min: 0, max: 30 }), offers: fc.integer({ min: 0, max: 20 }), recentOffers: fc.integer({ min: 0, max: 8 }),
    visits: fc.constantFrom(0, 0, 3), ratings: fc.integer({ min: 0, max: 9 }).map((count) => ({ count, sum: 4 * count })), door: maybe(fc.constantFrom('d1', 'd2')), kin: fc.subarray(['r1', 'r2'], { maxLength: 1 }),
  }).map(({ where, point, mute, lastVisitEnd, door, ...rest }) => ({
    id, label: id, ...where, ...rest,
    ...(point === undefined ? {} : { point }), ...(mute === undefined ? {} : { mute }), ...(lastVisitEnd === undefined ? {} : { lastVisitEnd }), ...(door === undefined ? {} : { door }),
  }))

export const someOrder = (id: string, members: number): fc.Arbitrary<OrderFacts> =>
  fc.record({
    where: area, point: maybe(place), skill: maybe(fc.constantFrom('water', 'care', 'law', 'nobodyKnows')), certificate: maybe(fc.constant('firstAid')), categoryId: fc.constantFrom('home', 'talk'), urgency: fc.constantFrom('p0' as const, 'p1' as const, 'p2' as const),
    need: fc.integer({ min: 1, max: 3 }), homeVisit: fc.boolean(), experiencedAboard: fc.boolean(), rings: fc.constantFrom(['grid'] as const, ['grid', 'community'] as const, ['grid', 'community', 'neighbours', 'street'] as const),
    appointment: maybe(window), door: maybe(fc.constantFrom('d1', 'd2')), residentIds: fc.constantFrom(['r1'], ['r2']), askedIds: fc.subarray(Array.from({ length: members }, (_, n) => `m${n}`), { maxLength: Math.min(2, members) }),
  }).map(({ where, point, skill, certificate, appointment, door, ...rest }) => ({
    id, ...where, neighbours: [where.communityId === 'c1' ? 'c2' : 'c1'], ...rest,
    ...(point === undefined ? {} : { point }), ...(skill === undefined ? {} : { skill }), ...(certificate === undefined ? {} : { certificate }), ...(appointment === undefined ? {} : { appointment }), ...(door === undefined ? {} : { door }),
  }))

/** A small world: some members, some orders. */
export const someDay = (most: { members: number; orders: number }) =>
  fc.tuple(fc.integer({ min: 0, max: most.members }), fc.integer({ min: 1, max: most.orders })).chain(([members, orders]) =>
    fc.record({
      members: fc.tuple(...Array.from({ length: members }, (_, n) => someMember(`m${n}`))) as fc.Arbitrary<MemberFacts[]>,
      orders: fc.tuple(...Array.from({ length: orders }, (_, n) => someOrder(`o${n}`, members))) as fc.Arbitrary<OrderFacts[]>,
    }),
  )

/** A day on which nearly everybody may be asked for nearly everything: what is left is to choose. */
export const friendlyDay = (most: { members: number; orders: number }) => {
  const near = fc.integer({ min: 0, max: 900 }).map((east) => away(east))
  const member = (n: number) => fc.record({ point: near, visits: fc.constantFrom(0, 3), hours: fc.integer({ min: 0, max: 30 }), open: fc.integer({ min: 0, max: 1 }), ratings: fc.constantFrom({ count: 0, sum: 0 }, { count: 9, sum: 45 }, { count: 9, sum: 9 }) }).map((facts) => aMember({ id: `m${n}`, ...facts }))
  const order = (n: number) => fc.record({ point: near, need: fc.integer({ min: 1, max: 3 }), homeVisit: fc.constantFrom(true, true, false), urgency: fc.constantFrom('p1' as const, 'p2' as const) }).map((facts) => anOrderOf({ id: `o${n}`, ...facts }))
  return fc.tuple(fc.integer({ min: 1, max: most.members }), fc.integer({ min: 1, max: most.orders })).chain(([members, orders]) =>
    fc.record({ members: fc.tuple(...Array.from({ length: members }, (_, n) => member(n))) as fc.Arbitrary<MemberFacts[]>, orders: fc.tuple(...Array.from({ length: orders }, (_, n) => order(n))) as fc.Arbitrary<OrderFacts[]> }),
  )
}
