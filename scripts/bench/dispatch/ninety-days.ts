import type { AcceptanceModel, Answer } from '../../../core/domain/dispatch/acceptance'
import { calibrationError, learnAll, NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import type { MemberFacts, OrderFacts } from '../../../core/domain/dispatch/facts'
import { giniOf } from '../../../core/domain/dispatch/balance'
import { hoursOf } from '../../../core/domain/dispatch/hours-of'
import type { PlannedSeat } from '../../../core/domain/dispatch/plan-batch'
import { planBatch } from '../../../core/domain/dispatch/plan-batch'
import type { Roster } from '../../../core/domain/dispatch/roster'
import { makeRoster, renewRoster } from '../../../core/domain/dispatch/roster'
import type { Weights } from '../../../core/domain/dispatch/score'
import { fairnessFloor, fairnessPoints, WEIGHTS } from '../../../core/domain/dispatch/score'
import { DAY_MS, MINUTE_MS } from '../../../core/domain/time/day'
import { makeRandom } from '../../../local/seed/random'
import { BUSY_MINUTES, DAY_MINUTES, makeDay, PATIENCE_MINUTES, WINDOW_MINUTES } from './day-order'
import { KNOWN_BY, makeMembers, MEMBERS } from './district'
import type { Habit } from './habits'
import { makeHabit, truthOf, WILLING } from './habits'

/** Skill sets, and the half-days people are there: 7–14 or 14–21 on two days of the week, so that one in seven is there at a time. */
const PROFILES = 12
const NOON = '14:00'
const BATCH_MINUTES = 10
const ROLLING_DAYS = 28
const RECENT_DAYS = 7
/** Monday 2026-03-02 00:00 in Shanghai. */
const FIRST_DAY = Date.parse('2026-03-02T00:00:00+08:00')

export interface Ninety {
  /** Gini of hours within groups of equal skills and half-days, the mean over members; where they are equally willing too; of the district as a whole. */
  readonly gini: number
  readonly giniWilling: number
  readonly giniAll: number
  /** Points of what was served but those for fairness; orders served; offers made. */
  readonly value: number
  readonly served: number
  readonly offers: number
  readonly ece: number
  readonly answers: number
}

interface Person { readonly facts: MemberFacts; readonly group: string; readonly willing: number; readonly habit: Habit; readonly minutesOf: Float64Array; readonly offersOf: Float64Array; minutes: number }

/**
 * `days` days of 4,000 orders, planned batch by batch as their windows end, with `fairness` points for fairness. `answering`:
 * people say yes and no by their own habits, and each order asks on; else everybody goes who is asked, so that hours are
 * what the plans gave.
 */
export function playNinety(days: number, fairness: number, answering: boolean, seed = 1, members = MEMBERS): Ninety {
  const random = makeRandom(seed)
  const people = makePeople(random, members, days)
  const byId = new Map(people.map((person) => [person.facts.id, person]))
  const weights: Weights = { ...WEIGHTS, fairness }
  const sums = { value: 0, served: 0, offers: 0 }
  let model: AcceptanceModel = NEW_MODEL
  const roster = makeRoster(people.map((person) => factsOn(person, 0)), weights)
  for (let day = 0; day < days; day += 1) {
    if (!renewRoster(roster, people.map((person) => factsOn(person, day)))) throw new Error('nobody moves in these days')
    model = playOne(day, roster, model, byId, makeRandom(seed * 1000 + day), sums, answering)
  }
  return { gini: within(people, ({ group }) => group), giniWilling: within(people, ({ group, willing }) => `${group}/${willing}`), giniAll: giniOf(people.map(({ minutes }) => minutes)), ...sums, ece: calibrationError(model), answers: model.answers }
}

function makePeople(random: ReturnType<typeof makeRandom>, members: number, days: number): readonly Person[] {
  // Every trade is known by somebody.
  const profiles = Array.from({ length: PROFILES }, (_, n) => KNOWN_BY.flatMap((share, trade) => (random.next() < share || n === trade ? [`t${trade}`] : [])))
  return makeMembers(random, members, { openMax: 100, weeklyMax: 1000, hours: 0, offers: 0, recentOffers: 0, visits: 1 }).map((facts): Person => {
    const [profile, day, late, willing] = [random.int(0, PROFILES - 1), random.int(1, 7), random.int(0, 1), random.int(0, WILLING.length - 1)]
    const duty = [{ days: [day, ((day + 2) % 7) + 1], from: late ? NOON : '07:00', to: late ? '21:00' : NOON }]
    return { facts: { ...facts, skills: profiles[profile] ?? [], duty }, group: `${profile}/${day}/${late}`, willing, habit: makeHabit(random, willing), minutesOf: new Float64Array(days), offersOf: new Float64Array(days), minutes: 0 }
  })
}

function factsOn({ facts, minutesOf, offersOf }: Person, day: number): MemberFacts {
  const asked = sum0(offersOf, day), yes = sum0(minutesOf, day) / BUSY_MINUTES
  const sum = (of: Float64Array, back: number): number => of.subarray(Math.max(0, day + 1 - back), day + 1).reduce((all, each) => all + each, 0)
  return { ...facts, hours: sum(minutesOf, ROLLING_DAYS) / 60, offers: sum(offersOf, ROLLING_DAYS), recentOffers: sum(offersOf, RECENT_DAYS), ...(process.env.WILL ? { willing: (yes + Number(process.env.WILL) * 0.4) / (asked + Number(process.env.WILL)) } : {}) }
}
const sum0 = (of: Float64Array, day: number): number => of.subarray(Math.max(0, day + 1 - Number(process.env.BACK ?? ROLLING_DAYS)), day + 1).reduce((all, each) => all + each, 0)

interface Waiting { order: OrderFacts; readonly number: number; readonly from: number }

function playOne(day: number, roster: Roster, before: AcceptanceModel, people: ReadonlyMap<string, Person>, random: ReturnType<typeof makeRandom>, sums: { value: number; served: number; offers: number }, answering: boolean): AcceptanceModel {
  const arrivals = makeDay(random)
  const week = day / 7
  const busyUntil = new Map<string, number>()
  let [model, waiting, next] = [before, [] as Waiting[], 0]
  let answers: Answer[] = []
  for (let minute = 0; minute <= DAY_MINUTES + WINDOW_MINUTES + PATIENCE_MINUTES; minute += BATCH_MINUTES) {
    for (let one = arrivals[next]; one !== undefined && one.arrives <= minute; one = arrivals[next]) waiting.push({ order: one.order, number: next++, from: one.starts })
    const now = FIRST_DAY + day * DAY_MS + (7 * 60 + minute) * MINUTE_MS
    const { hour, weekend } = hoursOf(now)
    const spared = new Set([...busyUntil].flatMap(([id, until]) => (until > minute ? [id] : [])))
    const plan = planBatch({ roster, orders: waiting.filter(({ from }) => from <= minute).map(({ order }) => order), now, model, spared })
    const seats = new Map(plan.orders.flatMap(({ orderId, seats: [seat] }) => (seat === undefined ? [] : [[orderId, seat] as const])))
    const left: Waiting[] = []
    const touched: Person[] = []
    for (const one of waiting) {
      const seat = one.from <= minute ? seats.get(one.order.id) : undefined
      const person = people.get(seat?.memberId ?? '')
      if (seat !== undefined && person !== undefined) {
        const facts = roster.members[roster.numberOf.get(seat.memberId) ?? 0] as MemberFacts
        const yes = !answering || roll(day * 10_000 + one.number, seat.memberId) < truthOf(person.habit, facts, one.order, seat.metres ?? 0, hour, week)
        if (answering) answers.push({ features: { memberId: seat.memberId, categoryId: one.order.categoryId, hour, weekend, metres: seat.metres ?? 0, skilled: true, recentOffers: facts.recentOffers }, yes })
        sums.offers += 1
        touched.push(person)
        person.offersOf[day] = (person.offersOf[day] ?? 0) + 1
        if (yes) {
          took(person, day, seat, facts, roster, sums)
          busyUntil.set(seat.memberId, minute + BUSY_MINUTES)
          continue
        }
        one.order = { ...one.order, askedIds: [...one.order.askedIds, seat.memberId] }
      }
      if (minute < one.from + PATIENCE_MINUTES) left.push(one)
    }
    waiting = left
    if (process.env.INDAY) renewRoster(roster, touched.map((person) => factsOn(person, day)))
    // The answers of an hour are learned at its end.
    if ((minute + BATCH_MINUTES) % 60 === 0) [model, answers] = [learnAll(model, answers), []]
  }
  return learnAll(model, answers)
}

function took(person: Person, day: number, seat: PlannedSeat, facts: MemberFacts, roster: Roster, sums: { value: number; served: number }): void {
  person.minutesOf[day] = (person.minutesOf[day] ?? 0) + BUSY_MINUTES
  person.minutes += BUSY_MINUTES
  sums.served += 1
  sums.value += seat.value - fairnessPoints(facts, roster.weights, roster.scales[roster.numberOf.get(facts.id) ?? 0] ?? fairnessFloor(roster.weights))
}

/** 0 ≤ x < 1, of an order and a member: the same answer under whatever weights they are asked. */
function roll(order: number, memberId: string): number {
  return makeRandom(Math.imul(order + 1, 0x9e3779b1) ^ Math.imul(Number(memberId.slice(1)) + 1, 0x85ebca6b)).next()
}

function within(people: readonly Person[], groupOf: (person: Person) => string): number {
  const groups = new Map<string, number[]>()
  for (const person of people) groups.set(groupOf(person), [...(groups.get(groupOf(person)) ?? []), person.minutes])
  return [...groups.values()].reduce((sum, hours) => sum + giniOf(hours) * hours.length, 0) / people.length
}
